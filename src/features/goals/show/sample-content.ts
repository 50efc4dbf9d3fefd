import type { PersonRef } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal, Milestone, Update } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { madeUpGoal } from '../sample-goal.ts';

type Made = {
  people: readonly PersonRef[];
  titles: readonly string[];
  unit: string;
  note: string;
  slip: string;
  milestones: readonly string[];
  result: string;
  constraints: string;
  team: string;
};

/** Made-up content in the reader's language, so that each sample is in one. */
export const wording: Record<Locale, Made> = {
  en: {
    people: [
      { id: 'alice', name: 'Alice Moreau' },
      { id: 'anna', name: 'Anna Berg' },
    ],
    titles: ['Customer calls', 'Answer every question within a day', 'Win back customers’ trust', 'New till'],
    unit: 'calls',
    note: 'Two accounts agreed to a monthly call; the third waits for their new contact.',
    slip: 'A digit too many.',
    milestones: ['Pilot in one shop', 'Training for all shops', 'Old till switched off'],
    result: 'We reached most accounts twice. The third round moved to the next quarter.',
    constraints: 'Two contacts changed in November.',
    team: 'Payments',
  },
  'zh-CN': {
    people: [
      { id: 'alice', name: '王芳' },
      { id: 'anna', name: '李强' },
    ],
    titles: ['客户回访', '客户问题一天内答复', '赢回客户信任', '新收银系统'],
    unit: '次',
    note: '两家客户同意每月通话一次，第三家在等新的对接人。',
    slip: '多打了一位数。',
    milestones: ['一家门店试点', '全部门店培训', '旧系统下线'],
    result: '大部分客户回访了两轮，第三轮挪到下个季度。',
    constraints: '十一月有两位对接人换人。',
    team: '支付团队',
  },
};

/** Names a moment of November 2026. */
export const at = (time: string) => new Date(`2026-11-${time}:00Z`);

export const peopleOf = (locale: Locale): ReadonlyMap<string, PersonRef> =>
  new Map(wording[locale].people.map((it) => [it.id, it]));

/** Makes up a goal, the n-th of them. */
const goalOf = (locale: Locale, n: number, it: Partial<Goal>): Goal =>
  madeUpGoal({
    id: `sample-${n}`,
    code: `G-${n + 12}`,
    title: wording[locale].titles[n % 4] ?? '',
    measure: { kind: 'level', unit: wording[locale].unit, baseline: 0, target: 100 },
    ownerAgreedAt: at('01T08:00'),
    managerAgreedAt: at('01T08:00'),
    proposedById: 'anna',
    status: 'at-risk',
    statusSince: at('16T08:00'),
    shownStatus: 'at-risk',
    reportedAt: at('13T08:00'),
    reports: 2,
    createdAt: at('01T08:00'),
    ...it,
  });

export const updateOf = (n: number, it: Partial<Update> = {}): Update => ({
  id: `update-${n}`,
  goalId: 'sample-0',
  at: at(`${String(6 + n).padStart(2, '0')}T08:00`),
  byId: 'alice',
  value: 20 + n * 5,
  confidence: 7,
  note: undefined,
  source: 'form',
  sourceId: undefined,
  struck: false,
  ...it,
});

/** What was reported of the sample goal, newest first, with one slip. */
export const historyOf = (locale: Locale): Update[] => [
  updateOf(5, { note: wording[locale].note, confidence: 6 }),
  updateOf(4, { value: 4500, struck: true, note: wording[locale].slip, source: 'typed' }),
  updateOf(3, { source: 'check-in' }),
];

export const milestonesOf = (locale: Locale): Milestone[] =>
  wording[locale].milestones.map((title, i) => ({
    id: `milestone-${i}`,
    goalId: 'sample-3',
    position: i,
    title,
    due: ['2026-10-23', '2026-11-13', '2026-12-18'][i] ?? '2026-12-18',
    doneOn: i === 0 ? '2026-10-22' : undefined,
  }));

/** Makes up a goal as its owner sees it. */
export function viewOf(locale: Locale, n = 0, it: Partial<Goal> = {}): GoalView {
  const goal = goalOf(locale, n, it);
  const isActive = goal.state === 'active';
  return {
    goal,
    owner: peopleOf(locale).get(goal.ownerId) ?? { id: goal.ownerId, name: '…' },
    relation: {
      personId: 'alice',
      external: false,
      isOwner: goal.ownerId === 'alice',
      isManager: false,
      isAbove: false,
      isTeammate: true,
    },
    status: goal.status,
    assessment: isActive
      ? {
          status: goal.status,
          progress: goal.progress,
          elapsed: 0.5,
          expected: 0.5,
          ratio: goal.progress / 0.5,
          isSilent: goal.status === 'no-recent-update',
        }
      : undefined,
    updates: historyOf(locale).filter((each) => !each.struck),
    milestones: goal.measure.kind === 'milestones' ? milestonesOf(locale) : [],
    today: '2026-11-17',
    reportedOn: '2026-11-13',
  };
}
