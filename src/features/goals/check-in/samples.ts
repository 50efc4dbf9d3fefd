import { type CardElement, plain, type Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Milestone, Status } from '../model.ts';
import { moveElements, newsElements, promptElements, summaryElements } from './cards.ts';
import { goalItems } from './form-fields.ts';
import type { Move } from './rules.ts';
import { sampleGoal, sampleView } from './sample-goals.ts';

const words: Record<
  Locale,
  { title: string; milestones: readonly string[]; audience: string; submit: string }
> = {
  en: {
    title: 'Check-in',
    milestones: ['Pilot with two suppliers', 'Handbook written', 'All suppliers moved'],
    audience: 'Named: only Anna and you',
    submit: 'Submit',
  },
  'zh-CN': {
    title: '周同步',
    milestones: ['两家供应商试点', '完成操作手册', '全部供应商切换'],
    audience: '实名：仅 Anna 和你可见',
    submit: '提交',
  },
};

const milestonesOf = (locale: Locale): Milestone[] =>
  words[locale].milestones.map((title, i) => ({
    id: `milestone-${i}`,
    goalId: 'sample-2',
    position: i,
    title,
    due: `2026-1${i}-15`,
    doneOn: i === 0 ? '2026-10-14' : undefined,
  }));

const statuses: readonly Status[] = ['behind', 'at-risk', 'on-track', 'achieved'];

const viewsOf = (locale: Locale) => statuses.map((status, n) => sampleView(locale, n, { status }));

const movesOf = (locale: Locale): (Move & { status: Status })[] => [
  { goal: sampleGoal(locale, 0), value: { from: 20, to: 45 }, reached: [], status: 'on-track' },
  { goal: sampleGoal(locale, 1), value: { from: undefined, to: 4_500 }, reached: [], status: 'at-risk' },
  {
    goal: sampleGoal(locale, 2, { measure: { kind: 'milestones' } }),
    reached: words[locale].milestones.slice(0, 2),
    status: 'achieved',
  },
];

const card = (name: string, draw: (locale: Locale) => CardElement[]): Sample => ({
  name,
  draw: (locale) => ({
    card: { title: plain(words[locale].title), summary: words[locale].title, elements: draw(locale) },
  }),
});

const asked = (locale: Locale) => [
  ...[0, 1].map((n) => ({
    goal: sampleGoal(locale, n),
    updates: [],
    milestones: [],
    typed: undefined,
    confidence: 7,
    ticked: [],
  })),
  {
    goal: sampleGoal(locale, 2, { measure: { kind: 'milestones' }, current: 1 }),
    updates: [],
    milestones: milestonesOf(locale),
    typed: undefined,
    confidence: undefined,
    ticked: [],
  },
];

const form = (name: string, more: boolean): Sample => ({
  name,
  draw: (locale) => ({
    form: {
      title: words[locale].title,
      audience: plain(words[locale].audience),
      items: goalItems({ goals: asked(locale), rest: 2, more, today: '2026-11-19' }, locale),
      submit: words[locale].submit,
      buttons: [],
    },
  }),
});

/** What goals add to the check-in's cards and form, for the gallery. */
export const samples: readonly Sample[] = [
  card('Check-in: goals on the prompt', (locale) => promptElements(viewsOf(locale), locale)),
  card('Check-in: goals on the receipt', (locale) => moveElements(movesOf(locale), locale)),
  card('Check-in: goals that a report moved', (locale) => moveElements(movesOf(locale), locale, 'open')),
  card('Check-in: goals in the team’s summary', (locale) =>
    summaryElements(
      movesOf(locale).map((it) => ({
        ...it,
        owner: { id: 'alice', name: 'Alice Moreau' },
        isAchieved: it.status === 'achieved',
      })),
      locale,
    ),
  ),
  card('Goals while you were away', (locale) =>
    newsElements(
      [
        { goal: sampleGoal(locale, 0), what: 'adjusted', by: 'Anna Berg' },
        { goal: sampleGoal(locale, 1), what: 'closed', by: undefined },
      ],
      locale,
    ),
  ),
  form('Check-in: goals in the form', false),
  form('Check-in: goals in the form with More', true),
];
