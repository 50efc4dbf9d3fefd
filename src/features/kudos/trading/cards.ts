import type { Card } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';

/** Draws the gentle notice for one of two people who give each other most of their points. */
export function tradingCard(locale: Locale, other: { name: string }): Card {
  const words = say(locale);
  return {
    title: words.title(),
    summary: words.summary(),
    elements: [
      { kind: 'text', text: words.body(other) },
      { kind: 'text', text: words.consequence() },
      { kind: 'note', text: words.readers(other) },
    ],
  };
}
