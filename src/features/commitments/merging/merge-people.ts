import type { Store } from '../../../storage/store.ts';
import { followMerges, type People } from '../../people/index.ts';
import type { CommitmentTables } from '../schema.ts';
import { mergingStore } from './store.ts';

/** Moves commitments when two people turn out to be one. */
export function mergeCommitments(store: Store<CommitmentTables>, people: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  return followMerges(people.moves, [
    { what: 'commitments.owner', of: own.ownedBy, give: own.giveOwned },
    { what: 'commitments.participant', of: own.joinedBy, give: own.giveJoined },
  ]);
}
