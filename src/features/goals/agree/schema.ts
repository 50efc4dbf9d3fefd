import type { AnyColumn, Kit } from '../../../storage/kit.ts';

/** Whom a proposed goal waits for; the row of the goal itself says whether it still does. */
export function proposalTables(k: Kit, goal: () => AnyColumn) {
  const goalProposals = k.table(
    'goal_proposals',
    {
      goalId: k.text('goal_id').primaryKey().references(goal),
      /** The side that has not agreed yet: the owner, or whoever decides for the manager's side. */
      askedId: k.text('asked_id').notNull(),
      /** Counts who was asked what, from 1: each revision asks again. */
      round: k.int('round').notNull(),
      askedAt: k.time('asked_at').notNull(),
      /** When the one asked said something about it instead of agreeing: then it is the proposer's turn. */
      answeredAt: k.time('answered_at'),
      remindedAt: k.time('reminded_at'),
      /** When nobody had answered and it went one up, and from whom. */
      passedOnAt: k.time('passed_on_at'),
      passedFromId: k.text('passed_from_id'),
      /** When the proposer was told that nobody answered. */
      unansweredAt: k.time('unanswered_at'),
      version: k.int('version').notNull(),
    },
    (t) => [k.index('goal_proposals_asked').on(t.askedId)],
  );
  return { goalProposals };
}
