import { localDate, type WorkTime } from '../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import type { ProposalAnswers } from './answer-proposal.ts';
import type { Proposal } from './model.ts';
import { postToAsked, postToProposer, quiet, wakeForRound } from './posts.ts';
import type { AgreeParts } from './propose.ts';
import { mayGoUp, nextRound, passOnAt, remindAt } from './rules.ts';

/** Proposals looked at in one step after an import of people. */
const STEP = 100;

type Waiting = { goal: Goal; proposal: Proposal; work: WorkTime };

/** Makes what happens by itself to a proposal that waits: the reminder, going one up, and whoever is asked being another. */
export function proposalFollowUps(parts: AgreeParts, { withdrawn }: Pick<ProposalAnswers, 'withdrawn'>) {
  const { own, people, proposals } = parts;

  /** Joins proposals that wait for an answer with their goals and the work time of whoever is asked. */
  async function withGoals(found: readonly Proposal[]): Promise<Waiting[]> {
    const [goals, works] = await Promise.all([
      own.goals(found.map((it) => it.goalId)),
      people.workTimes([...new Set(found.map((it) => it.askedId))]),
    ]);
    return found.flatMap((proposal) => {
      const [goal, work] = [goals.get(proposal.goalId), works.get(proposal.askedId)];
      return goal === undefined || work === undefined ? [] : [{ goal, proposal, work }];
    });
  }

  const unanswered = async (ids: readonly string[]): Promise<Waiting[]> =>
    withGoals((await proposals.waiting(ids)).filter((it) => it.answeredAt === undefined));

  /** Turns to somebody in place of whoever was asked, and tells the proposer. */
  function turnTo(
    { goal, proposal }: Pick<Waiting, 'goal' | 'proposal'>,
    it: { askedId: string; now: Date; work: WorkTime | undefined; wentUp: boolean },
  ): Outcome {
    const from = it.wentUp ? { passedFromId: proposal.askedId } : {};
    const next = nextRound(proposal, { askedId: it.askedId, at: it.now, ...from });
    return {
      write: [proposals.take(proposal, next)],
      post: [postToAsked(next, 'asked'), postToProposer(goal, String(next.round), 'personal')],
      wake: [...quiet(goal.id), ...wakeForRound(next, it.work)],
      refresh: [{ card: 'goals.proposal', thing: goal.id }],
    };
  }

  /** Brings an unanswered proposal up again, once a round; a day of absence since then moves the moment. */
  async function remind(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const waiting = await unanswered(ids);
    const asked = await people.persons([...new Set(waiting.map((it) => it.proposal.askedId))]);
    const outcomes = waiting.map(({ goal, proposal, work }): Outcome => {
      const at = remindAt(work, proposal.askedAt);
      if (at > ctx.now) return { wake: [{ timer: 'goals.remind-proposal', subject: goal.id, at }] };
      const overtaken = passOnAt(work, proposal.askedAt) <= ctx.now;
      // Whoever is not welcomed yet has not even got the first card.
      const isUnseen = asked.get(proposal.askedId)?.welcomedAt === undefined;
      if (proposal.remindedAt !== undefined || overtaken || isUnseen) return {};
      return {
        write: [proposals.take(proposal, { remindedAt: ctx.now })],
        post: [postToAsked(proposal, 'reminder')],
        refresh: [{ card: 'goals.proposal', thing: goal.id }],
      };
    });
    return joinOutcomes(...outcomes);
  }

  /** Tells the proposer, once, that nobody answered and that it goes no further by itself. */
  function tellUnanswered({ goal, proposal }: Waiting, now: Date): Outcome {
    if (proposal.unansweredAt !== undefined) return {};
    return {
      write: [proposals.take(proposal, { unansweredAt: now })],
      post: [postToProposer(goal, `${proposal.round}:unanswered`, 'personal')],
      refresh: [{ card: 'goals.proposal', thing: goal.id }],
    };
  }

  /** Finds each one's manager, by the date in their own zone. */
  async function managersOf(asked: readonly { personId: string; timeZone: string }[], now: Date) {
    const byDate = new Map<string, string[]>();
    for (const { personId, timeZone } of asked) {
      const date = localDate(now, timeZone);
      byDate.set(date, [...(byDate.get(date) ?? []), personId]);
    }
    const found = await Promise.all([...byDate].map(([date, ids]) => people.managersOf(ids, date)));
    return new Map(found.flatMap((it) => [...it]));
  }

  /** Takes what was left unanswered one up, once; after that the proposer is told. */
  async function passOn(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const waiting = await unanswered(ids);
    const asked = waiting.map((it) => ({ personId: it.proposal.askedId, timeZone: it.work.timeZone }));
    const managers = await managersOf(asked, ctx.now);
    const works = await people.workTimes([...new Set(managers.values())]);
    const outcomes = waiting.map((it): Outcome => {
      const { goal, proposal, work } = it;
      const at = passOnAt(work, proposal.askedAt);
      if (at > ctx.now) return { wake: [{ timer: 'goals.pass-on-proposal', subject: goal.id, at }] };
      const up = managers.get(proposal.askedId);
      if (up === undefined || up === goal.proposedById || up === goal.ownerId || !mayGoUp(proposal, goal))
        return tellUnanswered(it, ctx.now);
      return turnTo(it, { askedId: up, now: ctx.now, work: works.get(up), wentUp: true });
    });
    return joinOutcomes(...outcomes);
  }

  /** Follows people who left or have another manager: what waits for one who no longer decides goes to who does now. */
  async function follow(ctx: JobContext, found: readonly Proposal[]): Promise<Outcome> {
    const goals = await own.goals(found.map((it) => it.goalId));
    const owners = [...goals.values()].map((it) => it.ownerId);
    const known = await people.persons([...new Set([...owners, ...found.map((it) => it.askedId)])]);
    const zones = owners.map((personId) => ({ personId, timeZone: known.get(personId)?.timeZone ?? 'UTC' }));
    const managers = await managersOf(zones, ctx.now);
    const works = await people.workTimes([...new Set(managers.values())]);
    const parents = await own.goals([...goals.values()].flatMap((it) => it.parentId ?? []));
    const hasLeft = (id: string) => (known.get(id)?.standing ?? 'left') === 'left';
    const outcomes = found.map(async (proposal): Promise<Outcome> => {
      const goal = goals.get(proposal.goalId);
      if (goal === undefined) return {};
      const { askedId } = proposal;
      if (hasLeft(goal.ownerId)) return withdrawn(goal, undefined, ctx.now);
      const manager = managers.get(goal.ownerId);
      const isOwners = askedId === goal.ownerId;
      // The lead of the goal that it is a part of decides, whoever manages the owner.
      const isLeads = askedId === parents.get(goal.parentId ?? '')?.ownerId;
      const stays = isOwners || isLeads || proposal.passedOnAt !== undefined || askedId === manager;
      if (manager === undefined || manager === goal.ownerId || (stays && !hasLeft(askedId))) return {};
      return turnTo(
        { goal, proposal },
        { askedId: manager, now: ctx.now, work: works.get(manager), wentUp: false },
      );
    });
    return joinOutcomes(...(await Promise.all(outcomes)));
  }

  /** Looks at what waits after an import of people, some at a time; the subjects are cursors. */
  async function followImport(ctx: JobContext, cursors: readonly string[]): Promise<Outcome> {
    const found = await proposals.waitingAfter([...cursors].sort()[0] ?? '', STEP);
    const last = found.length < STEP ? undefined : found.at(-1)?.goalId;
    const wake = last === undefined ? [] : [{ timer: 'goals.proposal-import', subject: last, at: ctx.now }];
    return joinOutcomes(await follow(ctx, found), { wake });
  }

  return {
    remind,
    passOn,
    followImport,
    followPeople: async (ctx: JobContext, ids: readonly string[]) =>
      follow(ctx, await proposals.waitingOf(ids)),
  };
}
