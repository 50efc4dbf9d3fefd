import { and, eq } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { Goal } from '../model.ts';
import { goalOf } from '../rows.ts';
import type { GoalTables } from '../schema.ts';

export type LeavingStore = ReturnType<typeof leavingStore>;

/** The queries about goals whose owner left. */
export function leavingStore({ db, t }: Store<GoalTables>) {
  const { goals: g, goalVersions: v } = t;
  return {
    /** Reads the goals that somebody got because another one left, by number. */
    async handedOver(leaverId: string, ownerId: string): Promise<Goal[]> {
      const rows = await db
        .select({ goal: g, before: v.before })
        .from(v)
        .innerJoin(g, eq(g.id, v.goalId))
        .where(and(eq(g.ownerId, ownerId), eq(v.what, 'handed-over')))
        .orderBy(g.number);
      const theirs = rows.filter((row) => row.before.ownerId === leaverId).map((row) => goalOf(row.goal));
      return [...new Map(theirs.map((it) => [it.id, it])).values()];
    },
  };
}
