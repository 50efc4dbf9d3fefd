import type { Actor } from '../../chat/index.ts';
import type { Person, Team } from '../people/model.ts';
import type { Kudos } from './rules.ts';

type Who = Pick<Actor, 'personId' | 'roles' | 'external'>;
type Shown = Pick<Kudos, 'giverId' | 'receivers' | 'channels' | 'withdrawnAt'>;

const isParty = (personId: string, it: Shown): boolean =>
  personId === it.giverId || it.receivers.some((each) => each.personId === personId);

/** A kudos is the giver's and the receivers'; the others, of every role, see it as it was posted, and no withdrawn one. Guests see it in their channels alone. */
export const maySeeKudos = (who: Pick<Who, 'personId' | 'external'>, it: Shown): boolean =>
  isParty(who.personId, it) || (!who.external && it.channels.length > 0 && it.withdrawnAt === undefined);

/** Everybody thanks along but the giver, the receivers and guests, and only what was posted. */
export const mayJoin = (who: Who, it: Shown): boolean =>
  !who.external && !isParty(who.personId, it) && it.channels.length > 0;

/** Only the giver takes a kudos back. */
export const mayUndo = (personId: string, it: Pick<Kudos, 'giverId'>): boolean => personId === it.giverId;

/** Thanked is whoever still works here: not guests, not leavers. */
export const mayReceive = (person: Pick<Person, 'standing' | 'external'>): boolean =>
  person.standing !== 'left' && !person.external;

/** Administrators edit what the company stands for; everybody may read it. */
export const mayEditValues = (who: Who): boolean => !who.external && who.roles.includes('admin');

/** A team's lead and administrators decide about its ranks and its round-up. */
export const maySetTeam = (who: Who, team: Pick<Team, 'leadId'>): boolean =>
  !who.external && (team.leadId === who.personId || who.roles.includes('admin'));

/** A team's figures name nobody's points: everybody in the company may see them. */
export const maySeeTeamFigures = (who: Pick<Who, 'external'>): boolean => !who.external;

/** Ranks, where the team switched them on, are for its members and its lead. */
export const maySeeRanks = (
  who: { personId: string; teamId: string | undefined; external: boolean },
  team: Pick<Team, 'id' | 'leadId'>,
): boolean => !who.external && (who.teamId === team.id || team.leadId === who.personId);

/** HR sees the company's totals, with no name in them. */
export const maySeeTotals = (who: Who): boolean => !who.external && who.roles.includes('hr');
