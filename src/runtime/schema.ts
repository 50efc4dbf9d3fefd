import type { RawValues, Reply } from '../chat/index.ts';
import type { Kit } from '../storage/kit.ts';

/** The runtime's own tables: events that were settled, forms that were opened, and what was typed but not sent. */
export function runtimeTables(k: Kit) {
  /** One row for each event or form submission that changed something; a duplicate is answered from it. */
  const settledEvents = k.table(
    'settled_events',
    { key: k.text('key').primaryKey(), reply: k.json<Reply>('reply').notNull(), at: k.time('at').notNull() },
    (t) => [k.index('settled_events_at').on(t.at)],
  );
  const formInstances = k.table(
    'form_instances',
    {
      id: k.text('id').primaryKey(),
      form: k.text('form').notNull(),
      subject: k.text('subject').notNull(),
      variant: k.text('variant'),
      ownerId: k.text('owner_id').notNull(),
      /** The version of the thing that its reader saw. */
      version: k.int('version'),
      openedAt: k.time('opened_at').notNull(),
    },
    (t) => [k.index('form_instances_opened').on(t.openedAt)],
  );
  const drafts = k.table(
    'drafts',
    {
      ownerId: k.text('owner_id').notNull(),
      form: k.text('form').notNull(),
      subject: k.text('subject').notNull(),
      values: k.json<RawValues>('typed').notNull(),
      at: k.time('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.ownerId, t.form, t.subject] })],
  );
  return { settledEvents, formInstances, drafts };
}

export type RuntimeTables = ReturnType<typeof runtimeTables>;
