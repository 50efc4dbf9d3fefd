import type { Instant } from '../../shared/clock.ts';
import { and, asc, eq, inArray } from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { type About, type Exchange, exchangeKey, type Note, sortParticipants } from './rules.ts';
import type { ExchangeTables } from './schema.ts';

/** The queries of the exchanges feature. */
export function exchangeStore(store: Store<ExchangeTables>) {
  const { db, t } = store;

  /** Reads several exchanges with their notes; unknown ids are absent. */
  async function exchangesOf(ids: readonly string[]): Promise<Map<string, Exchange>> {
    if (ids.length === 0) return new Map();
    const wanted = [...ids];
    const rows = await db.select().from(t.exchanges).where(inArray(t.exchanges.id, wanted));
    const people = await db
      .select()
      .from(t.exchangeParticipants)
      .where(inArray(t.exchangeParticipants.exchangeId, wanted));
    const notes = await db
      .select()
      .from(t.exchangeNotes)
      .where(inArray(t.exchangeNotes.exchangeId, wanted))
      .orderBy(asc(t.exchangeNotes.at), asc(t.exchangeNotes.id));
    return new Map(
      rows.map(({ id, topic, thing }) => [
        id,
        {
          id,
          about: { topic, thing },
          participants: people
            .filter((it) => it.exchangeId === id)
            .map((it) => it.personId)
            .sort(),
          notes: notes.filter((it) => it.exchangeId === id),
        },
      ]),
    );
  }

  return {
    exchangesOf,
    async exchange(id: string): Promise<Exchange | undefined> {
      return (await exchangesOf([id])).get(id);
    },
    /** Finds the exchange that these people already have about this thing. */
    async find(about: About, participants: readonly string[]): Promise<Exchange | undefined> {
      const [row] = await db
        .select({ id: t.exchanges.id })
        .from(t.exchanges)
        .where(eq(t.exchanges.key, exchangeKey(about, participants)));
      return row && (await exchangesOf([row.id])).get(row.id);
    },
    /** Lists who takes part in any exchange about a thing. */
    async participantsIn({ topic, thing }: About): Promise<string[]> {
      const rows = await db
        .selectDistinct({ personId: t.exchangeParticipants.personId })
        .from(t.exchangeParticipants)
        .innerJoin(t.exchanges, eq(t.exchanges.id, t.exchangeParticipants.exchangeId))
        .where(and(eq(t.exchanges.thing, thing), eq(t.exchanges.topic, topic)))
        .orderBy(asc(t.exchangeParticipants.personId));
      return rows.map((row) => row.personId);
    },
    /** Starts an exchange; the guard fails if the same people have just started it elsewhere. */
    start: (it: {
      id: string;
      about: About;
      participants: readonly string[];
      by: string;
      at: Instant;
    }): Write[] => [
      exactly(
        1,
        db
          .insert(t.exchanges)
          .values({
            id: it.id,
            topic: it.about.topic,
            thing: it.about.thing,
            key: exchangeKey(it.about, it.participants),
            startedBy: it.by,
            startedAt: it.at,
          })
          .onConflictDoNothing(),
      ),
      db
        .insert(t.exchangeParticipants)
        .values(sortParticipants(it.participants).map((personId) => ({ exchangeId: it.id, personId }))),
    ],
    append: (exchangeId: string, note: Note): Write =>
      db.insert(t.exchangeNotes).values({ ...note, exchangeId }),
  };
}

export type ExchangeStore = ReturnType<typeof exchangeStore>;
