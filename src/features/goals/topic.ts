import { localDate } from '../../calendar/index.ts';
import { plain } from '../../chat/index.ts';
import type { Topic } from '../exchanges/index.ts';
import type { Parts } from './parts.ts';
import { maySeeGoal } from './policy.ts';
import { relationsTo } from './relations.ts';

/** What notes about a goal are about: begun by whoever sees it, with its owner or the owner's manager. */
export const goalTopic = ({ own, people }: Pick<Parts, 'own' | 'people'>): Topic => ({
  async describe(thing) {
    const goal = await own.goal(thing);
    return goal === undefined ? undefined : plain(`${goal.code} ${goal.title}`);
  },
  async mayStart(starterId, thing, others, now) {
    const [goal, starter] = await Promise.all([own.goal(thing), people.person(starterId)]);
    if (goal === undefined || starter === undefined || others.length === 0) return false;
    const date = localDate(now, starter.timeZone);
    const who = { personId: starterId, external: starter.external };
    const relation = await relationsTo(people, who, [goal], date);
    const manager = (await people.managersOf([goal.ownerId], date)).get(goal.ownerId);
    const sides = [goal.ownerId, manager, goal.proposedById];
    return maySeeGoal(relation(goal), goal) && others.every((it) => it !== starterId && sides.includes(it));
  },
});
