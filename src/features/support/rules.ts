import { addWorkingDays, localDate, type WorkTime } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

/** `returned`: the next move is the asker's, because it was declined, passed on, or nobody is there. */
export const supportStates = ['waiting', 'accepted', 'returned', 'done'] as const;
export type SupportState = (typeof supportStates)[number];

export const returnReasons = ['declined', 'suggested', 'left'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const stepKinds = [
  'asked',
  'accepted',
  'declined',
  'suggested',
  'left',
  'reminded',
  'escalated',
  'unanswered',
  'handed-over',
  'taken-over',
  'done',
] as const;
export type StepKind = (typeof stepKinds)[number];

export type Source = { feature: string; thing: string };

export type Request = {
  id: string;
  askerId: string;
  askedId: string;
  round: number;
  words: string;
  neededBy: string | undefined;
  source: Source;
  state: SupportState;
  returnedFor: ReturnReason | undefined;
  suggestedId: string | undefined;
  createdAt: Instant;
  askedAt: Instant;
  remindedAt: Instant | undefined;
  escalatedAt: Instant | undefined;
  unansweredAt: Instant | undefined;
  closedAt: Instant | undefined;
  version: number;
};

export type Step = {
  kind: StepKind;
  version: number;
  byId: string | undefined;
  personId: string | undefined;
  words: string | undefined;
  at: Instant;
};

/** Working days of the one asked, after which an unanswered request is brought up again (product.md section 2). */
const REMIND_AFTER = 2;
/** Working days of the one asked, after which it goes one up (decision 23). */
const ESCALATE_AFTER = 5;
/** Characters of the words with which somebody declines. */
export const MAX_DECLINE_WORDS = 500;

/** Finds when the one asked is reminded. */
export const remindAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, REMIND_AFTER);

/** Finds when a request that nobody answered goes one up. */
export const escalateAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, ESCALATE_AFTER);

/** Tells whether somebody is away today, by their own calendar's date. */
export function isAwayToday(work: WorkTime | undefined, now: Instant): boolean {
  if (work === undefined) return false;
  const today = localDate(now, work.timeZone);
  return work.absences.some(({ from, to }) => from <= today && today <= to);
}

/** Tells whether two requests ask the same in the same words. */
export const isSameRequest = (
  a: { askedId: string; words: string },
  b: { askedId: string; words: string },
): boolean => a.askedId === b.askedId && fold(a.words) === fold(b.words);

const fold = (words: string): string => words.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** A request after a step: what changes, and the step that tells of it. */
export type Change = { set: Partial<Omit<Request, 'id' | 'version'>>; step: Omit<Step, 'version' | 'at'> };

/** Asks somebody (else): a new round begins, with its own reminder. */
export const askPerson = (
  request: Request,
  it: { personId: string; by: string | undefined; at: Instant; kind: 'asked' | 'escalated' | 'handed-over' },
): Change => ({
  set: {
    askedId: it.personId,
    round: request.round + 1,
    state: 'waiting',
    returnedFor: undefined,
    suggestedId: undefined,
    askedAt: it.at,
    remindedAt: undefined,
    ...(it.kind === 'escalated' ? { escalatedAt: it.at } : {}),
  },
  step: { kind: it.kind, byId: it.by, personId: it.personId, words: undefined },
});

/** Gives a request back to its asker, perhaps with somebody to ask instead. */
export const giveBack = (
  reason: ReturnReason,
  it: { by: string | undefined; suggested?: string | undefined; words?: string | undefined },
): Change => ({
  set: { state: 'returned', returnedFor: reason, suggestedId: it.suggested },
  step: { kind: reason, byId: it.by, personId: it.suggested, words: it.words },
});
