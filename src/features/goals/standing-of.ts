import { addDays, type LocalDate, type WorkDays, workingDaysBetween } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Goal, Milestone, Update } from './model.ts';
import { elapsedShare, isFirstFifth, silentAfter } from './rules/pace.ts';
import {
  isWithin,
  levelProgress,
  milestoneProgress,
  milestonesExpected,
  weightedMean,
} from './rules/progress.ts';
import type { Standing } from './rules/status.ts';

/** What a goal's status is made of: its own history, what serves it, and its owner's calendar. */
export type Facts = {
  goal: Goal;
  /** Those that count, oldest first. */
  updates: readonly Update[];
  milestones: readonly Milestone[];
  /** Of an objective or theme: what serves it, with its progress as last assessed. */
  parts: readonly Pick<Goal, 'weight' | 'progress' | 'state'>[];
  work: WorkDays;
  /** The owner's local date. */
  today: LocalDate;
  /** The owner's local date of an instant. */
  dateOf(instant: Instant): LocalDate;
  /** Whether two of the owner's check-in windows in the period have closed; without check-ins, ten working days. */
  hasHadTwoWindows: boolean;
};

/** How a level that is to be kept was kept: how many of the latest values in a row lie outside its limits. */
function keptBy(measure: Goal['measure'], updates: readonly Update[]): Standing['kept'] {
  if (measure.kind !== 'keep') return undefined;
  const inside = updates.findLastIndex((it) => isWithin(measure, it.value));
  return { isReported: updates.length > 0, outsideInARow: updates.length - 1 - inside };
}

/** Finds a goal's progress from what was reported, reached, or achieved by what serves it. */
export function progressOf({
  goal,
  updates,
  milestones,
  parts,
}: Pick<Facts, 'goal' | 'updates' | 'milestones' | 'parts'>): number {
  const { measure } = goal;
  const latest = updates.at(-1)?.value;
  switch (measure.kind) {
    case 'level':
      return latest === undefined ? 0 : levelProgress(measure, latest);
    case 'keep':
      return latest !== undefined && isWithin(measure, latest) ? 1 : 0;
    case 'milestones':
      return milestoneProgress(milestones);
    case 'parts':
      return weightedMean(parts.filter((it) => it.state !== 'withdrawn'));
  }
}

/** Puts together how a goal stands on its owner's day. */
export function standingOf(facts: Facts): Standing {
  const { goal, updates, milestones, work, today, dateOf } = facts;
  const latest = updates.at(-1);
  const since = latest === undefined ? goal.start : addDays(dateOf(latest.at), 1);
  const elapsed = elapsedShare(work, goal, today);
  const byMilestones = goal.measure.kind === 'milestones';
  return {
    progress: progressOf(facts),
    elapsed: byMilestones ? milestonesExpected(milestones, today) : elapsed,
    ambition: goal.ambition,
    curve: goal.curve,
    byMilestones,
    kept: keptBy(goal.measure, updates),
    isPast: today > goal.due,
    isUnderDiscussion: goal.underDiscussionSince !== undefined,
    // What serves it is reported, not the goal itself.
    silentDays: goal.measure.kind === 'parts' ? 0 : workingDaysBetween(work, since, addDays(today, -1)),
    silentAfter: silentAfter(goal.rhythm),
    isEarly: isFirstFifth(elapsed) || !facts.hasHadTwoWindows,
  };
}
