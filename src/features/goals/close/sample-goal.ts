import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';

const titles: Record<Locale, string> = { en: 'Customer calls', 'zh-CN': '客户回访' };
const units: Record<Locale, string> = { en: 'calls', 'zh-CN': '次' };

const at = new Date('2026-10-05T08:00:00Z');

/** Makes a goal of a made-up person for the samples. */
export const sampleGoal = (locale: Locale, it: Partial<Goal> = {}): Goal => ({
  id: 'sample',
  code: 'G-12',
  kind: 'goal',
  tool: 'kpi',
  level: 'person',
  title: titles[locale],
  ownerId: 'alice',
  teamId: 'payments',
  parentId: undefined,
  resultClass: 'customer',
  perspective: undefined,
  indicator: 'lead',
  horizon: 'short',
  rhythm: 'weekly',
  visibility: 'team',
  shownToTeam: false,
  ambition: 'committed',
  curve: 'linear',
  measure: { kind: 'level', unit: units[locale], baseline: 0, target: 100 },
  weight: undefined,
  start: '2026-10-05',
  due: '2026-12-25',
  state: 'active',
  ownerAgreedAt: at,
  managerAgreedAt: at,
  proposedById: 'alice',
  excessReason: undefined,
  status: 'behind',
  statusSince: at,
  shownStatus: 'behind',
  progress: 0.4,
  current: 40,
  reportedAt: at,
  outsideInARow: 0,
  reports: 3,
  underDiscussionSince: undefined,
  createdAt: at,
  closedAt: undefined,
  carriedIntoId: undefined,
  version: 2,
  ...it,
});
