import { addDays, localDate } from '../../../calendar/index.ts';
import { type Context, type Outcome, type PersonRef, plain } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import { notice } from '../parts.ts';
import { type GoalView, viewGoal } from '../read-goals.ts';
import { say } from './copy.ts';
import type { AlertParts } from './parts.ts';

/** Colleagues offered before anything is typed. */
const MOST_LIKELY = 15;
/** How far ahead a day may lie. */
const MOST_DAYS = 365;

/** Finds a goal that the actor owns and that is active; or says why they cannot act on it. */
export async function findOwn(
  parts: AlertParts,
  { actor, now, locale }: Context,
  goalId: string,
): Promise<GoalView | { refused: Outcome }> {
  const view = await viewGoal(parts, actor, goalId, now);
  if (view === undefined) return { refused: notice(plain(sayGoals(locale).notYours())) };
  if (!view.relation.isOwner) return { refused: notice(say(locale).onlyOwner()) };
  if (view.goal.state !== 'active') return { refused: notice(plain(sayGoals(locale).notActive())) };
  return view;
}

/** The days that a form offers: from the actor's today on, for a year. */
export function daysFor({ actor, now }: Context): { today: string; latest: string } {
  const today = localDate(now, actor.timeZone);
  return { today, latest: addDays(today, MOST_DAYS) };
}

/** Lists who an owner is likely to turn to: the manager, then the team. */
export async function likelyHelpers(
  { people }: AlertParts,
  { actor, now }: Context,
  { goal }: GoalView,
): Promise<PersonRef[]> {
  const [managers, team] = await Promise.all([
    people.managersOf([actor.personId], localDate(now, actor.timeZone)),
    goal.teamId === undefined ? [] : people.membersOf(goal.teamId),
  ]);
  const managerId = managers.get(actor.personId);
  const manager = managerId === undefined ? undefined : await people.person(managerId);
  const others = team.filter((it) => it.id !== actor.personId && it.id !== manager?.id);
  return [...(manager === undefined ? [] : [manager]), ...others]
    .slice(0, MOST_LIKELY)
    .map(({ id, name }) => ({ id, name }));
}
