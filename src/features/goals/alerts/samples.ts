import type { PersonRef, Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { madeUpGoal } from '../sample-goal.ts';
import { causeForm, supportForm, teamForm } from './act-forms.ts';
import { oneLagCard, recoveredCard, severalLagsCard } from './lag-cards.ts';
import type { Lag } from './model.ts';
import type { LagView } from './read-lags.ts';
import { inviteCard, retroForm } from './retro/cards.ts';
import { teamAlertCard } from './team/card.ts';

type Made = {
  people: PersonRef[];
  titles: string[];
  unit: string;
  cause: string;
  aims: string;
  team: string;
};

const wording: Record<Locale, Made> = {
  en: {
    people: [
      { id: 'alice', name: 'Alice Moreau' },
      { id: 'anna', name: 'Anna Berg' },
      { id: 'bob', name: 'Bob Jansen' },
    ],
    titles: ['Customer calls', 'Invoices paid on the first attempt', 'Shorter onboarding for new suppliers'],
    unit: 'calls',
    cause: 'Two of the five planned interviews were moved to November by the customer.',
    aims: 'What we would do differently with the next supplier.',
    team: 'Payments',
  },
  'zh-CN': {
    people: [
      { id: 'alice', name: '王芳' },
      { id: 'anna', name: '李强' },
      { id: 'bob', name: '陈美' },
    ],
    titles: ['客户回访', '发票一次付款成功率', '缩短新供应商入驻时间'],
    unit: '次',
    cause: '五场访谈中有两场被客户推迟到十一月。',
    aims: '下一家供应商我们会怎样做得不同。',
    team: '支付',
  },
};

const at = new Date('2026-11-17T08:00:00Z');

const goalOf = (locale: Locale, n: number, it: Partial<Goal> = {}): Goal =>
  madeUpGoal({
    id: `sample-${n}`,
    code: `G-${n + 12}`,
    title: wording[locale].titles[n % 3] ?? '',
    measure: { kind: 'level', unit: wording[locale].unit, baseline: 0, target: 100 },
    progress: 0.42,
    current: 42,
    ...it,
  });

const confidences = [7, 6, 6, 4];

function lagView(locale: Locale, n: number, it: Partial<LagView> = {}, goal: Partial<Goal> = {}): LagView {
  const made = goalOf(locale, n, goal);
  const { people } = wording[locale];
  const view: GoalView = {
    goal: made,
    owner: people[0] ?? { id: '', name: '' },
    relation: {
      personId: 'alice',
      external: false,
      isOwner: true,
      isManager: false,
      isAbove: false,
      isTeammate: true,
    },
    status: made.status,
    assessment: {
      status: made.status,
      progress: made.progress,
      elapsed: 0.71,
      expected: 0.71,
      ratio: made.progress / 0.71,
      isSilent: false,
    },
    updates: confidences.map((confidence, i) => ({
      id: `update-${i}`,
      goalId: made.id,
      at,
      byId: 'alice',
      value: 30 + i * 4,
      confidence,
      note: undefined,
      source: 'form',
      sourceId: undefined,
      struck: false,
    })),
    milestones: [],
    today: '2026-11-17',
    reportedOn: '2026-11-16',
  };
  const lag: Lag = {
    id: `lag-${n}`,
    goalId: made.id,
    ownerId: 'alice',
    alertId: 'sample',
    raisedAt: at,
    tellAt: undefined,
    lag: 0.29,
    cause: undefined,
    knownAt: at,
    releasedAt: undefined,
    toldAt: undefined,
    toldLag: undefined,
    endedAt: undefined,
    endedAs: undefined,
    recoveryToldAt: undefined,
  };
  return {
    lag,
    view,
    manager: people[1],
    listed: false,
    teamShowsAll: false,
    hasChannel: true,
    releaseAt: new Date('2026-11-18T08:00:00Z'),
    ...it,
  };
}

const explained = (locale: Locale): LagView => {
  const it = lagView(locale, 1, { listed: true }, { shownToTeam: true });
  return { ...it, lag: { ...it.lag, cause: wording[locale].cause, releasedAt: at } };
};

const many = (locale: Locale, count: number): LagView[] =>
  Array.from({ length: count }, (_, n) => lagView(locale, n));

const teamRows = (locale: Locale, count: number) =>
  many(locale, count).map(({ view }, n) => ({
    ...view,
    owner: wording[locale].people[n % 3] ?? view.owner,
    updates: [],
    cause: n % 2 === 0 ? wording[locale].cause : undefined,
    news: 'behind' as const,
  }));

const caughtUp = (locale: Locale, n: number) => ({
  ...lagView(locale, n, {}, { progress: 0.74, status: 'on-track', shownStatus: 'on-track' }).view,
  updates: [],
  cause: undefined,
  news: 'recovered' as const,
});

const recovered = (locale: Locale, status: 'on-track' | 'at-risk'): LagView => {
  const it = lagView(locale, 0, { listed: true }, { progress: 0.7, status, shownStatus: status });
  return { ...it, lag: { ...it.lag, toldAt: at, endedAt: at, endedAs: status } };
};

const retroOf = (locale: Locale) => ({
  id: 'sample',
  goalId: 'sample-0',
  byId: 'alice',
  heldOn: '2026-11-20',
  words: wording[locale].aims,
  participants: ['anna', 'bob'],
});

const days = { today: '2026-11-17', latest: '2027-11-17' };
const likely = (locale: Locale): PersonRef[] => wording[locale].people.slice(1);
const teamView = (locale: Locale) => ({ team: wording[locale].team, thing: '2026-11-18:payments', page: 0 });

/** Every card and form of alerts, for the gallery. */
export const samples: readonly Sample[] = [
  { name: 'lag: one goal', draw: (locale) => ({ card: oneLagCard(locale, lagView(locale, 0)) }) },
  {
    name: 'lag: explained and released',
    draw: (locale) => ({ card: oneLagCard(locale, explained(locale)) }),
  },
  { name: 'lag: over', draw: (locale) => ({ card: oneLagCard(locale, recovered(locale, 'on-track')) }) },
  {
    name: 'lag: several goals',
    draw: (locale) => ({ card: severalLagsCard(locale, many(locale, 3), { alertId: 'sample', page: 0 }) }),
  },
  {
    name: 'lag: more than one page',
    draw: (locale) => ({ card: severalLagsCard(locale, many(locale, 11), { alertId: 'sample', page: 0 }) }),
  },
  {
    name: 'lag: caught up',
    draw: (locale) => ({ card: recoveredCard(locale, recovered(locale, 'on-track')) }),
  },
  {
    name: 'lag: catching up',
    draw: (locale) => ({ card: recoveredCard(locale, recovered(locale, 'at-risk')) }),
  },
  {
    name: 'lag: the team',
    draw: (locale) => ({
      card: teamAlertCard(locale, {
        ...teamView(locale),
        rows: [...teamRows(locale, 3), caughtUp(locale, 4)],
      }),
    }),
  },
  {
    name: 'lag: the team, more than one page',
    draw: (locale) => ({ card: teamAlertCard(locale, { ...teamView(locale), rows: teamRows(locale, 12) }) }),
  },
  {
    name: 'lag: the team, good news alone',
    draw: (locale) => ({
      card: teamAlertCard(locale, { ...teamView(locale), rows: [caughtUp(locale, 0), caughtUp(locale, 1)] }),
    }),
  },
  {
    name: 'lag: retro invitation',
    draw: (locale) => ({
      card: inviteCard(locale, {
        retro: retroOf(locale),
        goal: goalOf(locale, 0),
        planner: wording[locale].people[0] ?? { id: '', name: '' },
        invited: likely(locale),
        mayTalk: true,
      }),
    }),
  },
  {
    name: 'lag: say why',
    draw: (locale) => ({
      form: causeForm(locale, {
        goal: goalOf(locale, 0),
        cause: wording[locale].cause,
        manager: wording[locale].people[1],
        channel: true,
      }),
    }),
  },
  {
    name: 'lag: ask for support',
    draw: (locale) => ({
      form: supportForm(locale, { goal: goalOf(locale, 0), ...days, likely: likely(locale) }),
    }),
  },
  {
    name: 'lag: plan a retro',
    draw: (locale) => ({
      form: retroForm(locale, { goal: goalOf(locale, 0), ...days, likely: likely(locale) }),
    }),
  },
  { name: 'lag: what the team agreed', draw: (locale) => ({ form: teamForm(locale, false) }) },
];
