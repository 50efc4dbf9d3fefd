import type { Ambition, Status } from '../model.ts';

/** Where a goal stands on a day, as figures: everything that its status follows from. */
export type Standing = {
  /** Share of the way, 0 to 1 and beyond. */
  progress: number;
  /** Share of the period's working days that are gone: of the owner's, absences and holidays out; or of milestones that are due. */
  elapsed: number;
  ambition: Ambition;
  curve: 'linear' | 'back-loaded';
  /** Whether its milestones say what is expected; then the curve and the ambition do not bend it. */
  byMilestones: boolean;
  /** For a level to be kept: whether anything was reported, and how many of the latest updates in a row lay outside. */
  kept?: { isReported: boolean; outsideInARow: number } | undefined;
  /** Past the due date. */
  isPast: boolean;
  isUnderDiscussion: boolean;
  /** The owner's working days since the last update (or since the start, before the first). */
  silentDays: number;
  /** Twice its rhythm in working days: after so many it is silent. */
  silentAfter: number;
  /** In the first fifth of the period, or before two of the owner's windows have closed: nothing is called late yet. */
  isEarly: boolean;
};

export type Assessment = {
  status: Status;
  progress: number;
  elapsed: number;
  expected: number;
  /** Progress against what is expected; nothing while nothing is. */
  ratio: number | undefined;
  /** Nothing was heard of it for longer than twice its rhythm, whatever its status is. */
  isSilent: boolean;
};

/** Binary fractions: 0.57 / 0.6 is a little less than 0.95. */
const ROUNDING = 1e-9;

const ON_TRACK = { ratio: 0.95, gap: 0.05 };
const AT_RISK = { ratio: 0.75, gap: 0.1 };

/** Finds the progress that is expected of a day (decision 25). */
export function expectedProgress(
  it: Pick<Standing, 'elapsed' | 'ambition' | 'curve' | 'byMilestones'>,
): number {
  if (it.byMilestones) return it.elapsed;
  const curved = it.curve === 'back-loaded' ? it.elapsed ** 2 : it.elapsed;
  return it.ambition === 'aspirational' ? 0.7 * curved : curved;
}

function pace(progress: number, expected: number): 'on-track' | 'at-risk' | 'behind' {
  if (expected <= 0) return 'on-track';
  const [ratio, gap] = [progress / expected + ROUNDING, expected - progress + ROUNDING];
  if (ratio >= ON_TRACK.ratio || gap < ON_TRACK.gap) return 'on-track';
  return ratio >= AT_RISK.ratio || gap < AT_RISK.gap ? 'at-risk' : 'behind';
}

const keeping = (outsideInARow: number): 'on-track' | 'at-risk' | 'behind' =>
  outsideInARow === 0 ? 'on-track' : outsideInARow === 1 ? 'at-risk' : 'behind';

/** A kept level is achieved only at its due date, by being inside then. */
const isAchieved = (it: Standing): boolean =>
  it.kept === undefined ? it.progress >= 1 : it.isPast && it.kept.isReported && it.kept.outsideInARow === 0;

const isSilent = (it: Standing): boolean => it.silentDays > it.silentAfter;

function statusOf(it: Standing, expected: number): Status {
  if (isAchieved(it)) return 'achieved';
  if (it.isPast) return 'overdue';
  if (it.isUnderDiscussion) return 'under-discussion';
  const slow = it.kept === undefined ? pace(it.progress, expected) : keeping(it.kept.outsideInARow);
  if (!it.isEarly && slow !== 'on-track') return slow;
  return isSilent(it) ? 'no-recent-update' : 'on-track';
}

/** Says how a goal stands (product.md section 5): the first of achieved, overdue, under discussion, behind, at risk, silent, on track. */
export function assess(it: Standing): Assessment {
  const expected = expectedProgress(it);
  return {
    status: statusOf(it, expected),
    progress: it.progress,
    elapsed: it.elapsed,
    expected,
    ratio: expected > 0 ? it.progress / expected : undefined,
    isSilent: isSilent(it),
  };
}

/** Ranks how bad a status is, to tell whether a goal worsened. */
const severity: Record<Status, number> = {
  achieved: 0,
  'on-track': 0,
  'under-discussion': 1,
  'no-recent-update': 1,
  'at-risk': 2,
  behind: 3,
  overdue: 4,
};

export const isWorse = (now: Status, before: Status): boolean => severity[now] > severity[before];

/** Tells whether the latest three confidences, oldest first, fell each time. */
export function isConfidenceFalling(confidences: readonly number[]): boolean {
  const latest = confidences.slice(-4);
  return latest.length === 4 && latest.every((it, i) => i === 0 || it < (latest[i - 1] ?? 0));
}
