import { formatDay } from '../../../calendar/index.ts';
import { type Card, type CardElement, type PersonRef, plain, strong, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeShare } from '../amounts.ts';
import { goalButtons } from '../card-parts.ts';
import type { Goal } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import type { Result } from './model.ts';

/** What the card of a result shows to one reader. */
export type ResultView = {
  view: Pick<GoalView, 'goal' | 'owner' | 'today'>;
  result: Result;
  keyResults: readonly { goal: Goal; score: number }[];
  closer: PersonRef;
  /** Who opened the goal again, if this result is its latest and somebody did. */
  reopener: PersonRef | undefined;
  readerId: string;
  /** The last day on which this reader may open it again. */
  reopenUntil: string | undefined;
  isBelow: boolean;
  /** The final value as people write it. */
  value: string | undefined;
};

/** Key results that one card lists: an objective has at most five. */
const MAX_KEY_RESULTS = 8;

/** Writes a score as key results are graded: `0.7`. */
const writeScore = (score: number, locale: Locale): string =>
  score.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });

function titleOf({ view, closer, reopener, readerId }: ResultView, locale: Locale): string {
  const words = say(locale);
  const { code } = view.goal;
  if (reopener !== undefined)
    return reopener.id === readerId
      ? words.youReopened({ code })
      : words.someoneReopened({ name: reopener.name, code });
  return closer.id === readerId
    ? words.youClosed({ code })
    : words.someoneClosed({ name: closer.name, code });
}

function badgeOf({ view, isBelow, result }: ResultView, locale: Locale): NonNullable<Card['badge']> {
  const words = say(locale);
  if (isBelow) return { label: words.below(), tone: 'neutral' };
  return {
    label: result.progress >= 1 || view.goal.ambition === 'committed' ? words.reached() : words.goodStretch(),
    tone: 'good',
  };
}

function figuresOf({ view, result, value }: ResultView, locale: Locale): CardElement {
  const words = say(locale);
  const { goal } = view;
  const score = writeScore(result.score, locale);
  const rule = goal.ambition === 'committed' ? words.committedRule() : words.aspirationalRule();
  const isGraded = goal.tool === 'okr';
  const hasLadder = goal.measure.kind === 'level' && goal.measure.ladder !== undefined;
  return {
    kind: 'fields',
    layout: 'columns',
    fields: [
      ...(value === undefined ? [] : [{ label: words.result(), value: plain(value) }]),
      { label: words.done(), value: plain(writeShare(Math.max(0, result.progress), locale)) },
      ...(isGraded ? [{ label: words.score(), value: words.scoreWith({ score, rule }) }] : []),
      ...(hasLadder && !isGraded ? [{ label: words.score(), value: plain(score) }] : []),
    ],
  };
}

function wordsOf({ result }: ResultView, locale: Locale): CardElement {
  const words = say(locale);
  const { cause, constraints } = result;
  return {
    kind: 'fields',
    layout: 'rows',
    fields: [
      ...(result.words === '' ? [] : [{ label: words.inWords(), value: plain(result.words) }]),
      ...(cause === undefined ? [] : [{ label: words.causeIs(), value: plain(words.cause({ cause })) }]),
      ...(constraints === undefined ? [] : [{ label: words.constraintsAre(), value: plain(constraints) }]),
    ],
  };
}

/** Draws with what result a goal was closed, and that it was opened again. */
export function resultCard(it: ResultView, locale: Locale): Card {
  const words = say(locale);
  const { goal, owner, today } = it.view;
  const title = titleOf(it, locale);
  const buttons = goalButtons(goal.id, locale);
  const line = words.ofOwner({ title: text`${strong(goal.title)}`, name: owner.name });
  if (it.reopener !== undefined)
    return {
      title: plain(title),
      summary: title,
      elements: [
        { kind: 'text', text: line },
        { kind: 'text', text: words.openAgain() },
        { kind: 'buttons', buttons: [buttons.open] },
      ],
    };
  const graded = it.keyResults.slice(0, MAX_KEY_RESULTS).map(({ goal: each, score }) => ({
    text: words.keyResultLine({ code: each.code, title: each.title, score: writeScore(score, locale) }),
  }));
  const said = wordsOf(it, locale);
  const until = it.reopenUntil;
  return {
    title: plain(title),
    summary: title,
    badge: badgeOf(it, locale),
    elements: [
      { kind: 'text', text: line },
      figuresOf(it, locale),
      ...(graded.length === 0 ? [] : [{ kind: 'list' as const, items: graded }]),
      ...(said.kind === 'fields' && said.fields.length > 0 ? [said] : []),
      { kind: 'buttons', buttons: [buttons.open, ...(until === undefined ? [] : [buttons.reopen])] },
      ...(until === undefined
        ? []
        : [{ kind: 'note' as const, text: words.reopenUntil({ on: formatDay(until, locale, today) }) }]),
    ],
  };
}
