import type { Goal } from '../model.ts';

/** How somebody stands to those for whom goals can be proposed. */
export type Proposer = {
  personId: string;
  external: boolean;
  isAdmin: boolean;
  /** Has no manager. */
  isTop: boolean;
  reportIds: ReadonlySet<string>;
};

/** A personal goal is proposed by whoever shall own it, or by their manager. */
export const mayProposeForPerson = (who: Proposer, personId: string): boolean =>
  !who.external && (personId === who.personId || who.reportIds.has(personId));

/** A team's goal is proposed by its lead, or by the lead's manager. */
export const mayProposeForTeam = (who: Proposer, leadId: string | undefined): boolean =>
  leadId !== undefined && mayProposeForPerson(who, leadId);

/** The company's goals are proposed at the top, or by an administrator. */
export const mayProposeForCompany = (who: Proposer): boolean => !who.external && (who.isTop || who.isAdmin);

/** Private is for personal goals alone, and not for parts of a team's goal. */
export const mayBePrivate = (level: Goal['level'], partOf: string | undefined): boolean =>
  level === 'person' && partOf === undefined;

/** A goal serves one that is agreed and that others may know of; a key result is served through its objective. */
export const mayBeServed = (goal: Pick<Goal, 'state' | 'kind' | 'visibility'>): boolean =>
  goal.state === 'active' && goal.kind === 'goal' && goal.visibility !== 'private';
