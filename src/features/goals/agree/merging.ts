import { followMerges, type Movable } from '../../people/index.ts';
import type { AgreeParts } from './propose.ts';

/** Moves proposals that wait for somebody when two people turn out to be one. */
export function mergeProposals({ people, proposals }: Pick<AgreeParts, 'people' | 'proposals'>) {
  const side = (name: 'askedId' | 'passedFromId'): Movable => ({
    what: `goals.proposal-${name}`,
    of: (personId) => proposals.withSide(name, personId),
    give: (ids, from, to) => proposals.giveSide(name, ids, from, to),
  });
  return followMerges(people.moves, [side('askedId'), side('passedFromId')]);
}
