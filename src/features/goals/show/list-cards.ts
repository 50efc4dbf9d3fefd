import {
  action,
  type Button,
  type Card,
  type CardElement,
  MAX_ROWS,
  plain,
  type Text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { takesValues } from '../amounts.ts';
import { goalButtons, goalRow, newGoalButton } from '../card-parts.ts';
import type { Update } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { updateRow } from './history-rows.ts';
import { type Graded, resultElements } from './result.ts';

export type Page = { page: number; total: number };

/** Rows with controls on one page of a list. */
export const GOALS_PAGE = MAX_ROWS;
/** Updates on one page: their notes are shown to the end. */
export const UPDATES_PAGE = 5;

const note = (words: Text): CardElement => ({ kind: 'note', text: words });

/** The buttons that turn pages, and the line that says where one is; nothing where all is on one. */
export function pageTurns(
  locale: Locale,
  { page, total, size }: Page & { size: number },
  turn: (page: number) => Button['action'],
): { buttons: Button[]; elements: CardElement[] } {
  if (total <= size) return { buttons: [], elements: [] };
  const words = say(locale);
  const to = Math.min(total, (page + 1) * size);
  return {
    buttons: [
      ...(page > 0 ? [{ label: words.newer(), action: turn(page - 1) }] : []),
      ...(to < total ? [{ label: words.older(), action: turn(page + 1) }] : []),
    ],
    elements: [note(words.pageOf({ from: page * size + 1, to, of: total }))],
  };
}

/** One row with **Open**; a key result stands under its objective. */
export function listRow({ view, isUnder }: { view: GoalView; isUnder: boolean }, locale: Locale) {
  const row = goalRow(view, locale, goalButtons(view.goal.id, locale).open);
  return isUnder ? { ...row, text: say(locale).underIts({ row: row.text }) } : row;
}

/** Draws one page of a person's own goals, most urgent first. */
export function mineCard(
  { shown, ...page }: Page & { shown: readonly { view: GoalView; isUnder: boolean }[] },
  locale: Locale,
): Card {
  const words = say(locale);
  const turns = pageTurns(locale, { ...page, size: GOALS_PAGE }, (to) =>
    action('goals.mine', { page: String(to) }),
  );
  const isEmpty = shown.length === 0;
  const typed = shown.find(({ view: { goal } }) => goal.state === 'active' && takesValues(goal));
  const create: Button = { ...newGoalButton(locale), ...(isEmpty ? { style: 'primary' } : {}) };
  return {
    title: plain(words.mineTitle()),
    summary: words.mineTitle(),
    elements: [
      isEmpty
        ? { kind: 'text', text: words.mineNone() }
        : { kind: 'list', items: shown.map((it) => listRow(it, locale)) },
      { kind: 'buttons', buttons: [create, ...turns.buttons] },
      ...turns.elements,
      ...(typed === undefined ? [] : [note(words.quickHint(typed.view.goal))]),
    ],
  };
}

export type HistoryView = Page & Graded & { shown: readonly Update[] };

/** Draws one page of all updates of a goal, newest first. */
export function historyCard(it: HistoryView, locale: Locale): Card {
  const words = say(locale);
  const { view, shown, people, page, total } = it;
  const { goal } = view;
  const turns = pageTurns(locale, { page, total, size: UPDATES_PAGE }, (to) =>
    action('goals.history', { goal: goal.id, page: String(to) }),
  );
  return {
    title: plain(`${goal.code} ${goal.title}`),
    summary: words.allUpdates(),
    elements: [
      ...resultElements(it, locale, { isWhole: true }),
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: shown.map((each) => updateRow(each, { view, people }, locale, { isWhole: true })),
            },
          ]),
      { kind: 'buttons', buttons: [goalButtons(goal.id, locale).open, ...turns.buttons] },
      ...turns.elements,
    ],
  };
}
