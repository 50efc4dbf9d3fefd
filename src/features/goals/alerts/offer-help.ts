import { type Context, type Outcome, plain } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import { notice } from '../parts.ts';
import { mayOfferHelp } from '../policy.ts';
import { viewGoal } from '../read-goals.ts';
import { say } from './copy.ts';
import type { AlertParts } from './parts.ts';

/** Opens a note to a goal's owner, for whoever sees the goal and is not its owner. */
export async function offerHelp(parts: AlertParts, ctx: Context, goalId: string): Promise<Outcome> {
  const words = sayGoals(ctx.locale);
  const view = await viewGoal(parts, ctx.actor, goalId, ctx.now);
  if (view === undefined) return notice(plain(words.notYours()));
  if (view.relation.isOwner) return notice(say(ctx.locale).ownGoal());
  if (!mayOfferHelp(view.relation, view.goal)) return notice(plain(words.notYours()));
  if (view.goal.state !== 'active') return notice(plain(words.notActive()));
  const about = { topic: 'goals', thing: goalId };
  return { reply: { kind: 'form', form: parts.exchanges.compose(about, [view.goal.ownerId]) } };
}
