import type { Instant } from '../../../shared/clock.ts';
import { and, eq, inArray, prepareList } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { Plan } from '../rules.ts';
import type { CheckInTables } from '../schema.ts';

export type StoredPlan = Plan & { scope: string; version: number };

/** The scope of the plan that holds for teams without their own. */
export const COMPANY = 'company';

/** The queries of how teams check in. */
export function planQueries({ db, t }: Store<CheckInTables>) {
  const plansQuery = prepareList('check_in_plans', (scopes) =>
    db.select().from(t.checkInPlans).where(inArray(t.checkInPlans.scope, scopes)),
  );

  return {
    async plans(scopes: readonly string[]): Promise<ReadonlyMap<string, StoredPlan>> {
      const rows = await plansQuery(scopes);
      return new Map(rows.map((row) => [row.scope, row]));
    },
    /** Stores a plan over the version that was read (0: there was none). */
    savePlan(plan: StoredPlan, by: string | null, at: Instant): Write {
      const { version, ...set } = plan;
      const next = { ...set, version: version + 1, changedBy: by, changedAt: at };
      return version === 0
        ? exactly(1, db.insert(t.checkInPlans).values(next).onConflictDoNothing())
        : exactly(
            1,
            db
              .update(t.checkInPlans)
              .set(next)
              .where(and(eq(t.checkInPlans.scope, plan.scope), eq(t.checkInPlans.version, version))),
          );
    },
  };
}
