import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';

/**
 * Something that was finished, as the feature it happened in tells it: who did the work, and who worked on it or was served by
 * it, the likeliest to have something to say first. Nothing where nobody is to be asked.
 */
export type KeyEvent = { doerId: string; candidates: readonly string[] };

/** What a feature says about its key events; registered by the name of the fact, `goals.milestone-reached`. */
export type KeyEventSource = { read(thing: string, now: Instant): Promise<KeyEvent | undefined> };

/** By full fact name. */
export type KeyEvents = Readonly<Record<string, KeyEventSource>>;

/** People asked after one key event at most. */
export const MOST_ASKED = 3;
/** Working days of the one asked in which the two taps are taken. */
const OPEN_FOR = 5;

export const ratingNames = ['collaboration', 'responsiveness'] as const;
export type RatingName = (typeof ratingNames)[number];

/** Finds until when a linked review is taken. */
export const reviewUntil = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, OPEN_FOR);
