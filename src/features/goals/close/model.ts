import type { Instant } from '../../../shared/clock.ts';

/** Why a goal ended below its target: asked for to learn from, not to blame. */
export const causes = ['capability', 'resources', 'mechanism', 'market'] as const;
export type Cause = (typeof causes)[number];

/** The result with which a goal was closed: append-only, the latest counts. */
export type Result = {
  id: string;
  goalId: string;
  at: Instant;
  byId: string;
  /** The final value; nothing where none is typed for the goal. */
  value: number | undefined;
  /** Share of the way, and the score that it makes. */
  progress: number;
  score: number;
  words: string;
  cause: Cause | undefined;
  constraints: string | undefined;
};
