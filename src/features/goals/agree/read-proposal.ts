import { localDate } from '../../../calendar/index.ts';
import { type Context, type Outcome, plain } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import { notice } from '../parts.ts';
import { relationsTo } from '../relations.ts';
import type { Proposal } from './model.ts';
import { maySeeProposal } from './policy.ts';
import type { AgreeParts } from './propose.ts';

/** Reads a proposal for somebody who pressed something on it; for whoever may not see it, it is not there. */
export async function readProposal(
  { own, people, proposals }: AgreeParts,
  ctx: Pick<Context, 'actor' | 'now' | 'locale'>,
  goalId: string,
): Promise<{ goal: Goal; proposal: Proposal } | { refused: Outcome }> {
  const [goal, proposal] = await Promise.all([own.goal(goalId), proposals.proposal(goalId)]);
  const refused = notice(plain(sayGoals(ctx.locale).notYours()));
  if (goal === undefined || proposal === undefined) return { refused };
  const relation = await relationsTo(people, ctx.actor, [goal], localDate(ctx.now, ctx.actor.timeZone));
  return maySeeProposal(relation(goal), goal, proposal) ? { goal, proposal } : { refused };
}
