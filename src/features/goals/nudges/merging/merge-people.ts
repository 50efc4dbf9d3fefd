import { joinSubscriptions, type Subscriptions } from '../../../../chat/index.ts';
import { followMerges, type Movable, peopleFacts } from '../../../people/index.ts';
import { armPeople } from '../arm.ts';
import type { NudgeParts } from '../parts.ts';
import { nudgeMergingStore, type Side } from './store.ts';

/** Moves what waits for somebody, their cards and their acts, when two people turn out to be one; and asks whoever has them now. */
export function mergeNudges({ store, people }: Pick<NudgeParts, 'store' | 'people'>): Subscriptions {
  const own = nudgeMergingStore(store);
  const waits = (side: Side): Movable => ({
    what: `goals.wait-${side}`,
    of: (personId) => own.waitsOf(side, personId),
    give: (ids, from, to) => own.giveWaits(side, ids, from, to),
  });
  return joinSubscriptions(
    followMerges(people.moves, [
      waits('managerId'),
      waits('announcedId'),
      waits('escalatedToId'),
      { what: 'goals.nudge', of: own.nudgesOf, give: own.giveNudges },
      { what: 'goals.act', of: own.actsBy, give: own.giveActs },
    ]),
    {
      [peopleFacts.merged]: async ({ now }, otherIds) => ({
        wake: await armPeople(people, [...(await people.moves.mergedInto(otherIds)).values()], now),
      }),
      [peopleFacts.split]: async ({ now }, pairs) => ({
        wake: await armPeople(
          people,
          pairs.flatMap((it) => it.split(' ')),
          now,
        ),
      }),
    },
  );
}
