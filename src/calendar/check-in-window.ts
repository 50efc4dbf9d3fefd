import {
  addDays,
  addWeeks,
  type MonthKey,
  mondayNumber,
  mondayOf,
  monthOf,
  type WallTime,
  type WeekKey,
  weeksBetween,
} from './dates.ts';
import { instantAfterWorkingShare, nextWorkingMoment, spansOfDay, type WorkTime } from './work-time.ts';
import { minutesOf, wallMs } from './zones.ts';

/** When a team's check-in opens and closes, in each member's own zone. `closingDay`: 1 = Monday … 7 = Sunday. */
export type WindowPlan = { closingDay: number; opensAt: WallTime; closesAt: WallTime };

export type CheckInWindow = { opensAt: Date; closesAt: Date; remindAt: Date };

/** Thursday 10:00 to Friday 16:00 in an ordinary week. */
export const defaultWindowPlan: WindowPlan = { closingDay: 5, opensAt: '10:00', closesAt: '16:00' };

// product.md § 2
const remindAfterShare = 0.8;

/**
 * Finds a person's window in a week: from the first to the second of their last two working days up to the closing day, cut to
 * their hours. Days away are not working days. Somebody with fewer than two such days by then, but two in the week (weekend
 * shifts, make-up days after a holiday), gets the first two of the week; with fewer than two in the week there is no window.
 */
export function checkInWindow(work: WorkTime, week: WeekKey, plan: WindowPlan): CheckInWindow | undefined {
  const monday = mondayNumber(week);
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => ({ day: monday + offset, spans: spansOfDay(work, monday + offset) }))
    .filter(({ spans }) => spans.length > 0);
  const byClosing = days.filter(({ day }) => day < monday + plan.closingDay);
  const [first, second] = byClosing.length >= 2 ? byClosing.slice(-2) : days;
  const firstSpan = first?.spans[0];
  const lastSpan = second?.spans.at(-1);
  if (!first || !second || !firstSpan || !lastSpan) return undefined;

  const wantedOpening = wallMs(first.day, minutesOf(plan.opensAt), work.timeZone);
  const openingSpan = first.spans.find(({ to }) => to > wantedOpening);
  const opensAt = new Date(openingSpan ? Math.max(openingSpan.from, wantedOpening) : firstSpan.from);

  const wantedClosing = wallMs(second.day, minutesOf(plan.closesAt), work.timeZone);
  const beginsLater = wantedClosing <= (second.spans[0]?.from ?? 0);
  const closesAt = new Date(beginsLater ? lastSpan.to : Math.min(wantedClosing, lastSpan.to));

  const remindAt = instantAfterWorkingShare(work, opensAt, closesAt, remindAfterShare) ?? opensAt;
  return { opensAt, closesAt, remindAt };
}

/** Tells whether absences, not merely nights and breaks, cover all that is left of a window that has not closed yet. */
export function isAwayForRest(
  work: WorkTime,
  window: Pick<CheckInWindow, 'opensAt' | 'closesAt'>,
  now: Date,
): boolean {
  const from = now < window.opensAt ? window.opensAt : now;
  const worksIn = (time: WorkTime) => nextWorkingMoment(time, from) < window.closesAt;
  return from < window.closesAt && !worksIn(work) && worksIn({ ...work, absences: [] });
}

export type Cadence = 'weekly' | 'biweekly' | 'monthly';

/** How often a plan asks. `anchorWeek` is a week in which a biweekly plan is due. */
export type Rhythm = { cadence: Cadence; anchorWeek: WeekKey; closingDay: number };

const closingDate = (rhythm: Rhythm, week: WeekKey) => addDays(mondayOf(week), rhythm.closingDay - 1);

/** Tells whether a week is one in which a plan asks; monthly is the week that holds the month's last closing day. */
export function isDuePeriod(rhythm: Rhythm, week: WeekKey): boolean {
  switch (rhythm.cadence) {
    case 'weekly':
      return true;
    case 'biweekly':
      return weeksBetween(rhythm.anchorWeek, week) % 2 === 0;
    case 'monthly': {
      const closing = closingDate(rhythm, week);
      return monthOf(closing) !== monthOf(addDays(closing, 7));
    }
  }
}

/** Names the period that a due week stands for: the week itself, for a monthly plan the month of its closing day. */
export const periodKey = (rhythm: Rhythm, week: WeekKey): WeekKey | MonthKey =>
  rhythm.cadence === 'monthly' ? monthOf(closingDate(rhythm, week)) : week;

/** Finds the first due week, beginning with the one given. */
export function nextDueWeek(rhythm: Rhythm, week: WeekKey): WeekKey {
  let due = week;
  while (!isDuePeriod(rhythm, due)) due = addWeeks(due, 1);
  return due;
}
