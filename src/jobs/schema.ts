import type { Kit } from '../storage/kit.ts';

/** What is due when, and which process runs a recurring duty. */
export function jobTables(k: Kit) {
  const timers = k.table(
    'timers',
    {
      /** `feature.timer`, or `on:<feature>:<fact>` for a fact that was told. */
      timer: k.text('timer').notNull(),
      subject: k.text('subject').notNull(),
      dueAt: k.time('due_at').notNull(),
      /** New with each arming: what was decided on an older one does not take effect. */
      token: k.text('token').notNull(),
      failures: k.int('failures').notNull(),
      /** After a failure, by the real clock. */
      retryAt: k.time('retry_at'),
    },
    (t) => [
      k.primaryKey({ columns: [t.timer, t.subject] }),
      k.index('timers_due').on(t.dueAt),
      k.index('timers_kind_due').on(t.timer, t.dueAt),
    ],
  );
  const duties = k.table('duties', {
    name: k.text('name').primaryKey(),
    nextAt: k.time('next_at').notNull(),
  });
  return { timers, duties };
}

export type JobTables = ReturnType<typeof jobTables>;
