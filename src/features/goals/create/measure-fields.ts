import { type FormItem, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { amountField } from '../amount-field.ts';
import { say as sayGoals } from '../copy.ts';
import { perspectives } from '../model.ts';
import { isOfParts } from './choice.ts';
import { say } from './copy.ts';
import { MOST_PARTS, RATING } from './draft.ts';
import { type GoalField, partFields } from './form-values.ts';
import { begin, type GoalFormView } from './form-view.ts';

const MAX_LINE = 160;
const MAX_UNIT = 20;
const MAX_LINES = 1_000;
/** Lines that are there without **More**. */
const SHORT: Record<'okr' | 'bsc' | 'service', { required: number; shown: number; most: number }> = {
  okr: { required: 2, shown: 3, most: MOST_PARTS },
  bsc: { required: 1, shown: 2, most: MOST_PARTS },
  service: { required: 1, shown: 1, most: 1 },
};

const numberField = (name: GoalField, label: string, initial: number | undefined, more = {}): FormItem =>
  field({ kind: 'number', name, label, ...begin(initial), ...more });

/** A figure in the unit that stands in the next field. */
const figureField = (locale: Locale, it: Parameters<typeof amountField>[0] & { name: GoalField }): FormItem =>
  field(amountField(it, locale));

const unitField = (locale: Locale, { initial }: GoalFormView): FormItem =>
  field({
    kind: 'text',
    name: 'unit',
    label: say(locale).unit(),
    placeholder: say(locale).unitExample(),
    maxLength: MAX_UNIT,
    ...begin(initial.unit),
  });

/** From where to where: which of the two is larger says which direction is better. */
function levelItems(locale: Locale, view: GoalFormView): FormItem[] {
  const words = say(locale);
  const { initial } = view;
  return [
    figureField(locale, {
      name: 'baseline',
      label: words.baseline(),
      initial: initial.baseline,
      required: true,
    }),
    figureField(locale, {
      name: 'target',
      label: words.target(),
      initial: initial.target,
      required: true,
      hint: words.targetHint(),
    }),
    unitField(locale, view),
  ];
}

function keepItems(locale: Locale, view: GoalFormView): FormItem[] {
  const words = say(locale);
  const { initial } = view;
  return [
    figureField(locale, {
      name: 'least',
      label: words.least(),
      initial: initial.least,
      hint: words.limitsHint(),
    }),
    figureField(locale, { name: 'most', label: words.most(), initial: initial.most }),
    unitField(locale, view),
  ];
}

function partItems(locale: Locale, tool: 'okr' | 'bsc' | 'service', view: GoalFormView): FormItem[] {
  const words = say(locale);
  const { required, shown, most } = SHORT[tool];
  const example = {
    okr: words.keyResultExample(),
    bsc: words.measureExample(),
    service: words.levelExample(),
  };
  const label = (n: number) =>
    ({ okr: words.keyResult({ n }), bsc: words.measure({ n }), service: words.level() })[tool];
  const filled = partFields.filter((it) => view.initial[it] !== undefined).length;
  const count = view.more ? most : Math.max(shown, filled);
  return partFields.slice(0, count).map((name, i) =>
    field({
      kind: 'text',
      name,
      label: label(i + 1),
      placeholder: example[tool],
      maxLength: MAX_LINE,
      ...(i === 0 ? { hint: words.lineHint() } : {}),
      ...(i < required ? { required: true } : {}),
      ...begin(view.initial[name]),
    }),
  );
}

function ratingItems(locale: Locale, { initial }: GoalFormView): FormItem[] {
  const words = say(locale);
  const limits = { min: RATING.least, max: RATING.most };
  return [
    numberField('ratingNow', words.ratingNow(), initial.ratingNow, {
      ...limits,
      hint: words.ratingNowHint(),
    }),
    numberField('rating', words.rating(), initial.rating ?? 4.5, { ...limits, required: true }),
  ];
}

const perspectiveItem = (locale: Locale, { initial }: GoalFormView): FormItem =>
  field({
    kind: 'select',
    name: 'perspective',
    label: say(locale).perspective(),
    required: true,
    options: perspectives.map((it) => ({
      value: it,
      label: sayGoals(locale).perspective({ perspective: it }),
    })),
    ...begin(initial.perspective),
  });

const ambitionItem = (locale: Locale, { initial, defaults }: GoalFormView): FormItem =>
  field({
    kind: 'select',
    name: 'ambition',
    label: say(locale).ambition(),
    options: [
      { value: 'committed', label: say(locale).committed() },
      { value: 'aspirational', label: say(locale).aspirational() },
    ],
    initial: initial.ambition ?? defaults.ambition,
  });

const milestonesItem = (locale: Locale, { initial }: GoalFormView): FormItem =>
  field({
    kind: 'long-text',
    name: 'milestones',
    label: say(locale).milestones(),
    hint: say(locale).milestonesHint(),
    required: true,
    maxLength: MAX_LINES,
    ...begin(initial.milestones),
  });

function reachItems(locale: Locale, view: GoalFormView): FormItem[] {
  switch (view.choice.tool) {
    case 'okr':
      return partItems(locale, 'okr', view);
    case 'kpi':
      return levelItems(locale, view);
    case 'bsc':
      return partItems(locale, 'bsc', view);
    case 'project':
      return [milestonesItem(locale, view)];
    case 'service':
      return [...partItems(locale, 'service', view), ...ratingItems(locale, view)];
  }
}

/** The fields in which a tool's goal is measured, and no other tool's. */
export function measureItems(locale: Locale, view: GoalFormView): FormItem[] {
  const { tool, way } = view.choice;
  const words = say(locale);
  const measured: Record<typeof way, () => FormItem[]> = {
    reach: () => reachItems(locale, view),
    keep: () => keepItems(locale, view),
    sum: () => [{ kind: 'note', text: words.sumNote() }],
  };
  return [
    ...(tool === 'bsc' ? [perspectiveItem(locale, view)] : []),
    ...measured[way](),
    ...(tool === 'okr' && way !== 'keep' ? [ambitionItem(locale, view)] : []),
  ];
}

/** How what is measured counts: weights where there are several, a ladder where there is one. */
export function scoringItems(locale: Locale, { choice, initial }: GoalFormView): FormItem[] {
  const words = say(locale);
  if (isOfParts(choice))
    return [
      field({
        kind: 'text',
        name: 'weights',
        label: words.weights(),
        hint: words.weightsHint(),
        maxLength: MAX_LINE,
        ...begin(initial.weights),
      }),
    ];
  if (choice.tool !== 'kpi' || choice.way !== 'reach') return [];
  return [
    field({
      kind: 'text',
      name: 'ladder',
      label: words.ladder(),
      hint: words.ladderHint(),
      maxLength: MAX_LINE,
      ...begin(initial.ladder),
    }),
  ];
}
