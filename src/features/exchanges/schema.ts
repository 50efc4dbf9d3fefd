import type { Kit } from '../../storage/kit.ts';

/** Notes between two or three people about a thing of any feature; both tables only grow. */
export function exchangeTables(kit: Kit) {
  const exchanges = kit.table(
    'exchanges',
    {
      id: kit.text('id').primaryKey(),
      /** The kind of thing it is about: a key of the registered topics. */
      topic: kit.text('topic').notNull(),
      thing: kit.text('thing').notNull(),
      /** Topic, thing and participants in one, so that the same people speak of the same thing in one place. */
      key: kit.text('key').notNull(),
      startedBy: kit.text('started_by').notNull(),
      startedAt: kit.time('started_at').notNull(),
    },
    (t) => [kit.uniqueIndex('exchanges_key').on(t.key), kit.index('exchanges_thing').on(t.thing)],
  );
  const exchangeParticipants = kit.table(
    'exchange_participants',
    {
      exchangeId: kit
        .text('exchange_id')
        .notNull()
        .references(() => exchanges.id),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.exchangeId, t.personId] }),
      kit.index('exchange_participants_person').on(t.personId),
    ],
  );
  const exchangeNotes = kit.table(
    'exchange_notes',
    {
      id: kit.text('id').primaryKey(),
      exchangeId: kit
        .text('exchange_id')
        .notNull()
        .references(() => exchanges.id),
      authorId: kit.text('author_id').notNull(),
      words: kit.text('words').notNull(),
      at: kit.time('at').notNull(),
    },
    (t) => [kit.index('exchange_notes_exchange').on(t.exchangeId, t.at)],
  );
  return { exchanges, exchangeParticipants, exchangeNotes };
}

export type ExchangeTables = ReturnType<typeof exchangeTables>;
