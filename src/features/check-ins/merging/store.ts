import { and, eq, inArray } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { CheckIn } from '../rules.ts';
import type { CheckInTables } from '../schema.ts';

/** The queries by which check-ins become another's. */
export function mergingStore({ db, t }: Store<CheckInTables>) {
  const { checkIns: c, checkInVersions: v, checkInPreferences: preferences, checkInOpenings: openings } = t;
  return {
    ofAll: (personIds: readonly string[]): PromiseLike<CheckIn[]> =>
      db
        .select()
        .from(c)
        .where(inArray(c.personId, [...personIds])),
    /** Guarded: one that was answered meanwhile makes us decide again. */
    remove: (ids: readonly string[]): Write[] =>
      ids.length === 0
        ? []
        : [exactly(ids.length, db.delete(c).where(and(inArray(c.id, [...ids]), eq(c.version, 0))))],
    give: (ids: readonly string[], from: string, to: string): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(c)
                .set({ personId: to })
                .where(and(inArray(c.id, [...ids]), eq(c.personId, from))),
            ),
          ],
    async readBy(personId: string): Promise<string[]> {
      const rows = await db.selectDistinct({ id: v.checkInId }).from(v).where(eq(v.readerId, personId));
      return rows.map((row) => row.id);
    },
    giveReading: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(c)
        .set({ readerId: to })
        .where(and(inArray(c.id, [...ids]), eq(c.readerId, from))),
      db
        .update(v)
        .set({ readerId: to })
        .where(and(inArray(v.checkInId, [...ids]), eq(v.readerId, from))),
    ],
    async preferenceOf(personId: string) {
      const [row] = await db.select().from(preferences).where(eq(preferences.personId, personId));
      return row;
    },
    /** Whoever has settings of their own keeps them. */
    inheritPreference: (it: CheckInTables['checkInPreferences']['$inferInsert']): Write =>
      db.insert(preferences).values(it).onConflictDoNothing(),
    openedBy: (readerId: string) => db.select().from(openings).where(eq(openings.readerId, readerId)),
    inheritOpenings: (rows: readonly CheckInTables['checkInOpenings']['$inferInsert'][]): Write[] =>
      rows.length === 0
        ? []
        : [
            db
              .insert(openings)
              .values([...rows])
              .onConflictDoNothing(),
          ],
  };
}

export type MergingStore = ReturnType<typeof mergingStore>;
