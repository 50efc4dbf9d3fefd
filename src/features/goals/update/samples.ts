import type { Card, Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { at, historyOf, milestonesOf, viewOf, wording } from '../show/sample-content.ts';
import { chooseCard, correctCard, typedCard } from './cards.ts';
import { achievedCard, milestonesCard } from './news-cards.ts';
import type { TypedValue } from './store.ts';
import { updateForm } from './update-form.ts';

const typedOf = (locale: Locale, it: Partial<TypedValue> = {}): TypedValue => ({
  id: 'typed',
  goalId: 'sample-0',
  byId: 'alice',
  value: 4500,
  confidence: 7,
  note: wording[locale].note,
  reports: 2,
  state: 'asked',
  at: at('17T08:00'),
  ...it,
});

const achieved = { status: 'achieved', progress: 1, current: 100 } as const;
const project = (locale: Locale) =>
  viewOf(locale, 3, { tool: 'project', measure: { kind: 'milestones' }, level: 'team', progress: 1 / 3 });

const cards: readonly [name: string, draw: (locale: Locale) => Card][] = [
  ['a value that surprises', (locale) => typedCard(viewOf(locale), typedOf(locale), locale)],
  [
    'a kept level that leaves its limits',
    (locale) => {
      const measure = { kind: 'keep', unit: '%', least: 95 } as const;
      const view = viewOf(locale, 1, { measure, current: 97, progress: 1 });
      return typedCard(view, typedOf(locale, { value: 90, note: undefined }), locale);
    },
  ],
  [
    'a surprising value, reported',
    (locale) => typedCard(viewOf(locale, 0, achieved), typedOf(locale, { state: 'reported' }), locale),
  ],
  [
    'which value is wrong',
    (locale) => correctCard({ view: viewOf(locale), history: historyOf(locale), page: 0 }, locale),
  ],
  [
    'which goal to update',
    (locale) =>
      chooseCard(
        Array.from({ length: 10 }, (_, i) => viewOf(locale, i)),
        locale,
      ),
  ],
  ['a goal is achieved', (locale) => achievedCard(viewOf(locale, 0, achieved), locale)],
  [
    'a milestone is reached',
    (locale) => milestonesCard(project(locale), milestonesOf(locale).slice(0, 1), locale),
  ],
];

const forms: readonly Sample[] = [
  {
    name: 'Goals: reporting a value',
    draw: (locale) => ({
      form: updateForm(
        { ...viewOf(locale), manager: wording[locale].people[1]?.name, problem: undefined },
        locale,
      ),
    }),
  },
  {
    name: 'Goals: reporting after an unclear line',
    draw: (locale) => ({
      form: updateForm(
        { ...viewOf(locale, 0, { visibility: 'private' }), manager: undefined, problem: 'two-ways' },
        locale,
      ),
    }),
  },
  {
    name: 'Goals: reporting milestones',
    draw: (locale) => ({
      form: updateForm(
        { ...project(locale), manager: wording[locale].people[1]?.name, problem: undefined },
        locale,
      ),
    }),
  },
];

/** What reporting looks like, for the gallery. */
export const samples: readonly Sample[] = [
  ...cards.map(([name, draw]) => ({
    name: `Goals: ${name}`,
    draw: (locale: Locale) => ({ card: draw(locale) }),
  })),
  ...forms,
];
