import type { Store } from '../../../storage/store.ts';
import { followMerges, type People } from '../../people/index.ts';
import type { ExchangeTables } from '../schema.ts';
import { mergingStore } from './store.ts';

/** Moves somebody's place in exchanges when two people turn out to be one. */
export function mergeExchanges(store: Store<ExchangeTables>, people: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  return followMerges(people.moves, [{ what: 'exchanges.participant', of: own.joinedBy, give: own.give }]);
}
