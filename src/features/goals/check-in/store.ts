import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gte, inArray, lt } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { ChangeKind } from '../model.ts';
import type { GoalTables } from '../schema.ts';

export type CheckInValues = ReturnType<typeof checkInValues>;

/** The queries that only the check-in asks of goals. */
export function checkInValues({ db, t }: Store<GoalTables>) {
  const { goalAskedValues: a, goalVersions: v } = t;
  return {
    /** Reads which values were asked about in a check-in, by goal. */
    async asked(checkInId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db.select().from(a).where(eq(a.checkInId, checkInId));
      return new Map(rows.map((row) => [row.goalId, row.value]));
    },
    ask: (checkInId: string, values: readonly { goalId: string; value: number }[]): Write[] =>
      values.map(({ goalId, value }) =>
        db
          .insert(a)
          .values({ checkInId, goalId, value })
          .onConflictDoUpdate({ target: [a.checkInId, a.goalId], set: { value } }),
      ),
    forget: (checkInId: string): Write => db.delete(a).where(eq(a.checkInId, checkInId)),

    /** Reads what happened to goals as a whole between two instants, oldest first. */
    async changes(
      goalIds: readonly string[],
      from: Instant,
      to: Instant,
    ): Promise<{ goalId: string; what: ChangeKind; byId: string | null }[]> {
      if (goalIds.length === 0) return [];
      return db
        .select({ goalId: v.goalId, what: v.what, byId: v.byId })
        .from(v)
        .where(and(inArray(v.goalId, [...goalIds]), gte(v.at, from), lt(v.at, to)))
        .orderBy(v.at);
    },
  };
}
