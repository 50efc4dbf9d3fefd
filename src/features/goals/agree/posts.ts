import type { WorkTime } from '../../../calendar/index.ts';
import type { CardRef, Outcome, Post, Wake } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import type { Proposal } from './model.ts';
import { passOnAt, remindAt } from './rules.ts';

const cardOf = (goalId: string): CardRef => ({ card: 'goals.proposal', thing: goalId });

/** The message to whoever is asked in this round; `cause` tells the first from its reminder. */
export const postToAsked = ({ goalId, round, askedId }: Proposal, cause: 'asked' | 'reminder'): Post => ({
  id: `goal-proposal:${goalId}:${round}:${cause}`,
  to: [{ person: askedId }],
  parts: [cardOf(goalId)],
  kind: 'personal',
  why: 'goals.proposed',
  supersedes: `goal-proposal:${goalId}`,
});

/** The message to whoever proposed it, about what the proposal has come to. */
export const postToProposer = (
  { id, proposedById }: Pick<Goal, 'id' | 'proposedById'>,
  cause: string,
  kind: Post['kind'],
): Post => ({
  id: `goal-proposal:${id}:${cause}:proposer`,
  to: [{ person: proposedById }],
  parts: [cardOf(id)],
  kind,
  why: 'goals.answered',
  supersedes: `goal-proposal:${id}`,
});

/** The goal itself, to whoever proposed it where nobody else had to agree. */
export const postOfStarted = ({ id, ownerId }: Pick<Goal, 'id' | 'ownerId'>): Post => ({
  id: `goal-started:${id}`,
  to: [{ person: ownerId }],
  parts: [{ card: 'goals.goal', thing: id }],
  kind: 'answer',
  why: 'goals.answered',
});

/** Asks for the two follow-ups of a round, in the working days of whoever is asked. */
export const wakeForRound = ({ goalId, askedAt }: Proposal, work: WorkTime | undefined): Wake[] =>
  work === undefined
    ? []
    : [
        { timer: 'goals.remind-proposal', subject: goalId, at: remindAt(work, askedAt) },
        { timer: 'goals.pass-on-proposal', subject: goalId, at: passOnAt(work, askedAt) },
      ];

/** Takes the follow-ups back: nobody is waited for. */
export const quiet = (goalId: string): Wake[] => [
  { timer: 'goals.remind-proposal', subject: goalId, at: null },
  { timer: 'goals.pass-on-proposal', subject: goalId, at: null },
];

/** Brings up to date what shows a proposal, and where it is a part of another goal, what shows that. */
export const refreshed = (goal: Pick<Goal, 'id' | 'parentId'>): NonNullable<Outcome['refresh']> => [
  cardOf(goal.id),
  { card: 'goals.goal', thing: goal.id },
  ...(goal.parentId === undefined ? [] : [{ card: 'goals.offer', thing: goal.parentId }]),
];
