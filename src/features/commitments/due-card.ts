import { action, type Card, type CardElement, type PersonRef, plain, strong } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { shorten } from '../../shared/shorten.ts';
import { say } from './copy.ts';
import type { Commitment } from './rules.ts';

/** Characters of what is to be done; what one card shows of somebody's words. */
const MAX_WORDS = 600;

export type DueView = {
  commitment: Pick<Commitment, 'id' | 'words' | 'state'>;
  isOwner: boolean;
  /** Everybody it involves but the reader. */
  others: readonly PersonRef[];
};

/** Draws a commitment on its day, for its owner or somebody it involves. */
export function dueCard(locale: Locale, { commitment, isOwner, others }: DueView): Card {
  const words = say(locale);
  const title = isOwner ? words.yoursToday() : words.withYouToday();
  const isOpen = commitment.state === 'open';
  const with_: CardElement[] =
    others.length === 0 ? [] : [{ kind: 'people', label: words.with(), people: [...others] }];
  const done: CardElement[] =
    isOwner && isOpen
      ? [
          {
            kind: 'buttons',
            buttons: [
              { label: words.done(), action: action('commitments.done', { commitment: commitment.id }) },
            ],
          },
        ]
      : [];
  return {
    title: plain(title),
    summary: title,
    ...(commitment.state === 'done' ? { badge: { label: words.done(), tone: 'good' as const } } : {}),
    elements: [{ kind: 'text', text: [strong(shorten(commitment.words, MAX_WORDS))] }, ...with_, ...done],
  };
}
