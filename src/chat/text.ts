import type { Instant } from '../shared/clock.ts';

export type PersonRef = { id: string; name: string };

/** How much of an instant a reader is shown, always in the reader's own zone and language. */
export type DateStyle = 'day' | 'time' | 'day-time';

export type Span =
  | { kind: 'plain'; text: string }
  | { kind: 'strong'; text: string }
  | { kind: 'emphasis'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'link'; label: string; url: string }
  /** Shows a name and notifies nobody. */
  | { kind: 'person'; person: PersonRef }
  /** Shows a name and notifies: only for receivers of kudos in channels (decision 15). */
  | { kind: 'mention'; person: PersonRef }
  | { kind: 'instant'; at: Instant; style: DateStyle }
  /** A date without a zone: `2026-11-20`. */
  | { kind: 'day'; date: string };

/** A sentence as data. Line breaks are `\n` inside plain spans; nothing in it is ever read as markup. */
export type Text = readonly Span[];

type Part = string | number | Span | Text | undefined;

const isText = (part: Span | Text): part is Text => Array.isArray(part);

function spansOf(part: Part): Text {
  if (part === undefined || part === '') return [];
  if (typeof part === 'string' || typeof part === 'number') return [{ kind: 'plain', text: String(part) }];
  return isText(part) ? part : [part];
}

/** Makes a text of a template: an interpolated string is always a plain span, a span or text stays what it is. */
export function text(strings: TemplateStringsArray, ...parts: Part[]): Text {
  return strings.flatMap((string, i) => [...spansOf(string), ...spansOf(parts[i])]);
}

/** Makes a text of a string that holds nothing but words. */
export const plain = (words: string): Text => (words === '' ? [] : [{ kind: 'plain', text: words }]);

export const strong = (words: string): Span => ({ kind: 'strong', text: words });
export const emphasis = (words: string): Span => ({ kind: 'emphasis', text: words });
export const code = (words: string): Span => ({ kind: 'code', text: words });
export const person = (who: PersonRef): Span => ({ kind: 'person', person: { id: who.id, name: who.name } });
export const mention = (who: PersonRef): Span => ({
  kind: 'mention',
  person: { id: who.id, name: who.name },
});
export const instant = (at: Instant, style: DateStyle): Span => ({ kind: 'instant', at, style });
export const day = (date: string): Span => ({ kind: 'day', date });

/** Makes a link that the feature wrote; anything but http(s) is refused, so that no user text becomes one. */
export function link(label: string, url: string): Span {
  if (!/^https?:\/\//.test(url)) throw new Error('A link needs an http(s) address');
  return { kind: 'link', label, url };
}

/** Joins texts with a separator, as in a list within a sentence. */
export const join = (texts: readonly Text[], separator: string): Text =>
  texts.flatMap((each, i) => (i === 0 ? each : [...plain(separator), ...each]));
