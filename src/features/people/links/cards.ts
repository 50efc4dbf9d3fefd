import type { Card, CardElement } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';

/** Draws the code to type in the other chat; `chat` is the one that shows it. */
export function codeCard(locale: Locale, view: { code: string; chat: string } | undefined): Card {
  const words = say(locale);
  const elements: CardElement[] =
    view === undefined
      ? [{ kind: 'text', text: words.expired() }]
      : [
          { kind: 'text', text: words.codeBody(view) },
          { kind: 'note', text: words.codeUntil() },
        ];
  return { title: words.codeTitle(), summary: words.codeSummary(), elements };
}

/** What each chat is told of a link: whose accounts, in which chats, and where Pacer writes from now on. */
export type LinkView = {
  name: string;
  one: string;
  other: string;
  mainChat: string | undefined;
  isUndone: boolean;
};

/** Draws what both chats are told when accounts were joined, and when they were parted again. */
export function linkedCard(locale: Locale, view: LinkView): Card {
  const words = say(locale);
  if (view.isUndone) {
    const elements: CardElement[] = [{ kind: 'text', text: words.splitBody() }];
    return { title: words.splitTitle(view), summary: words.splitSummary(), elements };
  }
  const main: CardElement[] =
    view.mainChat === undefined ? [] : [{ kind: 'text', text: words.mainChat({ chat: view.mainChat }) }];
  return {
    title: words.linkedTitle(view),
    summary: words.linkedSummary(),
    elements: [
      { kind: 'text', text: words.linkedBody(view) },
      ...main,
      { kind: 'note', text: words.linkedMistake() },
    ],
  };
}
