import type { Store } from '../../../../storage/store.ts';
import { followMerges, type Movable, type People } from '../../../people/index.ts';
import type { GoalTables } from '../../schema.ts';
import { mergingStore } from './store.ts';

/** Moves requests to adjust goals, their steps, and results of goals when two people turn out to be one. */
export function mergeAdjustments(store: Store<GoalTables>, people: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  const party = (name: 'askerId' | 'approverId'): Movable => ({
    what: `goals.adjustment.${name}`,
    of: (personId) => own.adjustmentsWith(name, personId),
    give: (ids, from, to) => own.giveAdjustments(name, ids, from, to),
  });
  return followMerges(people.moves, [
    party('askerId'),
    party('approverId'),
    { what: 'goals.adjustment.step', of: own.steppedIn, give: own.giveSteps },
    { what: 'goals.result', of: own.resultsBy, give: own.giveResults },
  ]);
}
