import { z } from 'zod';
import { localDate } from '../../../calendar/index.ts';
import { type Context, defineForm, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import { notice } from '../parts.ts';
import { applyAdjustment } from './apply.ts';
import { decidersOf, findAbove, nameOfDeciders } from './approvers.ts';
import { sendBackForm } from './ask-form.ts';
import { carryOn } from './carry-on.ts';
import { say } from './copy.ts';
import { mayDecide, mayWithdraw } from './policy.ts';
import { postsToDeciders, postsToSides, quiet, takeStep, wakeForRound } from './posts.ts';
import { type AdjustingParts, type Request, readRequest } from './read-asking.ts';
import { obstacleTo, turnTo } from './rules.ts';

/** Makes what people do with a request: approve, send back, withdraw. */
export function createDeciding(parts: AdjustingParts) {
  const { adjustments, people } = parts;

  const whoIs = ({ actor }: Context) => ({
    personId: actor.personId,
    external: actor.external,
    isHr: actor.roles.includes('hr'),
  });
  const decides = (ctx: Context, it: Request): boolean =>
    mayDecide(whoIs(ctx), it.adjustment, it.goal, it.approvedBy);
  const nameOf = async (id: string): Promise<string> => (await people.persons([id])).get(id)?.name ?? '…';
  const stale = (ctx: Context): Outcome => ({
    reply: { kind: 'redraw', toast: say(ctx.locale).notNow() },
  });

  /** Passes a request on to the second approver. */
  async function askSecond(ctx: Context, it: Request): Promise<Outcome> {
    const { adjustment, asked } = it;
    const decided = [...it.approvedBy, ctx.actor.personId];
    const next = await findAbove(people, asked, { personId: adjustment.approverId, decided }, ctx.now);
    const deciders = await decidersOf(people, asked, next, decided);
    const turned = turnTo(next, { kind: 'second-asked', byId: ctx.actor.personId, at: ctx.now });
    const change = { ...turned, set: { ...turned.set, given: adjustment.given + 1 } };
    const works = await people.workTimes(deciders.slice(0, 1).map(({ id }) => id));
    const words = say(ctx.locale);
    const name = nameOfDeciders(deciders, next, words.hr());
    return takeStep(adjustments, adjustment, change, ctx.now, {
      post: postsToDeciders({ id: adjustment.id, version: adjustment.version + 1 }, deciders),
      wake: [
        ...quiet(adjustment.id),
        ...wakeForRound(adjustment.id, works.get(deciders[0]?.id ?? ''), ctx.now),
      ],
      reply: { kind: 'redraw', toast: words.approvedOnToast({ name }) },
    });
  }

  /** Gives the last approval: the goal moves, and both sides are told. */
  async function settle(ctx: Context, it: Request): Promise<Outcome> {
    const { adjustment, goal } = it;
    const byId = ctx.actor.personId;
    const moved =
      adjustment.kind === 'adjust'
        ? await applyAdjustment(parts, ctx, { ...it, byId })
        : await carryOn(parts, ctx, { ...it, byId });
    const step = { kind: 'approved' as const, byId, personId: undefined, words: undefined };
    const set = { state: 'approved' as const, given: adjustment.given + 1, decidedAt: ctx.now };
    const told = { id: adjustment.id, version: adjustment.version + 1 };
    const name = await nameOf(adjustment.askerId);
    return joinOutcomes(
      moved,
      takeStep(adjustments, adjustment, { set, step }, ctx.now, {
        post: postsToSides(told, [adjustment.askerId, goal.ownerId], 'personal'),
        wake: quiet(adjustment.id),
        reply: { kind: 'redraw', toast: say(ctx.locale).approvedToast({ name }) },
      }),
    );
  }

  async function approve(ctx: Context, id: string): Promise<Outcome> {
    const it = await readRequest(parts, id);
    if (it === undefined || !decides(ctx, it)) return stale(ctx);
    const today = localDate(ctx.now, it.ownerZone);
    const obstacle = obstacleTo(it.adjustment, it.goal, it.milestones, today);
    if (obstacle !== undefined)
      return { reply: { kind: 'redraw', toast: say(ctx.locale).notAsItStands({ obstacle }) } };
    return it.adjustment.given + 1 < it.adjustment.needed ? askSecond(ctx, it) : settle(ctx, it);
  }

  async function withdraw(ctx: Context, id: string): Promise<Outcome> {
    const adjustment = await adjustments.adjustment(id);
    const byId = ctx.actor.personId;
    if (adjustment === undefined || !mayWithdraw(byId, adjustment)) return stale(ctx);
    const step = { kind: 'withdrawn' as const, byId, personId: undefined, words: undefined };
    const set = { state: 'withdrawn' as const, decidedAt: ctx.now };
    return takeStep(adjustments, adjustment, { set, step }, ctx.now, {
      wake: quiet(id),
      reply: { kind: 'redraw', toast: say(ctx.locale).withdrawnToast() },
    });
  }

  const sendBack = defineForm({
    values: z.object({ words: z.string() }),
    async open(ctx, { subject }) {
      const it = await readRequest(parts, subject);
      if (it === undefined || !decides(ctx, it)) return { refused: notice(say(ctx.locale).notNow()) };
      return sendBackForm(await nameOf(it.adjustment.askerId), ctx.locale);
    },
    async submit(ctx, { subject, values }) {
      const it = await readRequest(parts, subject);
      if (it === undefined || !decides(ctx, it)) return notice(say(ctx.locale).notNow());
      const { adjustment } = it;
      const byId = ctx.actor.personId;
      const step = { kind: 'sent-back' as const, byId, personId: adjustment.askerId, words: values.words };
      const set = { state: 'sent-back' as const, decidedAt: ctx.now };
      const told = { id: adjustment.id, version: adjustment.version + 1 };
      const name = await nameOf(adjustment.askerId);
      return takeStep(adjustments, adjustment, { set, step }, ctx.now, {
        post: postsToSides(told, [adjustment.askerId], 'personal'),
        wake: quiet(adjustment.id),
        reply: { kind: 'notice', text: say(ctx.locale).sentBackToast({ name }) },
      });
    },
  });

  return { approve, withdraw, sendBack };
}
