import { addDays, type LocalDate, type WorkDays, workingDaysBetween } from '../../../calendar/index.ts';
import type { Rhythm } from '../model.ts';

export type Period = { start: LocalDate; due: LocalDate };

/** Working days between two reports of a rhythm. */
const rhythmDays: Record<Rhythm, number> = { weekly: 5, monthly: 21, quarterly: 63 };

/** After how many working days without an update a goal is silent: twice its rhythm (weekly: ten). */
export const silentAfter = (rhythm: Rhythm): number => 2 * rhythmDays[rhythm];

/**
 * Finds the share of a period's working days that are gone (decision 25): those from the start to yesterday, of those from the start to the
 * due date. A period without a working day is gone when its due date is.
 */
export function elapsedShare(work: WorkDays, { start, due }: Period, today: LocalDate): number {
  if (today <= start) return 0;
  if (today > due) return 1;
  const all = workingDaysBetween(work, start, due);
  return all === 0 ? 0 : workingDaysBetween(work, start, addDays(today, -1)) / all;
}

/** Tells whether a day lies in the first fifth of a period, in which nothing is called late. */
export const isFirstFifth = (elapsed: number): boolean => elapsed < 0.2;

/** Tells whether a day lies in the last fifth of a period, in which a change needs a second approver. */
export const isLastFifth = (elapsed: number): boolean => elapsed >= 0.8;
