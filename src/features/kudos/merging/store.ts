import { and, eq, inArray, or } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { KudosTables } from '../schema.ts';

// Things of one statement, far below what either engine binds.
const ROWS = 500;

const inChunks = (ids: readonly string[], write: (chunk: string[]) => Write[]): Write[] =>
  Array.from({ length: Math.ceil(ids.length / ROWS) }, (_, i) => ids.slice(i * ROWS, (i + 1) * ROWS)).flatMap(
    write,
  );

/** The queries by which kudos and their points become another's. */
export function mergingStore({ db, t }: Store<KudosTables>) {
  const { kudos: k, kudosReceivers: r, kudosJoins: j, kudosPoints: p, kudosDrafts: d } = t;
  const idsOf = (rows: readonly { id: string }[]): string[] => [...new Set(rows.map((row) => row.id))];
  return {
    given: async (personId: string) =>
      idsOf(await db.select({ id: k.id }).from(k).where(eq(k.giverId, personId))),
    giveGiven: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) => [
        db
          .update(k)
          .set({ giverId: to })
          .where(and(inArray(k.id, some), eq(k.giverId, from))),
      ]),
    received: async (personId: string) =>
      idsOf(await db.select({ id: r.kudosId }).from(r).where(eq(r.personId, personId))),
    giveReceived: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) => [
        db
          .update(r)
          .set({ personId: to })
          .where(and(inArray(r.kudosId, some), eq(r.personId, from))),
      ]),
    joined: async (personId: string) =>
      idsOf(await db.select({ id: j.kudosId }).from(j).where(eq(j.personId, personId))),
    /** Where both had joined, they joined once. */
    async giveJoined(ids: readonly string[], from: string, to: string): Promise<Write[]> {
      const rows = await db
        .select()
        .from(j)
        .where(and(inArray(j.kudosId, [...ids]), eq(j.personId, from)));
      if (rows.length === 0) return [];
      return [
        db
          .insert(j)
          .values(rows.map((row) => ({ ...row, personId: to })))
          .onConflictDoNothing(),
        db.delete(j).where(and(inArray(j.kudosId, [...ids]), eq(j.personId, from))),
      ];
    },
    points: async (personId: string) =>
      idsOf(
        await db
          .select({ id: p.id })
          .from(p)
          .where(or(eq(p.giverId, personId), eq(p.receiverId, personId))),
      ),
    givePoints: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) => [
        db
          .update(p)
          .set({ giverId: to })
          .where(and(inArray(p.id, some), eq(p.giverId, from))),
        db
          .update(p)
          .set({ receiverId: to })
          .where(and(inArray(p.id, some), eq(p.receiverId, from))),
      ]),
    drafts: async (personId: string) =>
      idsOf(await db.select({ id: d.id }).from(d).where(eq(d.giverId, personId))),
    giveDrafts: (ids: readonly string[], from: string, to: string): Write[] =>
      inChunks(ids, (some) => [
        db
          .update(d)
          .set({ giverId: to })
          .where(and(inArray(d.id, some), eq(d.giverId, from))),
      ]),
  };
}
