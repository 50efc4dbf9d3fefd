import { type Form, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { BusinessType } from '../../people/model.ts';
import { say as sayGoals } from '../copy.ts';
import { tools } from '../model.ts';
import { ways } from './choice.ts';
import { say } from './copy.ts';
import type { Target } from './targets.ts';
import { templates } from './templates.ts';

type ChooseView = {
  businessType: BusinessType;
  targets: readonly Target[];
  /** For whom it is meant, where that is known. */
  whom: string | undefined;
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

/** Draws the first step of a new goal: for whom, with which tool. */
export function chooseForm(locale: Locale, { businessType, targets, whom }: ChooseView): Form {
  const words = say(locale);
  const allowed = ways.filter((it) => it !== 'sum' || targets.some(({ level }) => level !== 'person'));
  return {
    title: words.chooseTitle(),
    audience: words.chooseAudience(),
    items: [
      field({
        kind: 'select',
        name: 'tool',
        label: words.tool(),
        hint: words.toolHint({ type: businessType }),
        required: true,
        options: tools.map((tool) => ({ value: tool, label: sayGoals(locale).tool({ tool }) })),
        initial: templates[businessType].tool,
      }),
      field({
        kind: 'select',
        name: 'whom',
        label: words.whom(),
        required: true,
        options: targets.map((it) => ({ value: it.value, label: nameTarget(it, locale) })),
        ...initially(whom ?? targets[0]?.value),
      }),
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
