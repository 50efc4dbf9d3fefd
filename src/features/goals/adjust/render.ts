import { localDate } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import { relationsTo } from '../relations.ts';
import { readEffect } from './apply.ts';
import { readChains } from './approvers.ts';
import { adjustmentCard, noLongerAskedCard } from './cards.ts';
import { say } from './copy.ts';
import type { Adjustment, Step } from './model.ts';
import { mayDecide, maySeeAdjustment, maySeeDecided } from './policy.ts';
import { type AdjustingParts, readRequest } from './read-asking.ts';
import { obstacleTo } from './rules.ts';

/** Those who approved it or sent it back. */
const decidedBy = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ kind, byId }) =>
    byId !== undefined && (kind === 'approved' || kind === 'second-asked' || kind === 'sent-back')
      ? [byId]
      : [],
  );

/** Makes the living card of a request; whoever was asked and is no more learns who decides now, and nothing else. */
export function adjustmentRenderer(parts: AdjustingParts) {
  const { adjustments, people, own } = parts;

  /** Lists the managers above a goal: the owner's, and for a team goal its lead and those above. */
  async function lineOf(goal: Goal, now: Instant): Promise<string[]> {
    const ofOwner = { ...goal, level: 'person' as const };
    const [chainOf, team] = await Promise.all([
      readChains(people, [ofOwner, goal], now),
      goal.level === 'team' && goal.teamId !== undefined ? people.team(goal.teamId) : undefined,
    ]);
    return [...chainOf(ofOwner), ...(team?.leadId === undefined ? [] : [team.leadId]), ...chainOf(goal)];
  }

  async function nameOfApprover({ approverId }: Adjustment, hr: string): Promise<string> {
    return approverId === undefined ? hr : ((await people.person(approverId))?.name ?? '…');
  }

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
    const isInLine = (await lineOf(goal, ctx.now)).includes(reader.id);
    const seen = { ...who, relation, isInLine, isPrivate: goal.visibility === 'private' };
    if (!maySeeAdjustment(seen, adjustment) && !maySeeDecided(who.personId, adjustment, decidedBy(steps))) {
      if (!named.includes(reader.id)) return 'gone';
      const nameNow = await nameOfApprover(adjustment, say(ctx.locale).hr());
      return noLongerAskedCard({ goal, adjustment, name: nameNow }, ctx.locale);
    }
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
