import { joinSubscriptions, type Subscriptions } from '../../../chat/index.ts';
import type { Store } from '../../../storage/store.ts';
import { followMerges, type Movable } from '../../people/index.ts';
import { peopleFacts } from '../../people/model.ts';
import { lookAgain } from '../assess/follow-owners.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import type { GoalTables } from '../schema.ts';
import { nudgeMergingStore } from './nudges/store.ts';
import { mergingStore } from './store.ts';

/** Looks at the goals of whoever got some, or got them back. */
const looks = ({ people }: Pick<Parts, 'people'>): Subscriptions => ({
  [peopleFacts.merged]: async (ctx, otherIds) => ({
    wake: lookAgain([...(await people.moves.mergedInto(otherIds)).values()], ctx.now),
  }),
  [peopleFacts.split]: async (ctx, pairs) => ({
    wake: lookAgain(
      pairs.flatMap((it) => it.split(' ')),
      ctx.now,
    ),
  }),
});

/** Goals and their history, on whichever side they name somebody. */
function goalMovables(store: Store<GoalTables>): Movable[] {
  const own = mergingStore(store);
  const goals = (side: 'ownerId' | 'proposedById'): Movable => ({
    what: `goals.${side}`,
    of: (personId) => own.goalsOf(side, personId),
    give: (ids, from, to) => own.giveGoals(side, ids, from, to),
  });
  const updates = (side: 'byId' | 'struckById'): Movable => ({
    what: `goals.update.${side}`,
    of: (personId) => own.updatesBy(side, personId),
    give: (ids, from, to) => own.giveUpdates(side, ids, from, to),
  });
  return [
    goals('ownerId'),
    goals('proposedById'),
    updates('byId'),
    updates('struckById'),
    { what: 'goals.milestone', of: own.milestonesBy, give: own.giveMilestones },
    { what: 'goals.change', of: own.changedBy, give: own.giveChanges },
  ];
}

/** What managers were told, and what they did; and what was typed and is asked about. */
function nudgeMovables(store: Store<GoalTables>): Movable[] {
  const own = nudgeMergingStore(store);
  const waits = (side: 'managerId' | 'escalatedToId' | 'announcedId'): Movable => ({
    what: `goals.wait.${side}`,
    of: (personId) => own.waitsOf(side, personId),
    give: (ids, from, to) => own.giveWaits(side, ids, from, to),
  });
  const lines = (side: 'managerId' | 'nextId'): Movable => ({
    what: `goals.nudge-line.${side}`,
    of: (personId) => own.linesWith(side, personId),
    give: (ids, from, to) => own.giveLines(side, ids, from, to),
  });
  return [
    waits('managerId'),
    waits('escalatedToId'),
    waits('announcedId'),
    { what: 'goals.nudge', of: own.nudgesOf, give: own.giveNudges },
    lines('managerId'),
    lines('nextId'),
    { what: 'goals.act', of: own.actsOf, give: own.giveActs },
    { what: 'goals.typed', of: own.typedBy, give: own.giveTyped },
  ];
}

/** Moves goals when two people turn out to be one; what is asked of them (proposals, adjustments, alerts) moves beside its use cases. */
export const createMerging = ({ store, people }: Pick<Parts, 'store' | 'people'>): GoalsPart => ({
  on: joinSubscriptions(
    followMerges(people.moves, [...goalMovables(store), ...nudgeMovables(store)]),
    looks({ people }),
  ),
});
