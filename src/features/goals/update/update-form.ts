import { formatDay } from '../../../calendar/index.ts';
import { type Form, type FormItem, field, type Option, strong, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { amountField } from '../amount-field.ts';
import { takesValues, unitOf } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import type { Measure } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import type { AmountProblem } from '../rules/read-amount.ts';
import { say } from './copy.ts';
import { MAX_NOTE, reachedMark } from './rules.ts';

type UpdateFormView = Pick<GoalView, 'goal' | 'milestones' | 'today'> & {
  manager: string | undefined;
  /** What keeps a typed line from being taken. */
  problem: AmountProblem | undefined;
};

/** From here on people set off thousands. */
const LARGE = 1_000;

const isLarge = (measure: Measure): boolean =>
  measure.kind === 'level' && Math.max(Math.abs(measure.baseline), Math.abs(measure.target)) >= LARGE;

function valueItem({ goal, milestones }: UpdateFormView, locale: Locale): FormItem {
  const words = say(locale);
  const measure = sayGoals(locale).measure({ measure: goal.measure, parts: milestones.length });
  return field(
    amountField(
      {
        name: 'value',
        label: words.value(),
        unit: unitOf(goal.measure),
        hint: words.valueHint({ measure, isLarge: isLarge(goal.measure) }),
        required: true,
        initial: goal.current,
      },
      locale,
    ),
  );
}

function milestonesItem({ milestones, today }: UpdateFormView, locale: Locale): FormItem {
  const words = say(locale);
  const options: Option[] = milestones.map(({ id, title, due }) => ({
    value: id,
    label: words.milestone({ title, due: formatDay(due, locale, today) }),
  }));
  return field({
    kind: 'several',
    name: 'reached',
    label: words.reached(),
    hint: words.reachedHint(),
    options,
    initial: milestones.filter((it) => it.doneOn !== undefined).map((it) => it.id),
  });
}

/** Draws the form with which an owner reports where a goal stands. */
export function updateForm(view: UpdateFormView, locale: Locale): Form {
  const words = say(locale);
  const { goal, manager, problem } = view;
  const unit = unitOf(goal.measure);
  const confidences = Array.from({ length: 11 }, (_, i) => ({ value: String(i), label: String(i) }));
  return {
    title: words.formTitle({ code: goal.code }),
    audience: words.audience({ manager, visibility: goal.visibility }),
    items: [
      { kind: 'text', text: text`${strong(goal.code)} ${goal.title}` },
      ...(problem === undefined
        ? []
        : [{ kind: 'text' as const, text: text`${words.problem({ problem, unit })}` }]),
      takesValues(goal) ? valueItem(view, locale) : milestonesItem(view, locale),
      field({
        kind: 'select',
        name: 'confidence',
        label: words.confidence(),
        hint: words.confidenceHint(),
        options: confidences,
      }),
      field({
        kind: 'long-text',
        name: 'note',
        label: words.note(),
        hint: words.noteHint(),
        maxLength: MAX_NOTE,
      }),
    ],
    submit: words.submit(),
    buttons: [],
    ...(takesValues(goal) ? {} : { version: reachedMark(view.milestones) }),
  };
}
