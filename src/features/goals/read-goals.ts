import { localDate } from '../../calendar/index.ts';
import type { Actor, PersonRef } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { readAssessments } from './assess/assess-goals.ts';
import type { Goal, Milestone, Status, Update } from './model.ts';
import type { Parts } from './parts.ts';
import { maySeeGoal, type Relation } from './policy.ts';
import { relationsTo } from './relations.ts';
import { numberOfCode } from './rows.ts';
import { toldFigures } from './rules/hold.ts';
import type { Assessment } from './rules/status.ts';

/** A goal as somebody sees it: with its figures of today, and the status that this reader is told. */
export type GoalView = {
  goal: Goal;
  owner: PersonRef;
  relation: Relation;
  status: Status;
  /** The figures of today, as this reader is told them; nothing for a goal that is not active. */
  assessment: Assessment | undefined;
  /** Those that count, oldest first. */
  updates: readonly Update[];
  milestones: readonly Milestone[];
  /** Its owner's local date, and that of the latest report. */
  today: string;
  reportedOn: string | undefined;
};

type Who = Pick<Actor, 'personId' | 'external'> & { timeZone: string };

/** Keeps of many goals what a reader may see, with the status that this reader is told; in the order given. */
export async function seenGoals(
  { people }: Pick<Parts, 'people'>,
  who: Who,
  goals: readonly Goal[],
  now: Instant,
): Promise<Pick<GoalView, 'goal' | 'relation' | 'status'>[]> {
  if (goals.length === 0) return [];
  const relationOf = await relationsTo(people, who, goals, localDate(now, who.timeZone));
  return goals.flatMap((goal) => {
    const relation = relationOf(goal);
    if (!maySeeGoal(relation, goal)) return [];
    return [{ goal, relation, status: relation.isOwner ? goal.status : goal.shownStatus }];
  });
}

/** Keeps of goals what a reader may see, with all that a card shows of them; in the order given. */
export async function viewGoals(
  parts: Parts,
  who: Who,
  goals: readonly Goal[],
  now: Instant,
): Promise<GoalView[]> {
  const told = await seenGoals(parts, who, goals, now);
  const seen = told.map((it) => it.goal);
  const ids = seen.map((it) => it.id);
  const active = seen.filter((it) => it.state === 'active');
  const [persons, updates, milestones, assessments] = await Promise.all([
    parts.people.persons([...new Set(seen.map((it) => it.ownerId))]),
    parts.own.updatesOf(ids),
    parts.own.milestonesOf(ids),
    readAssessments(parts, active, now),
  ]);
  return told.map(({ goal, relation, status }) => {
    const owner = persons.get(goal.ownerId);
    const dateOf = (at: Instant) => localDate(at, owner?.timeZone ?? who.timeZone);
    return {
      goal,
      owner: { id: goal.ownerId, name: owner?.name ?? '…' },
      relation,
      status,
      assessment: toldFigures(goal, relation.isOwner, assessments.get(goal.id)),
      updates: updates.get(goal.id) ?? [],
      milestones: milestones.get(goal.id) ?? [],
      today: dateOf(now),
      reportedOn: goal.reportedAt === undefined ? undefined : dateOf(goal.reportedAt),
    };
  });
}

/** Reads one goal as somebody sees it; nothing where it is none of theirs, as if it were not there. */
export async function viewGoal(
  parts: Parts,
  who: Who,
  id: string,
  now: Instant,
): Promise<GoalView | undefined> {
  const goal = await parts.own.goal(id);
  return goal === undefined ? undefined : (await viewGoals(parts, who, [goal], now))[0];
}

/** Finds a goal by its typed code, as somebody sees it. */
export async function viewTyped(
  parts: Parts,
  who: Who,
  code: string,
  now: Instant,
): Promise<GoalView | undefined> {
  const number = numberOfCode(code);
  const goal = number === undefined ? undefined : await parts.own.byNumber(number);
  return goal === undefined ? undefined : (await viewGoals(parts, who, [goal], now))[0];
}
