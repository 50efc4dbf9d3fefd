import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import type { Proposal } from './model.ts';

/** Working days of whoever is asked, after which they are reminded. */
const REMIND_AFTER = 2;
/** Working days after which an approval that nobody gave goes one up (decision 23). */
const PASS_ON_AFTER = 5;

/** Finds when whoever is asked is reminded. */
export const remindAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, REMIND_AFTER);

/** Finds when a proposal that nobody answered goes one up. */
export const passOnAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, PASS_ON_AFTER);

/** Tells whether a proposal may go one up: an owner answers for themselves, and a private goal is between two. */
export const mayGoUp = (
  proposal: Pick<Proposal, 'askedId' | 'passedOnAt'>,
  goal: Pick<Goal, 'ownerId' | 'visibility'>,
): boolean =>
  proposal.passedOnAt === undefined && proposal.askedId !== goal.ownerId && goal.visibility !== 'private';

/** Begins the first round of a proposal. */
export const firstRound = (goalId: string, askedId: string, at: Instant): Proposal => ({
  goalId,
  askedId,
  round: 1,
  askedAt: at,
  answeredAt: undefined,
  remindedAt: undefined,
  passedOnAt: undefined,
  passedFromId: undefined,
  unansweredAt: undefined,
  version: 1,
});

/** Asks somebody (again, or in another's place): a new round with its own reminder. */
export const nextRound = (
  proposal: Proposal,
  it: { askedId: string; at: Instant; passedFromId?: string | undefined },
): Proposal => ({
  ...firstRound(proposal.goalId, it.askedId, it.at),
  round: proposal.round + 1,
  ...(it.passedFromId === undefined ? {} : { passedOnAt: it.at, passedFromId: it.passedFromId }),
  version: proposal.version + 1,
});
