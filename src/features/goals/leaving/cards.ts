import { type Card, type ListItem, MAX_ROWS } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { goalButtons, goalRow } from '../card-parts.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';

/** Draws which goals of somebody who left are their manager's now. */
export function handedOverCard(locale: Locale, view: { leaver: string; goals: readonly GoalView[] }): Card {
  const words = say(locale);
  const { leaver, goals } = view;
  const items = goals
    .slice(0, MAX_ROWS)
    .map((it): ListItem => goalRow(it, locale, goalButtons(it.goal.id, locale).open));
  const rest = goals.length - items.length;
  return {
    title: words.title({ leaver, count: goals.length }),
    summary: words.summary(),
    elements: [
      { kind: 'text', text: words.body() },
      {
        kind: 'list',
        items: rest > 0 ? [...items, { text: words.andMore({ count: rest }) }] : items,
      },
    ],
  };
}
