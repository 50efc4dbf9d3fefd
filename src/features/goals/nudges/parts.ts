import type { Parts } from '../parts.ts';
import type { NudgeStore } from './store.ts';

/** What nudges work with: goals, and how they wait for their managers. */
export type NudgeParts = Parts & { nudges: NudgeStore };

/** The name of the timer by which somebody is asked in the morning. */
export const TIMER = 'goals.nudge';
