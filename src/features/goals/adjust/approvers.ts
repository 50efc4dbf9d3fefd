import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Person, Team } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { chainsOf } from '../relations.ts';
import { type Approver, approverAbove, firstApprover, mayStandForHr } from './rules.ts';

type Asked = { askerId: string; goal: Pick<Goal, 'ownerId' | 'teamId' | 'level'> };

const sidesOf = ({ askerId, goal }: Asked) => ({ askerId, ownerId: goal.ownerId });

/** Finds the managers above each person on the date it is for them, the direct one first. */
async function managersAbove(
  people: People,
  ids: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byDate = new Map<string, string[]>();
  for (const { id, timeZone } of (await people.persons([...new Set(ids)])).values()) {
    const date = localDate(now, timeZone);
    byDate.set(date, [...(byDate.get(date) ?? []), id]);
  }
  const found = await Promise.all([...byDate].map(([date, some]) => chainsOf(people, some, date)));
  return new Map(found.flatMap((it) => [...it]));
}

/** Reads who stands above goals, the nearest first: above the owner, for a team goal above the team's lead. */
export async function readChains(
  people: People,
  goals: readonly Asked['goal'][],
  now: Instant,
): Promise<(goal: Asked['goal']) => readonly string[]> {
  const teamIds = goals.flatMap(({ level, teamId }) => (level === 'team' ? (teamId ?? []) : []));
  const teams = teamIds.length === 0 ? new Map<string, Team>() : await people.teams([...new Set(teamIds)]);
  const below = ({ level, teamId, ownerId }: Asked['goal']): string =>
    (level === 'team' ? teams.get(teamId ?? '')?.leadId : undefined) ?? ownerId;
  const above = await managersAbove(people, goals.map(below), now);
  return (goal) => above.get(below(goal)) ?? [];
}

/** Finds who decides first. */
export async function findApprover(people: People, asked: Asked, now: Instant): Promise<Approver> {
  const chainOf = await readChains(people, [asked.goal], now);
  return firstApprover(chainOf(asked.goal), sidesOf(asked));
}

/** Finds who decides after somebody, or instead of them: the next one up, at the top HR. */
export async function findAbove(
  people: People,
  asked: Asked,
  it: { personId: string | undefined; decided: readonly string[] },
  now: Instant,
): Promise<Approver> {
  if (it.personId === undefined) return { kind: 'hr' };
  const chain = (await managersAbove(people, [it.personId], now)).get(it.personId) ?? [];
  return approverAbove(chain, sidesOf(asked), it.decided);
}

/** People who are told of a request that is up to HR. */
const MAX_HR = 8;

/** Picks who can decide: the one who is asked, or those of HR who may. */
export function decidersAmong(
  known: { persons: ReadonlyMap<string, Person>; hr: readonly Person[] },
  asked: Asked,
  approver: Approver,
  decided: readonly string[],
): readonly Person[] {
  if (approver.kind === 'hr')
    return known.hr.filter((it) => mayStandForHr(it.id, sidesOf(asked), decided)).slice(0, MAX_HR);
  const person = known.persons.get(approver.id);
  return person === undefined || person.standing === 'left' ? [] : [person];
}

/** Reads the people among whom are those who decide. */
export async function readDeciding(people: People, approvers: readonly Approver[]) {
  const ids = approvers.flatMap((it) => (it.kind === 'person' ? [it.id] : []));
  const isHrNeeded = approvers.some((it) => it.kind === 'hr');
  const [persons, hr] = await Promise.all([people.persons(ids), isHrNeeded ? people.hr() : []]);
  return { persons, hr };
}

/** Lists who can decide on one request. */
export const decidersOf = async (
  people: People,
  asked: Asked,
  approver: Approver,
  decided: readonly string[],
): Promise<readonly Person[]> =>
  decidersAmong(await readDeciding(people, [approver]), asked, approver, decided);

/** The approver as a request keeps it: nobody in particular is HR. */
export const approverOf = (approverId: string | undefined): Approver =>
  approverId === undefined ? { kind: 'hr' } : { kind: 'person', id: approverId };

/** Names who decides, for a reader. */
export const nameOfDeciders = (deciders: readonly Pick<Person, 'name'>[], approver: Approver, hr: string) =>
  approver.kind === 'hr' ? hr : (deciders[0]?.name ?? '…');
