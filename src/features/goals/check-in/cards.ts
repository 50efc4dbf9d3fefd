import {
  action,
  type CardElement,
  type ListItem,
  type PersonRef,
  person,
  plain,
  strong,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { takesValues, unitOf, writeAmount } from '../amounts.ts';
import { badgeOf, goalButtons, goalRow } from '../card-parts.ts';
import { say as sayGoals } from '../copy.ts';
import type { ChangeKind, Goal, Status } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import type { Move } from './rules.ts';

/** Rows with controls that a section may have in a check-in's card. */
const MOST_BUTTONS = 3;
/** Goals that a card of the check-in names. */
const MOST_ROWS = 8;
/** Goals that half a line names. */
const MOST_IN_NOTE = 2;

/** Says how a goal moved: `20 → 45 calls`, `milestone reached: Pilot live`. */
function moveWords({ goal, value, reached }: Move, locale: Locale): string {
  const words = say(locale);
  const unit = unitOf(goal.measure);
  const parts = [
    ...(value === undefined || !takesValues(goal)
      ? []
      : [
          value.from === undefined
            ? words.first({ to: writeAmount(value.to, unit, locale) })
            : words.changed({
                from: writeAmount(value.from, '', locale),
                to: writeAmount(value.to, unit, locale),
              }),
        ]),
    ...(reached.length === 0 ? [] : [words.reached({ titles: reached })]),
  ];
  return words.and({ parts });
}

const titleOf = ({ code, title }: Goal): Text => text`${strong(code)} ${title}`;

const listOf = (
  heading: string,
  items: readonly ListItem[],
  more: (count: number) => string,
): CardElement[] => {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_ROWS);
  const rest = items.length - shown.length;
  return [
    { kind: 'heading', text: plain(heading) },
    { kind: 'list', items: rest > 0 ? [...shown, { text: plain(more(rest)) }] : shown },
  ];
};

/** Shows on the prompt how somebody's goals stand, the most urgent first with **Update**. */
export function promptElements(views: readonly GoalView[], locale: Locale): CardElement[] {
  const words = say(locale);
  const items = views.slice(0, MOST_BUTTONS).map((it) => {
    const { update, open } = goalButtons(it.goal.id, locale);
    return goalRow(it, locale, it.goal.measure.kind === 'parts' ? open : update);
  });
  const rest = views.length - items.length;
  const all = { label: sayGoals(locale).open(), action: action('goals.mine', { page: '0' }) };
  const more = rest > 0 ? [{ text: plain(words.andMore({ count: rest })), button: all }] : [];
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: plain(words.goals()) },
        { kind: 'list', items: [...items, ...more] },
      ];
}

/** Shows how a check-in moved goals, each with the status that this reader is told. */
export function moveElements(
  moves: readonly (Move & { status: Status })[],
  locale: Locale,
  buttons: 'open' | 'none' = 'none',
): CardElement[] {
  const words = say(locale);
  const items = moves.map((it, i): ListItem => {
    const isPressed = buttons === 'open' && i < MOST_BUTTONS;
    return {
      text: titleOf(it.goal),
      note: plain(moveWords(it, locale)),
      badge: badgeOf(it, locale),
      ...(isPressed ? { button: goalButtons(it.goal.id, locale).open } : {}),
    };
  });
  return listOf(words.moved(), items, (count) => words.andMore({ count }));
}

/** Says in half a line how somebody's goals moved. */
export function moveNote(moves: readonly Move[], locale: Locale): string {
  const words = say(locale);
  const named = moves
    .slice(0, MOST_IN_NOTE)
    .map((it) => words.noteMove({ code: it.goal.code, how: moveWords(it, locale) }));
  return words.note({ moves: named, more: moves.length - named.length });
}

/** Shows a team which of its goals moved: where to, and whose they are; how they stand is said only of what is achieved. */
export function summaryElements(
  moves: readonly (Move & { owner: PersonRef; isAchieved: boolean })[],
  locale: Locale,
): CardElement[] {
  const words = say(locale);
  const items = moves.map(
    (it): ListItem => ({
      text: titleOf(it.goal),
      note: words.movedBy({ owner: [person(it.owner)], how: moveWords(it, locale) }),
      ...(it.isAchieved ? { badge: badgeOf({ goal: it.goal, status: 'achieved' }, locale) } : {}),
    }),
  );
  return listOf(words.moved(), items, (count) => words.andMore({ count }));
}

/** Tells somebody who was away what others did with their goals. */
export function newsElements(
  news: readonly { goal: Goal; what: ChangeKind; by: string | undefined }[],
  locale: Locale,
): CardElement[] {
  const words = say(locale);
  const items = news.map(({ goal, what, by }, i): ListItem => {
    const note = plain(words.newsOf({ what, by }));
    const button = i < MOST_BUTTONS ? { button: goalButtons(goal.id, locale).open } : {};
    return { text: titleOf(goal), note, ...button };
  });
  return listOf(words.news(), items, (count) => words.andMore({ count }));
}
