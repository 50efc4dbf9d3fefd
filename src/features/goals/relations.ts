import type { People } from '../people/model.ts';
import type { Goal } from './model.ts';
import type { Relation } from './policy.ts';

/** Managers above a person; longer chains end here. */
const MOST_LEVELS = 15;

/** Finds everybody above each owner, the direct manager first. */
export async function chainsOf(
  people: People,
  ownerIds: readonly string[],
  date: string,
): Promise<Map<string, string[]>> {
  const above = new Map<string, string>();
  let asked = [...new Set(ownerIds)];
  for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
    const found = await people.managersOf(asked, date);
    for (const [id, managerId] of found) above.set(id, managerId);
    asked = [...new Set(found.values())].filter((it) => !above.has(it));
  }
  const chainOf = (id: string): string[] => {
    const chain: string[] = [];
    for (let at = above.get(id); at !== undefined && !chain.includes(at) && at !== id; at = above.get(at))
      chain.push(at);
    return chain;
  };
  return new Map(ownerIds.map((id) => [id, chainOf(id)]));
}

/** Finds the leads of each team and of the teams above it. */
async function leadsOf(people: People, teamIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (teamIds.length === 0) return new Map();
  const teams = await people.teams();
  const leads = (id: string): Set<string> => {
    const [found, seen] = [new Set<string>(), new Set<string>()];
    for (let at = teams.get(id); at !== undefined && !seen.has(at.id); at = teams.get(at.parentId ?? '')) {
      seen.add(at.id);
      if (at.leadId !== undefined) found.add(at.leadId);
    }
    return found;
  };
  return new Map(teamIds.map((id) => [id, leads(id)]));
}

/** Finds how a person stands to goals on a local date; `external` people see only what is theirs. */
export async function relationsTo(
  people: People,
  who: { personId: string; external: boolean },
  goals: readonly Pick<Goal, 'id' | 'ownerId' | 'teamId'>[],
  date: string,
): Promise<(goal: Pick<Goal, 'id'>) => Relation> {
  const teamIds = [...new Set(goals.flatMap((it) => it.teamId ?? []))];
  const [chains, leads, person] = await Promise.all([
    chainsOf(
      people,
      goals.map((it) => it.ownerId),
      date,
    ),
    leadsOf(people, teamIds),
    people.person(who.personId),
  ]);
  const relations = new Map(
    goals.map((goal): [string, Relation] => {
      const [manager, ...further] = chains.get(goal.ownerId) ?? [];
      return [
        goal.id,
        {
          ...who,
          isOwner: goal.ownerId === who.personId,
          isManager: manager === who.personId,
          isAbove: further.includes(who.personId) || leads.get(goal.teamId ?? '')?.has(who.personId) === true,
          isTeammate: goal.teamId !== undefined && person?.teamId === goal.teamId,
        },
      ];
    }),
  );
  const stranger: Relation = {
    ...who,
    isOwner: false,
    isManager: false,
    isAbove: false,
    isTeammate: false,
  };
  return (goal) => relations.get(goal.id) ?? stranger;
}
