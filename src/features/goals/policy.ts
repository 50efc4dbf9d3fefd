import type { Goal } from './model.ts';

/** How somebody stands to a goal, on the day they ask. */
export type Relation = {
  personId: string;
  external: boolean;
  isOwner: boolean;
  /** The owner's direct manager today. */
  isManager: boolean;
  /** A manager further up, or the lead of its team or of a team above. */
  isAbove: boolean;
  /** A member of its team. */
  isTeammate: boolean;
};

type Shown = Pick<Goal, 'visibility' | 'level' | 'state' | 'proposedById'>;

/** A goal and its history: its owner and their manager see all, leads above all but private ones, the others by its visibility; a proposal is between its two sides. */
export function maySeeGoal(who: Relation, goal: Shown): boolean {
  if (who.isOwner || who.isManager) return true;
  if (who.external) return false;
  if (goal.state === 'proposed' || goal.state === 'withdrawn') return who.personId === goal.proposedById;
  if (goal.visibility === 'private') return false;
  return who.isAbove || goal.visibility === 'company' || goal.level === 'company' || who.isTeammate;
}

/** Progress is reported by the owner, who also corrects it. */
export const mayUpdate = (who: Relation, goal: Pick<Goal, 'state'>): boolean =>
  who.isOwner && goal.state === 'active';

/** Either side asks for a change of target or date, and records the result. */
export const mayChange = (who: Relation, goal: Pick<Goal, 'state'>): boolean =>
  (who.isOwner || who.isManager) && goal.state === 'active';

/** Either side opens a closed goal again. */
export const mayReopen = (who: Relation, goal: Pick<Goal, 'state'>): boolean =>
  (who.isOwner || who.isManager) && goal.state === 'closed';

/** Only its owner shows a personal goal to the team, or no longer. */
export const mayShowToTeam = (who: Relation, goal: Pick<Goal, 'level' | 'visibility'>): boolean =>
  who.isOwner && goal.level === 'person' && goal.visibility !== 'private';

/** Help is offered by whoever sees the goal and does not own it. */
export const mayOfferHelp = (who: Relation, goal: Shown): boolean =>
  !who.isOwner && !who.external && maySeeGoal(who, goal);
