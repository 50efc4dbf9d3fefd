import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  eq,
  inArray,
  params,
  prepareList,
  prepareRead,
  prepareRows,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { type About, type Exchange, exchangeKey, type Note, sortParticipants } from './rules.ts';
import type { ExchangeTables } from './schema.ts';

/** The queries of the exchanges feature. */
export function exchangeStore(store: Store<ExchangeTables>) {
  const { db, t } = store;
  const { exchanges: x, exchangeParticipants: p, exchangeNotes: n } = t;
  const byIds = prepareList('exchanges', (ids) => db.select().from(x).where(inArray(x.id, ids)));
  const peopleIn = prepareList('exchange_people', (ids) =>
    db.select().from(p).where(inArray(p.exchangeId, ids)),
  );
  const notesIn = prepareList('exchange_notes', (ids) =>
    db.select().from(n).where(inArray(n.exchangeId, ids)).orderBy(asc(n.at), asc(n.id)),
  );
  const byKey = prepareRead('exchange_by_key', () =>
    db
      .select({ id: x.id })
      .from(x)
      .where(eq(x.key, sql.placeholder('key'))),
  );
  const participantsIn = prepareRead('exchange_participants', () =>
    db
      .selectDistinct({ personId: p.personId })
      .from(p)
      .innerJoin(x, eq(x.id, p.exchangeId))
      .where(and(eq(x.thing, sql.placeholder('thing')), eq(x.topic, sql.placeholder('topic'))))
      .orderBy(asc(p.personId)),
  );
  const insert = store.prepareWrite(() =>
    db
      .insert(x)
      .values(params(x, columnsOf(x)))
      .onConflictDoNothing(),
  );
  const addPeople = prepareRows(store, p, ['exchangeId', 'personId'], (rows) => db.insert(p).values(rows));
  const append = store.prepareWrite(() => db.insert(n).values(params(n, columnsOf(n))));

  /** Reads several exchanges with their notes; unknown ids are absent. */
  async function exchangesOf(ids: readonly string[]): Promise<Map<string, Exchange>> {
    if (ids.length === 0) return new Map();
    const rows = await byIds(ids);
    const people = await peopleIn(ids);
    const notes = await notesIn(ids);
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
      const [row] = await byKey({ key: exchangeKey(about, participants) });
      return row && (await exchangesOf([row.id])).get(row.id);
    },
    /** Lists who takes part in any exchange about a thing. */
    async participantsIn({ topic, thing }: About): Promise<string[]> {
      return (await participantsIn({ topic, thing })).map((row) => row.personId);
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
        insert({
          id: it.id,
          topic: it.about.topic,
          thing: it.about.thing,
          key: exchangeKey(it.about, it.participants),
          startedBy: it.by,
          startedAt: it.at,
        }),
      ),
      ...addPeople(sortParticipants(it.participants).map((personId) => ({ exchangeId: it.id, personId }))),
    ],
    append: (exchangeId: string, note: Note): Write => append({ ...note, exchangeId }),
  };
}

export type ExchangeStore = ReturnType<typeof exchangeStore>;
