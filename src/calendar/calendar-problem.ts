import type { DateRange } from './dates.ts';
import type { SpecialDay } from './work-calendar.ts';

export type CalendarProblemReason =
  | 'not-json'
  | 'not-csv'
  | 'wrong-shape'
  | 'no-such-date'
  | 'wrong-year'
  | 'reversed'
  | 'too-long'
  | 'contradiction'
  | 'unknown-base'
  | 'unknown-kind'
  | 'recurring'
  | 'not-all-day'
  | 'reserved-name'
  | 'empty';

/** What is wrong with a calendar file, and where: the line of a CSV or ICS file, the field of a JSON file. */
export type CalendarProblem = {
  reason: CalendarProblemReason;
  line?: number;
  field?: string;
  value?: string;
};

export type Place = { line: number } | { field: string };
export type CalendarEntry = { place: Place; kind: SpecialDay; range: DateRange };
export type Entries = { entries: CalendarEntry[]; problems: CalendarProblem[] };

const reasons: Record<CalendarProblemReason, string> = {
  'not-json': 'is not valid JSON',
  'not-csv': 'is not valid CSV',
  'wrong-shape': 'is not as expected',
  'no-such-date': 'is not a date: write 2026-12-24, or 2026-12-24..2026-12-26 for several days',
  'wrong-year': 'lies outside the year it is listed under',
  reversed: 'ends before it begins',
  'too-long': 'is longer than a year',
  contradiction: 'is listed both as a day off and as a working day',
  'unknown-base': 'is no calendar to extend: use "CN" or "none"',
  'unknown-kind': 'is no kind of day: write off or work (休 or 班)',
  recurring: 'is a recurring event: list each day of each year instead',
  'not-all-day': 'is not an all-day event',
  'reserved-name': 'cannot be the name of an own calendar: choose another one',
  empty: 'lists no days',
};

/** Says in one English line what is wrong with a calendar file, where, and what to write instead. */
export function describeCalendarProblem({ reason, line, field, value }: CalendarProblem): string {
  const place = line ? `line ${line}: ` : field ? `${field}: ` : '';
  const subject = value === undefined || value === '' ? 'the file' : `"${value}"`;
  if (reason === 'not-json' || reason === 'not-csv')
    return `the file ${reasons[reason]}${value ? `: ${value}` : ''}`;
  if (reason === 'wrong-shape') return `${place}${value}`;
  return `${place}${subject} ${reasons[reason]}`;
}
