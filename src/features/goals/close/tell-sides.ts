import { localDate } from '../../../calendar/index.ts';
import type { Context, Post } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import type { Result } from './model.ts';

/** The message about a result, to those whose goal it is. */
export const postsOfResult = (
  result: Pick<Result, 'id' | 'goalId'>,
  cause: string,
  to: readonly string[],
  kind: Post['kind'],
): Post[] =>
  to.map((personId) => ({
    id: `goal-result:${result.id}:${cause}:${personId}`,
    to: [{ person: personId }],
    parts: [{ card: 'goals.result', thing: result.id }],
    kind,
    why: 'goals.closing',
    supersedes: `goal-result:${result.goalId}`,
  }));

/** Finds the other side of a goal: its owner, its owner's manager, whoever of them is not the actor. */
export async function otherSides(parts: Pick<Parts, 'people'>, ctx: Context, goal: Goal): Promise<string[]> {
  const owner = await parts.people.person(goal.ownerId);
  const date = localDate(ctx.now, owner?.timeZone ?? ctx.actor.timeZone);
  const manager = (await parts.people.managersOf([goal.ownerId], date)).get(goal.ownerId);
  return [goal.ownerId, ...(manager === undefined ? [] : [manager])].filter(
    (it) => it !== ctx.actor.personId,
  );
}
