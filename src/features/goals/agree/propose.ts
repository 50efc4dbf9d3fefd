import { joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Built } from '../create/build-goals.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { startGoals } from '../start-goals.ts';
import { postOfStarted, postToAsked, postToProposer, wakeForRound } from './posts.ts';
import { firstRound } from './rules.ts';
import type { ProposalStore } from './store.ts';

export type AgreeParts = Parts & { proposals: ProposalStore };

/** The side of whoever proposes has agreed; with nobody on the other side, both have. */
const agreedBy = (
  goal: Pick<Goal, 'ownerId'>,
  proposerId: string,
  askedId: string | undefined,
  at: Instant,
): Pick<Goal, 'state' | 'ownerAgreedAt' | 'managerAgreedAt'> => ({
  state: askedId === undefined ? 'active' : 'proposed',
  ownerAgreedAt: proposerId === goal.ownerId ? at : undefined,
  managerAgreedAt: askedId === undefined || proposerId !== goal.ownerId ? at : undefined,
});

/** Puts a new goal to the other side; where there is none it counts from now on. Its number must be the next free one. */
export async function propose(
  parts: AgreeParts,
  ctx: { now: Instant },
  built: Built,
  it: { number: number; askedId: string | undefined },
): Promise<Outcome> {
  const { own, people, proposals } = parts;
  const { askedId } = it;
  const agreed = agreedBy(built.goal, built.goal.proposedById, askedId, ctx.now);
  const goals = [built.goal, ...built.parts].map((goal) => ({ ...goal, ...agreed }));
  const created: Outcome = {
    write: [
      ...own.takeNumbers(it.number, goals.length),
      ...own.create(goals, 'created', built.goal.proposedById),
      ...own.addMilestones(built.milestones),
    ],
  };
  if (askedId === undefined) {
    const started = await startGoals(parts, goals, ctx.now);
    return joinOutcomes(created, started, { post: [postOfStarted(built.goal)] });
  }
  const proposal = firstRound(built.goal.id, askedId, ctx.now);
  const work = (await people.workTimes([askedId])).get(askedId);
  return joinOutcomes(created, {
    write: [proposals.create(proposal)],
    post: [postToAsked(proposal, 'asked'), postToProposer(built.goal, '1', 'answer')],
    wake: wakeForRound(proposal, work),
  });
}
