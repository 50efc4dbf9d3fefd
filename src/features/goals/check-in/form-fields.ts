import { formatDay } from '../../../calendar/index.ts';
import { type FormItem, field, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { takesValues, unitOf, writeAmount } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import { say } from './copy.ts';
import type { AskedGoal } from './read-asked.ts';
import { confidenceField, milestonesField, valueField, written } from './rules.ts';

/** A value as it is typed, with its unit. */
const MAX_VALUE = 60;

/** One goal of the form, as it is drawn. */
type DrawnGoal = AskedGoal & {
  /** The value that a field showed in which another one is typed; nothing where none is. */
  typed: { shown: number | undefined } | undefined;
  /** How confident its owner was when they reported it with this check-in. */
  confidence: number | undefined;
  /** Ids of the milestones ticked in this check-in. */
  ticked: readonly string[];
};

const titleOf = ({ goal }: DrawnGoal): string => `${goal.code} ${goal.title}`;

function valueItem(it: DrawnGoal, locale: Locale, today: string): FormItem {
  const words = say(locale);
  const { goal, typed } = it;
  const shown = typed === undefined ? goal.current : typed.shown;
  const now =
    goal.current === undefined || goal.current === shown
      ? undefined
      : writeAmount(goal.current, unitOf(goal.measure), locale);
  const measure = sayGoals(locale).measure({ measure: goal.measure, parts: 0 });
  const unit = unitOf(goal.measure);
  return field({
    kind: 'text',
    name: valueField(goal.id, shown),
    label: unit === '' ? titleOf(it) : words.withUnit({ goal: titleOf(it), unit }),
    hint: words.hint({ measure, due: formatDay(goal.due, locale, today), now }),
    maxLength: MAX_VALUE,
    ...(shown === undefined ? {} : { initial: written(shown) }),
  });
}

function confidenceItem({ goal, confidence }: DrawnGoal, locale: Locale): FormItem {
  const words = say(locale);
  const { hardly, surely } = words.confidenceEnds();
  const ends: Readonly<Record<number, string>> = { 0: hardly, 10: surely };
  return field({
    kind: 'select',
    name: confidenceField(goal.id),
    label: words.confidence({ code: goal.code }),
    options: Array.from({ length: 11 }, (_, i) => ({ value: String(i), label: ends[i] ?? String(i) })),
    ...(confidence === undefined ? {} : { initial: String(confidence) }),
  });
}

function milestonesItem(it: DrawnGoal, locale: Locale, today: string): FormItem[] {
  const words = say(locale);
  const open = it.milestones.filter((each) => each.doneOn === undefined || it.ticked.includes(each.id));
  if (open.length === 0) return [];
  return [
    field({
      kind: 'several',
      name: milestonesField(it.goal.id),
      label: words.milestones({ goal: titleOf(it) }),
      options: open.map(({ id, title, due }) => ({
        value: id,
        label: words.milestone({ title, due: formatDay(due, locale, today) }),
      })),
      initial: [...it.ticked],
    }),
  ];
}

/** Asks in the check-in's form how goals go: their values as they are, and the milestones still to be reached. */
export function goalItems(
  { goals, rest, more, today }: { goals: readonly DrawnGoal[]; rest: number; more: boolean; today: string },
  locale: Locale,
): FormItem[] {
  const words = say(locale);
  const items = goals.flatMap((it) =>
    takesValues(it.goal)
      ? [valueItem(it, locale, today), ...(more ? [confidenceItem(it, locale)] : [])]
      : milestonesItem(it, locale, today),
  );
  if (items.length === 0) return [];
  const unchanged = goals.some((it) => takesValues(it.goal)) ? [words.unchanged()] : [];
  const note = words.sentences({ all: [...unchanged, words.readers()] });
  return [
    { kind: 'heading', text: plain(words.goals()) },
    { kind: 'note', text: plain(note) },
    ...items,
    ...(rest > 0 ? [{ kind: 'note' as const, text: plain(words.more({ count: rest })) }] : []),
    { kind: 'divider' },
  ];
}
