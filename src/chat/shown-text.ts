import { calmUpTo } from '../shared/calm.ts';
import type { Locale } from '../shared/locale.ts';
import { cut, shortenWith } from '../shared/shorten.ts';
import { sayInCard } from './card-words.ts';
import { plainSpan } from './plain-text.ts';
import type { Span, Text } from './text.ts';

/** What plain words need to know of their reader. */
export type Reading = { locale: Locale; timeZone: string };

const wordsOf = (span: Span, reading: Reading, max: number): string =>
  calmUpTo(plainSpan(span, reading), max);

/** Writes a text as words without any style, shortened visibly. */
export const wordsOfText = (text: Text, reading: Reading, max: number): string =>
  shortenWith(
    text.map((span) => wordsOf(span, reading, max)).join(''),
    max,
    sayInCard(reading.locale).shortened(),
  );

const isPerson = ({ kind }: Span): boolean => kind === 'person' || kind === 'mention';

/** Takes at most `max` characters of a text, span by span; `mark` says what was lost, and is empty where nothing was. */
export function shownSpans(
  text: Text,
  reading: Reading,
  max: number,
): { spans: { span: Span; words: string }[]; mark: string } {
  const all = text.map((span) => ({ span, words: wordsOf(span, reading, max) }));
  const length = all.reduce((sum, { words }) => sum + words.length, 0);
  const mark = length <= max ? '' : sayInCard(reading.locale).shortened();
  let left = mark === '' ? length : Math.max(0, max - mark.length);
  const spans: { span: Span; words: string }[] = [];
  for (const { span, words } of all) {
    const shown = cut(words, left);
    // A person is whole or absent.
    if (shown !== '' && (shown === words || !isPerson(span))) spans.push({ span, words: shown });
    left -= shown.length;
    if (shown !== words) break;
  }
  return { spans, mark };
}

const BARS = 10;

/** Writes a share as a bar with its number: ▰▰▰▰▰▰▱▱▱▱ 62%. */
export function shareBar(share: number, locale: Locale): string {
  const bounded = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // A bar is full only when everything is done.
  const full = Math.floor(bounded * BARS + 1e-9);
  const percent = sayInCard(locale).percent({ percent: Math.round(bounded * 100) });
  return `${'▰'.repeat(full)}${'▱'.repeat(BARS - full)} ${percent}`;
}
