import type {
  ContextBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { type Span, shareBar, shownSpans, type Text, wordsOfText } from '../../src/chat/index.ts';
import { shownWords } from '../../src/shared/calm.ts';
import type { Locale } from '../../src/shared/locale.ts';
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

type Style = { bold?: boolean; italic?: boolean; code?: boolean };

/** Makes words that Slack shows as they are; it refuses empty ones. */
export const plainObject = (words: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: shownWords(words, max),
  emoji: false,
});

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
  const { spans, mark } = shownSpans(text, eyes, max);
  const elements = spans.map(({ span, words }) => elementOf(span, words, eyes, style));
  return mark === '' ? elements : [...elements, rich(mark, { ...style, italic: true })];
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

/** Draws a share as a bar with its number: **Revenue** ▰▰▰▰▰▰▱▱▱▱ 62%. */
export function renderProgress(
  it: { label: string; share: number; caption?: Text | undefined },
  eyes: Eyes,
  max: number,
): RichTextBlock {
  const label = shownWords(it.label, Math.min(max, limits.placeholder));
  const line = section([rich(label, { bold: true }), rich(`\n${shareBar(it.share, eyes.locale)}`)]);
  if (it.caption === undefined || it.caption.length === 0) return richBlock(line);
  return richBlock(line, section(richElements(it.caption, eyes, max, { italic: true })));
}
/** Keeps Slack from reading anything in words that must stand where it reads markup: the text of notifications. */
export const escapeMarkup = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
