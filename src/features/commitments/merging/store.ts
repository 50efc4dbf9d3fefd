import { and, eq, inArray } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { CommitmentTables } from '../schema.ts';

/** The queries by which commitments become another's. */
export function mergingStore({ db, t }: Store<CommitmentTables>) {
  const { commitments: c, commitmentParticipants: p } = t;
  return {
    async ownedBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: c.id }).from(c).where(eq(c.ownerId, personId));
      return rows.map((row) => row.id);
    },
    giveOwned: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(c)
        .set({ ownerId: to })
        .where(and(inArray(c.id, [...ids]), eq(c.ownerId, from))),
    ],
    async joinedBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: p.commitmentId }).from(p).where(eq(p.personId, personId));
      return rows.map((row) => row.id);
    },
    giveJoined: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .insert(p)
        .values(ids.map((commitmentId) => ({ commitmentId, personId: to })))
        .onConflictDoNothing(),
      db.delete(p).where(and(inArray(p.commitmentId, [...ids]), eq(p.personId, from))),
    ],
  };
}
