import { atWallTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';

/** Something of somebody's goals worth remembering: a milestone reached, a goal achieved, a goal closed with its result. */
export type Achievement = { at: Instant; goalId: string; code: string; title: string } & (
  | { kind: 'milestone'; milestone: string }
  | { kind: 'achieved' }
  | { kind: 'closed'; progress: number }
);

type Range = { from: Instant; to: Instant };

const isIn = ({ from, to }: Range, at: Instant | undefined): at is Instant =>
  at !== undefined && at >= from && at < to;

function ofGoal(goal: Goal, range: Range): Achievement[] {
  const { id: goalId, code, title, statusSince, closedAt } = goal;
  const about = { goalId, code, title };
  const isClosed = goal.state === 'closed' && isIn(range, closedAt);
  const isAchieved = goal.status === 'achieved' && isIn(range, statusSince);
  return [
    // Closed in the same month, its result says it.
    ...(isAchieved && !isClosed ? [{ ...about, kind: 'achieved' as const, at: statusSince }] : []),
    ...(isClosed ? [{ ...about, kind: 'closed' as const, at: closedAt, progress: goal.progress }] : []),
  ];
}

/** Reads what somebody achieved in a time, oldest first; for their own growth line alone. */
export const achievementsOf =
  ({ own, people }: Pick<Parts, 'own' | 'people'>) =>
  async (personId: string, from: Instant, to: Instant): Promise<Achievement[]> => {
    const [person, goals] = await Promise.all([
      people.person(personId),
      own.ofOwners([personId], ['active', 'closed']),
    ]);
    if (person === undefined) return [];
    const byMilestones = goals.filter((it) => it.measure.kind === 'milestones');
    const milestones = await own.milestonesOf(byMilestones.map((it) => it.id));
    const reached = byMilestones.flatMap(({ id: goalId, code, title }) =>
      (milestones.get(goalId) ?? []).flatMap((it): Achievement[] => {
        const at = it.doneOn === undefined ? undefined : atWallTime(it.doneOn, '12:00', person.timeZone);
        const about = { goalId, code, title, kind: 'milestone' as const, milestone: it.title };
        return isIn({ from, to }, at) ? [{ ...about, at }] : [];
      }),
    );
    return [...reached, ...goals.flatMap((it) => ofGoal(it, { from, to }))].sort(
      (a, b) => a.at.getTime() - b.at.getTime(),
    );
  };
