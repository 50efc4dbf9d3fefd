import { type Context, type Outcome, plain, type Text } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import { notice, type Parts } from '../parts.ts';
import { mayUpdate } from '../policy.ts';
import { type GoalView, viewGoals } from '../read-goals.ts';
import { say } from './copy.ts';

/** Parts that one sentence names. */
const MOST_PARTS = 8;

type ToUpdate = { view: GoalView } | { refused: Text };

/** Says which parts to update instead of a goal that is made of them; those that its owner may not see are not named. */
async function whichParts(parts: Parts, ctx: Context, { goal }: GoalView): Promise<Text> {
  const serving = (await parts.own.partsOf([goal.id])).filter((it) => it.state === 'active');
  const seen = await viewGoals(parts, ctx.actor, serving.slice(0, MOST_PARTS), ctx.now);
  const named = seen.map((it) => `${it.goal.code} ${it.goal.title}`);
  return say(ctx.locale).byParts({ code: goal.code, parts: named });
}

/** Lets an owner report on a goal, or says in one sentence why not. */
export async function toUpdate(parts: Parts, ctx: Context, view: GoalView | undefined): Promise<ToUpdate> {
  const words = sayGoals(ctx.locale);
  if (view === undefined) return { refused: plain(words.notYours()) };
  if (!mayUpdate(view.relation, view.goal))
    return { refused: plain(view.relation.isOwner ? words.notActive() : words.notYoursToUpdate()) };
  return view.goal.measure.kind === 'parts' ? { refused: await whichParts(parts, ctx, view) } : { view };
}

/** Says why not, to the actor alone. */
export const refuse = ({ refused }: { refused: Text }): Outcome => notice(refused);
