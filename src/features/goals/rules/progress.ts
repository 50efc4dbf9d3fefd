import type { LadderStep, Measure, Milestone } from '../model.ts';

type Level = Extract<Measure, { kind: 'level' }>;
type Keep = Extract<Measure, { kind: 'keep' }>;

/** Finds the share of the way from baseline to target; below 0 where it went the other way, above 1 beyond the target. */
export function levelProgress(
  { baseline, target }: Pick<Level, 'baseline' | 'target'>,
  value: number,
): number {
  if (baseline === target) return value === target ? 1 : 0;
  return (value - baseline) / (target - baseline);
}

/** Tells whether a kept level is within its limits, which belong to it. */
export const isWithin = ({ least, most }: Pick<Keep, 'least' | 'most'>, value: number): boolean =>
  (least === undefined || value >= least) && (most === undefined || value <= most);

/** Finds the share of milestones that are reached; without any nothing is. */
export const milestoneProgress = (milestones: readonly Pick<Milestone, 'doneOn'>[]): number =>
  milestones.length === 0 ? 0 : milestones.filter((it) => it.doneOn !== undefined).length / milestones.length;

/** Finds the share of milestones whose day has come: what milestones expect of a day, instead of the working days gone. */
export const milestonesExpected = (milestones: readonly Pick<Milestone, 'due'>[], today: string): number =>
  milestones.length === 0 ? 0 : milestones.filter((it) => it.due < today).length / milestones.length;

export type Part = { weight: number | undefined; progress: number };

/** Joins parts by their weights; parts without one share equally what the others leave. */
export function weightedMean(parts: readonly Part[]): number {
  if (parts.length === 0) return 0;
  const weights = shareOut(parts.map((it) => it.weight));
  const total = weights.reduce((sum, it) => sum + it, 0);
  if (total === 0) return 0;
  return (
    parts.reduce((sum, it, i) => sum + Math.min(1, Math.max(0, it.progress)) * (weights[i] ?? 0), 0) / total
  );
}

/** Fills missing weights (per cent) with equal parts of what the given ones leave of a hundred. */
export function shareOut(weights: readonly (number | undefined)[]): number[] {
  const given = weights.reduce<number>((sum, it) => sum + (it ?? 0), 0);
  const missing = weights.filter((it) => it === undefined).length;
  const each = missing === 0 ? 0 : Math.max(0, 100 - given) / missing;
  return weights.map((it) => it ?? each);
}

/** Says what is wrong with weights, all of them per cent: their sum, or one that is not above zero. */
export function weightProblem(
  weights: readonly (number | undefined)[],
): { kind: 'not-positive' } | { kind: 'sum'; sum: number } | undefined {
  if (weights.some((it) => it !== undefined && !(it > 0))) return { kind: 'not-positive' };
  const given = weights.reduce<number>((sum, it) => sum + (it ?? 0), 0);
  const missing = weights.some((it) => it === undefined);
  if (missing ? given < 100 : Math.abs(given - 100) < 0.01) return undefined;
  return { kind: 'sum', sum: given };
}

/** Scores progress from 0.0 to 1.0 in steps of a tenth, as key results are graded. */
export const okrScore = (progress: number): number =>
  Math.round(Math.min(1, Math.max(0, progress)) * 10) / 10;

/** Tells whether a score is what was promised: committed 1.0, aspirational 0.7. */
export const isGoodScore = (score: number, ambition: 'committed' | 'aspirational'): boolean =>
  score >= (ambition === 'committed' ? 1 : 0.7);

/** Scores a KPI by its ladder: the best step that the value has reached, in the direction from baseline to target. */
export function ladderScore(
  steps: readonly LadderStep[],
  { baseline, target }: Pick<Level, 'baseline' | 'target'>,
  value: number,
): number {
  const reached = steps.filter((step) => (target >= baseline ? value >= step.at : value <= step.at));
  return reached.reduce((best, step) => Math.max(best, step.score), 0);
}

/** Why a value is asked about once before it is taken: it jumps by more than 30 points, passes the target, or goes backwards. */
export type Surprise = 'jump' | 'beyond-target' | 'backwards';

/** Binary fractions: 0.4 − 0.1 is a little more than 0.3. */
const ROUNDING = 1e-9;

/** Finds what would surprise in a new value. */
export function surpriseIn(before: number, after: number): Surprise | undefined {
  if (after > 1 && before <= 1) return 'beyond-target';
  if (Math.abs(after - before) > 0.3 + ROUNDING) return 'jump';
  return after < before ? 'backwards' : undefined;
}
