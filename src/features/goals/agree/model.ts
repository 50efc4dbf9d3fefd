import type { Instant } from '../../../shared/clock.ts';

/** Whom a proposed goal waits for. */
export type Proposal = {
  goalId: string;
  /** The side that has not agreed yet: the owner, or whoever decides for the manager's side. */
  askedId: string;
  /** Counts who was asked what, from 1: each revision asks again. */
  round: number;
  askedAt: Instant;
  /** When the one asked said something about it instead of agreeing: then it is the proposer's turn. */
  answeredAt: Instant | undefined;
  remindedAt: Instant | undefined;
  /** When nobody had answered and it went one up, and from whom. */
  passedOnAt: Instant | undefined;
  passedFromId: string | undefined;
  /** When the proposer was told that nobody answered. */
  unansweredAt: Instant | undefined;
  version: number;
};
