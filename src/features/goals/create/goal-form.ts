import { type Form, type FormItem, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import { MAX_REASON, MAX_TITLE } from './draft.ts';
import { begin, type GoalFormView } from './form-view.ts';
import { measureItems } from './measure-fields.ts';
import { moreItems } from './more-fields.ts';

function titleOf(locale: Locale, { purpose, choice }: GoalFormView): string {
  const words = say(locale);
  if (purpose.kind === 'new') return words.goalTitle(choice);
  return purpose.kind === 'revise' ? words.reviseTitle(purpose) : words.takeUpTitle(purpose);
}

function headItems(locale: Locale, view: GoalFormView): FormItem[] {
  const words = say(locale);
  const { forWhom, partOf, choice } = view;
  return [
    ...(forWhom === undefined ? [] : [{ kind: 'text' as const, text: words.forSomeone(forWhom) }]),
    ...(partOf === undefined ? [] : [{ kind: 'text' as const, text: words.partOfGoal({ title: partOf }) }]),
    field({
      kind: 'text',
      name: 'title',
      label: choice.tool === 'okr' ? words.objective() : words.title(),
      placeholder: words.example({ type: view.businessType }),
      required: true,
      maxLength: MAX_TITLE,
      ...begin(view.initial.title),
    }),
  ];
}

function excessItems(locale: Locale, { excess, initial }: GoalFormView): FormItem[] {
  if (excess === undefined) return [];
  const words = say(locale);
  return [
    { kind: 'note', text: words.excess(excess) },
    field({
      kind: 'text',
      name: 'excessReason',
      label: words.excessReason(),
      hint: words.excessHint(),
      required: true,
      maxLength: MAX_REASON,
      ...begin(initial.excessReason),
    }),
  ];
}

function placeItems(locale: Locale, { parents, defaults, initial }: GoalFormView): FormItem[] {
  const words = say(locale);
  const serves = initial.serves ?? defaults.parentId;
  const select = field({
    kind: 'select',
    name: 'serves',
    label: words.serves(),
    hint: words.servesHint(),
    options: [...parents],
    ...begin(parents.some((it) => it.value === serves) ? serves : undefined),
  });
  const due = field({
    kind: 'date',
    name: 'due',
    label: words.due(),
    required: true,
    initial: initial.due ?? defaults.due,
  });
  return [...(parents.length === 0 ? [] : [select]), due];
}

/** Draws the second step of a new goal, or a proposal to be changed: only what its tool needs, the rest behind **More**. */
export function goalForm(locale: Locale, view: GoalFormView): Form {
  const words = say(locale);
  const { decider, version, goesUp, more } = view;
  const { visibility } = view.defaults;
  return {
    title: titleOf(locale, view),
    audience: words.audience({ decider, goesUp, visibility, more }),
    items: [
      ...headItems(locale, view),
      ...measureItems(locale, view),
      ...placeItems(locale, view),
      ...excessItems(locale, view),
      ...(view.more ? moreItems(locale, view) : []),
    ],
    submit: words.submit(),
    buttons: [
      ...(view.more ? [] : [{ name: 'more', label: words.more() }]),
      { name: 'save-draft', label: words.saveDraft() },
    ],
    ...(version === undefined ? {} : { version }),
  };
}
