import {
  type DateRange,
  dateOfDay,
  dayNumber,
  type LocalDate,
  type WallTime,
  weekdayOfDay,
} from './dates.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { localDay, localMinutes, minutesOf, wallMs } from './zones.ts';

/** Daily hours; a break that ends when it starts is none. */
export type WorkHours = { start: WallTime; end: WallTime; breakStart: WallTime; breakEnd: WallTime };

/** Which days somebody works. `workingDays`: 1 = Monday … 7 = Sunday. */
export type WorkDays = {
  timeZone: string;
  calendar: WorkCalendar;
  workingDays: readonly number[];
  absences: readonly DateRange[];
};

/** A person's own work time, resolved from the person, location, team and organisation. */
export type WorkTime = WorkDays & { hours: WorkHours };

/** A stretch of work without a break in it (ms): a morning, an afternoon. */
export type Span = { from: number; to: number };

/** Monday to Friday. */
export const defaultWorkingDays: readonly number[] = [1, 2, 3, 4, 5];

/** Gives the usual hours under a calendar: 09:00–18:00 with a break 12:00–13:30, in China 12:00–14:00. */
export const defaultHours = (calendarName: string): WorkHours => ({
  start: '09:00',
  end: '18:00',
  breakStart: '12:00',
  breakEnd: calendarName.toUpperCase() === 'CN' ? '14:00' : '13:30',
});

// Quiet is at least 19:00–09:00, whatever somebody's own hours are (product.md § 10).
const loudFrom = 9 * 60;
const loudUntil = 19 * 60;
const leastMinutes = 60;

// The search for a working day gives up after ten years: a calendar or leave that long leaves no work to find.
const searchDays = 3_653;

/** Tells whether one of the absences covers a day. */
function isAway(work: WorkDays, date: LocalDate): boolean {
  for (const { from, to } of work.absences) if (date >= from && date <= to) return true;
  return false;
}

function isWorkingDate(work: WorkDays, day: number, date: LocalDate): boolean {
  const special = work.calendar.specialDay(date);
  if (special === 'off') return false;
  if (special !== 'work' && !work.workingDays.includes(weekdayOfDay(day))) return false;
  return !isAway(work, date);
}

/** Tells whether a day is one on which somebody works; days of absence are not. */
export const isWorkingDay = (work: WorkDays, date: LocalDate): boolean =>
  isWorkingDate(work, dayNumber(date), date);

// Of one person's work time: their goals mostly run over the same period, and each is asked about on the same day.
const counted = new WeakMap<WorkDays, Map<string, number>>();

/** Counts working days, both ends included; none when the second date is earlier. */
export function workingDaysBetween(work: WorkDays, from: LocalDate, to: LocalDate): number {
  const counts = counted.get(work) ?? new Map<string, number>();
  counted.set(work, counts);
  const key = `${from} ${to}`;
  const known = counts.get(key);
  if (known !== undefined) return known;
  let count = 0;
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) if (isWorkingDate(work, day, dateOfDay(day))) count++;
  counts.set(key, count);
  return count;
}

function nextWorkingDayNumber(work: WorkDays, first: number): number {
  for (let day = first; day < first + searchDays; day++)
    if (isWorkingDate(work, day, dateOfDay(day))) return day;
  return first + searchDays;
}

/** Finds the first working day on or after a date. */
export const nextWorkingDay = (work: WorkDays, date: LocalDate): LocalDate =>
  dateOfDay(nextWorkingDayNumber(work, dayNumber(date)));

type Minutes = { from: number; to: number };

const minutesByHours = new Map<string, readonly Minutes[]>();
const spansByDay = new Map<string, readonly Span[]>();
const maxCached = 20_000;

function keep<V>(cache: Map<string, V>, key: string, value: V): V {
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, value);
  return value;
}

/** Cuts hours down to what quiet leaves; where that is less than an hour (night work), the usual day stands in, or nobody could ever be reached. */
function loudMinutes({ start, end, breakStart, breakEnd }: WorkHours): readonly Minutes[] {
  const from = Math.max(minutesOf(start), loudFrom);
  const to = Math.min(minutesOf(end), loudUntil);
  const pause = { from: minutesOf(breakStart), to: minutesOf(breakEnd) };
  const hasPause = pause.from < pause.to && pause.to > from && pause.from < to;
  const parts = hasPause
    ? [
        { from, to: pause.from },
        { from: pause.to, to },
      ]
    : [{ from, to }];
  const left = parts.filter((part) => part.from < part.to);
  const minutes = left.reduce((sum, part) => sum + part.to - part.from, 0);
  return minutes < leastMinutes ? loudMinutes(defaultHours('none')) : left;
}

