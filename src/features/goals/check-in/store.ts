import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  gte,
  inArray,
  lt,
  param,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { ChangeKind } from '../model.ts';
import type { GoalTables } from '../schema.ts';

export type CheckInValues = ReturnType<typeof checkInValues>;

/** The queries that only the check-in asks of goals. */
export function checkInValues(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalAskedValues: a, goalVersions: v } = t;
  const isOfCheckIn = eq(a.checkInId, sql.placeholder('checkInId'));
  const asked = prepareRead('goal_values_asked', () => db.select().from(a).where(isOfCheckIn));
  const ask = store.prepareWrite(() =>
    db
      .insert(a)
      .values(params(a, ['checkInId', 'goalId', 'value', 'at']))
      .onConflictDoUpdate({
        target: [a.checkInId, a.goalId],
        set: { value: sql`excluded.value`, at: sql`excluded.at` },
      }),
  );
  const forget = store.prepareWrite(() => db.delete(a).where(isOfCheckIn));
  const changes = prepareList('goal_changes_between', (ids) =>
    db
      .select({ goalId: v.goalId, what: v.what, byId: v.byId })
      .from(v)
      .where(and(inArray(v.goalId, ids), gte(v.at, param('from', v.at)), lt(v.at, param('to', v.at))))
      .orderBy(asc(v.at)),
  );
  return {
    /** Reads which values were asked about in a check-in, by goal. */
    async asked(checkInId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await asked({ checkInId });
      return new Map(rows.map((row) => [row.goalId, row.value]));
    },
    ask: (checkInId: string, values: readonly { goalId: string; value: number }[], at: Instant): Write[] =>
      values.map(({ goalId, value }) => ask({ checkInId, goalId, value, at })),
    forget: (checkInId: string): Write => forget({ checkInId }),
    /** Forgets what was asked about before an instant and never sent again. */
    forgetAsked: (before: Instant): Write => db.delete(a).where(lt(a.at, before)),

    /** Reads what happened to goals as a whole between two instants, oldest first. */
    changes: (
      goalIds: readonly string[],
      from: Instant,
      to: Instant,
    ): Promise<{ goalId: string; what: ChangeKind; byId: string | null }[]> => changes(goalIds, { from, to }),
  };
}
