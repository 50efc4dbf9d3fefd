import type { Commitment } from './rules.ts';

/** How a reader stands to a commitment's owner. */
export type Standing = { personId: string; managesNow: boolean; managedWhenMade: boolean };

/** Features whose commitments the owner's manager may see; those of one-to-ones and private plans stay with their people. */
const SHARED_WITH_MANAGER: readonly string[] = ['check-ins'];

/**
 * The owner sees all of their commitments, a participant the shared one. The direct manager sees those from a check-in: the open
 * ones, and settled ones if they were the manager when it was made (rights follow dates). Nobody else sees any.
 */
export function maySeeCommitment(
  reader: Standing,
  it: Pick<Commitment, 'ownerId' | 'source' | 'state'>,
  participants: readonly string[],
): boolean {
  if (reader.personId === it.ownerId || participants.includes(reader.personId)) return true;
  if (!reader.managesNow || it.state === 'removed' || !SHARED_WITH_MANAGER.includes(it.source.feature))
    return false;
  return it.state === 'open' || reader.managedWhenMade;
}

/** Only its owner settles or removes a commitment, and only an open one. */
export const maySettle = (personId: string, it: Pick<Commitment, 'ownerId' | 'state'>): boolean =>
  personId === it.ownerId && it.state === 'open';
