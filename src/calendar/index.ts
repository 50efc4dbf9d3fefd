// The front door of local time. Instants are `Date`; local dates, weeks and wall times are text; Temporal stays inside this folder.
export { type AwayRangeError, checkAwayRange, parseAwayRange } from './away-range.ts';
export { parseCalendarFile } from './calendar-file.ts';
export { type CalendarProblem, describeCalendarProblem } from './calendar-problem.ts';
export { channelDays, nextChannelMoment, summaryAt } from './channel-time.ts';
export {
  type Cadence,
  type CheckInWindow,
  checkInWindow,
  defaultWindowPlan,
  isAwayForRest,
  isDuePeriod,
  nextDueWeek,
  periodKey,
  type Rhythm,
  type WindowPlan,
} from './check-in-window.ts';
export { readDatePhrase } from './date-phrase.ts';
export {
  addDays,
  addWeeks,
  type DateRange,
  datesOf,
  daysBetween,
  firstFullWeek,
  isLocalDate,
  isWeekKey,
  type LocalDate,
  type MonthKey,
  mondayOf,
  monthOf,
  parseLocalDate,
  type QuarterKey,
  quarterOf,
  type WallTime,
  type Weekday,
  type WeekKey,
  weekdayOf,
  weekOf,
  weeksBetween,
} from './dates.ts';
export {
  formatDateRange,
  formatDay,
  formatDayTime,
  formatMonth,
  formatRelativeDay,
  formatTime,
  formatWeek,
} from './format.ts';
export {
  type CalendarWarning,
  calendarWarnings,
  chinaCalendar,
  findCalendar,
  noCalendar,
  type WorkCalendar,
} from './work-calendar.ts';
export {
  addWorkingDays,
  defaultHours,
  defaultWorkingDays,
  instantAfterWorkingShare,
  isWorkingDay,
  isWorkingMoment,
  lastWorkingHalfDayBefore,
  nextWorkingDay,
  nextWorkingMoment,
  type WorkDays,
  type WorkHours,
  type WorkTime,
  workingDayAfter,
  workingDaysBetween,
  workingMinutesBetween,
} from './work-time.ts';
export { type HoursError, isWallTime, parseHours, parseWorkingDays } from './work-time-text.ts';
export { atWallTime, isTimeZone, localDate, localTime, startOfWeek, weekKey } from './zones.ts';
