import type { Store } from '../../../storage/store.ts';
import { followMerges, type Movable, type People } from '../../people/index.ts';
import type { SupportTables } from '../schema.ts';
import { mergingStore } from './store.ts';

/** Moves requests for support, on whichever side they name somebody, when two people turn out to be one. */
export function mergeSupport(store: Store<SupportTables>, people: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  const party = (name: 'askerId' | 'askedId' | 'suggestedId'): Movable => ({
    what: `support.${name}`,
    of: (personId) => own.requestsWith(name, personId),
    give: (ids, from, to) => own.giveRequests(name, ids, from, to),
  });
  return followMerges(people.moves, [
    party('askerId'),
    party('askedId'),
    party('suggestedId'),
    { what: 'support.step', of: own.steppedIn, give: own.giveSteps },
  ]);
}
