import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import { managersNow } from '../nudges/acting.ts';
import type { Parts } from '../parts.ts';
import { neighbourStore } from './store.ts';

type EventParts = Pick<Parts, 'store' | 'own' | 'people' | 'exchanges'>;

/**
 * Finds who took part in a goal, the likeliest first: owners of what serves it (those who took up a part among them), the owner of
 * what it serves, and who exchanged notes about it, as helpers do. The manager leads the work and is not asked; of a private goal
 * nobody else knows.
 */
async function readEvent({ own, people, exchanges }: EventParts, goal: Goal | undefined, now: Instant) {
  if (goal === undefined || goal.visibility === 'private') return undefined;
  const doerId = goal.ownerId;
  const [serving, served, talked, managers] = await Promise.all([
    own.partsOf([goal.id]),
    goal.parentId === undefined ? undefined : own.goal(goal.parentId),
    exchanges.participantsIn({ topic: 'goals', thing: goal.id }),
    managersNow(people, [doerId], now),
  ]);
  const agreed = serving.filter((it) => it.state !== 'proposed');
  const all = [
    ...agreed.map((it) => it.ownerId),
    ...(served === undefined ? [] : [served.ownerId]),
    ...talked,
  ];
  const asked = [doerId, managers.get(doerId)];
  return { doerId, candidates: [...new Set(all)].filter((id) => !asked.includes(id)) };
}

/** Tells linked reviews of goals that were closed, and of milestones that were reached. */
export function goalEvents(parts: EventParts) {
  const { goalOfReached } = neighbourStore(parts.store);
  return {
    closed: {
      async read(goalId: string, now: Instant) {
        const goal = await parts.own.goal(goalId);
        // Whatever is carried on is not finished.
        const isFinished = goal?.state === 'closed' && goal.carriedIntoId === undefined;
        return isFinished ? readEvent(parts, goal, now) : undefined;
      },
    },
    milestoneReached: {
      async read(milestoneId: string, now: Instant) {
        const goalId = await goalOfReached(milestoneId);
        return goalId === undefined ? undefined : readEvent(parts, await parts.own.goal(goalId), now);
      },
    },
  };
}
