import type { Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal, Measure } from '../model.ts';
import { madeUpGoal } from '../sample-goal.ts';
import { type ProposalView, proposalCard } from './cards.ts';
import { noteForm } from './discuss.ts';
import type { Proposal } from './model.ts';
import { offerCard } from './offer-card.ts';
import { firstRound } from './rules.ts';

const at = new Date('2026-10-05T08:00:00Z');

const words = {
  en: {
    anna: 'Anna Berg',
    alice: 'Alice Moreau',
    helen: 'Helen Zhou',
    goal: 'Become the first choice of small shops',
    first: 'Shops that renew',
    second: 'Time to first payment',
    unit: 'days',
    parent: 'The most trusted partner of small shops',
    reason: 'Two of the others end this month, and the partner cannot wait.',
    pilot: 'Pilot with three customers',
    launch: 'Open to everybody',
    part: 'Call back every shop that left',
    calls: 'calls',
  },
  'zh-CN': {
    anna: '陈安娜',
    alice: '林晓',
    helen: '周海伦',
    goal: '成为小商户的首选',
    first: '商户续约率',
    second: '首笔收款所需时间',
    unit: '天',
    parent: '成为小商户最信赖的伙伴',
    reason: '其中两个本月就结束，而合作方等不了。',
    pilot: '三家客户试点',
    launch: '全面开放',
    part: '回访所有流失的商户',
    calls: '通',
  },
} as const;

const goalWith = (locale: Locale, it: Partial<Goal> = {}): Goal =>
  madeUpGoal({
    id: 'sample',
    code: 'G-12',
    tool: 'okr',
    title: words[locale].goal,
    indicator: 'lag',
    measure: { kind: 'parts' },
    start: '2026-10-01',
    due: '2026-12-31',
    state: 'proposed',
    managerAgreedAt: undefined,
    status: 'on-track',
    shownStatus: 'on-track',
    progress: 0,
    current: undefined,
    reportedAt: undefined,
    reports: 0,
    ...it,
  });

const resultsIn = (locale: Locale): Goal[] => {
  const { first, second, unit } = words[locale];
  const measures: [string, Measure, number][] = [
    [first, { kind: 'level', unit: '%', baseline: 60, target: 80 }, 60],
    [second, { kind: 'keep', unit, most: 2 }, 40],
  ];
  return measures.map(([title, measure, weight], i) =>
    goalWith(locale, { id: `part-${i}`, kind: 'key-result', title, measure, weight, parentId: 'sample' }),
  );
};

function viewFor(
  locale: Locale,
  readerId: string,
  it: { goal?: Partial<Goal>; proposal?: Partial<Proposal>; view?: Partial<ProposalView> } = {},
): ProposalView {
  const { alice, anna, helen, parent } = words[locale];
  return {
    goal: goalWith(locale, it.goal),
    results: resultsIn(locale),
    milestones: [],
    proposal: { ...firstRound('sample', 'anna', at), ...it.proposal },
    readerId,
    people: new Map(
      [
        { id: 'alice', name: alice },
        { id: 'anna', name: anna },
        { id: 'helen', name: helen },
      ].map((who) => [who.id, who]),
    ),
    teamName: undefined,
    parent: { code: 'G-1', title: parent },
    ...it.view,
  };
}

const sample = (
  name: string,
  readerId: string,
  it: (locale: Locale) => Parameters<typeof viewFor>[2],
): Sample => ({
  name: `Goals: ${name}`,
  draw: (locale) => ({ card: proposalCard(locale, viewFor(locale, readerId, it(locale))) }),
});

const milestonesIn = (locale: Locale) =>
  [words[locale].pilot, words[locale].launch].map((title, position) => ({
    id: `milestone-${position}`,
    goalId: 'sample',
    position,
    title,
    due: position === 0 ? '2026-11-10' : '2026-12-15',
    doneOn: undefined,
  }));

const takenIn = (locale: Locale, count: number): Goal[] =>
  Array.from({ length: count }, (_, i) =>
    goalWith(locale, {
      id: `taken-${i}`,
      title: words[locale].part,
      state: 'active',
      measure: { kind: 'level', unit: words[locale].calls, baseline: 0, target: 40 },
    }),
  );

const offer = (name: string, goal: Partial<Goal>, taken: number): Sample => ({
  name: `Goals: ${name}`,
  draw: (locale) => ({
    card: offerCard(locale, {
      goal: goalWith(locale, { level: 'team', state: 'active', ...goal }),
      results: resultsIn(locale),
      taken: takenIn(locale, taken),
      names: new Map([['alice', words[locale].alice]]),
      page: 0,
    }),
  }),
});

/** What the gallery shows of proposals and offers. */
export const samples: readonly Sample[] = [
  sample('a proposal to agree to', 'anna', (locale) => ({ goal: { excessReason: words[locale].reason } })),
  sample('a proposal for you', 'alice', () => ({
    goal: { proposedById: 'anna' },
    proposal: { askedId: 'alice' },
  })),
  sample('a project to agree to, reminded', 'anna', (locale) => ({
    goal: { tool: 'project', measure: { kind: 'milestones' } },
    proposal: { remindedAt: at },
    view: { results: [], milestones: milestonesIn(locale), parent: undefined },
  })),
  sample('a proposal that was changed', 'anna', () => ({ proposal: { round: 2 } })),
  sample('a proposal that went one up', 'helen', () => ({
    proposal: { askedId: 'helen', passedOnAt: at, passedFromId: 'anna' },
  })),
  sample('your proposal', 'alice', () => ({})),
  sample('your proposal, answered', 'alice', () => ({ proposal: { answeredAt: at } })),
  sample('your proposal, unanswered', 'alice', () => ({ proposal: { unansweredAt: at } })),
  sample('your proposal, gone one up', 'alice', () => ({
    proposal: { askedId: 'helen', passedOnAt: at, passedFromId: 'anna' },
  })),
  sample('your proposal, agreed', 'alice', () => ({ goal: { state: 'active' } })),
  sample('your proposal, withdrawn', 'alice', () => ({ goal: { state: 'withdrawn' } })),
  {
    name: 'Goals: suggest a change',
    draw: (locale) => ({
      form: noteForm(locale, {
        purpose: 'suggest-change',
        other: words[locale].alice,
        title: words[locale].goal,
      }),
    }),
  },
  {
    name: 'Goals: let’s talk',
    draw: (locale) => ({
      form: noteForm(locale, { purpose: 'talk', other: words[locale].alice, title: words[locale].goal }),
    }),
  },
  offer('offered to the team', {}, 0),
  offer('offered, parts taken up', {}, 10),
  offer('offered, closed', { state: 'closed' }, 2),
];
