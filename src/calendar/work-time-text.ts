import { err, ok, type Result } from '../shared/result.ts';
import type { WallTime } from './dates.ts';
import type { WorkHours } from './work-time.ts';
import { minutesOf } from './zones.ts';

const dayNames: readonly [RegExp, string][] = [
  [/\bmon(?:day)?s?\b/g, '1'],
  [/\btue(?:s|sday)?s?\b/g, '2'],
  [/\bwed(?:s|nesday)?s?\b/g, '3'],
  [/\bthu(?:r|rs|rsday)?s?\b/g, '4'],
  [/\bfri(?:day)?s?\b/g, '5'],
  [/\bsat(?:urday)?s?\b/g, '6'],
  [/\bsun(?:day)?s?\b/g, '7'],
];

const chineseDays = '一二三四五六日天';

/** Reads a list of weekdays: 'Mon-Fri', 'Sun-Thu', '1,2,4', '12345', '周一至周五', '一三五'. Nothing if any part is not understood. */
export function parseWorkingDays(text: string): number[] | undefined {
  let rest = text.normalize('NFKC').toLowerCase();
  for (const [name, digit] of dayNames) rest = rest.replace(name, digit);
  rest = rest
    .replace(/周|星期|礼拜/g, '')
    .replace(/[一二三四五六日天]/g, (day) => String(Math.min(chineseDays.indexOf(day) + 1, 7)))
    .replace(/\s*(?:[-–—~至到]|\bto\b)\s*/g, '-');
  if (!/^(?:[1-7](?:-[1-7])?|[,;、/&和与\s]|and)+$/.test(rest)) return undefined;
  const days = new Set<number>();
  for (const [, first = '', last = first] of rest.matchAll(/([1-7])(?:-([1-7]))?/g)) {
    for (let day = Number(first); ; day = (day % 7) + 1) {
      days.add(day);
      if (day === Number(last)) break;
    }
  }
  return days.size > 0 ? [...days].sort() : undefined;
}

export type HoursError = 'unreadable' | 'ends-before-start' | 'too-many-parts';

/** Reads daily hours: '09:00-12:00, 13:30-18:00', or '9-18' with the usual break where that lies inside them. Hours over midnight are refused. */
export function parseHours(text: string, usual: WorkHours): Result<WorkHours, HoursError> {
  const parts = text
    .normalize('NFKC')
    .split(/\s*[,;、/]\s*|\s+(?=\d+(?::\d\d)?\s*[-–—~至到])/)
    .map((part) => /^(\d{1,2}(?::\d\d)?)\s*[-–—~至到]\s*(\d{1,2}(?::\d\d)?)$/.exec(part.trim()))
    .map((match) => match && [readTime(match[1] ?? ''), readTime(match[2] ?? '')]);
  const times: WallTime[] = [];
  for (const [from, to] of parts.map((part) => part ?? [])) {
    if (!from || !to) return err('unreadable');
    times.push(from, to);
  }
  if (times.some((time, i) => i > 0 && time <= (times[i - 1] ?? ''))) return err('ends-before-start');
  const [start = '', second = '', third, end] = times;
  if (times.length > 4) return err('too-many-parts');
  if (third && end) return ok({ start, breakStart: second, breakEnd: third, end });
  const pauses = usual.breakStart > start && usual.breakEnd < second;
  return ok({
    start,
    end: second,
    breakStart: pauses ? usual.breakStart : start,
    breakEnd: pauses ? usual.breakEnd : start,
  });
}

function readTime(text: string): WallTime | undefined {
  const [hour = '', minute = '00'] = text.split(':');
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return minutesOf(time) <= 24 * 60 && Number(minute) < 60 ? time : undefined;
}

/** Tells whether a text is a time of day written '09:30'. */
export const isWallTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
