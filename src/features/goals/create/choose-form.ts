import { type Form, type FormItem, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { BusinessType } from '../../people/model.ts';
import { say as sayGoals } from '../copy.ts';
import { type Goal, tools } from '../model.ts';
import { ways } from './choice.ts';
import { say } from './copy.ts';
import type { Target } from './targets.ts';
import { templates } from './templates.ts';

type ChooseView = {
  businessType: BusinessType;
  targets: readonly Target[];
  /** For whom it is meant, where that is known. */
  whom: string | undefined;
  /** The team goal of which a part is taken up: then it is the writer's own, and its tool is proposed. */
  partOf: Pick<Goal, 'code' | 'title' | 'tool'> | undefined;
};

/** Names a target as its proposer reads it. */
function nameTarget({ kind, name }: Pick<Target, 'kind' | 'name'>, locale: Locale): string {
  const words = say(locale);
  switch (kind) {
    case 'me':
      return words.me({ name });
    case 'person':
      return name;
    case 'team':
      return words.team({ name });
    case 'company':
      return words.company();
  }
}

const whomField = (locale: Locale, { targets, whom }: ChooseView): FormItem =>
  field({
    kind: 'select',
    name: 'whom',
    label: say(locale).whom(),
    required: true,
    options: targets.map((it) => ({ value: it.value, label: nameTarget(it, locale) })),
    ...initially(whom ?? targets[0]?.value),
  });

/** Draws the first step of a new goal: for whom, with which tool. */
export function chooseForm(locale: Locale, view: ChooseView): Form {
  const words = say(locale);
  const { businessType, targets, partOf } = view;
  const mayAddUp = partOf === undefined && targets.some(({ level }) => level !== 'person');
  const allowed = ways.filter((it) => it !== 'sum' || mayAddUp);
  const hint = partOf === undefined ? words.toolHint({ type: businessType }) : words.toolOfTeamHint();
  return {
    title: partOf === undefined ? words.chooseTitle() : words.takeUpTitle(partOf),
    audience: words.chooseAudience(),
    items: [
      ...(partOf === undefined ? [] : [{ kind: 'text' as const, text: words.partOfGoal(partOf) }]),
      field({
        kind: 'select',
        name: 'tool',
        label: words.tool(),
        hint,
        required: true,
        options: tools.map((tool) => ({ value: tool, label: sayGoals(locale).tool({ tool }) })),
        initial: partOf?.tool ?? templates[businessType].tool,
      }),
      ...(partOf === undefined ? [whomField(locale, view)] : []),
      field({
        kind: 'select',
        name: 'way',
        label: words.way(),
        required: true,
        options: allowed.map((way) => ({ value: way, label: words.wayOption({ way }) })),
        initial: 'reach',
      }),
    ],
    submit: words.next(),
    buttons: [],
  };
}

const initially = (initial: string | undefined) => (initial === undefined ? {} : { initial });
