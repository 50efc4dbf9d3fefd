import type { Team } from '../people/model.ts';
import type { CheckIn } from './rules.ts';

type Reading = Pick<CheckIn, 'personId' | 'readerId'>;

/** Everybody answers, edits, skips and snoozes only their own check-in. */
export const mayAnswer = (actorId: string, checkIn: Pick<CheckIn, 'personId'>): boolean =>
  actorId === checkIn.personId;

/**
 * The texts are read by the person and by the direct manager they were written to, as long as that is still the direct
 * manager: a new manager sees nothing written before.
 */
export const mayReadTexts = (readerId: string, checkIn: Reading, managerNow: string | undefined): boolean =>
  readerId === checkIn.personId || (readerId === checkIn.readerId && readerId === managerNow);

/** The team sees what somebody chose to show, and nothing else. */
export const maySeeShown = (checkIn: Pick<CheckIn, 'shared' | 'state'>): boolean =>
  checkIn.state === 'answered' && checkIn.shared;

/** Workload and energy are seen by the person alone. */
export const mayReadCondition = (readerId: string, checkIn: Pick<CheckIn, 'personId'>): boolean =>
  readerId === checkIn.personId;

type Asking = { personId: string; roles: readonly string[] };

/** A team's plan is changed by its lead or an admin, the company's by HR or an admin. */
export const mayEditPlan = (actor: Asking, team: Pick<Team, 'leadId'> | 'company'): boolean =>
  actor.roles.includes('admin') ||
  (team === 'company' ? actor.roles.includes('hr') : team.leadId === actor.personId);
