import type { AnyColumn, Kit } from '../../../storage/kit.ts';
import { adjustmentKinds, adjustmentStates, type Outgoing, reasons, stepKinds, type Terms } from './model.ts';

/** Requests to adjust or extend goals as they stand, and every step they took (append-only). */
export function adjustmentTables(k: Kit, goal: () => AnyColumn) {
  const goalAdjustments = k.table(
    'goal_adjustments',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      /** The goal while the request is open: only one is, at a time. */
      openGoalId: k.text('open_goal_id'),
      kind: k.text('kind', { enum: adjustmentKinds }).notNull(),
      askerId: k.text('asker_id').notNull(),
      /** The request that was sent back, of which this is the next version. */
      previousId: k.text('previous_id'),
      reason: k.text('reason', { enum: reasons }).notNull(),
      evidence: k.text('evidence').notNull(),
      before: k.json<Terms>('before').notNull(),
      after: k.json<Terms>('after').notNull(),
      /** The result with which an extension closes the goal. */
      outgoing: k.json<Outgoing>('outgoing'),
      needed: k.int('needed').notNull(),
      given: k.int('given').notNull(),
      state: k.text('state', { enum: adjustmentStates }).notNull(),
      /** Who decides now; empty where it is up to HR. */
      approverId: k.text('approver_id'),
      createdAt: k.time('created_at').notNull(),
      askedAt: k.time('asked_at').notNull(),
      remindedAt: k.time('reminded_at'),
      escalatedAt: k.time('escalated_at'),
      unansweredAt: k.time('unanswered_at'),
      decidedAt: k.time('decided_at'),
      version: k.int('version').notNull(),
    },
    (t) => [
      k.uniqueIndex('goal_adjustments_open').on(t.openGoalId),
      k.index('goal_adjustments_goal').on(t.goalId, t.state),
      k.index('goal_adjustments_created').on(t.createdAt),
      k.index('goal_adjustments_asker').on(t.askerId, t.state),
      k.index('goal_adjustments_approver').on(t.approverId, t.state),
    ],
  );
  const goalAdjustmentSteps = k.table(
    'goal_adjustment_steps',
    {
      adjustmentId: k
        .text('adjustment_id')
        .notNull()
        .references((): AnyColumn => goalAdjustments.id),
      /** The request's version after the step. */
      version: k.int('version').notNull(),
      kind: k.text('kind', { enum: stepKinds }).notNull(),
      byId: k.text('by_id'),
      personId: k.text('person_id'),
      words: k.text('words'),
      at: k.time('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.adjustmentId, t.version] })],
  );
  return { goalAdjustments, goalAdjustmentSteps };
}
