import type { CheckIn } from '../../check-ins/index.ts';
import { takesValues } from '../amounts.ts';
import type { Goal, Milestone, Update } from '../model.ts';
import type { Parts } from '../parts.ts';
import { byUrgency, MAX_ASKED } from './rules.ts';

/** A goal of the form, with what was reported for it. */
export type AskedGoal = {
  goal: Goal;
  milestones: readonly Milestone[];
  /** Those that count, oldest first. */
  updates: readonly Update[];
};

/** Finds the update that came with a check-in, as long as nothing was reported after it. */
export const ownUpdate = ({ updates }: Pick<AskedGoal, 'updates'>, checkInId: string): Update | undefined =>
  updates.at(-1)?.sourceId === checkInId ? updates.at(-1) : undefined;

/** Tells whether anything was reported for a goal with a check-in. */
export const isReportedIn = ({ updates, milestones }: AskedGoal, checkInId: string): boolean =>
  updates.some((it) => it.sourceId === checkInId) || milestones.some((it) => it.sourceId === checkInId);

/** Reads what can be reported for goals: a value, or milestones. */
async function readHistories({ own }: Pick<Parts, 'own'>, goals: readonly Goal[]): Promise<AskedGoal[]> {
  const ids = goals.map((it) => it.id);
  const [updates, milestones] = await Promise.all([own.updatesOf(ids), own.milestonesOf(ids)]);
  return goals
    .map((goal) => ({
      goal,
      updates: updates.get(goal.id) ?? [],
      milestones: goal.measure.kind === 'milestones' ? (milestones.get(goal.id) ?? []) : [],
    }))
    .filter((it) => takesValues(it.goal) || it.milestones.length > 0);
}

/** Reads the goals somebody reports on, the most urgent first. */
export const readReportable = async (parts: Pick<Parts, 'own'>, ownerId: string): Promise<AskedGoal[]> =>
  byUrgency(await readHistories(parts, await parts.own.ofOwners([ownerId])));

/** Reads the goals that something was said of; others' are left out, closed ones are not. */
export async function readNamed(
  parts: Pick<Parts, 'own'>,
  ownerId: string,
  goalIds: readonly string[],
): Promise<AskedGoal[]> {
  const found = [...(await parts.own.goals(goalIds)).values()];
  const isTheirs = (it: Goal) => it.ownerId === ownerId && (it.state === 'active' || it.state === 'closed');
  return readHistories(parts, found.filter(isTheirs));
}

/** Picks the goals that the form asks about: the most urgent, and all that are typed for already or were reported with this check-in. */
export async function readAsked(
  parts: Pick<Parts, 'own'>,
  checkIn: Pick<CheckIn, 'id' | 'personId'>,
  typed: ReadonlySet<string>,
): Promise<{ asked: AskedGoal[]; rest: number }> {
  const all = await readReportable(parts, checkIn.personId);
  const isDue = (it: AskedGoal) => typed.has(it.goal.id) || isReportedIn(it, checkIn.id);
  const free = Math.max(0, MAX_ASKED - all.filter(isDue).length);
  const others = all.filter((it) => !isDue(it)).slice(0, free);
  const asked = all.filter((it) => isDue(it) || others.includes(it));
  const gone = [...typed].filter((id) => !all.some((it) => it.goal.id === id));
  const closed = gone.length === 0 ? [] : await readNamed(parts, checkIn.personId, gone);
  return { asked: [...asked, ...closed], rest: all.length - asked.length };
}
