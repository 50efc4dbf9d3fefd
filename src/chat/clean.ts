import type { Event, Line } from './event.ts';
import type { RawValue, RawValues } from './form.ts';

// All control characters but tab and line feed: no keyboard types them, and PostgreSQL refuses NUL.
const controls = /(?![\t\n])\p{Cc}/gu;

/** Makes typed words storable: well-formed Unicode, line feeds only, no control characters. */
export const cleanWords = (words: string): string =>
  words.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '');

const cleanLine = (line: Line): Line =>
  line.map((part) =>
    typeof part === 'string' ? cleanWords(part) : { ...part, name: cleanWords(part.name) },
  );

function cleanValue(value: RawValue): RawValue {
  if (typeof value === 'string') return cleanWords(value);
  if (Array.isArray(value)) return value.map(cleanWords);
  return Object.fromEntries(Object.entries(value).map(([id, state]) => [cleanWords(id), cleanWords(state)]));
}

const cleanValues = (values: RawValues): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanValue(value)]));

/** Cleans an event's typed content, once, at the edge. */
export function cleanEvent(event: Event): Event {
  switch (event.kind) {
    case 'command':
    case 'message':
      return { ...event, line: cleanLine(event.line) };
    case 'form-submitted':
    case 'form-pressed':
    case 'form-closed':
      return { ...event, values: cleanValues(event.values) };
    case 'lookup':
      return { ...event, query: cleanWords(event.query) };
    default:
      return event;
  }
}
