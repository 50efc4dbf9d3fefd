import { and, eq, inArray, sql } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';

/** Sides of a wait that name somebody. */
export type Side = 'managerId' | 'announcedId' | 'escalatedToId';

// Things of one statement, far below what either engine binds.
const ROWS = 500;

const inChunks = (ids: readonly string[], write: (chunk: string[]) => Write): Write[] =>
  Array.from({ length: Math.ceil(ids.length / ROWS) }, (_, i) => write(ids.slice(i * ROWS, (i + 1) * ROWS)));

/** The queries by which waits, cards and acts become another's. */
export function nudgeMergingStore({ db, t }: Store<GoalTables>) {
  const { goalWaits: w, goalNudges: n, goalActs: a } = t;
  return {
    async waitsOf(side: Side, personId: string): Promise<string[]> {
      const rows = await db.select({ id: w.goalId }).from(w).where(eq(w[side], personId));
      return rows.map((row) => row.id);
    },
    giveWaits: (side: Side, ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) =>
        db
          .update(w)
          .set({ [side]: to, version: sql`${w.version} + 1` })
          .where(and(inArray(w.goalId, some), eq(w[side], from))),
      ),
    async nudgesOf(personId: string): Promise<string[]> {
      const rows = await db.select({ id: n.id }).from(n).where(eq(n.personId, personId));
      return rows.map((row) => row.id);
    },
    giveNudges: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) =>
        db
          .update(n)
          .set({ personId: to })
          .where(and(inArray(n.id, some), eq(n.personId, from))),
      ),
    async actsBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: a.id }).from(a).where(eq(a.byId, personId));
      return rows.map((row) => row.id);
    },
    giveActs: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) =>
        db
          .update(a)
          .set({ byId: to })
          .where(and(inArray(a.id, some), eq(a.byId, from))),
      ),
  };
}
