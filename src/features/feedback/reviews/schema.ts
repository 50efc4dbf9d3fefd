import type { Kit } from '../../../storage/kit.ts';

/** Linked reviews: who was asked after a key event, and the two taps. */
export function reviewTables(kit: Kit) {
  const feedbackReviews = kit.table(
    'feedback_reviews',
    {
      id: kit.text('id').primaryKey(),
      /** The fact that made it: `support.done`. */
      event: kit.text('event').notNull(),
      thing: kit.text('thing').notNull(),
      askedId: kit.text('asked_id').notNull(),
      /** The team whose work it is about, when it was asked. */
      teamId: kit.text('team_id'),
      /** Who did the work: words, if any, go to them by name. */
      doerId: kit.text('doer_id').notNull(),
      collaboration: kit.int('collaboration'),
      responsiveness: kit.int('responsiveness'),
      askedAt: kit.time('asked_at').notNull(),
      completedAt: kit.time('completed_at'),
      declinedAt: kit.time('declined_at'),
      version: kit.int('version').notNull(),
    },
    (t) => [
      kit.uniqueIndex('feedback_reviews_once').on(t.event, t.thing, t.askedId),
      kit.index('feedback_reviews_team').on(t.teamId, t.completedAt),
      kit.index('feedback_reviews_asked').on(t.askedId),
    ],
  );
  return { feedbackReviews };
}

export type ReviewTables = ReturnType<typeof reviewTables>;
