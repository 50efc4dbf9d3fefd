import { formatDateRange } from '../../../calendar/index.ts';
import {
  type Button,
  type Card,
  type CardElement,
  type ListItem,
  MAX_ROWS,
  person,
  plain,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeShare } from '../amounts.ts';
import { badgeOf, currentOf, goalButtons, goalRow } from '../card-parts.ts';
import { say as sayGoals } from '../copy.ts';
import { explain } from '../explain.ts';
import { mayUpdate } from '../policy.ts';
import type { GoalView } from '../read-goals.ts';
import { buttonsOf } from './buttons.ts';
import { say } from './copy.ts';
import { changesOf, type Historic, milestoneRows, updateRows } from './history-rows.ts';
import { type Graded, isResultCut, resultElements } from './result.ts';

/** What the living card of a goal shows to one reader. */
export type GoalCardView = Historic &
  Graded & {
    view: GoalView;
    /** What it serves; hidden from this reader, or nothing. */
    parent: GoalView | 'hidden' | undefined;
    /** What serves it, as far as this reader sees it, how much more there is, and of how many its progress is the mean. */
    parts: readonly GoalView[];
    hiddenParts: number;
    countingParts: number;
    mayStillReopen: boolean;
    /** Whether the team's channel lists it while it is behind; said to an owner who may choose. */
    isListed: boolean | undefined;
  };

const heading = (words: string): CardElement => ({ kind: 'heading', text: plain(words) });
const note = (words: Text): CardElement => ({ kind: 'note', text: words });
const named = ({ goal }: GoalView): Text => text`${goal.code} ${goal.title}`;

/** Draws how far a goal is, with the sentence that explains it; a proposal has no progress yet. */
function progressOf({ view, countingParts }: GoalCardView, locale: Locale): CardElement[] {
  const words = say(locale);
  const { goal, milestones } = view;
  if (goal.state === 'proposed' || goal.state === 'withdrawn') return [];
  const labels = {
    level: () => words.progress({ current: currentOf(view, locale), measure: measureOf(view, locale) }),
    keep: () => words.progress({ current: currentOf(view, locale), measure: measureOf(view, locale) }),
    milestones: () => {
      const done = milestones.filter((it) => it.doneOn !== undefined).length;
      return words.milestones({ done, of: milestones.length });
    },
    parts: () => words.progressOfParts({ share: writeShare(goal.progress, locale), parts: countingParts }),
  };
  const share = Math.min(1, Math.max(0, goal.progress));
  const label = labels[goal.measure.kind]();
  return [{ kind: 'progress', label, share, caption: plain(explain(view, locale)) }];
}

const measureOf = ({ goal, milestones }: GoalView, locale: Locale): string =>
  sayGoals(locale).measure({ measure: goal.measure, parts: milestones.length });

/** Says what kind of goal it is: its tool, level, result class, how ambitious, when and for whom. */
function factsOf({ view, parent, isListed }: GoalCardView, locale: Locale): CardElement {
  const [words, goals] = [say(locale), sayGoals(locale)];
  const { goal, owner } = view;
  const joined = (it: readonly (string | undefined)[]) =>
    plain(it.filter((each) => each !== undefined).join(' · '));
  const kind = joined([
    goals.level({ level: goal.level }),
    words.toolName({ tool: goal.tool }),
    goal.kind === 'key-result' ? words.keyResult() : undefined,
    goal.weight === undefined ? undefined : words.weight({ weight: writeShare(goal.weight / 100, locale) }),
  ]);
  const nature = joined([
    goal.resultClass && goals.resultClass({ resultClass: goal.resultClass }),
    goal.perspective &&
      words.perspectiveOf({ perspective: goals.perspective({ perspective: goal.perspective }) }),
    words.indicator({ indicator: goal.indicator }),
    words.horizon({ horizon: goal.horizon }),
    goal.ambition === 'aspirational' ? words.aspirational() : undefined,
    goal.curve === 'back-loaded' ? words.backLoaded() : undefined,
  ]);
  const serves = parent === 'hidden' ? plain(words.hiddenGoal()) : parent && named(parent);
  return {
    kind: 'fields',
    layout: 'columns',
    fields: [
      { label: words.owner(), value: [person(owner)] },
      { label: words.kind(), value: kind },
      { label: words.nature(), value: nature },
      {
        label: words.period(),
        value: plain(formatDateRange({ from: goal.start, to: goal.due }, locale)),
      },
      { label: words.reports(), value: plain(goals.rhythm({ rhythm: goal.rhythm })) },
      { label: words.visibleTo(), value: plain(goals.visibility({ visibility: goal.visibility })) },
      ...(isListed === undefined
        ? []
        : [{ label: words.inChannel(), value: plain(words.listing({ isListed })) }]),
      ...(serves === undefined ? [] : [{ label: words.serves(), value: serves }]),
    ],
  };
}

/** Shows what serves a goal, each with the act that its reader has: key results first, then other goals. */
function partsOf({ parts, hiddenParts }: GoalCardView, locale: Locale): CardElement[] {
  if (parts.length + hiddenParts === 0) return [];
  const words = say(locale);
  const row = (part: GoalView): ListItem => {
    const buttons = goalButtons(part.goal.id, locale);
    const mine = mayUpdate(part.relation, part.goal) && part.goal.measure.kind !== 'parts';
    return goalRow(part, locale, mine ? buttons.update : buttons.open);
  };
  const isResult = (it: GoalView) => it.goal.kind === 'key-result';
  const ordered = [...parts.filter(isResult), ...parts.filter((it) => !isResult(it))];
  const shown = ordered.slice(0, MAX_ROWS);
  const more = ordered.length - shown.length;
  const section = (title: string, rows: readonly GoalView[]): CardElement[] =>
    rows.length === 0 ? [] : [heading(title), { kind: 'list', items: rows.map(row) }];
  return [
    ...section(words.keyResults(), shown.filter(isResult)),
    ...section(
      words.servedBy(),
      shown.filter((it) => !isResult(it)),
    ),
    ...(more > 0 ? [note(words.moreParts({ count: more }))] : []),
    ...(hiddenParts > 0 ? [note(words.hiddenParts({ count: hiddenParts }))] : []),
  ];
}

function buttonRow(it: GoalCardView, locale: Locale): CardElement[] {
  const buttons: Button[] = buttonsOf(it.view, locale, { mayStillReopen: it.mayStillReopen });
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** Draws the living card of a goal for one of those who may see it. */
export function goalCard(it: GoalCardView, locale: Locale): Card {
  const words = say(locale);
  const { goal } = it.view;
  return {
    title: named(it.view),
    summary: words.goalSummary({ code: goal.code }),
    badge: badgeOf(it.view, locale),
    elements: [
      ...progressOf(it, locale),
      ...resultElements(it, locale, { isWhole: false }),
      ...partsOf(it, locale),
      ...milestoneRows(it.view, locale),
      ...updateRows({ ...it, isMore: isResultCut(it.result) }, locale),
      factsOf(it, locale),
      ...changesOf(it, locale),
      ...buttonRow(it, locale),
    ],
  };
}
