import {
  action,
  type Card,
  type CardElement,
  day,
  type ListItem,
  MAX_ROWS,
  person,
  plain,
  strong,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';

type OfferView = {
  goal: Goal;
  /** Its key results. */
  results: readonly Goal[];
  /** The agreed goals that take up a part of it. */
  taken: readonly Goal[];
  names: ReadonlyMap<string, string>;
  page: number;
};

const measureOf = (goal: Goal, locale: Locale): string =>
  sayGoals(locale).measure({ measure: goal.measure, parts: 0 });

const takenRow = (goal: Goal, names: OfferView['names'], locale: Locale): ListItem => ({
  text: text`${person({ id: goal.ownerId, name: names.get(goal.ownerId) ?? '…' })} · ${goal.title}`,
  ...(goal.measure.kind === 'level' || goal.measure.kind === 'keep'
    ? { note: plain(measureOf(goal, locale)) }
    : {}),
});

/** Draws a team's goal for its channel: who has taken up what, and **Take up** for whoever wants a part. */
export function offerCard(locale: Locale, { goal, results, taken, names, page }: OfferView): Card {
  const words = say(locale);
  const shown = taken.slice(page * MAX_ROWS, (page + 1) * MAX_ROWS);
  const left = taken.length - (page + 1) * MAX_ROWS;
  const isOpen = goal.state === 'active';
  const elements: CardElement[] = [
    { kind: 'text', text: text`${strong(goal.title)}` },
    ...(results.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: results.slice(0, MAX_ROWS).map((it) => ({
              text: plain(it.title),
              note: plain(measureOf(it, locale)),
            })),
          },
        ]),
    { kind: 'note', text: words.offerUntil({ due: day(goal.due) }) },
    ...(taken.length === 0
      ? [{ kind: 'text' as const, text: words.nobodyYet() }]
      : [
          { kind: 'heading' as const, text: words.takenUp() },
          { kind: 'list' as const, items: shown.map((it) => takenRow(it, names, locale)) },
        ]),
    ...(left > 0 ? [{ kind: 'note' as const, text: words.andMore({ count: left }) }] : []),
  ];
  const button = {
    label: words.takeUp(),
    action: action('goals.take-up', { goal: goal.id }),
    style: 'primary' as const,
  };
  if (isOpen) elements.push({ kind: 'buttons', buttons: [button] });
  elements.push({ kind: 'note', text: isOpen ? words.offerReaders() : words.offerOver() });
  return {
    title: words.offerTitle({ code: goal.code }),
    summary: words.offerSummary({ code: goal.code }),
    elements,
  };
}
