import type { LocalDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Cause } from '../close/model.ts';

export const reasons = ['strategy', 'market', 'resources', 'wrong-estimate', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** `adjust` moves target or date before the due date; `extend` closes with the result and carries the rest on (结转). */
export const adjustmentKinds = ['adjust', 'extend'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** `overtaken`: the goal was closed, or its asker left, before anybody decided. */
export const adjustmentStates = ['open', 'approved', 'sent-back', 'withdrawn', 'overtaken'] as const;
export type AdjustmentState = (typeof adjustmentStates)[number];

export const stepKinds = [
  'asked',
  'approved',
  'second-asked',
  'sent-back',
  'withdrawn',
  'reminded',
  'escalated',
  'handed-over',
  'unanswered',
  'overtaken',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What of a goal an adjustment may move. */
export type Terms = {
  due: LocalDate;
  target?: number;
  least?: number;
  most?: number;
  milestones?: readonly { id: string; title: string; due: LocalDate }[];
};

/** The result with which an extension closes a goal; `value` is absent where none is typed for it. */
export type Outgoing = { value?: number; words: string; cause: Cause };

/** A request to adjust or extend a goal. What it asks for never changes; where it stands follows from its steps. */
export type Adjustment = {
  id: string;
  goalId: string;
  kind: AdjustmentKind;
  askerId: string;
  /** The request that was sent back, of which this is the next version. */
  previousId: string | undefined;
  reason: Reason;
  /** Of an extension: what stood in the way. */
  evidence: string;
  before: Terms;
  after: Terms;
  outgoing: Outgoing | undefined;
  /** How many approvals it needs. */
  needed: 1 | 2;
  /** How many it has. */
  given: number;
  state: AdjustmentState;
  /** Who decides now; nobody in particular where it is up to HR. */
  approverId: string | undefined;
  createdAt: Instant;
  /** When the present approver was asked, reminded; when it went one up; when the asker was told that nobody answered. */
  askedAt: Instant;
  remindedAt: Instant | undefined;
  escalatedAt: Instant | undefined;
  unansweredAt: Instant | undefined;
  decidedAt: Instant | undefined;
  version: number;
};

/** One step of a request: append-only. */
export type Step = {
  kind: StepKind;
  /** Nobody where Pacer took it. */
  byId: string | undefined;
  /** Whom it turns to; nobody in particular where it is HR. */
  personId: string | undefined;
  words: string | undefined;
  version: number;
  at: Instant;
};
