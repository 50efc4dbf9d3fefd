import {
  chinaCalendar,
  defaultHours,
  defaultWorkingDays,
  noCalendar,
  type WorkTime,
} from '../../src/calendar/index.ts';

/** Monday to Friday 09:00–18:00 with a break 12:00–13:30. */
export const worksIn = (timeZone: string, more: Partial<WorkTime> = {}): WorkTime => ({
  timeZone,
  calendar: noCalendar,
  workingDays: defaultWorkingDays,
  hours: defaultHours('none'),
  absences: [],
  ...more,
});

/** The same in China: the break is 12:00–14:00, holidays and make-up days are the published ones. */
export const worksInChina = (more: Partial<WorkTime> = {}): WorkTime =>
  worksIn('Asia/Shanghai', { calendar: chinaCalendar, hours: defaultHours('CN'), ...more });
