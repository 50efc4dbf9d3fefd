import { and, eq, inArray } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';

// Rows of one statement: three columns each, far below what SQLite binds.
const ROWS = 500;

/** The queries about what became another's when two people turned out to be one. */
export function mergingStore({ db, t }: Store<PeopleTables>) {
  const { people, personMoves, absences } = t;
  const isMove = (otherId: string, what: string) =>
    and(eq(personMoves.otherId, otherId), eq(personMoves.what, what));

  return {
    mergedInto: (ids: readonly string[]) =>
      db
        .select({ id: people.id, mergedIntoId: people.mergedIntoId })
        .from(people)
        .where(inArray(people.id, [...ids])),
    keep: (otherId: string, what: string, things: readonly string[]): Write[] =>
      Array.from({ length: Math.ceil(things.length / ROWS) }, (_, i) =>
        db
          .insert(personMoves)
          .values(things.slice(i * ROWS, (i + 1) * ROWS).map((thing) => ({ otherId, what, thing })))
          .onConflictDoNothing(),
      ),
    async kept(otherId: string, what: string): Promise<string[]> {
      const rows = await db
        .select({ thing: personMoves.thing })
        .from(personMoves)
        .where(isMove(otherId, what));
      return rows.map((row) => row.thing);
    },
    forget: (otherId: string, what: string): Write => db.delete(personMoves).where(isMove(otherId, what)),

    async absencesOf(personId: string): Promise<string[]> {
      const rows = await db.select({ id: absences.id }).from(absences).where(eq(absences.personId, personId));
      return rows.map((row) => row.id);
    },
    giveAbsences: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(absences)
        .set({ personId: to })
        .where(and(inArray(absences.id, [...ids]), eq(absences.personId, from))),
    ],
  };
}

export type MergingStore = ReturnType<typeof mergingStore>;
