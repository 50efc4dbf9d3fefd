import type { Action } from './action.ts';
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

/** An action comes back as it was written into a card, or as somebody forged it. */
const cleanAction = (action: Action): Action => ({
  ...action,
  payload: Object.fromEntries(Object.entries(action.payload).map(([key, id]) => [key, cleanWords(id)])),
});

/** Cleans what came with an event, once, at the edge. */
export function cleanEvent(event: Event): Event {
  switch (event.kind) {
    case 'command':
    case 'message':
      return { ...event, line: cleanLine(event.line) };
    case 'form-submitted':
    case 'form-pressed':
    case 'form-closed':
      return { ...event, instance: cleanWords(event.instance), values: cleanValues(event.values) };
    case 'lookup':
      return { ...event, query: cleanWords(event.query) };
    case 'action': {
      const value = event.value === undefined ? {} : { value: cleanWords(event.value) };
      return { ...event, action: cleanAction(event.action), ...value };
    }
    default:
      return event;
  }
}
