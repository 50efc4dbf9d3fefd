import type { Instant } from '../../../shared/clock.ts';
import { statuses } from '../model.ts';

/** As what a goal stopped being behind: another status, closed, or somebody else's. */
export const endings = [...statuses, 'closed', 'handed-over'] as const;
export type Ending = (typeof endings)[number];

/** What a team's card says of a goal. */
export const teamNews = ['behind', 'recovered'] as const;
export type TeamNews = (typeof teamNews)[number];

/** One time that a goal is behind, from its first alert to its end. */
export type Lag = {
  id: string;
  goalId: string;
  /** Who hears first. */
  ownerId: string;
  /** The card that tells its owner. */
  alertId: string;
  raisedAt: Instant;
  /** When its owner is to be told, where they had heard of the goal shortly before. */
  tellAt: Instant | undefined;
  /** How far it was behind then, from 0 to 1. */
  lag: number;
  /** The owner's own sentence. */
  cause: string | undefined;
  /** When the card reached its owner, or could not. */
  knownAt: Instant | undefined;
  /** When everybody else was told. */
  releasedAt: Instant | undefined;
  /** When the team's channel last listed it, and how far it was behind then. */
  toldAt: Instant | undefined;
  toldLag: number | undefined;
  endedAt: Instant | undefined;
  endedAs: Ending | undefined;
  recoveryToldAt: Instant | undefined;
};

/** A retro that an owner planned about a goal, with those invited. */
export type Retro = {
  id: string;
  goalId: string;
  byId: string;
  /** The planner's local date. */
  heldOn: string;
  words: string | undefined;
  participants: readonly string[];
};
