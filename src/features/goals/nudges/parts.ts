import type { AdjustmentStore } from '../adjust/store.ts';
import type { Parts } from '../parts.ts';
import type { NudgeStore } from './store.ts';

/** What nudges work with: goals, how they wait for their managers, and what is asked about them. */
export type NudgeParts = Parts & { nudges: NudgeStore; adjustments: Pick<AdjustmentStore, 'openOf'> };

/** The name of the timer by which somebody is asked in the morning. */
export const TIMER = 'goals.nudge';
