import type { Actor } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { type GoalView, viewGoals } from '../read-goals.ts';
import { withoutCarried } from '../standing-of.ts';
import { mayBeServed } from './policy.ts';
import type { Target } from './targets.ts';

/** What a select of every chat can list, beside nothing. */
const MAX_PARENTS = 60;
/** Longer trees end here. */
const MOST_LEVELS = 15;

/** Lists the teams that a team belongs to, itself first. */
async function teamsAbove(parts: Parts, teamId: string | undefined): Promise<string[]> {
  const teams = await parts.people.teams();
  const found: string[] = [];
  for (let at = teams.get(teamId ?? ''); at !== undefined; at = teams.get(at.parentId ?? '')) {
    if (found.includes(at.id)) break;
    found.push(at.id);
  }
  return found;
}

/** Tells whether a goal would serve itself if it served another: whether the path up from that one leads through it. */
export async function wouldLoop(
  own: Pick<Parts['own'], 'goal'>,
  goalId: string,
  parentId: string,
): Promise<boolean> {
  let at: string | undefined = parentId;
  for (let level = 0; level < MOST_LEVELS && at !== undefined; level++) {
    if (at === goalId) return true;
    at = (await own.goal(at))?.parentId;
  }
  return at !== undefined;
}

/** Adds up the weights that have been given to what a goal is made of: what serves it, and its own key results. */
export async function weightsGiven(
  own: Pick<Parts['own'], 'partsOf'>,
  parentId: string,
  without?: string,
): Promise<number> {
  const serving = await own.partsOf([parentId]);
  const siblings = withoutCarried(serving).filter((it) => it.id !== without);
  return siblings.reduce((sum, it) => sum + (it.weight ?? 0), 0);
}

/** Lists what a goal for a target could serve, as far as whoever proposes it sees: the nearest first. */
export async function parentsFor(
  parts: Parts,
  who: Pick<Actor, 'personId' | 'external' | 'timeZone'>,
  target: Pick<Target, 'level' | 'teamId'>,
  now: Instant,
  without?: string,
): Promise<GoalView[]> {
  const chain = target.level === 'company' ? [] : await teamsAbove(parts, target.teamId);
  const [ofTeams, ofCompany] = await Promise.all([parts.own.ofTeams(chain), parts.own.ofCompany()]);
  const distance = (goal: Goal) =>
    goal.level === 'company' ? chain.length : chain.indexOf(goal.teamId ?? '');
  const once = new Map(
    [...ofTeams.filter((it) => it.level === 'team'), ...ofCompany].map((it) => [it.id, it]),
  );
  const served = [...once.values()]
    .filter((it) => mayBeServed(it) && it.id !== without)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MAX_PARENTS);
  return viewGoals(parts, who, served, now);
}
