import type { Store } from '../../../storage/store.ts';
import { followMerges, type People } from '../../people/index.ts';
import type { FeedbackTables } from '../schema.ts';
import { mergingStore } from './store.ts';

/** Moves feedback, requests and reviews, on whichever side they name somebody, when two people turn out to be one. */
export const mergeFeedback = (store: Store<FeedbackTables>, people: Pick<People, 'moves'>) =>
  followMerges(
    people.moves,
    mergingStore(store).map((it) => ({ what: it.what, of: it.of, give: it.give })),
  );
