import { addDays, type LocalDate, type WorkDays, workingDaysBetween } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Goal, Measure, Milestone, Update } from './model.ts';
import { elapsedShare, isFirstFifth, silentAfter } from './rules/pace.ts';
import {
  isWithin,
  levelProgress,
  milestoneProgress,
  milestonesExpected,
  weightedMean,
} from './rules/progress.ts';
import type { Standing } from './rules/status.ts';

/** A part of another goal, as far as it counts there. */
type Counted = Pick<Goal, 'id' | 'kind' | 'progress' | 'state' | 'carriedIntoId'>;

/** What a goal's progress is made of: its own history and what serves it. */
export type History = {
  /** Those that count, oldest first. */
  updates: readonly Pick<Update, 'value' | 'at'>[];
  milestones: readonly Pick<Milestone, 'doneOn'>[];
  /** Of an objective or theme: what serves it, with its own progress. */
  parts: readonly (Counted & Pick<Goal, 'weight'>)[];
};

/** The figures that follow from a goal's history alone, whatever the day. */
export type Figures = Pick<Goal, 'progress' | 'current' | 'reportedAt' | 'outsideInARow'>;

/** Leaves out what is carried on in another of them: that one stands in its place. */
export function withoutCarried<T extends Pick<Goal, 'id' | 'carriedIntoId'>>(parts: readonly T[]): T[] {
  const ids = new Set(parts.map((it) => it.id));
  return parts.filter((it) => it.carriedIntoId === undefined || !ids.has(it.carriedIntoId));
}

/** What is carried on in another part counts once: as what was done of it, and of the rest what that one has. */
function joinCarried<T extends Counted>(parts: readonly T[]): T[] {
  const before = new Map(parts.map((it) => [it.carriedIntoId, it]));
  const joined = ({ id, progress }: Counted): number => {
    const earlier = before.get(id);
    if (earlier === undefined) return progress;
    const done = Math.min(1, Math.max(0, joined(earlier)));
    return done + (1 - done) * progress;
  };
  return withoutCarried(parts).map((it) => ({ ...it, progress: joined(it) }));
}

/** An objective is made of its key results; what merely serves it counts where it has none. */
export function countingParts<T extends Counted>(parts: readonly T[]): T[] {
  const agreed = parts.filter((it) => it.state === 'active' || it.state === 'closed');
  const keyResults = agreed.filter((it) => it.kind === 'key-result');
  return joinCarried(keyResults.length > 0 ? keyResults : agreed);
}

function progressOf(measure: Measure, { updates, milestones, parts }: History): number {
  const latest = updates.at(-1)?.value;
  switch (measure.kind) {
    case 'level':
      return latest === undefined ? 0 : levelProgress(measure, latest);
    case 'keep':
      return latest !== undefined && isWithin(measure, latest) ? 1 : 0;
    case 'milestones':
      return milestoneProgress(milestones);
    case 'parts':
      return weightedMean(countingParts(parts));
  }
}

/** Works out a goal's figures from what was reported, reached, or achieved by what serves it. */
export function figuresOf({ measure }: Pick<Goal, 'measure'>, history: History): Figures {
  const { updates } = history;
  const latest = updates.at(-1);
  const inside =
    measure.kind === 'keep' ? updates.findLastIndex((it) => isWithin(measure, it.value)) : updates.length - 1;
  return {
    progress: progressOf(measure, history),
    current: latest?.value,
    reportedAt: latest?.at,
    outsideInARow: updates.length - 1 - inside,
  };
}

/** A goal on its owner's day. */
export type OnDay = {
  goal: Goal;
  milestones: readonly Milestone[];
  work: WorkDays;
  /** The owner's local date. */
  today: LocalDate;
  /** The owner's local date of an instant. */
  dateOf(instant: Instant): LocalDate;
  /** Whether two of the owner's check-in windows in the period have closed; without check-ins, ten working days. */
  hasHadTwoWindows: boolean;
};

/** Puts together how a goal stands on its owner's day. */
export function standingOf({ goal, milestones, work, today, dateOf, hasHadTwoWindows }: OnDay): Standing {
  const { kind } = goal.measure;
  const since = goal.reportedAt === undefined ? goal.start : addDays(dateOf(goal.reportedAt), 1);
  const elapsed = elapsedShare(work, goal, today);
  const byMilestones = kind === 'milestones';
  return {
    progress: goal.progress,
    elapsed: byMilestones ? milestonesExpected(milestones, today) : elapsed,
    ambition: goal.ambition,
    curve: goal.curve,
    byMilestones,
    kept:
      kind === 'keep'
        ? { isReported: goal.reportedAt !== undefined, outsideInARow: goal.outsideInARow }
        : undefined,
    isPast: today > goal.due,
    isUnderDiscussion: goal.underDiscussionSince !== undefined,
    // What serves it is reported, not the goal itself.
    silentDays: kind === 'parts' ? 0 : workingDaysBetween(work, since, addDays(today, -1)),
    silentAfter: silentAfter(goal.rhythm),
    isEarly: isFirstFifth(elapsed) || !hasHadTwoWindows,
  };
}
