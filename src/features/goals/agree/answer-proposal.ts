import { type Context, joinOutcomes, type Outcome, type Text } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import { startGoals } from '../start-goals.ts';
import { say } from './copy.ts';
import { mayAgree, mayRevise } from './policy.ts';
import { postToProposer, quiet, refreshed } from './posts.ts';
import type { AgreeParts } from './propose.ts';
import { readProposal } from './read-proposal.ts';
import { whyNot } from './why-not.ts';

/** Shows the card as it stands, with a sentence. */
const toast = (said: Text): Outcome => ({ reply: { kind: 'redraw', toast: said } });

/** Makes what the two sides do with a proposal: agree, or take it back. */
export function proposalAnswers(parts: AgreeParts) {
  const { own, proposals } = parts;

  /** Lets a proposal be something else, together with what it is measured by. */
  async function settle(
    goal: Goal,
    set: Partial<Goal> & Pick<Goal, 'state'>,
    it: { what: 'agreed' | 'withdrawn'; byId: string | undefined; at: Date },
  ): Promise<{ goals: readonly Goal[]; write: Outcome['write'] }> {
    const results = (await own.partsOf([goal.id])).filter((each) => each.kind === 'key-result');
    const goals = [goal, ...results];
    const change = {
      byId: it.byId,
      what: it.what,
      before: { state: goal.state },
      after: { state: set.state },
    };
    return { goals, write: goals.flatMap((each) => own.change(each, set, change, it.at)) };
  }

  async function withdrawn(goal: Goal, byId: string | undefined, at: Date): Promise<Outcome> {
    const { write } = await settle(goal, { state: 'withdrawn' }, { what: 'withdrawn', byId, at });
    return { write: write ?? [], refresh: refreshed(goal), wake: quiet(goal.id) };
  }

  return {
    withdrawn,
    /** Agrees to the version that was read; from then on the goal counts. */
    async agree(ctx: Context, goalId: string, version: number): Promise<Outcome> {
      const read = await readProposal(parts, ctx, goalId);
      if ('refused' in read) return read.refused;
      const { goal, proposal } = read;
      const { personId } = ctx.actor;
      if (!mayAgree(personId, goal, proposal)) return toast(await whyNot(parts, ctx, read, 'decide'));
      if (goal.version !== version) return toast(say(ctx.locale).changedMeanwhile());
      const agreed = {
        state: 'active' as const,
        ownerAgreedAt: goal.ownerAgreedAt ?? ctx.now,
        managerAgreedAt: goal.managerAgreedAt ?? ctx.now,
      };
      const by = { what: 'agreed' as const, byId: personId, at: ctx.now };
      const { goals, write } = await settle(goal, agreed, by);
      return joinOutcomes(
        {
          write: [...(write ?? []), proposals.take(proposal, {})],
          post: [postToProposer(goal, 'agreed', 'personal')],
          refresh: refreshed(goal),
          wake: quiet(goal.id),
          reply: { kind: 'redraw', toast: say(ctx.locale).thanksAgreed({ code: goal.code }) },
        },
        await startGoals(parts, goals, ctx.now),
      );
    },
    /** Takes a proposal back that nobody has agreed to. */
    async withdraw(ctx: Context, goalId: string): Promise<Outcome> {
      const read = await readProposal(parts, ctx, goalId);
      if ('refused' in read) return read.refused;
      const { goal } = read;
      if (!mayRevise(ctx.actor.personId, goal)) return toast(await whyNot(parts, ctx, read, 'edit'));
      const outcome = await withdrawn(goal, ctx.actor.personId, ctx.now);
      return {
        ...outcome,
        reply: { kind: 'redraw', toast: say(ctx.locale).takenBack({ code: goal.code }) },
      };
    },
  };
}

export type ProposalAnswers = ReturnType<typeof proposalAnswers>;
