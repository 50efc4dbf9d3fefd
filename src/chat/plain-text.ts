import { assertNever } from '../shared/assert-never.ts';
import type { Locale } from '../shared/locale.ts';
import type { Span, Text } from './text.ts';

type Eyes = { locale: Locale; timeZone: string };

const styles = {
  day: { weekday: 'short', month: 'short', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'day-time': {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Building an Intl format costs about 50 µs, and a card holds several dates.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, style: keyof typeof styles, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${style} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone });
  formats.set(key, made);
  return made;
}

/** Writes the words of one span for a reader. */
export function plainSpan(span: Span, eyes: Eyes): string {
  switch (span.kind) {
    case 'plain':
    case 'strong':
    case 'emphasis':
    case 'code':
      return span.text;
    case 'link':
      return span.label;
    case 'person':
      return span.person.name;
    case 'mention':
      return `@${span.person.name}`;
    case 'instant':
      return format(eyes.locale, span.style, eyes.timeZone).format(span.at);
    case 'day':
      return format(eyes.locale, 'day', 'UTC').format(new Date(`${span.date}T12:00:00Z`));
    default:
      return assertNever(span, 'span');
  }
}

/** Writes a text as plain words: for fallbacks, notifications and labels, in the reader's language and zone. */
export const plainText = (text: Text, eyes: Eyes): string =>
  text.map((span) => plainSpan(span, eyes)).join('');
