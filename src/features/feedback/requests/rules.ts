import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';

/** `withdrawn`: whoever asked, or whom it is about, is not there any more. */
export const requestStates = ['waiting', 'answered', 'declined', 'expired', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export type FeedbackRequest = {
  id: string;
  groupId: string;
  askerId: string;
  aboutId: string;
  askedId: string;
  words: string | null;
  state: RequestState;
  askedAt: Instant;
  remindedAt: Instant | null;
  closedAt: Instant | null;
  version: number;
};

/** How often somebody is asked for feedback in a week of their own, whoever asks (product.md section 3). */
export const ASKS_A_WEEK = 2;
/** People one can ask at once. */
export const MAX_ASKED = 5;
/** Characters of what a request is about. */
export const MAX_REQUEST_WORDS = 200;
/** Working days of the one asked until the one reminder. */
const REMIND_AFTER = 2;
/** Working days of the one asked until a request expires. */
const EXPIRE_AFTER = 5;

/** Finds when the one asked is reminded. */
export const remindAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, REMIND_AFTER);

/** Finds when a request that nobody answered expires. */
export const expiresAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, EXPIRE_AFTER);

/** Finds the first free place for one more asking, or nothing when the week is full. */
export function freePlace(taken: readonly number[]): number | undefined {
  if (taken.length >= ASKS_A_WEEK) return undefined;
  for (let place = 1; ; place += 1) if (!taken.includes(place)) return place;
}
