import { dateOfDay, mondayNumber, type WeekKey } from './dates.ts';
import type { WorkCalendar } from './work-calendar.ts';
import {
  defaultWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  nextWorkingMoment,
  type WorkDays,
  type WorkHours,
  workingDayAfter,
} from './work-time.ts';
import { atWallTime, localDate } from './zones.ts';

// product.md § 2: what Pacer posts by itself in a channel.
const postingHours: WorkHours = { start: '09:30', end: '17:30', breakStart: '12:00', breakEnd: '12:00' };
const onClosingDay = '16:30';
const nextMorning = '09:30';

/** Describes the days on which Pacer may post in a channel by itself: Monday to Friday unless told otherwise, and nobody is away. */
export const channelDays = (
  timeZone: string,
  calendar: WorkCalendar,
  workingDays: readonly number[] = defaultWorkingDays,
): WorkDays => ({ timeZone, calendar, workingDays, absences: [] });

/** Finds the first moment at or after an instant at which Pacer may post in a channel: working days 09:30–17:30. */
export const nextChannelMoment = (channel: WorkDays, notBefore: Date): Date =>
  nextWorkingMoment({ ...channel, hours: postingHours }, notBefore);

/**
 * Finds when a week's summary (channel) or digest (the manager's own days) is due: 16:30 on the closing day, or the last working
 * day before it, if all windows have closed by then; else 09:30 on the first working day after both.
 */
export function summaryAt(days: WorkDays, week: WeekKey, closingDay: number, allClosedAt: Date): Date {
  const monday = mondayNumber(week);
  const closing = Array.from({ length: closingDay }, (_, i) => dateOfDay(monday + i)).findLast((date) =>
    isWorkingDay(days, date),
  );
  if (closing) {
    const afternoon = atWallTime(closing, onClosingDay, days.timeZone);
    if (allClosedAt <= afternoon) return afternoon;
  }
  const closedOn = localDate(allClosedAt, days.timeZone);
  let date =
    closing && closing >= closedOn ? workingDayAfter(days, closing, 1) : nextWorkingDay(days, closedOn);
  while (atWallTime(date, nextMorning, days.timeZone) < allClosedAt) date = workingDayAfter(days, date, 1);
  return atWallTime(date, nextMorning, days.timeZone);
}
