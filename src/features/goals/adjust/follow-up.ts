import { type JobContext, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import { decidersAmong, decidersOf, findAbove, readChains, readDeciding } from './approvers.ts';
import type { Adjustment, StepKind } from './model.ts';
import { postsToDeciders, postsToSides, quiet, takeStep, wakeForRound } from './posts.ts';
import { type AdjustingParts, type Request, readRequests } from './read-asking.ts';
import { type Approver, escalateAt, presentApprover, remindAt, turnTo } from './rules.ts';

/** Requests looked at in one step after an import of people. */
const STEP = 100;

const byPacer = { byId: undefined, personId: undefined, words: undefined };

/** Makes what happens with requests by itself: the reminder, going one up, and ending when there is nothing left to decide. */
export function createFollowUps(parts: AdjustingParts) {
  const { adjustments, people, own } = parts;

  /** Reads open requests with those who decide, and the work time that their rounds are reckoned in. */
  async function waiting(ids: readonly string[]) {
    const open = (await readRequests(parts, ids)).filter((it) => it.adjustment.state === 'open');
    const known = await readDeciding(
      people,
      open.map((it) => it.approver),
    );
    const found = open.map((it) => ({
      ...it,
      deciders: decidersAmong(known, it.asked, it.approver, it.approvedBy),
    }));
    const works = await people.workTimes(found.flatMap((it) => it.deciders[0]?.id ?? []));
    return found.map((it) => ({ ...it, work: works.get(it.deciders[0]?.id ?? '') }));
  }

  /** Brings an undecided request up again, once a round; a day of absence since then moves the moment. */
  async function remind(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const outcomes = (await waiting(ids)).map(({ adjustment, deciders, work }): Outcome => {
      if (work === undefined || adjustment.remindedAt !== undefined) return {};
      const due = remindAt(work, adjustment.askedAt);
      if (due > ctx.now)
        return { wake: [{ timer: 'goals.approval-remind', subject: adjustment.id, at: due }] };
      if (escalateAt(work, adjustment.askedAt) <= ctx.now) return {};
      const step = { ...byPacer, kind: 'reminded' as const, personId: adjustment.approverId };
      const told = { id: adjustment.id, version: adjustment.version + 1 };
      return takeStep(adjustments, adjustment, { set: { remindedAt: ctx.now }, step }, ctx.now, {
        post: postsToDeciders(told, deciders),
      });
    });
    return joinOutcomes(...outcomes);
  }

  /** Tells the asker, once a round, that nobody decided and nobody is left to turn to by itself. */
  function tellUnanswered({ adjustment }: Request, ctx: JobContext): Outcome {
    if (adjustment.unansweredAt !== undefined) return {};
    const step = { ...byPacer, kind: 'unanswered' as const };
    const told = { id: adjustment.id, version: adjustment.version + 1 };
    return takeStep(adjustments, adjustment, { set: { unansweredAt: ctx.now }, step }, ctx.now, {
      post: postsToSides(told, [adjustment.askerId], 'personal'),
    });
  }

  /** Takes a request one up; where nobody is there, its asker is told. */
  async function goUp(ctx: JobContext, it: Request, how: { kind: StepKind; byId: string | undefined }) {
    const { adjustment, asked, approvedBy } = it;
    const from = { personId: adjustment.approverId, decided: approvedBy };
    return turn(ctx, it, await findAbove(people, asked, from, ctx.now), how);
  }

  /** Turns a request to another approver; where nobody is there, its asker is told. */
  async function turn(
    ctx: JobContext,
    it: Request,
    next: Approver,
    how: { kind: StepKind; byId: string | undefined },
  ): Promise<Outcome> {
    const { adjustment, asked, approvedBy } = it;
    const deciders = await decidersOf(people, asked, next, approvedBy);
    if (deciders.length === 0) return tellUnanswered(it, ctx);
    const works = await people.workTimes(deciders.slice(0, 1).map(({ id }) => id));
    const told = { id: adjustment.id, version: adjustment.version + 1 };
    return takeStep(adjustments, adjustment, turnTo(next, { ...how, at: ctx.now }), ctx.now, {
      post: postsToDeciders(told, deciders),
      wake: wakeForRound(adjustment.id, works.get(deciders[0]?.id ?? ''), ctx.now),
    });
  }

  /** Takes what was left undecided one up, once a stage; after that the asker is told. */
  async function escalate(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const outcomes = (await waiting(ids)).map((it): Outcome | Promise<Outcome> => {
      const { adjustment, work } = it;
      const due = work === undefined ? ctx.now : escalateAt(work, adjustment.askedAt);
      if (due > ctx.now)
        return { wake: [{ timer: 'goals.approval-escalate', subject: adjustment.id, at: due }] };
      const isAtTheTop = adjustment.approverId === undefined || adjustment.escalatedAt !== undefined;
      return isAtTheTop ? tellUnanswered(it, ctx) : goUp(ctx, it, { kind: 'escalated', byId: undefined });
    });
    return joinOutcomes(...(await Promise.all(outcomes)));
  }

  /** Ends requests that nobody has to decide any more. */
  function end(ctx: JobContext, all: readonly Adjustment[]): Outcome {
    return joinOutcomes(
      ...all.map((it) => {
        const set = { state: 'overtaken' as const, decidedAt: ctx.now };
        const step = { ...byPacer, kind: 'overtaken' as const };
        return takeStep(adjustments, it, { set, step }, ctx.now, { wake: quiet(it.id) });
      }),
    );
  }

  /** Hands what waits for leavers to the next one up; what they asked for themselves ends. */
  async function handOver(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    const asked = await adjustments.openBy(personIds);
    const ended = new Set(asked.map(({ id }) => id));
    const waiting = (await adjustments.openWith(personIds)).filter(({ id }) => !ended.has(id));
    const read = await readRequests(
      parts,
      waiting.map(({ id }) => id),
    );
    const passed = read.map((it) => goUp(ctx, it, { kind: 'handed-over', byId: it.adjustment.approverId }));
    return joinOutcomes(end(ctx, asked), ...(await Promise.all(passed)));
  }

  /** Turns what waits for somebody who is not above the goal any more to who is: their managers changed. */
  async function follow(ctx: JobContext, waiting: readonly Adjustment[]): Promise<Outcome> {
    const read = await readRequests(
      parts,
      waiting.map(({ id }) => id),
    );
    const chainOf = await readChains(
      people,
      read.map((it) => it.goal),
      ctx.now,
    );
    const turned = read.flatMap((it) => {
      const { adjustment, goal, approvedBy } = it;
      const sides = { ...adjustment, ownerId: goal.ownerId };
      const next = presentApprover(chainOf(goal), sides, approvedBy);
      const how = { kind: 'handed-over' as const, byId: adjustment.approverId };
      return next === undefined ? [] : [turn(ctx, it, next, how)];
    });
    return joinOutcomes(...(await Promise.all(turned)));
  }

  /** Follows people whose manager, or who as managers, are others than before. */
  async function followPeople(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    const [asked, owned] = await Promise.all([
      adjustments.openWith(personIds),
      adjustments.openOfOwners(personIds),
    ]);
    return follow(ctx, [...new Map([...asked, ...owned].map((it) => [it.id, it])).values()]);
  }

  /** Looks at open requests after an import of people, some at a time; the subjects are cursors. */
  async function followImport(ctx: JobContext, cursors: readonly string[]): Promise<Outcome> {
    const open = await adjustments.openAfter([...cursors].sort()[0] ?? '', STEP);
    const last = open.length < STEP ? undefined : open.at(-1)?.id;
    const wake = last === undefined ? [] : [{ timer: 'goals.approval-import', subject: last, at: ctx.now }];
    return joinOutcomes(await follow(ctx, open), { wake });
  }

  /** Ends what was asked for goals that are closed, and for key results that were closed with them. */
  async function endWithGoals(ctx: JobContext, goalIds: readonly string[]): Promise<Outcome> {
    const serving = await own.partsOf(goalIds);
    const closed = serving.filter((it) => it.kind === 'key-result' && it.state === 'closed');
    const all = await own.goals(goalIds);
    const gone = [...all.values(), ...closed].filter((it) => it.state !== 'active').map(({ id }) => id);
    return end(ctx, await adjustments.openOf(gone));
  }

  return { remind, escalate, handOver, followPeople, followImport, endWithGoals };
}
