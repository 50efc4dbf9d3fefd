import {
  action,
  type Button,
  type Card,
  type CardElement,
  instant,
  type PersonRef,
  plain,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayFeedback } from '../copy.ts';
import type { Feedback } from '../rules.ts';
import { say } from './copy.ts';

/** Rows on one page: with its paging buttons the card keeps to eight controls. */
export const INBOX_PAGE = 6;

export type InboxView = {
  received: readonly Pick<Feedback, 'id' | 'giverId' | 'sentAt' | 'openedAt'>[];
  people: ReadonlyMap<string, PersonRef>;
  page: number;
  hasOlder: boolean;
};

/** Draws one page of what somebody received: names and days, never a text. */
export function inboxCard(locale: Locale, { received, people, page, hasOlder }: InboxView): Card {
  const words = say(locale);
  const about = sayFeedback(locale);
  const turn = (to: number) => action('feedback.inbox', { page: String(to) });
  const pages: Button[] = [
    ...(page > 0 ? [{ label: words.newer(), action: turn(page - 1) }] : []),
    ...(hasOlder ? [{ label: words.older(), action: turn(page + 1) }] : []),
  ];
  const first = page * INBOX_PAGE + 1;
  const elements: CardElement[] =
    received.length === 0
      ? [{ kind: 'text', text: words.empty() }]
      : [
          {
            kind: 'list',
            items: received.map((it) => ({
              text: plain(people.get(it.giverId)?.name ?? '…'),
              note: text`${instant(it.sentAt, 'day')}`,
              ...(it.openedAt === null ? { badge: { label: about.isNew(), tone: 'warning' as const } } : {}),
              button: { label: about.open(), action: action('feedback.read', { feedback: it.id }) },
            })),
          },
          ...(pages.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: pages }]),
          ...(pages.length === 0
            ? []
            : [
                { kind: 'note' as const, text: words.page({ from: first, to: first + received.length - 1 }) },
              ]),
        ];
  return { title: plain(words.title()), summary: words.title(), elements };
}
