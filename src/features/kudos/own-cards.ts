import {
  action,
  type Card,
  type CardElement,
  day,
  instant,
  type ListItem,
  MAX_EXCERPT,
  type PersonRef,
  person,
  plain,
  text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { Kudos } from './rules.ts';

/** Kudos that one page of **mine** shows. */
export const PAGE = 5;
/** What it shows of each; the card itself shows more. */
const EXCERPT = MAX_EXCERPT / PAGE;

/** What somebody sees of the kudos they received. */
export type MineView = {
  received: number;
  given: number;
  points: number;
  justMe: boolean;
  kudos: readonly Kudos[];
  people: ReadonlyMap<string, PersonRef>;
  page: number;
  hasMore: boolean;
};

const excerpt = (words: string): string => {
  const characters = [...words.replace(/\s+/gu, ' ')];
  return characters.length <= EXCERPT ? characters.join('') : `${characters.slice(0, EXCERPT).join('')} …`;
};

/** Draws what somebody received, and whether it may be posted. */
export function mineCard(locale: Locale, view: MineView): Card {
  const words = say(locale);
  const items = view.kudos.map((kudos): ListItem => {
    const name = view.people.get(kudos.giverId)?.name ?? '?';
    return {
      text: plain(excerpt(kudos.reason)),
      note: words.from({ name, on: instant(kudos.givenAt, 'day') }),
      button: { label: words.open(), action: action('kudos.open', { kudos: kudos.id }) },
    };
  });
  const count = (value: number) => plain(value.toLocaleString(locale));
  const earlier: CardElement[] = view.hasMore
    ? [
        {
          kind: 'buttons',
          buttons: [
            { label: words.earlier(), action: action('kudos.mine', { page: String(view.page + 1) }) },
          ],
        },
      ]
    : [];
  const choice = view.justMe
    ? { label: words.beShown(), action: action('kudos.be-shown') }
    : { label: words.beJustMe(), action: action('kudos.just-me') };
  return {
    title: words.mineTitle(),
    summary: words.mineSummary(),
    elements: [
      {
        kind: 'fields',
        layout: 'columns',
        fields: [
          { label: words.mineReceived(), value: count(view.received) },
          { label: words.mineGiven(), value: count(view.given) },
          { label: words.minePoints(), value: count(view.points) },
        ],
      },
      ...(items.length === 0
        ? [{ kind: 'text' as const, text: words.noneYet() }]
        : [{ kind: 'list' as const, items }]),
      ...earlier,
      { kind: 'note', text: view.justMe ? words.justMeNow() : words.postedNow() },
      { kind: 'buttons', buttons: [choice] },
      { kind: 'note', text: words.onlyYou() },
    ],
  };
}

/** What somebody sees of their points to give. */
export type BudgetView = {
  left: number;
  limit: number;
  renewed: string;
  given: readonly { person: PersonRef; points: number }[];
};

/** Draws how many points somebody has left this month. */
export function budgetCard(locale: Locale, view: BudgetView): Card {
  const words = say(locale);
  const given: CardElement[] =
    view.given.length === 0
      ? []
      : [
          { kind: 'heading', text: plain(words.givenTo()) },
          {
            kind: 'table',
            columns: [words.previewTo(), words.pointsLabel()],
            rows: view.given.map((it) => [text`${person(it.person)}`, plain(String(it.points))]),
          },
        ];
  return {
    title: words.budgetTitle(),
    summary: words.budgetSummary(),
    elements: [
      {
        kind: 'progress',
        label: words.budgetLeft({ left: view.left, limit: view.limit }),
        share: Math.min(1, view.left / view.limit),
      },
      ...given,
      { kind: 'note', text: words.budgetNote({ on: day(view.renewed) }) },
      { kind: 'note', text: words.onlyYou() },
    ],
  };
}
