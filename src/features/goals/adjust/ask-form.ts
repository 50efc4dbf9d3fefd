import type { LocalDate } from '../../../calendar/index.ts';
import { type Field, type Form, type FormItem, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { amountField } from '../amount-field.ts';
import { takesValues, unitOf, writeAmount } from '../amounts.ts';
import { say as sayClosing } from '../close/copy.ts';
import { type Cause, causes } from '../close/model.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';
import { type Adjustment, type AdjustmentKind, type Reason, reasons, type Terms } from './model.ts';

/** Characters of each text: what one card shows of somebody's words. */
export const MAX_WORDS = 600;
/** Milestones whose dates one form offers; the rest keeps theirs. */
export const MAX_MILESTONES = 8;

/** What the form shows. */
export type AskView = {
  goal: Goal;
  kind: AdjustmentKind;
  before: Terms;
  today: LocalDate;
  isLastFifth: boolean;
  approver: string;
  second: string | undefined;
  /** Others who read it, by name. */
  others: readonly string[];
  /** Whether HR is among those who decide. */
  isHr: boolean;
  sentBack: { adjustment: Adjustment; name: string; words: string } | undefined;
};

/** Names the field of a milestone by its place among those that are shown. */
export const milestoneField = (index: number): string => `milestone${index + 1}`;

const optional = <T>(initial: T | undefined): { initial?: T } => (initial === undefined ? {} : { initial });

function termFields(view: AskView, locale: Locale): Field[] {
  const words = say(locale);
  const { goal, before, kind, today, sentBack } = view;
  const start = sentBack?.adjustment.after ?? before;
  const unit = unitOf(goal.measure);
  const fields: Field[] = [];
  if (goal.measure.kind === 'level' && kind === 'adjust') {
    const hint = words.baselineHint({ value: writeAmount(goal.measure.baseline, unit, locale) });
    const target = { name: 'target', label: words.targetLabel(), unit, hint, required: true };
    fields.push(amountField({ ...target, initial: start.target }, locale));
  }
  if (goal.measure.kind === 'keep' && kind === 'adjust') {
    const least = { name: 'least', label: words.leastLabel(), unit, initial: start.least };
    const most = { name: 'most', label: words.mostLabel(), unit, initial: start.most };
    fields.push(amountField(least, locale), amountField(most, locale));
  }
  const milestones = (before.milestones ?? []).slice(0, MAX_MILESTONES).map((it, i): Field => {
    const date = start.milestones?.find(({ id }) => id === it.id)?.due ?? it.due;
    return {
      kind: 'date',
      name: milestoneField(i),
      label: words.milestoneLabel({ title: it.title }),
      required: true,
      ...optional(kind === 'extend' && date < today ? undefined : date),
    };
  });
  const due = kind === 'extend' && start.due < today ? undefined : start.due;
  const dueField: Field = {
    kind: 'date',
    name: 'due',
    label: words.dueLabel(),
    required: true,
    min: today,
    ...optional(due),
  };
  return [...fields, ...milestones, dueField];
}

function resultFields(view: AskView, locale: Locale): Field[] {
  const { goal, sentBack } = view;
  const words = say(locale);
  const outgoing = sentBack?.adjustment.outgoing;
  const value: Field[] = takesValues(goal)
    ? [
        amountField(
          {
            name: 'value',
            label: words.valueLabel(),
            unit: unitOf(goal.measure),
            required: true,
            initial: outgoing?.value ?? goal.current,
          },
          locale,
        ),
      ]
    : [];
  return [
    ...value,
    {
      kind: 'long-text',
      name: 'words',
      label: words.wordsLabel(),
      required: true,
      maxLength: MAX_WORDS,
      ...optional(outgoing?.words),
    },
    {
      kind: 'select',
      name: 'cause',
      label: words.causeLabel(),
      required: true,
      options: causes.map((cause: Cause) => ({ value: cause, label: sayClosing(locale).cause({ cause }) })),
      ...optional(outgoing?.cause),
    },
  ];
}

function whyFields({ kind, sentBack }: AskView, locale: Locale): Field[] {
  const words = say(locale);
  const adjusts = kind === 'adjust';
  return [
    {
      kind: 'select',
      name: 'reason',
      label: adjusts ? words.reasonLabel() : words.reasonToExtend(),
      required: true,
      options: reasons.map((reason: Reason) => ({ value: reason, label: words.reason({ reason }) })),
      ...optional(sentBack?.adjustment.reason),
    },
    {
      kind: 'long-text',
      name: 'evidence',
      label: adjusts ? words.evidenceLabel() : words.obstaclesLabel(),
      hint: adjusts ? words.evidenceHint() : words.obstaclesHint(),
      required: true,
      maxLength: MAX_WORDS,
      ...optional(sentBack?.adjustment.evidence),
    },
  ];
}

/** Draws the form that asks for another target or date; after the due date for an extension. */
export function askForm(view: AskView, locale: Locale): Form {
  const words = say(locale);
  const { goal, kind, approver, second, others, sentBack } = view;
  const adjusts = kind === 'adjust';
  const notes: FormItem[] = [
    { kind: 'text', text: [{ kind: 'strong', text: goal.title }] },
    ...(sentBack === undefined ? [] : [{ kind: 'text' as const, text: words.sentBackNote(sentBack) }]),
    ...(adjusts ? [] : [{ kind: 'note' as const, text: words.introExtend() }]),
    ...(view.isLastFifth ? [{ kind: 'note' as const, text: words.lastFifth() }] : []),
    ...(second === undefined ? [] : [{ kind: 'note' as const, text: words.twoNeeded({ approver, second }) }]),
  ];
  const fields = adjusts
    ? [...termFields(view, locale), ...whyFields(view, locale)]
    : [...resultFields(view, locale), ...whyFields(view, locale), ...termFields(view, locale)];
  return {
    title: adjusts ? words.titleAdjust(goal) : words.titleExtend(goal),
    audience: words.audience({
      approver,
      second,
      names: others,
      isPrivate: goal.visibility === 'private',
      isHr: view.isHr,
    }),
    items: [...notes, ...fields.map(field)],
    submit: words.submit(),
    buttons: [],
    version: goal.version,
  };
}

/** Draws the form with which a request goes back to its asker. */
export function sendBackForm(asker: string, locale: Locale): Form {
  const words = say(locale);
  return {
    title: words.sendBackTitle(),
    audience: words.sendBackAudience({ name: asker }),
    items: [
      field({
        kind: 'long-text',
        name: 'words',
        label: words.sendBackLabel(),
        required: true,
        maxLength: MAX_WORDS,
      }),
    ],
    submit: words.send(),
    buttons: [],
  };
}
