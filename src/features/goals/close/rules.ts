import type { Goal } from '../model.ts';
import {
  isGoodScore,
  isWithin,
  ladderScore,
  levelProgress,
  okrScore,
  weightedMean,
} from '../rules/progress.ts';

type Measured = Pick<Goal, 'tool' | 'measure' | 'progress' | 'ambition'>;

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** Finds the share of the way that a final value makes; without one the goal's own figure stands. */
export function finalProgress({ measure, progress }: Measured, value: number | undefined): number {
  if (value === undefined) return progress;
  if (measure.kind === 'level') return levelProgress(measure, value);
  return measure.kind === 'keep' ? Number(isWithin(measure, value)) : progress;
}

/** Scores a result: by its ladder where it has one, in steps of a tenth for key results, else by its share of the way. */
export function scoreOf(goal: Measured, value: number | undefined): number {
  const { measure } = goal;
  const progress = finalProgress(goal, value);
  if (measure.kind === 'level' && measure.ladder !== undefined)
    return value === undefined ? 0 : ladderScore(measure.ladder, measure, value);
  return goal.tool === 'okr' ? okrScore(progress) : clamp(progress);
}

/** Joins the scores of key results into their objective's: the weighted mean. */
export const objectiveScore = (parts: readonly { weight: number | undefined; score: number }[]): number =>
  Math.round(weightedMean(parts.map(({ weight, score }) => ({ weight, progress: score }))) * 100) / 100;

/** Tells whether a result is below what was promised: committed 1.0, aspirational 0.7. */
export const isBelowTarget = ({ ambition }: Pick<Goal, 'ambition'>, progress: number): boolean =>
  !isGoodScore(progress, ambition);

/** Working days of its owner in which a closed goal can be reopened. */
export const REOPEN_WITHIN = 10;
