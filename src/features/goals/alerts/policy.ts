import type { Actor } from '../../../chat/index.ts';
import type { Team } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import type { Lag, Retro } from './model.ts';

/** The team's channel lists team goals, and personal ones that their owner shows or the team agreed to show; never a private one, never a company theme. */
export const mayBeListed = (
  goal: Pick<Goal, 'level' | 'visibility' | 'shownToTeam'>,
  teamShowsAll: boolean,
): boolean =>
  goal.visibility !== 'private' &&
  (goal.level === 'team' || (goal.level === 'person' && (goal.shownToTeam || teamShowsAll)));

/** The alert is its owner's alone. */
export const maySeeAlert = (personId: string | undefined, lag: Pick<Lag, 'ownerId'>): boolean =>
  personId === lag.ownerId;

/** A retro is seen by whoever planned it and those invited. */
export const maySeeRetro = (
  personId: string | undefined,
  retro: Pick<Retro, 'byId' | 'participants'>,
): boolean => personId !== undefined && (personId === retro.byId || retro.participants.includes(personId));

/** What a team agreed to show is set by its lead or an administrator. */
export const maySetTeam = (
  actor: Pick<Actor, 'personId' | 'roles' | 'external'>,
  team: Pick<Team, 'leadId'>,
): boolean => !actor.external && (team.leadId === actor.personId || actor.roles.includes('admin'));
