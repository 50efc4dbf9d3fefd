import type { Store } from '../../../storage/store.ts';
import { followMerges, type People } from '../../people/index.ts';
import type { KudosTables } from '../schema.ts';
import { mergingStore } from './store.ts';

/** Moves kudos, points and what was begun when two people turn out to be one. */
export function mergeKudos(store: Store<KudosTables>, people: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  return followMerges(people.moves, [
    { what: 'kudos.giver', of: own.given, give: own.giveGiven },
    { what: 'kudos.receiver', of: own.received, give: own.giveReceived },
    { what: 'kudos.join', of: own.joined, give: own.giveJoined },
    { what: 'kudos.points', of: own.points, give: own.givePoints },
    { what: 'kudos.draft', of: own.drafts, give: own.giveDrafts },
  ]);
}
