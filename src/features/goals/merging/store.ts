import { and, eq, inArray } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';

// Things of one statement, far below what either engine binds.
const ROWS = 500;

const inChunks = (ids: readonly string[], write: (chunk: string[]) => Write): Write[] =>
  Array.from({ length: Math.ceil(ids.length / ROWS) }, (_, i) => write(ids.slice(i * ROWS, (i + 1) * ROWS)));

const idsOf = (rows: readonly { id: string }[]): string[] => [...new Set(rows.map((row) => row.id))];

/** The queries by which goals and their history become another's. */
export function mergingStore({ db, t }: Store<GoalTables>) {
  const { goals: g, goalUpdates: u, goalMilestones: m, goalVersions: v } = t;
  return {
    goalsOf: async (side: 'ownerId' | 'proposedById', personId: string) =>
      idsOf(await db.select({ id: g.id }).from(g).where(eq(g[side], personId))),
    giveGoals: (side: 'ownerId' | 'proposedById', ids: readonly string[], from: string, to: string) =>
      inChunks(ids, (some) =>
        db
          .update(g)
          .set({ [side]: to })
          .where(and(inArray(g.id, some), eq(g[side], from))),
      ),
    updatesBy: async (side: 'byId' | 'struckById', personId: string) =>
      idsOf(await db.select({ id: u.id }).from(u).where(eq(u[side], personId))),
    giveUpdates: (side: 'byId' | 'struckById', ids: readonly string[], from: string, to: string) =>
      inChunks(ids, (some) =>
        db
          .update(u)
          .set({ [side]: to })
          .where(and(inArray(u.id, some), eq(u[side], from))),
      ),
    milestonesBy: async (personId: string) =>
      idsOf(await db.select({ id: m.id }).from(m).where(eq(m.doneById, personId))),
    giveMilestones: (ids: readonly string[], from: string, to: string) =>
      inChunks(ids, (some) =>
        db
          .update(m)
          .set({ doneById: to })
          .where(and(inArray(m.id, some), eq(m.doneById, from))),
      ),
    /** Goals in whose history somebody is named; a line of it is found again by its goal. */
    changedBy: async (personId: string) =>
      idsOf(await db.select({ id: v.goalId }).from(v).where(eq(v.byId, personId))),
    giveChanges: (goalIds: readonly string[], from: string, to: string) =>
      inChunks(goalIds, (some) =>
        db
          .update(v)
          .set({ byId: to })
          .where(and(inArray(v.goalId, some), eq(v.byId, from))),
      ),
  };
}
