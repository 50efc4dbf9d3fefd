import { type Form, type FormItem, field, type PersonRef, plain } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { type CheckIn, MAX_TEXT, type Questions } from './rules.ts';

/** The form's variants besides the short one; `third` is opened by the third **Nothing new** in a row. */
export const MORE = 'more';
export const THIRD = 'third';

/** All that the form shows. */
export type AnswerFormView = {
  checkIn: CheckIn;
  variant: string | undefined;
  /** The direct manager, who will read it. */
  manager: string | undefined;
  channel: string | undefined;
  showInChannel: boolean;
  questions: Questions;
  /** Colleagues that support is likely asked of. */
  likely: readonly PersonRef[];
  /** The local date from which support can be wanted. */
  today: string;
  /** What goals and commitments ask. */
  sections: readonly FormItem[];
};

const initialText = (words: string | null) => (words === null ? {} : { initial: words });
const initialRating = (value: number | null) => (value === null ? {} : { initial: value });

/** Tells whether something behind **More** is filled already, so that an edit shows it. */
const hasMore = (it: CheckIn): boolean => it.blockers !== null || it.workload !== null || it.energy !== null;

/** Tells whether the form shows what stands behind **More**. */
export const showsMore = (checkIn: CheckIn, variant: string | undefined): boolean =>
  variant === MORE || hasMore(checkIn);

function textField(name: string, label: string, hint: string, words: string | null): FormItem {
  return field({ kind: 'long-text', name, label, hint, maxLength: MAX_TEXT, ...initialText(words) });
}

function moreItems({ checkIn, likely, today }: AnswerFormView, locale: Locale): FormItem[] {
  const words = say(locale);
  const rating = (name: string, label: string, ends: readonly [string, string], value: number | null) =>
    field({
      kind: 'rating',
      name,
      label,
      hint: words.conditionHint(),
      max: 5,
      lowest: ends[0],
      highest: ends[1],
      ...initialRating(value),
    });
  return [
    { kind: 'divider' },
    textField('blockers', words.blockers(), words.blockersHint(), checkIn.blockers),
    field({
      kind: 'person',
      name: 'supportFrom',
      label: words.supportFrom(),
      hint: words.supportFromHint(),
      lookup: 'check-ins.colleague',
      likely: [...likely],
    }),
    field({ kind: 'date', name: 'supportBy', label: words.supportBy(), min: today }),
    rating('workload', words.workload(), words.workloadEnds(), checkIn.workload),
    rating('energy', words.energy(), words.energyEnds(), checkIn.energy),
  ];
}

/** Draws the check-in form: short, or with what stands behind **More**. */
export function answerForm(view: AnswerFormView, locale: Locale): Form {
  const words = say(locale);
  const { checkIn, channel, questions, manager } = view;
  const more = showsMore(checkIn, view.variant);
  const showField: FormItem[] =
    channel === undefined
      ? []
      : [
          field({
            kind: 'yes-no',
            name: 'share',
            label: words.showIn({ channel }),
            hint: words.showInHint(),
            initial: view.showInChannel,
          }),
        ];
  return {
    title: words.title(checkIn),
    audience: plain(words.audience({ manager })),
    items: [
      ...(view.variant === THIRD ? [{ kind: 'note' as const, text: words.thirdTime() }] : []),
      ...view.sections,
      textField(
        'strengths',
        words.strengths(),
        questions.strengths ?? words.strengthsHint(),
        checkIn.strengths,
      ),
      ...showField,
      textField(
        'improvements',
        words.improvements(),
        questions.improvements ?? words.improvementsHint(),
        checkIn.improvements,
      ),
      textField(
        'nextSteps',
        words.nextSteps(),
        questions.nextSteps === undefined
          ? words.nextStepsHint()
          : `${questions.nextSteps} ${words.nextStepsHint()}`,
        checkIn.nextSteps,
      ),
      ...(more ? moreItems(view, locale) : []),
    ],
    submit: words.submit(),
    buttons: [
      ...(more ? [] : [{ name: 'more', label: words.more() }]),
      { name: 'save-draft', label: words.saveDraft() },
    ],
    version: checkIn.version,
  };
}
