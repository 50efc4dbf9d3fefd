import { localDate } from '../../../calendar/index.ts';
import type { Actor } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People } from '../../people/model.ts';
import type { Level } from '../model.ts';
import { mayProposeForCompany, mayProposeForPerson, mayProposeForTeam, type Proposer } from './policy.ts';

/** Somebody or something that a goal can be proposed for, and who would own it. */
export type Target = {
  /** `person:<id>`, `team:<id>` or `company`. */
  value: string;
  kind: 'me' | 'person' | 'team' | 'company';
  /** The person's or the team's name; nobody's for the company. */
  name: string;
  level: Level;
  ownerId: string;
  ownerName: string;
  teamId: string | undefined;
};

/** What a select of every chat can list. */
const MAX_TARGETS = 90;

type Who = Pick<Actor, 'personId' | 'external' | 'roles' | 'timeZone'>;

/** Lists for whom somebody may propose a goal today: themselves first, then their reports, teams and the company. */
export async function targetsOf(people: People, who: Who, now: Instant): Promise<Target[]> {
  const date = localDate(now, who.timeZone);
  const [me, reports, managers, teams] = await Promise.all([
    people.person(who.personId),
    people.reportsOf(who.personId, date),
    people.managersOf([who.personId], date),
    people.teams(),
  ]);
  if (me === undefined) return [];
  const own = reports.filter((it) => !it.external && it.standing !== 'left');
  const proposer: Proposer = {
    personId: who.personId,
    external: who.external,
    isAdmin: who.roles.includes('admin'),
    isTop: !managers.has(who.personId),
    reportIds: new Set(own.map((it) => it.id)),
  };
  const owners = new Map([me, ...own].map((it) => [it.id, it]));
  const persons = [me, ...own]
    .filter((it) => mayProposeForPerson(proposer, it.id))
    .map((it): Target => {
      const kind = it.id === me.id ? 'me' : 'person';
      const owner = { ownerId: it.id, ownerName: it.name, teamId: it.teamId };
      return { value: `person:${it.id}`, kind, name: it.name, level: 'person', ...owner };
    });
  const ofTeams = [...teams.values()]
    .filter((it) => mayProposeForTeam(proposer, it.leadId))
    .map((it): Target => {
      const lead = owners.get(it.leadId ?? '') ?? me;
      const owner = { ownerId: lead.id, ownerName: lead.name, teamId: it.id };
      return { value: `team:${it.id}`, kind: 'team', name: it.name, level: 'team', ...owner };
    });
  const company: Target = {
    value: 'company',
    kind: 'company',
    name: '',
    level: 'company',
    ownerId: me.id,
    ownerName: me.name,
    teamId: undefined,
  };
  const all = [...ofTeams, ...(mayProposeForCompany(proposer) ? [company] : [])];
  return [...persons.slice(0, MAX_TARGETS - all.length), ...all].slice(0, MAX_TARGETS);
}
