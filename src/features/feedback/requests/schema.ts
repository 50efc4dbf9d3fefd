import type { Kit } from '../../../storage/kit.ts';
import { requestStates } from './rules.ts';

/** Requests for feedback, one row a person asked, and how often somebody was asked in a week. */
export function requestTables(kit: Kit) {
  const feedbackRequests = kit.table(
    'feedback_requests',
    {
      id: kit.text('id').primaryKey(),
      /** What was asked of several people at once has one living card. */
      groupId: kit.text('group_id').notNull(),
      askerId: kit.text('asker_id').notNull(),
      /** Whom it is about: the asker, or one of the asker's reports. */
      aboutId: kit.text('about_id').notNull(),
      askedId: kit.text('asked_id').notNull(),
      words: kit.text('words'),
      state: kit.text('state', { enum: requestStates }).notNull(),
      askedAt: kit.time('asked_at').notNull(),
      remindedAt: kit.time('reminded_at'),
      closedAt: kit.time('closed_at'),
      version: kit.int('version').notNull(),
    },
    (t) => [
      kit.index('feedback_requests_group').on(t.groupId),
      kit.index('feedback_requests_asked').on(t.askedId, t.state),
      kit.index('feedback_requests_asker').on(t.askerId, t.state),
      kit.index('feedback_requests_about').on(t.aboutId, t.state),
    ],
  );
  /** One row each time somebody is asked; two places a person and week, so that nobody is asked a third time. */
  const feedbackAsks = kit.table(
    'feedback_asks',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      week: kit.text('week').notNull(),
      place: kit.int('place').notNull(),
      at: kit.time('at').notNull(),
    },
    (t) => [kit.uniqueIndex('feedback_asks_place').on(t.personId, t.week, t.place)],
  );
  return { feedbackRequests, feedbackAsks };
}

export type RequestTables = ReturnType<typeof requestTables>;
