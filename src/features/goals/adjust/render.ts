import { localDate } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import { relationsTo } from '../relations.ts';
import { readEffect } from './apply.ts';
import { adjustmentCard } from './cards.ts';
import { mayDecide, maySeeAdjustment } from './policy.ts';
import { type AdjustingParts, readRequest } from './read-asking.ts';
import { obstacleTo } from './rules.ts';

/** Makes the living card of a request; whoever was asked keeps seeing what became of it. */
export function adjustmentRenderer(parts: AdjustingParts) {
  const { adjustments, people, own } = parts;

  return async function render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
    const readerId = ctx.reader.personId;
    const read = await readRequest(parts, id);
    const reader = readerId === undefined ? undefined : await people.person(readerId);
    if (read === undefined || reader === undefined) return 'gone';
    const { adjustment, goal, milestones, approvedBy } = read;
    const steps = await adjustments.steps(id);
    const named = steps.flatMap((it) => [it.byId ?? [], it.personId ?? []].flat());
    const who = { personId: reader.id, external: reader.external, isHr: reader.roles.includes('hr') };
    const date = localDate(ctx.now, ctx.reader.timeZone);
    const relation = (await relationsTo(people, who, [goal], date))(goal);
    const seen = { ...who, relation, isPrivate: goal.visibility === 'private' };
    if (!maySeeAdjustment(seen, adjustment, named)) return 'gone';
    const isOpen = adjustment.state === 'open' && goal.state === 'active';
    const [effect, latest, into, known] = await Promise.all([
      isOpen && adjustment.kind === 'adjust'
        ? readEffect(parts, { goal, milestones, after: adjustment.after, isOwner: relation.isOwner }, ctx.now)
        : undefined,
      adjustments.latest(goal.id),
      goal.carriedIntoId === undefined ? undefined : own.goal(goal.carriedIntoId),
      people.persons([
        ...new Set([adjustment.askerId, goal.ownerId, adjustment.approverId ?? goal.ownerId, ...named]),
      ]),
    ]);
    return adjustmentCard(
      {
        adjustment,
        steps,
        goal,
        people: known,
        readerId: reader.id,
        mayDecide: isOpen && mayDecide(who, adjustment, goal, approvedBy),
        obstacle: obstacleTo(adjustment, goal, milestones, localDate(ctx.now, read.ownerZone)),
        effect,
        into: adjustment.state === 'approved' ? into?.code : undefined,
        isAskedAgain: latest?.id !== adjustment.id,
      },
      ctx.locale,
    );
  };
}
