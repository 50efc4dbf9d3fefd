import { type Field, type Form, type FormItem, field, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { amountField } from '../amount-field.ts';
import { takesValues, unitOf, writeAmount, writeShare } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';
import { causes } from './model.ts';

/** Characters of each text: what one card shows of somebody's words. */
export const MAX_WORDS = 600;
/** Key results whose final values one form asks for. */
export const MAX_KEY_RESULTS = 8;

/** What the form shows. */
export type CloseView = {
  goal: Goal;
  /** Those that are closed with it and take values. */
  keyResults: readonly Goal[];
  /** Whether cause and constraints are asked for. */
  asksCause: boolean;
  /** Values that surprise, to be confirmed by a second submit. */
  surprising: readonly { goal: Goal; value: number }[];
  /** Others who read it, by name. */
  others: readonly string[];
};

/** Names the field of a key result by its place among those that are shown. */
export const keyResultField = (index: number): string => `keyResult${index + 1}`;

function valueField(goal: Goal, it: { name: string; label: string }, locale: Locale): Field {
  const measure = sayGoals(locale).measure({ measure: goal.measure, parts: 0 });
  return amountField(
    {
      ...it,
      unit: unitOf(goal.measure),
      hint: say(locale).targetHint({ measure }),
      required: true,
      initial: goal.current,
    },
    locale,
  );
}

function valueItems({ goal, keyResults }: CloseView, locale: Locale): FormItem[] {
  const words = say(locale);
  if (takesValues(goal))
    return [field(valueField(goal, { name: 'value', label: words.valueLabel() }, locale))];
  if (keyResults.length === 0)
    return [{ kind: 'text', text: words.progressSoFar({ share: writeShare(goal.progress, locale) }) }];
  const fields = keyResults.map((each, i) =>
    field(valueField(each, { name: keyResultField(i), label: words.keyResultLabel(each) }, locale)),
  );
  return [{ kind: 'heading', text: words.keyResults() }, ...fields];
}

function causeItems(locale: Locale): FormItem[] {
  const words = say(locale);
  return [
    { kind: 'note', text: words.shortNote() },
    field({
      kind: 'select',
      name: 'cause',
      label: words.causeLabel(),
      hint: words.onlyIfShort(),
      options: causes.map((cause) => ({ value: cause, label: words.cause({ cause }) })),
    }),
    field({
      kind: 'long-text',
      name: 'constraints',
      label: words.constraintsLabel(),
      hint: words.constraintsHint(),
      maxLength: MAX_WORDS,
    }),
  ];
}

/** Draws the form that records a goal's result and closes it. */
export function closeForm(view: CloseView, locale: Locale): Form {
  const words = say(locale);
  const { goal, surprising } = view;
  const changes = surprising.map(({ goal: each, value }) => {
    const unit = unitOf(each.measure);
    const start = each.measure.kind === 'level' ? each.measure.baseline : 0;
    return {
      from: writeAmount(each.current ?? start, '', locale),
      to: writeAmount(value, unit, locale),
    };
  });
  return {
    title: words.title(goal),
    audience: words.audience({ names: view.others }),
    items: [
      { kind: 'text', text: plain(goal.title) },
      ...(changes.length === 0 ? [] : [{ kind: 'note' as const, text: words.sure({ changes }) }]),
      ...valueItems(view, locale),
      field({
        kind: 'long-text',
        name: 'words',
        label: words.wordsLabel(),
        hint: words.wordsHint(),
        required: true,
        maxLength: MAX_WORDS,
      }),
      ...(view.asksCause ? causeItems(locale) : []),
    ],
    submit: words.submit(),
    buttons: [],
    version: goal.version,
  };
}
