import type { Actor } from '../../chat/index.ts';
import type { Team } from './model.ts';

type Who = Pick<Actor, 'personId' | 'roles' | 'external'>;

const isAdmin = (who: Who): boolean => !who.external && who.roles.includes('admin');
const isHr = (who: Who): boolean => !who.external && who.roles.includes('hr');

/** Managers and administrators found teams; a manager is whoever has a report today. */
export const mayFoundTeam = (who: Who, reports: number): boolean =>
  !who.external && (isAdmin(who) || reports > 0);

/** A team's lead and administrators start, stop and change it. */
export const mayManageTeam = (who: Who, team: Pick<Team, 'leadId'>): boolean =>
  !who.external && (isAdmin(who) || team.leadId === who.personId);

/** A team's card holds nothing personal: everybody in the company may see it, guests may not. */
export const maySeeTeam = (who: Pick<Who, 'external'>): boolean => !who.external;

/** Everybody but guests joins a team by their own tap. */
export const mayJoinTeam = (who: Pick<Who, 'external'>): boolean => !who.external;

/** HR and administrators look up any team by its name. */
export const maySearchTeams = (who: Who): boolean => isAdmin(who) || isHr(who);

/** People change their own settings, and nobody else's. */
export const mayChangeSettings = (who: Pick<Who, 'personId'>, personId: string): boolean =>
  who.personId === personId;

/** Who somebody's absence may come from, as far as the person it is about is concerned. */
export type AbsenceRelation = { personId: string; managerId: string | undefined; leadId: string | undefined };

/** People say when they are away themselves; their manager, their team's lead and administrators may say it for them. */
export function sourceOfAbsence(
  who: Who,
  about: AbsenceRelation,
): 'self' | 'manager' | 'lead' | 'admin' | undefined {
  if (who.personId === about.personId) return 'self';
  if (who.external) return undefined;
  if (about.managerId === who.personId) return 'manager';
  if (about.leadId === who.personId) return 'lead';
  return isAdmin(who) ? 'admin' : undefined;
}

/** Only the person whom a card of their own is about sees it: welcome, code, link. */
export const isOwnCard = (readerId: string | undefined, personId: string): boolean => readerId === personId;