/** Lists the stretches of work of a working day, earliest first; none if that date does not exist in the zone. */
function spansOfWorkingDay(work: WorkTime, day: number): readonly Span[] {
  const { start, end, breakStart, breakEnd } = work.hours;
  const hoursKey = `${start}${end}${breakStart}${breakEnd}`;
  const key = `${hoursKey}${day}${work.timeZone}`;
  const known = spansByDay.get(key);
  if (known) return known;
  const minutes = minutesByHours.get(hoursKey) ?? keep(minutesByHours, hoursKey, loudMinutes(work.hours));
  const spans = minutes
    .map((part) => ({
      from: wallMs(day, part.from, work.timeZone),
      to: wallMs(day, part.to, work.timeZone),
    }))
    .filter((span) => span.from < span.to && localDay(span.from, work.timeZone) === day);
  return keep(spansByDay, key, spans);
}

/** Lists the stretches of work on a day, earliest first; none on days off. */
export const spansOfDay = (work: WorkTime, day: number): readonly Span[] =>
  isWorkingDate(work, day, dateOfDay(day)) ? spansOfWorkingDay(work, day) : [];

/** Tells whether an instant is in somebody's working time, in which Pacer may write to them: never 19:00–09:00, never in a break. */
export function isWorkingMoment(work: WorkTime, instant: Date): boolean {
  const ms = instant.getTime();
  return spansOfDay(work, localDay(ms, work.timeZone)).some(({ from, to }) => ms >= from && ms < to);
}

/** Finds the first working moment at or after an instant. */
export function nextWorkingMoment(work: WorkTime, instant: Date): Date {
  const ms = instant.getTime();
  const first = localDay(ms, work.timeZone);
  for (let day = first; day < first + searchDays; day++) {
    for (const span of spansOfDay(work, day)) {
      if (ms < span.to) return ms >= span.from ? instant : new Date(span.from);
    }
  }
  return new Date(wallMs(first + searchDays, loudFrom, work.timeZone));
}

/** Finds the date that lies some working days after a date, which itself is not counted; with 0, the first working day from it on. */
export const workingDayAfter = (work: WorkDays, date: LocalDate, days: number): LocalDate =>
  dateOfDay(workingDayNumberAfter(work, dayNumber(date), days));

function workingDayNumberAfter(work: WorkDays, start: number, days: number): number {
  let day = days === 0 ? nextWorkingDayNumber(work, start) : start;
  for (let left = days; left > 0; left--) day = nextWorkingDayNumber(work, day + 1);
  return day;
}

/** Moves an instant to working time and then on by whole working days, keeping the wall time: from a Saturday, one has passed on Tuesday morning. */
export function addWorkingDays(work: WorkTime, from: Date, days: number): Date {
  const start = nextWorkingMoment(work, from);
  if (days === 0) return start;
  const ms = start.getTime();
  const day = workingDayNumberAfter(work, localDay(ms, work.timeZone), days);
  return new Date(wallMs(day, localMinutes(ms, work.timeZone), work.timeZone));
}

/** Walks the stretches of work between two instants, cut to them. */
export function* spansBetween(work: WorkTime, from: number, to: number): Generator<Span> {
  const last = localDay(to, work.timeZone);
  for (let day = localDay(from, work.timeZone); day <= last; day++) {
    for (const span of spansOfDay(work, day)) {
      const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
      if (cut.from < cut.to) yield cut;
    }
  }
}

/** Counts the working minutes between two instants. */
export function workingMinutesBetween(work: WorkTime, from: Date, to: Date): number {
  let ms = 0;
  for (const span of spansBetween(work, from.getTime(), to.getTime())) ms += span.to - span.from;
  return ms / 60_000;
}

/** Finds when a share of the working time between two instants has passed, to the minute: never in a break but at its end. Nothing if there is none. */
export function instantAfterWorkingShare(
  work: WorkTime,
  from: Date,
  to: Date,
  share: number,
): Date | undefined {
  const spans = [...spansBetween(work, from.getTime(), to.getTime())];
  let left = share * spans.reduce((sum, span) => sum + span.to - span.from, 0);
  for (const span of spans) {
    const length = span.to - span.from;
    if (left < length) return new Date(span.from + Math.floor(left / 60_000) * 60_000);
    left -= length;
  }
  const last = spans.at(-1);
  return last && new Date(last.to);
}

/** Finds the last morning or afternoon (a whole day where there is no break) that ends by a deadline: what is due arrives in it at the latest. */
export function lastWorkingHalfDayBefore(work: WorkTime, deadline: Date): { from: Date; to: Date } {
  const ms = deadline.getTime();
  const last = localDay(ms, work.timeZone);
  for (let day = last; day > last - searchDays; day--) {
    const span = spansOfDay(work, day).findLast(({ to }) => to <= ms);
    if (span) return { from: new Date(span.from), to: new Date(span.to) };
  }
  return { from: deadline, to: deadline };
}
