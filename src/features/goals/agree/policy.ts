import type { Goal } from '../model.ts';
import { maySeeGoal, type Relation } from '../policy.ts';
import type { Proposal } from './model.ts';

type Proposed = Pick<Goal, 'state' | 'proposedById'>;
type Asked = Pick<Proposal, 'askedId'>;

/** A proposal is between its two sides; where it went one up, also whoever had it first. */
export const maySeeProposal = (
  who: Relation,
  goal: Pick<Goal, 'state' | 'proposedById' | 'visibility' | 'level'>,
  proposal: (Asked & Pick<Proposal, 'passedFromId'>) | undefined,
): boolean =>
  maySeeGoal(who, goal) || who.personId === proposal?.askedId || who.personId === proposal?.passedFromId;

/** Whoever is asked agrees, and nobody else in their place. */
export const mayAgree = (personId: string, goal: Proposed, proposal: Asked): boolean =>
  goal.state === 'proposed' && personId === proposal.askedId;

/** Whoever proposed it changes it, or takes it back, until it is agreed. */
export const mayRevise = (personId: string, goal: Proposed): boolean =>
  goal.state === 'proposed' && personId === goal.proposedById;

/** The two sides speak about it. */
export const mayDiscuss = (personId: string, goal: Proposed, proposal: Asked): boolean =>
  goal.state === 'proposed' && (personId === proposal.askedId || personId === goal.proposedById);

/** Its owner or the team's lead offers a team's goal to the team. */
export const mayOffer = (
  who: { personId: string; external: boolean },
  goal: Pick<Goal, 'state' | 'level' | 'ownerId' | 'kind' | 'visibility'>,
  leadId: string | undefined,
): boolean =>
  !who.external &&
  goal.kind === 'goal' &&
  goal.state === 'active' &&
  goal.level === 'team' &&
  goal.visibility !== 'private' &&
  (who.personId === goal.ownerId || who.personId === leadId);

/** People of the team, and of teams below it, take up a part. */
export const mayTakeUp = (
  who: { external: boolean; isOfTeam: boolean },
  goal: Pick<Goal, 'state' | 'level' | 'kind' | 'visibility'>,
): boolean =>
  !who.external &&
  who.isOfTeam &&
  goal.kind === 'goal' &&
  goal.state === 'active' &&
  goal.level === 'team' &&
  goal.visibility !== 'private';
