import { formatMonth } from '../../../calendar/index.ts';
import {
  action,
  type Card,
  type CardElement,
  type Form,
  field,
  person,
  plain,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { valueNames } from '../values/rules.ts';
import { say } from './copy.ts';
import type { Board } from './read-board.ts';
import { MOST_RANKED, type TeamSettings } from './rules.ts';

/** Values a board names. */
const MOST_VALUES = 5;
/** First-timers a board names; the others are counted. */
const MOST_FIRST = 10;

function figuresOf(locale: Locale, { figures, values, firstTimers }: Board): CardElement[] {
  const words = say(locale);
  const named = figures.values.slice(0, MOST_VALUES).flatMap(({ id, count }) => {
    const [name] = valueNames([id], values, locale);
    return name === undefined ? [] : [`${name} ${count}`];
  });
  const elements: CardElement[] = [{ kind: 'text', text: words.thanked(figures) }];
  if (named.length > 0)
    elements.push({
      kind: 'fields',
      layout: 'columns',
      fields: [{ label: words.values(), value: plain(named.join(' · ')) }],
    });
  if (firstTimers.length > 0) {
    const more = firstTimers.length - MOST_FIRST;
    const label = more > 0 ? words.firstTimersMore({ count: firstTimers.length }) : words.firstTimers();
    elements.push({ kind: 'people', label, people: firstTimers.slice(0, MOST_FIRST) });
  }
  return elements;
}

function ranksOf(locale: Locale, { ranks }: Board): CardElement[] {
  const words = say(locale);
  if (ranks.length === 0) return [];
  const rows = ranks
    .slice(0, MOST_RANKED)
    .map((it) => [text`${person(it.person)}`, plain(String(it.points))]);
  return [
    { kind: 'heading', text: words.ranks() },
    { kind: 'table', columns: [words.rankPerson(), words.rankPoints()], rows },
  ];
}

/** Draws a month that is over, for the team's channel. */
export function roundUpCard(locale: Locale, board: Board): Card {
  const words = say(locale);
  const month = formatMonth(board.month, locale);
  return {
    title: words.roundUpTitle({ month }),
    summary: words.roundUpSummary({ month }),
    elements: [
      ...figuresOf(locale, board),
      ...ranksOf(locale, board),
      { kind: 'note', text: words.roundUpNote() },
    ],
  };
}

/** Draws a team's month so far, for one reader. */
export function teamCard(
  locale: Locale,
  board: Board,
  reader: { seesRanks: boolean; maySet: boolean },
): Card {
  const words = say(locale);
  const { team } = board;
  const settings: CardElement[] = reader.maySet
    ? [
        {
          kind: 'buttons',
          buttons: [{ label: words.settings(), action: action('kudos.team-settings', { team: team.id }) }],
        },
      ]
    : [];
  return {
    title: words.teamTitle({ team: team.name }),
    summary: words.teamSummary({ team: team.name }),
    elements: [
      { kind: 'note', text: plain(formatMonth(board.month, locale)) },
      ...(board.figures.kudos === 0
        ? [{ kind: 'text' as const, text: words.noneYet() }]
        : figuresOf(locale, board)),
      ...(reader.seesRanks ? ranksOf(locale, board) : []),
      ...settings,
    ],
  };
}

/** Draws the form in which a lead switches ranks and round-up. */
export function settingsForm(locale: Locale, view: { team: string; settings: TeamSettings }): Form {
  const words = say(locale);
  return {
    title: words.settings(),
    audience: words.settingsAudience({ team: view.team }),
    items: [
      field({
        kind: 'yes-no',
        name: 'roundUp',
        label: words.roundUpField(),
        hint: words.roundUpHint(),
        initial: view.settings.roundUp,
      }),
      field({
        kind: 'yes-no',
        name: 'ranks',
        label: words.ranksField(),
        hint: words.ranksHint(),
        initial: view.settings.ranks,
      }),
    ],
    submit: words.save(),
    buttons: [],
  };
}

/** What HR sees: sums, and no name. */
export type Totals = { month: string; kudos: number; people: number; points: number; pairs: number };

/** Draws the company's totals. */
export function totalsCard(locale: Locale, view: Totals): Card {
  const words = say(locale);
  const fields = [
    { label: words.totalKudos(), value: view.kudos },
    { label: words.totalPeople(), value: view.people },
    { label: words.totalPoints(), value: view.points },
    { label: words.totalPairs(), value: view.pairs },
  ];
  return {
    title: words.totalsTitle({ month: formatMonth(view.month, locale) }),
    summary: words.totalsSummary(),
    elements: [
      {
        kind: 'fields',
        layout: 'columns',
        fields: fields.map(({ label, value }) => ({ label, value: plain(value.toLocaleString(locale)) })),
      },
      { kind: 'note', text: words.totalsNote() },
    ],
  };
}
