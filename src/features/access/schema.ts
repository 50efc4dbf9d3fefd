import type { Kit } from '../../storage/kit.ts';

/** Who looked at personal records, and what for (append-only). */
export function accessTables(k: Kit) {
  const accessLog = k.table(
    'access_log',
    {
      id: k.text('id').primaryKey(),
      at: k.time('at').notNull(),
      /** Who looked: a person's id, or the account at the command line as `cli:<name>`. */
      reader: k.text('reader').notNull(),
      /** What was looked at: `goals`. */
      what: k.text('what').notNull(),
      /** Whose records; nobody in particular where it was everybody's. */
      personId: k.text('person_id'),
      purpose: k.text('purpose').notNull(),
    },
    (t) => [k.index('access_log_person').on(t.personId, t.at)],
  );
  return { accessLog };
}

export type AccessTables = ReturnType<typeof accessTables>;
