import type { Entries } from './calendar-problem.ts';
import { addDays, dateFromParts, type LocalDate } from './dates.ts';

type Line = { number: number; name: string; value: string };
type CalendarEvent = { line: number; fields: Map<string, Line> };

/** Reads the all-day events of an iCalendar file (RFC 5545) as days off, or as make-up days where the summary says 班. */
export function icsEntries(text: string): Entries {
  const read: Entries = { entries: [], problems: [] };
  for (const { line, fields } of eventsOf(unfold(text))) {
    const start = fields.get('DTSTART');
    const summary = fields.get('SUMMARY')?.value ?? '';
    const place = { line: start?.number ?? line };
    const from = dateOf(start?.value ?? '');
    const end = fields.get('DTEND');
    // DTEND is the first day that no longer belongs to the event.
    const to = end && end.value !== start?.value ? lastDay(dateOf(end.value)) : from;
    const value = summary || (start?.value ?? '');
    if (fields.has('RRULE')) read.problems.push({ reason: 'recurring', ...place, value });
    else if (start && /T/.test(start.value)) read.problems.push({ reason: 'not-all-day', ...place, value });
    else if (!from || !to) read.problems.push({ reason: 'no-such-date', ...place, value });
    else if (to < from) read.problems.push({ reason: 'reversed', ...place, value });
    else read.entries.push({ place, kind: /班/.test(summary) ? 'work' : 'off', range: { from, to } });
  }
  return read;
}

/** Long lines continue on the next one behind a blank; each keeps the number at which it began. */
function unfold(text: string): Line[] {
  const lines: Line[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) last.value += raw.slice(1);
    else {
      const colon = raw.indexOf(':');
      const [name = ''] = raw.slice(0, Math.max(colon, 0)).split(';');
      lines.push({ number: i + 1, name: name.toUpperCase(), value: raw.slice(colon + 1).trim() });
    }
  }
  return lines;
}

function eventsOf(lines: readonly Line[]): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let open: CalendarEvent | undefined;
  let alarm = false;
  for (const line of lines) {
    const mark = line.value.toUpperCase();
    if (line.name === 'BEGIN' && mark === 'VEVENT') open = { line: line.number, fields: new Map() };
    else if (line.name === 'END' && mark === 'VEVENT' && open) {
      events.push(open);
      open = undefined;
    } else if (mark === 'VALARM') alarm = line.name === 'BEGIN';
    else if (open && !alarm && !open.fields.has(line.name)) open.fields.set(line.name, line);
  }
  return events;
}

const dateOf = (value: string): LocalDate | undefined =>
  /^\d{8}$/.test(value)
    ? dateFromParts(Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6, 8)))
    : undefined;

const lastDay = (end: LocalDate | undefined): LocalDate | undefined => end && addDays(end, -1);
