import type { CardRef } from '../../../chat/index.ts';

/** The good news that a goal is achieved. */
export const achievedRef = (goalId: string): CardRef => ({ card: 'goals.achieved', thing: goalId });

/** The good news of a goal's milestones that were reached on one day. */
export const milestonesRef = (goalId: string, on: string): CardRef => ({
  card: 'goals.milestones-reached',
  thing: `${on}@${goalId}`,
});
