import { createHash } from 'node:crypto';
import { action, type Card, type CardElement, plain, type Text } from '../chat/index.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Locale } from '../shared/locale.ts';
import { say } from './copy.ts';

/** Takes the buttons and selects off a card: a newer copy has them now. */
export const withoutControls = (card: Card): Card => ({
  ...card,
  elements: card.elements.flatMap((element): CardElement[] => {
    if (element.kind === 'buttons' || element.kind === 'select') return [];
    if (element.kind !== 'list') return [element];
    return [{ ...element, items: element.items.map(({ button: _button, ...item }) => item) }];
  }),
});

/** Adds **Why am I seeing this?** and **Fewer of these** to the last card of a message. */
export function withFooter(cards: readonly Card[], messageId: string, locale: Locale): Card[] {
  const words = say(locale);
  const footer: CardElement = {
    kind: 'buttons',
    buttons: [
      { label: words.why(), action: action('pacer.why', { message: messageId }), style: 'quiet' },
      { label: words.fewer(), action: action('pacer.fewer', { message: messageId }), style: 'quiet' },
    ],
  };
  return cards.map((card, i) =>
    i === cards.length - 1 ? { ...card, elements: [...card.elements, footer] } : card,
  );
}

/** Stands for a posted message of which nothing is left to show. */
export const outOfDateCard = (locale: Locale): Card => ({
  title: plain(say(locale).outOfDate()),
  summary: say(locale).outOfDate(),
  elements: [],
});

function textsOf(element: CardElement): readonly Text[] {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [element.text];
    case 'fields':
      return element.fields.map((field) => field.value);
    case 'list':
      return element.items.flatMap((item) =>
        item.note === undefined ? [item.text] : [item.text, item.note],
      );
    case 'people':
      return [element.people.map((person) => ({ kind: 'person', person }))];
    case 'progress':
      return element.caption === undefined ? [] : [element.caption];
    case 'table':
      return element.rows.flat();
    case 'buttons':
      return element.buttons.flatMap((button) => (button.confirm === undefined ? [] : [button.confirm.body]));
    case 'select':
    case 'picture':
    case 'divider':
      return [];
    default:
      return assertNever(element, 'card element');
  }
}

/** Lists the ids of the people that cards name. */
export const peopleIn = (cards: readonly Card[]): string[] =>
  cards
    .flatMap((card) => [card.title, ...card.elements.flatMap(textsOf)])
    .flat()
    .flatMap((span) => (span.kind === 'person' || span.kind === 'mention' ? [span.person.id] : []));

/** Makes a digest of what is shown: two equal ones need no update. */
export const digestOf = (cards: readonly Card[]): string =>
  createHash('sha256').update(JSON.stringify(cards)).digest('base64url').slice(0, 22);
