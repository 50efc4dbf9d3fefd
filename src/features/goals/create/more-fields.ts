import { type FormItem, field, type Option } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import { resultClasses, rhythms, visibilities } from '../model.ts';
import { say } from './copy.ts';
import type { GoalField } from './form-values.ts';
import { begin, type GoalFormView } from './form-view.ts';
import { scoringItems } from './measure-fields.ts';

const choice = (name: GoalField, label: string, options: Option[], initial: string | undefined): FormItem =>
  field({ kind: 'select', name, label, options, ...begin(initial) });

/** Its weight among what serves the same goal. */
function weightItems(locale: Locale, { parents, partOf, initial }: GoalFormView): FormItem[] {
  if (parents.length === 0 && partOf === undefined) return [];
  const words = say(locale);
  return [
    field({
      kind: 'number',
      name: 'weight',
      label: words.weight(),
      hint: words.weightHint(),
      min: 1,
      max: 100,
      ...begin(initial.weight),
    }),
  ];
}

/** What stands behind **More**: everything has a sensible value already. */
export function moreItems(locale: Locale, view: GoalFormView): FormItem[] {
  const words = say(locale);
  const goals = sayGoals(locale);
  const at = { ...view.defaults, ...view.initial };
  const seen = visibilities.filter((it) => it !== 'private' || view.mayBePrivate);
  return [
    { kind: 'divider' },
    ...scoringItems(locale, view),
    ...weightItems(locale, view),
    field({ kind: 'date', name: 'start', label: words.start(), required: true, ...begin(at.start) }),
    choice(
      'visibility',
      words.visibility(),
      seen.map((it) => ({ value: it, label: goals.visibility({ visibility: it }) })),
      at.visibility,
    ),
    choice(
      'rhythm',
      words.rhythm(),
      rhythms.map((it) => ({ value: it, label: goals.rhythm({ rhythm: it }) })),
      at.rhythm,
    ),
    choice(
      'resultClass',
      words.resultClass(),
      resultClasses.map((it) => ({ value: it, label: goals.resultClass({ resultClass: it }) })),
      at.resultClass,
    ),
    choice(
      'indicator',
      words.indicator(),
      [
        { value: 'lead', label: words.lead() },
        { value: 'lag', label: words.lag() },
      ],
      at.indicator,
    ),
    choice(
      'horizon',
      words.horizon(),
      [
        { value: 'short', label: words.short() },
        { value: 'long', label: words.long() },
      ],
      at.horizon,
    ),
    choice(
      'curve',
      words.curve(),
      [
        { value: 'linear', label: words.linear() },
        { value: 'back-loaded', label: words.backLoaded() },
      ],
      at.curve,
    ),
  ];
}
