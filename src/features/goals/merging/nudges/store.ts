import { and, eq, inArray } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';

type WaitSide = 'managerId' | 'escalatedToId' | 'announcedId';
type LineSide = 'managerId' | 'nextId';

const distinct = (rows: readonly { id: string }[]): string[] => [...new Set(rows.map((row) => row.id))];

/** The queries by which what managers were told of goals, and what they did, becomes another's. */
export function nudgeMergingStore({ db, t }: Store<GoalTables>) {
  const { goalWaits: w, goalNudges: n, goalNudgeLines: l, goalActs: a, goalTypedValues: typed } = t;
  return {
    waitsOf: async (side: WaitSide, personId: string) =>
      distinct(await db.select({ id: w.goalId }).from(w).where(eq(w[side], personId))),
    giveWaits: (side: WaitSide, goalIds: readonly string[], from: string, to: string): Write[] => [
      db
        .update(w)
        .set({ [side]: to })
        .where(and(inArray(w.goalId, [...goalIds]), eq(w[side], from))),
    ],
    nudgesOf: async (personId: string) =>
      distinct(await db.select({ id: n.id }).from(n).where(eq(n.personId, personId))),
    giveNudges: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(n)
        .set({ personId: to })
        .where(and(inArray(n.id, [...ids]), eq(n.personId, from))),
    ],
    /** Morning cards in whose lines somebody is named. */
    linesWith: async (side: LineSide, personId: string) =>
      distinct(await db.select({ id: l.nudgeId }).from(l).where(eq(l[side], personId))),
    giveLines: (side: LineSide, nudgeIds: readonly string[], from: string, to: string): Write[] => [
      db
        .update(l)
        .set({ [side]: to })
        .where(and(inArray(l.nudgeId, [...nudgeIds]), eq(l[side], from))),
    ],
    actsOf: async (personId: string) =>
      distinct(await db.select({ id: a.id }).from(a).where(eq(a.byId, personId))),
    giveActs: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(a)
        .set({ byId: to })
        .where(and(inArray(a.id, [...ids]), eq(a.byId, from))),
    ],
    typedBy: async (personId: string) =>
      distinct(await db.select({ id: typed.id }).from(typed).where(eq(typed.byId, personId))),
    giveTyped: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(typed)
        .set({ byId: to })
        .where(and(inArray(typed.id, [...ids]), eq(typed.byId, from))),
    ],
  };
}
