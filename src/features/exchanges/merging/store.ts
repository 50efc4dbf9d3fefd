import { and, eq, inArray } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import { exchangeKey } from '../rules.ts';
import type { ExchangeTables } from '../schema.ts';

/** The queries by which somebody's place in exchanges becomes another's. */
export function mergingStore({ db, t }: Store<ExchangeTables>) {
  const { exchanges: e, exchangeParticipants: p, exchangeNotes: n } = t;
  return {
    async joinedBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: p.exchangeId }).from(p).where(eq(p.personId, personId));
      return rows.map((row) => row.id);
    },
    /** Those in which the two do not both take part already stay one conversation; the others stay as they were written. */
    async give(ids: readonly string[], from: string, to: string): Promise<Write[]> {
      const [rows, joined] = await Promise.all([
        db
          .select()
          .from(e)
          .where(inArray(e.id, [...ids])),
        db
          .select()
          .from(p)
          .where(inArray(p.exchangeId, [...ids])),
      ]);
      const wanted = rows.flatMap(({ id, topic, thing }) => {
        const there = joined.filter((it) => it.exchangeId === id).map((it) => it.personId);
        if (!there.includes(from) || there.includes(to)) return [];
        const participants = there.map((it) => (it === from ? to : it));
        return [{ id, key: exchangeKey({ topic, thing }, participants) }];
      });
      if (wanted.length === 0) return [];
      const keys = wanted.map((it) => it.key);
      const taken = new Set(
        (await db.select({ key: e.key }).from(e).where(inArray(e.key, keys))).map((it) => it.key),
      );
      const given = wanted.filter((it) => !taken.has(it.key));
      return given.flatMap(({ id, key }) => [
        exactly(1, db.update(e).set({ key }).where(eq(e.id, id))),
        db
          .update(p)
          .set({ personId: to })
          .where(and(eq(p.exchangeId, id), eq(p.personId, from))),
        db
          .update(n)
          .set({ authorId: to })
          .where(and(eq(n.exchangeId, id), eq(n.authorId, from))),
      ]);
    },
  };
}
