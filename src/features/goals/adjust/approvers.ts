import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Person } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { chainsOf } from '../relations.ts';
import { type Approver, approverAbove, firstApprover, mayStandForHr } from './rules.ts';

type Asked = { askerId: string; goal: Pick<Goal, 'ownerId' | 'teamId' | 'level'> };

const sidesOf = ({ askerId, goal }: Asked) => ({ askerId, ownerId: goal.ownerId });

/** Finds the managers above somebody on the date it is for them, the direct one first. */
async function managersAbove(people: People, personId: string, now: Instant): Promise<readonly string[]> {
  const person = (await people.persons([personId])).get(personId);
  const date = localDate(now, person?.timeZone ?? 'UTC');
  return (await chainsOf(people, [personId], date)).get(personId) ?? [];
}

/** Finds who decides first: above the owner, for a team goal above the team's lead. */
export async function findApprover(people: People, asked: Asked, now: Instant): Promise<Approver> {
  const { goal } = asked;
  const team =
    goal.level === 'team' && goal.teamId !== undefined ? await people.team(goal.teamId) : undefined;
  const chain = await managersAbove(people, team?.leadId ?? goal.ownerId, now);
  return firstApprover(chain, sidesOf(asked));
}

/** Finds who decides after somebody, or instead of them: the next one up, at the top HR. */
export async function findAbove(
  people: People,
  asked: Asked,
  it: { personId: string | undefined; decided: readonly string[] },
  now: Instant,
): Promise<Approver> {
  if (it.personId === undefined) return { kind: 'hr' };
  return approverAbove(await managersAbove(people, it.personId, now), sidesOf(asked), it.decided);
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
