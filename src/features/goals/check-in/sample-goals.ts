import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { madeUpGoal } from '../sample-goal.ts';

const titles: Record<Locale, readonly string[]> = {
  en: ['Customer calls', 'Invoices paid on the first attempt', 'Shorter onboarding for new suppliers'],
  'zh-CN': ['客户回访', '发票一次付款成功率', '缩短新供应商入驻时间'],
};
const units: Record<Locale, string> = { en: 'calls', 'zh-CN': '次' };

/** A made-up goal for the gallery. */
export const sampleGoal = (locale: Locale, n: number, it: Partial<Goal> = {}): Goal =>
  madeUpGoal({
    id: `sample-${n}`,
    code: `G-${n + 12}`,
    title: titles[locale][n % 3] ?? '',
    shownToTeam: true,
    measure: { kind: 'level', unit: units[locale], baseline: 0, target: 100 },
    status: 'on-track',
    shownStatus: 'on-track',
    ...it,
  });

/** The same as its owner sees it. */
export const sampleView = (locale: Locale, n: number, it: Partial<Goal> = {}): GoalView => {
  const goal = sampleGoal(locale, n, it);
  return {
    goal,
    owner: { id: 'alice', name: 'Alice Moreau' },
    relation: {
      personId: 'alice',
      external: false,
      isOwner: true,
      isManager: false,
      isAbove: false,
      isTeammate: true,
    },
    status: goal.status,
    assessment: {
      status: goal.status,
      progress: goal.progress,
      elapsed: 0.5,
      expected: 0.5,
      ratio: 0.9,
      isSilent: false,
    },
    updates: [],
    milestones: [],
    today: '2026-11-17',
    reportedOn: '2026-11-10',
  };
};
