import type { Context, Outcome } from '../../../chat/index.ts';
import { openChoice } from '../create/choice.ts';
import type { Goal } from '../model.ts';
import { notice, type Parts } from '../parts.ts';
import { say } from './copy.ts';
import { mayTakeUp } from './policy.ts';

/** Tells whether somebody belongs to a team, or to one below it. */
async function isOfTeam({ people }: Pick<Parts, 'people'>, personId: string, teamId: string | undefined) {
  const [person, teams] = await Promise.all([people.person(personId), people.teams()]);
  const seen = new Set<string>();
  let at = teams.get(person?.teamId ?? '');
  while (at !== undefined && !seen.has(at.id)) {
    if (at.id === teamId) return true;
    seen.add(at.id);
    at = teams.get(at.parentId ?? '');
  }
  return false;
}

/** Finds the team goal of which somebody wants to take up a part; nothing where they may not. */
export async function taking(
  parts: Pick<Parts, 'own' | 'people'>,
  { actor }: Pick<Context, 'actor'>,
  goalId: string,
): Promise<Goal | undefined> {
  const goal = await parts.own.goal(goalId);
  if (goal === undefined) return undefined;
  const isMember = await isOfTeam(parts, actor.personId, goal.teamId);
  return mayTakeUp({ external: actor.external, isOfTeam: isMember }, goal) ? goal : undefined;
}

/** Says why somebody does not take up a part of a goal. */
export async function whyNotTaken(
  { own }: Pick<Parts, 'own'>,
  { locale }: Pick<Context, 'locale'>,
  goalId: string,
): Promise<Outcome> {
  const isOpen = (await own.goal(goalId))?.state === 'active';
  return notice(isOpen ? say(locale).notOfTheTeam() : say(locale).offerOver());
}

/** Asks with which tool somebody takes up a part of a team's goal, for whoever of the team pressed **Take up**. */
export async function takeUp(
  parts: Pick<Parts, 'own' | 'people'>,
  ctx: Context,
  goalId: string,
): Promise<Outcome> {
  const goal = await taking(parts, ctx, goalId);
  if (goal === undefined) return whyNotTaken(parts, ctx, goalId);
  return openChoice({ partOf: goal.id });
}
