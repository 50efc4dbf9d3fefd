import type { Goal } from './model.ts';

const at = new Date('2026-11-17T08:00:00Z');

/** What made-up goals of the gallery have in common: a quarter's figure, not quite on its way. */
const common = {
  kind: 'goal',
  tool: 'kpi',
  level: 'person',
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
  progress: 0.45,
  current: 45,
  reportedAt: at,
  outsideInARow: 0,
  reports: 3,
  underDiscussionSince: undefined,
  createdAt: at,
  closedAt: undefined,
  carriedIntoId: undefined,
  version: 1,
} satisfies Partial<Goal>;

/** Makes up a goal for the gallery. */
export const madeUpGoal = (it: Pick<Goal, 'id' | 'code' | 'title' | 'measure'> & Partial<Goal>): Goal => ({
  ...common,
  ...it,
});
