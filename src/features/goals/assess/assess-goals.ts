import { localDate, type WorkTime } from '../../../calendar/index.ts';
import type { Outcome, Wake } from '../../../chat/index.ts';
import { createBreath } from '../../../shared/breath.ts';
import type { Instant } from '../../../shared/clock.ts';
import { goalFacts } from '../facts.ts';
import type { Goal, Milestone } from '../model.ts';
import type { Parts } from '../parts.ts';
import { toldStatus } from '../rules/hold.ts';
import { type Assessment, assess } from '../rules/status.ts';
import { type Figures, standingOf } from '../standing-of.ts';
import type { Assessed } from './store.ts';

type Reading = Pick<Parts, 'own' | 'people' | 'twoWindowsClosed'>;

/** What of its question somebody has read already. */
type Known = {
  milestones?: ReadonlyMap<string, readonly Milestone[]> | undefined;
  works?: ReadonlyMap<string, WorkTime>;
};

/** Reads how goals stand on their owners' day, from the figures that are given; goals whose owner is nobody are absent. */
export const readAssessments = (
  parts: Reading,
  goals: readonly Goal[],
  now: Instant,
  milestones?: ReadonlyMap<string, readonly Milestone[]>,
): Promise<ReadonlyMap<string, Assessment>> => assessAll(parts, goals, now, { milestones });

async function assessAll(
  { own, people, twoWindowsClosed }: Reading,
  goals: readonly Goal[],
  now: Instant,
  { milestones, works }: Known,
): Promise<ReadonlyMap<string, Assessment>> {
  const byMilestones = goals.filter((it) => it.measure.kind === 'milestones').map((it) => it.id);
  const [workTimes, hadWindows, read] = await Promise.all([
    works ?? people.workTimes([...new Set(goals.map((it) => it.ownerId))]),
    twoWindowsClosed(
      goals.map(({ ownerId, start }) => ({ ownerId, since: start })),
      now,
    ),
    milestones ?? own.milestonesOf(byMilestones),
  ]);
  const found = new Map<string, Assessment>();
  const breathe = createBreath();
  for (const [i, goal] of goals.entries()) {
    await breathe();
    const work = workTimes.get(goal.ownerId);
    if (work === undefined) continue;
    const dateOf = (at: Instant) => localDate(at, work.timeZone);
    const standing = standingOf({
      goal,
      milestones: read.get(goal.id) ?? [],
      work,
      today: dateOf(now),
      dateOf,
      hasHadTwoWindows: hadWindows[i] === true,
    });
    found.set(goal.id, assess(standing));
  }
  return found;
}

function assessedOf(goal: Goal, it: Assessment, now: Instant, reports: number): Assessed {
  const isSame = it.status === goal.status;
  return {
    status: it.status,
    statusSince: isSame ? goal.statusSince : now,
    shownStatus: toldStatus(goal, it),
    progress: goal.progress,
    current: goal.current,
    reportedAt: goal.reportedAt,
    outsideInARow: goal.outsideInARow,
    reports,
  };
}

/** Works out again, in a moment, what goals serve: their parents are made of them. */
const rollUps = (goals: readonly Goal[], now: Instant): Wake[] =>
  [...new Set(goals.flatMap((it) => it.parentId ?? []))].map((parentId) => ({
    timer: 'goals.roll-up',
    subject: parentId,
    at: now,
  }));

/** Keeps how active goals stand today; only those whose status is another are written and told of. */
export async function assessToday(
  parts: Reading,
  goals: readonly Goal[],
  now: Instant,
  works: ReadonlyMap<string, WorkTime>,
): Promise<Outcome> {
  const assessments = await assessAll(parts, goals, now, { works });
  const changed = goals.filter((it) => {
    const found = assessments.get(it.id);
    return found !== undefined && (found.status !== it.status || toldStatus(it, found) !== it.shownStatus);
  });
  return {
    write: changed.flatMap((goal) => {
      const found = assessments.get(goal.id);
      return found === undefined ? [] : parts.own.assess(goal, assessedOf(goal, found, now, goal.reports));
    }),
    tell: changed
      .filter((it) => assessments.get(it.id)?.status !== it.status)
      .map((it) => ({ name: goalFacts.statusChanged, thing: it.id })),
  };
}

/** A goal with the figures it has after what is being reported. */
export type Reported = { goal: Goal; figures: Figures; milestones?: readonly Milestone[] };

/** Keeps new figures of goals together with how they stand now; in the same batch as what was reported, which the guard counts. */
export async function assessReported(
  parts: Reading,
  reported: readonly Reported[],
  now: Instant,
): Promise<Outcome & { assessments: ReadonlyMap<string, Assessment> }> {
  const goals = reported.map(({ goal, figures }) => ({ ...goal, ...figures }));
  const milestones = new Map(
    await parts.own.milestonesOf(
      reported
        .filter((it) => it.milestones === undefined && it.goal.measure.kind === 'milestones')
        .map((it) => it.goal.id),
    ),
  );
  for (const it of reported) if (it.milestones !== undefined) milestones.set(it.goal.id, [...it.milestones]);
  const assessments = await readAssessments(parts, goals, now, milestones);
  const known = goals.flatMap((goal) => {
    const found = assessments.get(goal.id);
    return found === undefined ? [] : [{ goal, found }];
  });
  return {
    assessments,
    write: known.flatMap(({ goal, found }) =>
      parts.own.assess(goal, assessedOf(goal, found, now, goal.reports + 1)),
    ),
    tell: known.flatMap(({ goal, found }) => [
      { name: goalFacts.reported, thing: goal.id },
      ...(found.status === goal.status ? [] : [{ name: goalFacts.statusChanged, thing: goal.id }]),
    ]),
    refresh: known.map(({ goal }) => ({ card: 'goals.goal', thing: goal.id })),
    wake: rollUps(goals, now),
  };
}
