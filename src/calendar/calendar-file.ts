import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { err, ok, type Result } from '../shared/result.ts';
import { icsEntries } from './calendar-ics.ts';
import type { CalendarProblem, CalendarProblemReason, Entries, Place } from './calendar-problem.ts';
import { addDays, daysBetween, type LocalDate, parseLocalDate } from './dates.ts';
import { chinaCalendar, noCalendar, type SpecialDay, type WorkCalendar } from './work-calendar.ts';

// An organisation's calendar is one file in any of three forms.
//
// JSON, for people who write it by hand. `extends` ("CN" or "none", the default) is what holds on days that are not listed;
// a day is MM-DD or YYYY-MM-DD, a run of days has two dots:
//   { "name": "Acme Germany", "extends": "none",
//     "years": { "2026": { "off": ["01-01", "12-24..12-26"], "work": ["12-19"] } } }
//
// CSV, for people who keep it in a table; kind is off or work (休 or 班), further columns are notes:
//   date,kind
//   2026-12-24..2026-12-26,off
//   2026-12-19,work
//
// ICS, as public-holiday sites publish it: all-day events are days off, those whose summary holds 班 are make-up days.
//
// CSV and ICS take the calendar's name from the file's. A year with at least one listed day counts as known.

const maxProblems = 50;

/** Reads an organisation's calendar (JSON, CSV or ICS, told by its content), or lists everything that is wrong with it. */
export function parseCalendarFile(
  text: string,
  fileName: string,
): Result<WorkCalendar, readonly CalendarProblem[]> {
  const body = text.replace(/^\uFEFF/, '');
  const start = body.trimStart();
  if (start === '') return err([{ reason: 'empty' }]);
  if (start.startsWith('{')) return fromJson(body);
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const read = /^BEGIN:VCALENDAR/i.test(start) ? icsEntries(body) : csvEntries(body);
  return build(name, noCalendar, read);
}

const fileShape = z.strictObject({
  name: z.string().trim().min(1).max(80),
  extends: z.string().optional(),
  years: z.record(
    z.string().regex(/^\d{4}$/, 'a year of four digits'),
    z.strictObject({ off: z.array(z.string()).optional(), work: z.array(z.string()).optional() }),
  ),
});

function fromJson(text: string): Result<WorkCalendar, readonly CalendarProblem[]> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return err([{ reason: 'not-json', value: error instanceof Error ? error.message : String(error) }]);
  }
  const shape = fileShape.safeParse(data);
  if (!shape.success) {
    return err(
      shape.error.issues.map((issue) => ({
        reason: 'wrong-shape' as const,
        field: issue.path.join('.'),
        value: issue.message,
      })),
    );
  }
  const { name, years } = shape.data;
  const base = [chinaCalendar, noCalendar].find(
    ({ name: known }) => known.toLowerCase() === (shape.data.extends ?? 'none').toLowerCase(),
  );
  const read: Entries = { entries: [], problems: [] };
  if (!base)
    read.problems.push({ reason: 'unknown-base', field: 'extends', value: shape.data.extends ?? '' });
  for (const [year, { off = [], work = [] }] of Object.entries(years)) {
    off.forEach((days, i) => {
      readDays(read, { field: `years.${year}.off[${i}]` }, days, 'off', year);
    });
    work.forEach((days, i) => {
      readDays(read, { field: `years.${year}.work[${i}]` }, days, 'work', year);
    });
  }
  return build(name, base ?? noCalendar, read);
}

const kinds = new Map<string, SpecialDay>([
  ['off', 'off'],
  ['holiday', 'off'],
  ['休', 'off'],
  ['放假', 'off'],
  ['work', 'work'],
  ['班', 'work'],
  ['上班', 'work'],
  ['调休', 'work'],
]);

function csvEntries(text: string): Entries {
  const read: Entries = { entries: [], problems: [] };
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: [',', ';', '\t'],
      // An explicit list, because detection settles on the first line's ending.
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    read.problems.push({ reason: 'not-csv', value: error instanceof Error ? error.message : String(error) });
    return read;
  }
  for (const [i, [days = '', kindText = '']] of rows.entries()) {
    const isHeader = i === 0 && !/\d/.test(days);
    if (isHeader || days === '') continue;
    const kind = kinds.get(kindText.toLowerCase());
    if (kind) readDays(read, { line: i + 1 }, days, kind);
    else read.problems.push({ reason: 'unknown-kind', line: i + 1, value: kindText });
  }
  return read;
}

function readDays(read: Entries, place: Place, days: string, kind: SpecialDay, year?: string): void {
  const fail = (reason: CalendarProblemReason) => read.problems.push({ reason, ...place, value: days });
  const [from, to] = days
    .split('..')
    .map((part) =>
      parseLocalDate(year && /^\s*\d\d?-\d\d?\s*$/.test(part) ? `${year}-${part.trim()}` : part),
    );
  const last = days.includes('..') ? to : from;
  if (!from || !last || days.split('..').length > 2) fail('no-such-date');
  else if (year && (from.slice(0, 4) !== year || last.slice(0, 4) !== year)) fail('wrong-year');
  else if (last < from) fail('reversed');
  else read.entries.push({ place, kind, range: { from, to: last } });
}

function build(
  name: string,
  base: WorkCalendar,
  { entries, problems: found }: Entries,
): Result<WorkCalendar, readonly CalendarProblem[]> {
  const problems = [...found];
  const days = new Map<LocalDate, SpecialDay>();
  for (const { place, kind, range } of entries) {
    if (daysBetween(range.from, range.to) > 366) {
      problems.push({ reason: 'too-long', ...place, value: `${range.from}..${range.to}` });
      continue;
    }
    for (let date = range.from; date <= range.to; date = addDays(date, 1)) {
      if ((days.get(date) ?? kind) !== kind)
        problems.push({ reason: 'contradiction', ...place, value: date });
      days.set(date, kind);
    }
  }
  if (name === '' || [chinaCalendar, noCalendar].some((own) => own.name.toLowerCase() === name.toLowerCase()))
    problems.push({ reason: 'reserved-name', field: 'name', value: name });
  if (problems.length === 0 && days.size === 0) problems.push({ reason: 'empty' });
  if (problems.length > 0) return err(problems.slice(0, maxProblems));
  const years = new Set([...days.keys()].map((date) => Number(date.slice(0, 4))));
  return ok({
    name,
    specialDay: (date) => days.get(date) ?? base.specialDay(date),
    knowsYear: (year) => years.has(year) || (base !== noCalendar && base.knowsYear(year)),
  });
}
