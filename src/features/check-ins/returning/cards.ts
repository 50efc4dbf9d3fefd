import { type Card, type CardElement, plain, strong, text } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { excerpts } from '../excerpt.ts';
import { say } from './copy.ts';

/** Characters of one colleague's text: enough to know whether to ask. */
const MAX_SHOWN = 200;
const MAX_COLLEAGUES = 4;

/** What the card on return shows. */
export type ReturnView = {
  days: string;
  /** What teammates chose to show, newest first. */
  shown: readonly { name: string; words: string }[];
  sections: readonly CardElement[];
  /** When the person's next check-in opens, if it is planned. */
  next: Instant | undefined;
};

/** Draws *While you were away*. */
export function returnCard(view: ReturnView, locale: Locale): Card {
  const words = say(locale);
  const shown = view.shown.slice(0, MAX_COLLEAGUES);
  const more = view.shown.length - shown.length;
  const team: CardElement[] =
    shown.length === 0
      ? []
      : [
          { kind: 'text', text: words.shown() },
          {
            kind: 'list',
            items: shown.map((it) => ({
              text: text`${strong(it.name)}`,
              note: plain(excerpts([it.words], MAX_SHOWN).texts[0] ?? ''),
            })),
          },
          ...(more > 0 ? [{ kind: 'note' as const, text: plain(words.andMore({ count: more })) }] : []),
        ];
  return {
    title: plain(words.title()),
    summary: words.summary(),
    elements: [
      { kind: 'text', text: words.body({ days: view.days }) },
      ...view.sections,
      ...team,
      ...(view.next === undefined ? [] : [{ kind: 'note' as const, text: words.next({ at: view.next }) }]),
    ],
  };
}
