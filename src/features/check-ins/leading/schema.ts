import type { Kit } from '../../../storage/kit.ts';

/** The tables of the leading side: digests that were sent, and which check-ins were opened by whom. */
export function leadingTables(kit: Kit) {
  const checkInDigests = kit.table(
    'check_in_digests',
    {
      /** `<manager>:<week>`: there is one a manager and week. */
      id: kit.text('id').primaryKey(),
      managerId: kit.text('manager_id').notNull(),
      week: kit.text('week').notNull(),
      /** When the one before was sent: late answers since then are in this one. */
      since: kit.time('since'),
      sentAt: kit.time('sent_at').notNull(),
      /** When it came back because nobody had opened it: once. */
      returnedAt: kit.time('returned_at'),
      /** When **Got it** was pressed. */
      gotItAt: kit.time('got_it_at'),
    },
    (t) => [kit.index('check_in_digests_manager').on(t.managerId, t.week)],
  );
  /** When a check-in's text was opened as it stands; a bot learns nothing of reading. */
  const checkInOpenings = kit.table(
    'check_in_openings',
    {
      checkInId: kit.text('check_in_id').notNull(),
      readerId: kit.text('reader_id').notNull(),
      openedAt: kit.time('opened_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.checkInId, t.readerId] }),
      kit.index('check_in_openings_reader').on(t.readerId),
    ],
  );
  return { checkInDigests, checkInOpenings };
}

export type LeadingTables = ReturnType<typeof leadingTables>;
