import type {
  ContextBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { plainSpan, type Span, type Text } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { cut, LOOKAHEAD, shorten, shortenWith } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';

/** Whose eyes something is drawn for, and what Slack knows of the people and pictures in it. */
export type Eyes = {
  locale: Locale;
  timeZone: string;
  /** Slack's user ids by person id: for mentions. */
  accounts: ReadonlyMap<string, string>;
  /** Slack's file ids by `pictureKey`. */
  pictures?: ReadonlyMap<string, string>;
};

/** What the words of a form or a card need at least. */
export type Reading = Pick<Eyes, 'locale' | 'timeZone'>;

type Style = { bold?: boolean; italic?: boolean; code?: boolean };

// Marks that turn the direction of all that follows them.
const turning = /[\u202a-\u202e\u2066-\u2069]/;
const isolates = /[\u2066-\u2069]/g;

/** Makes words well-formed and keeps those that turn the direction from turning the words around them. */
export function calm(words: string): string {
  const whole = words.toWellFormed();
  return turning.test(whole) ? `\u2068${whole.replace(isolates, '')}\u2069` : whole;
}

/** Writes a span's words; what lies far behind the place where they will be cut is not read. */
function wordsOf(span: Span, eyes: Reading, max: number): string {
  const words = plainSpan(span, eyes);
  return calm(words.length > max + LOOKAHEAD ? words.slice(0, max + LOOKAHEAD) : words);
}

/** Writes a text as words without any style, shortened visibly. */
export const wordsOfText = (text: Text, eyes: Reading, max: number): string =>
  shortenWith(text.map((span) => wordsOf(span, eyes, max)).join(''), max, say(eyes.locale).shortened());

/** Makes words that Slack shows as they are; it refuses empty ones. */
export const plainObject = (words: string, max: number): PlainTextElement => {
  const calmed = calm(words.length > max + LOOKAHEAD ? words.slice(0, max + LOOKAHEAD) : words);
  return { type: 'plain_text', text: calmed.trim() === '' ? '–' : shorten(calmed, max), emoji: false };
};

const styleOf = (span: Span, base: Style): Style => {
  if (span.kind === 'strong') return { ...base, bold: true };
  if (span.kind === 'emphasis') return { ...base, italic: true };
  return span.kind === 'code' ? { ...base, code: true } : base;
};

const styled = (style: Style) => (Object.keys(style).length === 0 ? {} : { style });

/** Makes an element of rich text: words in which Slack reads nothing. */
export const rich = (words: string, style: Style = {}): RichTextElement => ({
  type: 'text',
  text: words,
  ...styled(style),
});

function elementOf(span: Span, words: string, eyes: Eyes, style: Style): RichTextElement {
  if (span.kind === 'link' && span.url.length <= limits.url && URL.canParse(span.url))
    return { type: 'link', url: span.url, text: words, ...styled(style) };
  const userId = span.kind === 'mention' ? eyes.accounts.get(span.person.id) : undefined;
  return userId === undefined
    ? rich(words, styleOf(span, style))
    : { type: 'user', user_id: userId, ...styled(style) };
}

/** Draws a text as elements of rich text with at most `max` characters; what is lost is said. */
export function richElements(text: Text, eyes: Eyes, max: number, style: Style = {}): RichTextElement[] {
  const elements: RichTextElement[] = [];
  const mark = say(eyes.locale).shortened();
  const whole = text.reduce((sum, span) => sum + wordsOf(span, eyes, max).length, 0);
  let left = whole <= max ? whole : Math.max(0, max - mark.length);
  for (const span of text) {
    const words = wordsOf(span, eyes, max);
    const shown = cut(words, left);
    // A person's mention is whole or absent.
    if (shown === words || span.kind !== 'mention') {
      if (shown !== '') elements.push(elementOf(span, shown, eyes, style));
    }
    left -= shown.length;
    if (shown !== words) break;
  }
  return whole <= max ? elements : [...elements, rich(mark, { ...style, italic: true })];
}

/** Makes a paragraph of rich text. */
export const section = (elements: RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: elements.length === 0 ? [rich('–')] : elements,
});

/** Makes a block of rich text. */
export const richBlock = (...elements: RichTextBlock['elements']): RichTextBlock => ({
  type: 'rich_text',
  elements,
});

/** Makes small print, in which Slack reads nothing. */
export const smallPrint = (words: string): ContextBlock => ({
  type: 'context',
  elements: [plainObject(words, limits.fieldText)],
});

/** Draws small print; a text with links is drawn at full size, because small print that reads nothing has none. */
export const renderNote = (text: Text, eyes: Eyes, max: number): ContextBlock | RichTextBlock =>
  text.some((span) => span.kind === 'link')
    ? richBlock(section(richElements(text, eyes, max)))
    : smallPrint(wordsOfText(text, eyes, Math.min(max, limits.fieldText)));

const bars = 10;

/** Draws a share as a bar with its number: **Revenue** ▰▰▰▰▰▰▱▱▱▱ 62%. */
export function renderProgress(
  it: { label: string; share: number; caption?: Text | undefined },
  eyes: Eyes,
  max: number,
): RichTextBlock {
  const words = say(eyes.locale);
  const share = Number.isFinite(it.share) ? Math.min(1, Math.max(0, it.share)) : 0;
  // A bar is full only when everything is done.
  const full = Math.floor(share * bars + 1e-9);
  const bar = `${'▰'.repeat(full)}${'▱'.repeat(bars - full)}`;
  const label = shorten(calm(it.label), Math.min(max, limits.placeholder));
  const line = section([
    rich(label === '' ? '–' : label, { bold: true }),
    rich(`\n${bar} ${words.percent({ percent: Math.round(share * 100) })}`),
  ]);
  if (it.caption === undefined || it.caption.length === 0) return richBlock(line);
  return richBlock(line, section(richElements(it.caption, eyes, max, { italic: true })));
}
/** Keeps Slack from reading anything in words that must stand where it reads markup: the text of notifications. */
export const escapeMarkup = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
