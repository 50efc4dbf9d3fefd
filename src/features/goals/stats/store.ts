import type { Instant } from '../../../shared/clock.ts';
import { and, asc, count, eq, gt, gte, lt, ne } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { Goal } from '../model.ts';
import { goalOf } from '../rows.ts';
import type { GoalTables } from '../schema.ts';
import type { Count } from './rules.ts';

/** The queries behind what HR sees of adjustments, and behind exports. */
export function statisticsStore({ db, t }: Store<GoalTables>) {
  const { goalAdjustments: a, goals: g } = t;
  return {
    /** Counts requests that were made in a period, by team, reason, kind and state. */
    async counts(from: Instant, until: Instant): Promise<Count[]> {
      const { reason, kind, state } = a;
      const rows = await db
        .select({ teamId: g.teamId, reason, kind, state, count: count() })
        .from(a)
        .innerJoin(g, eq(g.id, a.goalId))
        .where(and(gte(a.createdAt, from), lt(a.createdAt, until)))
        .groupBy(g.teamId, reason, kind, state);
      return rows.map((row) => ({ ...row, teamId: row.teamId ?? undefined }));
    },
    /** Finds when the first request was made; nothing before there is one. */
    async firstAt(): Promise<Instant | undefined> {
      const [row] = await db.select({ at: a.createdAt }).from(a).orderBy(asc(a.createdAt)).limit(1);
      return row?.at;
    },
    /** Pages through goals by their number; private ones stay between two people. */
    async goalsAfter(number: number, limit: number): Promise<Goal[]> {
      const isOpen = ne(g.visibility, 'private');
      const rows = await db
        .select()
        .from(g)
        .where(and(gt(g.number, number), isOpen))
        .orderBy(asc(g.number))
        .limit(limit);
      return rows.map(goalOf);
    },
  };
}
