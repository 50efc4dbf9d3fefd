import type { Kit } from '../../storage/kit.ts';
import { requestTables } from './requests/schema.ts';
import { reviewTables } from './reviews/schema.ts';
import { aboutKinds, audiences } from './rules.ts';

/** The tables of feedback: what was written, corrections, forms the coach has looked at, requests and linked reviews. */
export function feedbackTables(kit: Kit) {
  const feedback = kit.table(
    'feedback',
    {
      id: kit.text('id').primaryKey(),
      instance: kit.text('instance').notNull(),
      giverId: kit.text('giver_id').notNull(),
      receiverId: kit.text('receiver_id').notNull(),
      teamId: kit.text('team_id'),
      audience: kit.text('audience', { enum: audiences }).notNull(),
      managerId: kit.text('manager_id'),
      requestId: kit.text('request_id'),
      aboutKind: kit.text('about_kind', { enum: aboutKinds }).notNull(),
      aboutThing: kit.text('about_thing'),
      aboutWords: kit.text('about_words'),
      link: kit.text('link'),
      strengths: kit.text('strengths'),
      improvements: kit.text('improvements'),
      nextSteps: kit.text('next_steps'),
      collaboration: kit.int('collaboration'),
      responsiveness: kit.int('responsiveness'),
      proposedTheme: kit.text('proposed_theme'),
      theme: kit.text('theme'),
      themeAt: kit.time('theme_at'),
      sentAt: kit.time('sent_at').notNull(),
      openedAt: kit.time('opened_at'),
      readAt: kit.time('read_at'),
      withdrawnAt: kit.time('withdrawn_at'),
      thankedAt: kit.time('thanked_at'),
      sharedWithId: kit.text('shared_with_id'),
      sharedAt: kit.time('shared_at'),
      version: kit.int('version').notNull(),
    },
    (t) => [
      kit.uniqueIndex('feedback_instance').on(t.instance),
      kit.index('feedback_receiver').on(t.receiverId, t.sentAt),
      kit.index('feedback_giver').on(t.giverId, t.sentAt),
      kit.index('feedback_team').on(t.teamId, t.openedAt),
    ],
  );

  /** Append-only: what the giver added after it was opened. */
  const feedbackCorrections = kit.table(
    'feedback_corrections',
    {
      id: kit.text('id').primaryKey(),
      feedbackId: kit
        .text('feedback_id')
        .notNull()
        .references(() => feedback.id),
      words: kit.text('words').notNull(),
      at: kit.time('at').notNull(),
    },
    (t) => [kit.index('feedback_corrections_feedback').on(t.feedbackId)],
  );

  /** Forms whose words the coach has looked at: it looks once. */
  const feedbackLooks = kit.table('feedback_looks', {
    instance: kit.text('instance').primaryKey(),
    at: kit.time('at').notNull(),
  });

  return { feedback, feedbackCorrections, feedbackLooks, ...requestTables(kit), ...reviewTables(kit) };
}

export type FeedbackTables = ReturnType<typeof feedbackTables>;
