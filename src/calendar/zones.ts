import { Temporal } from 'temporal-polyfill';
import {
  dateOfDay,
  dayMs,
  dayNumber,
  type LocalDate,
  mondayNumber,
  type WallTime,
  type WeekKey,
  weekOfDay,
} from './dates.ts';

/** A stretch of time in which a zone keeps one offset from UTC; all in milliseconds. */
type OffsetSpan = { from: number; until: number; offset: number };

// A look-up through Temporal costs about 8 µs, one in these spans 0.1 µs; a tick makes several for each of 50,000 people.
const spansByZone = new Map<string, OffsetSpan[]>();
const zoneNames = new Map<string, boolean>();
const maxZones = 2_000;

/** Tells whether a text names an IANA time zone that this machine knows; mere offsets such as +08:00 are none. */
export function isTimeZone(text: string): boolean {
  const known = zoneNames.get(text);
  if (known !== undefined) return known;
  const valid = /^[A-Za-z]/.test(text) && acceptsZone(text);
  if (zoneNames.size >= maxZones) zoneNames.clear();
  zoneNames.set(text, valid);
  return valid;
}

function acceptsZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function readOffsetSpan(ms: number, zone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // The transition before the next millisecond: one that happens exactly now begins this span.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const until = at.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}

function offsetSpanAt(ms: number, zone: string): OffsetSpan {
  let spans = spansByZone.get(zone);
  if (!spans) {
    if (spansByZone.size >= maxZones) spansByZone.clear();
    spans = [];
    spansByZone.set(zone, spans);
  }
  for (const span of spans) if (ms >= span.from && ms < span.until) return span;
  const span = readOffsetSpan(ms, zone);
  spans.unshift(span);
  return span;
}

const offsetAt = (ms: number, zone: string): number => offsetSpanAt(ms, zone).offset;

/** Finds the day number of the date that a zone's wall clocks show at an instant. */
export const localDay = (ms: number, zone: string): number => Math.floor((ms + offsetAt(ms, zone)) / dayMs);

/** Tells the date that a zone's wall clocks show at an instant. */
export const localDate = (instant: Date, zone: string): LocalDate =>
  dateOfDay(localDay(instant.getTime(), zone));

/** Tells the minutes after midnight that a zone's wall clocks show at an instant. */
export const localMinutes = (ms: number, zone: string): number =>
  Math.floor((ms + offsetAt(ms, zone)) / 60_000) - localDay(ms, zone) * 1_440;

/** Tells the hour and minute that a zone's wall clocks show at an instant. */
export function localTime(instant: Date, zone: string): WallTime {
  const ms = instant.getTime();
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(11, 16);
}

/** Names the ISO week in which an instant lies for a zone. */
export const weekKey = (instant: Date, zone: string): WeekKey => weekOfDay(localDay(instant.getTime(), zone));

/** Reads a wall time as minutes after midnight. */
export function minutesOf(time: WallTime): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  if (Number.isNaN(minutes)) throw new RangeError(`Not a time of day: ${time}`);
  return minutes;
}

/** Finds the instant (ms) of a wall time given in minutes; see `atWallTime`. */
export function wallMs(day: number, minutes: number, zone: string): number {
  const wall = day * dayMs + minutes * 60_000;
  const span = offsetSpanAt(wall, zone);
  // No offset exceeds 26 hours, so two days away from any change of clocks the answer is plain arithmetic.
  if (wall - 2 * dayMs >= span.from && wall + 2 * dayMs < span.until) return wall - span.offset;
  return Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, 19)).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  }).epochMilliseconds;
}

/** Finds the instant of a wall time. Where clocks skip it, it moves forward by the gap; where it occurs twice, it is the first. */
export const atWallTime = (date: LocalDate, time: WallTime, zone: string): Date =>
  new Date(wallMs(dayNumber(date), minutesOf(time), zone));

/** Finds the instant at which a week begins in a zone: Monday 00:00, moved as in `atWallTime`. */
export const startOfWeek = (week: WeekKey, zone: string): Date =>
  new Date(wallMs(mondayNumber(week), 0, zone));
