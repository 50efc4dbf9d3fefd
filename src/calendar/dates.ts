/** '2026-11-20' */
export type LocalDate = string;
/** ISO week: '2026-W47' */
export type WeekKey = string;
/** '2026-11' */
export type MonthKey = string;
/** '2026-Q4' */
export type QuarterKey = string;
/** '09:30' */
export type WallTime = string;
/** 1 = Monday … 7 = Sunday */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** Both ends included. */
export type DateRange = { from: LocalDate; to: LocalDate };

export const dayMs = 86_400_000;

/** Counts the days from 1970-01-01 to a date: inside this folder dates are compared and added as such numbers, which costs no allocation. */
export function dayNumber(date: LocalDate): number {
  const ms = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  if (Number.isNaN(ms)) throw new RangeError(`Not a date: ${date}`);
  return ms / dayMs;
}

// Counting working days asks for the same few hundred dates again and again.
const written = new Map<number, LocalDate>();
const maxWritten = 20_000;

/** Writes a day number as a date. */
export function dateOfDay(day: number): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size >= maxWritten) written.clear();
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

/** Finds the weekday of a day number; 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Makes a date of its parts, if the calendar has such a date (years 1900 to 2199). */
export function dateFromParts(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1900 || year > 2199) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  const at = new Date(ms);
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? dateOfDay(ms / dayMs) : undefined;
}

/** Tells whether a text is an existing date written '2026-12-01'. */
export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && parseLocalDate(text) === text;

/** Reads a date written year first: '2026-12-01', '2026/12/1', '2026.12.1', '2026年12月1日'. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const [, year, , month, day] =
    /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:\2|月)\s*(\d{1,2})\s*[日号]?$/.exec(
      text.normalize('NFKC').trim(),
    ) ?? [];
  return year && month && day ? dateFromParts(Number(year), Number(month), Number(day)) : undefined;
}

/** Moves a date by days. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);

/** Counts the days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** Finds the weekday of a date. */
export const weekdayOf = (date: LocalDate): Weekday => weekdayOfDay(dayNumber(date));

/** Names the ISO week of a day number: the week belongs to the year of its Thursday. */
export function weekOfDay(day: number): WeekKey {
  const thursday = day - weekdayOfDay(day) + 4;
  const year = new Date(thursday * dayMs).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / dayMs) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Names the ISO week that holds a date. */
export const weekOf = (date: LocalDate): WeekKey => weekOfDay(dayNumber(date));

/** Finds the day number of a week's Monday: January 4 always lies in week 1. */
export function mondayNumber(week: WeekKey): number {
  const fourth = Date.UTC(Number(week.slice(0, 4)), 0, 4) / dayMs;
  const monday = fourth - weekdayOfDay(fourth) + 1 + (Number(week.slice(6, 8)) - 1) * 7;
  if (Number.isNaN(monday)) throw new RangeError(`Not a week: ${week}`);
  return monday;
}

/** Tells whether a text names an existing ISO week: only some years have a week 53. */
export const isWeekKey = (text: string): boolean =>
  /^\d{4}-W\d\d$/.test(text) && weekOfDay(mondayNumber(text)) === text;

/** Finds the Monday of a week. */
export const mondayOf = (week: WeekKey): LocalDate => dateOfDay(mondayNumber(week));

/** Lists the seven dates of a week, Monday first. */
export const datesOf = (week: WeekKey): LocalDate[] => {
  const monday = mondayNumber(week);
  return Array.from({ length: 7 }, (_, i) => dateOfDay(monday + i));
};

/** Moves a week by weeks. */
export const addWeeks = (week: WeekKey, weeks: number): WeekKey => weekOfDay(mondayNumber(week) + weeks * 7);

/** Counts the weeks from one week to another; negative when the second is earlier. */
export const weeksBetween = (from: WeekKey, to: WeekKey): number =>
  (mondayNumber(to) - mondayNumber(from)) / 7;

/** Finds the first week that begins on or after the date somebody joined. */
export const firstFullWeek = (joined: LocalDate): WeekKey => weekOf(addDays(joined, 6));

/** Names the month of a date. */
export const monthOf = (date: LocalDate): MonthKey => date.slice(0, 7);

/** Names the calendar quarter of a date. */
export const quarterOf = (date: LocalDate): QuarterKey =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
