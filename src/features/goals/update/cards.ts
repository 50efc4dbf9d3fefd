import {
  action,
  type Button,
  type Card,
  type CardElement,
  instant,
  join,
  type ListItem,
  MAX_ROWS,
  plain,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import { goalButtons, goalRow } from '../card-parts.ts';
import { say as sayGoals } from '../copy.ts';
import type { Update } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { surpriseOf, valueBefore } from './rules.ts';
import { standing, whySurprising } from './say-standing.ts';
import type { TypedValue } from './store.ts';

const noteText = (words: Text): CardElement => ({ kind: 'note', text: words });

/** Draws the question about a typed value that surprises, and what became of it. */
export function typedCard(view: GoalView, it: TypedValue, locale: Locale): Card {
  const words = say(locale);
  const { goal } = view;
  const unit = unitOf(goal.measure);
  const [from, to] = [
    writeAmount(valueBefore(goal), '', locale),
    writeAmount(it.value, unit, locale),
  ] as const;
  if (it.state === 'reported') {
    const title = words.typedDone({ code: goal.code, to });
    const now = standing(view, locale);
    const said = now === undefined ? [] : [{ kind: 'text' as const, text: plain(words.standsAt(now)) }];
    return { title, summary: goal.code, elements: said };
  }
  const surprise = surpriseOf(goal, it.value);
  const press = (name: string, label: string, style?: 'primary'): Button => ({
    label,
    action: action(`goals.${name}`, { typed: it.id }),
    ...(style === undefined ? {} : { style }),
  });
  return {
    title: words.askTitle({ code: goal.code, from, to }),
    summary: goal.code,
    elements: [
      {
        kind: 'text',
        text: text`${goal.title}${surprise === undefined ? '' : `\n${whySurprising(goal, surprise, locale)}`}`,
      },
      ...(it.note === undefined
        ? []
        : [
            {
              kind: 'fields' as const,
              layout: 'rows' as const,
              fields: [{ label: words.noteLabel(), value: plain(it.note) }],
            },
          ]),
      {
        kind: 'buttons',
        buttons: [press('report-typed', words.yes(), 'primary'), press('edit-typed', words.no())],
      },
      noteText(words.notReportedYet()),
    ],
  };
}

/** Values on one page: with its paging buttons the card keeps to eight controls. */
export const VALUES_PAGE = 5;

type CorrectView = {
  view: GoalView;
  /** Newest first, struck ones included. */
  history: readonly Update[];
  page: number;
};

function valueRow(it: Update, { goal }: GoalView, locale: Locale): ListItem {
  const words = say(locale);
  const value = writeAmount(it.value, unitOf(goal.measure), locale);
  const note = join(
    [text`${instant(it.at, 'day-time')}`, ...(it.note === undefined ? [] : [plain(it.note)])],
    ' · ',
  );
  if (it.struck) return { text: plain(value), note, badge: { label: words.struck(), tone: 'neutral' } };
  const strike: Button = {
    label: sayGoals(locale).correct(),
    action: action('goals.strike', { update: it.id }),
    confirm: {
      title: words.strikeTitle({ value }),
      body: words.strikeBody(),
      confirm: sayGoals(locale).correct(),
      cancel: words.cancel(),
    },
  };
  return { text: plain(value), note, button: strike };
}

/** Draws the values that were reported, each to be struck through if it is wrong. */
export function correctCard({ view, history, page }: CorrectView, locale: Locale): Card {
  const words = say(locale);
  const { goal } = view;
  const shown = history.slice(page * VALUES_PAGE, (page + 1) * VALUES_PAGE);
  const turn = (to: number, label: string): Button => ({
    label,
    action: action('goals.correct', { goal: goal.id, page: String(to) }),
  });
  const buttons = [
    ...(page > 0 ? [turn(page - 1, words.later())] : []),
    ...(history.length > (page + 1) * VALUES_PAGE ? [turn(page + 1, words.earlier())] : []),
    goalButtons(goal.id, locale).update,
  ];
  const now = standing(view, locale);
  return {
    title: words.correctTitle({ code: goal.code }),
    summary: words.correctSummary(),
    elements: [
      { kind: 'text', text: plain(now === undefined ? words.standsAtNothing() : words.standsAt(now)) },
      ...(shown.length === 0
        ? []
        : [{ kind: 'list' as const, items: shown.map((it) => valueRow(it, view, locale)) }]),
      { kind: 'buttons', buttons },
      noteText(words.correctNote()),
    ],
  };
}

/** Draws one's own goals to choose from, where none was named. */
export function chooseCard(views: readonly GoalView[], locale: Locale): Card {
  const words = say(locale);
  const rest = views.length - MAX_ROWS;
  const items = views
    .slice(0, MAX_ROWS)
    .map((view) => goalRow(view, locale, goalButtons(view.goal.id, locale).update));
  return {
    title: plain(words.chooseTitle()),
    summary: words.chooseTitle(),
    elements: [{ kind: 'list', items }, ...(rest > 0 ? [noteText(words.more({ count: rest }))] : [])],
  };
}
