import type { Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Tool, tools } from '../model.ts';
import type { Way } from './choice.ts';
import { chooseForm } from './choose-form.ts';
import type { GoalFormView } from './form-view.ts';
import { goalForm } from './goal-form.ts';
import type { Target } from './targets.ts';

const names = {
  en: { anna: 'Anna Berg', alice: 'Alice Moreau', team: 'Payments' },
  'zh-CN': { anna: '陈安娜', alice: '林晓', team: '支付' },
} as const;

const parents = {
  en: ['G-2 Payments that never fail', 'G-1 The most trusted partner of small shops'],
  'zh-CN': ['G-2 支付零故障', 'G-1 成为小商户最信赖的伙伴'],
} as const;

const targetsIn = (locale: Locale): Target[] => {
  const { anna, alice, team } = names[locale];
  const owner = { ownerId: 'anna', ownerName: anna, teamId: 'payments' };
  return [
    { ...owner, value: 'person:anna', kind: 'me', name: anna, level: 'person' },
    { ...owner, value: 'person:alice', kind: 'person', name: alice, level: 'person', ownerName: alice },
    { ...owner, value: 'team:payments', kind: 'team', name: team, level: 'team' },
    { ...owner, value: 'company', kind: 'company', name: '', level: 'company' },
  ];
};

const view = (locale: Locale, tool: Tool, way: Way, it: Partial<GoalFormView> = {}): GoalFormView => ({
  choice: { tool, way },
  businessType: 'growth',
  purpose: { kind: 'new' },
  forWhom: undefined,
  decider: names[locale].anna,
  goesUp: true,
  partOf: undefined,
  parents: parents[locale].map((label, i) => ({ value: `goal-${i}`, label })),
  mayBePrivate: true,
  excess: undefined,
  defaults: {
    start: '2026-10-01',
    due: '2026-12-31',
    ambition: 'aspirational',
    resultClass: 'customer',
    rhythm: 'weekly',
    indicator: 'lag',
    horizon: 'short',
    visibility: 'team',
    curve: 'linear',
    parentId: undefined,
  },
  initial: {},
  more: false,
  version: undefined,
  ...it,
});

const sample = (
  name: string,
  tool: Tool,
  way: Way,
  it: (locale: Locale) => Partial<GoalFormView> = () => ({}),
): Sample => ({
  name: `Goals: ${name}`,
  draw: (locale) => ({ form: goalForm(locale, view(locale, tool, way, it(locale))) }),
});

/** What the gallery shows of a new goal. */
export const samples: readonly Sample[] = [
  {
    name: 'Goals: new, first step',
    draw: (locale) => ({
      form: chooseForm(locale, {
        businessType: 'growth',
        targets: targetsIn(locale),
        whom: 'person:alice',
        partOf: undefined,
      }),
    }),
  },
  {
    name: 'Goals: take up, first step',
    draw: (locale) => ({
      form: chooseForm(locale, {
        businessType: 'growth',
        targets: targetsIn(locale),
        whom: undefined,
        partOf: { code: 'G-2', title: parents[locale][0] ?? '', tool: 'kpi' },
      }),
    }),
  },
  ...tools.map((tool) => sample(`new, ${tool}`, tool, 'reach')),
  ...tools.map((tool) =>
    sample(`new, ${tool}, everything`, tool, 'reach', (locale) => ({
      more: true,
      excess: { count: 5, name: names[locale].alice },
      forWhom: { kind: 'person', name: names[locale].alice },
    })),
  ),
  sample('new, to keep', 'kpi', 'keep'),
  sample('new, made of others', 'okr', 'sum', (locale) => ({
    forWhom: { kind: 'team', name: names[locale].team },
    decider: undefined,
  })),
  sample('take up', 'kpi', 'reach', (locale) => ({
    purpose: { kind: 'take-up', code: 'G-2' },
    partOf: parents[locale][0],
    parents: [],
  })),
  sample('change a proposal', 'okr', 'reach', (locale) => ({
    purpose: { kind: 'revise', code: 'G-12' },
    more: true,
    initial:
      locale === 'en'
        ? {
            title: 'Become the first choice of small shops',
            part1: 'Shops that renew: 60 → 80 %',
            part2: 'Time to first payment: ≤ 2 days',
            weights: '60 40',
          }
        : {
            title: '成为小商户的首选',
            part1: '商户续约率：60 → 80 %',
            part2: '首笔收款所需时间：≤ 2 天',
            weights: '60 40',
          },
    version: 3,
  })),
];
