import type { Context, Outcome } from '../../../chat/index.ts';
import { notice } from '../parts.ts';
import { mayShowToTeam } from '../policy.ts';
import { say } from './copy.ts';
import { cardsOf } from './end-lags.ts';
import { findOwn } from './own-goal.ts';
import type { AlertParts } from './parts.ts';
import { wakeTeam } from './rules.ts';

/** Shows a personal goal to the team in the lag card, or no longer: its owner's choice alone. */
export async function showToTeam(
  parts: AlertParts,
  ctx: Context,
  goalId: string,
  shownToTeam: boolean,
): Promise<Outcome> {
  const view = await findOwn(parts, ctx, goalId);
  if ('refused' in view) return view.refused;
  const { goal, relation } = view;
  const words = say(ctx.locale);
  if (goal.visibility === 'private') return notice(words.isPrivate());
  if (!mayShowToTeam(relation, goal)) return notice(words.alreadyShown());
  if (goal.shownToTeam === shownToTeam)
    return { reply: { kind: 'redraw', toast: shownToTeam ? words.alreadyShown() : words.alreadyHidden() } };
  const lags = await parts.lags.ofGoals([goal.id]);
  const [before, after] = [goal.shownToTeam, shownToTeam].map((it) => ({ shownToTeam: it ? 'yes' : 'no' }));
  const change = {
    byId: ctx.actor.personId,
    what: 'shown',
    before: before ?? {},
    after: after ?? {},
  } as const;
  return {
    write: parts.own.change(goal, { shownToTeam }, change, ctx.now),
    refresh: [{ card: 'goals.goal', thing: goal.id }, ...(await cardsOf(parts, lags))],
    wake: goal.teamId === undefined ? [] : [wakeTeam(goal.teamId, ctx.now)],
    reply: { kind: 'redraw', toast: shownToTeam ? words.shown() : words.hidden() },
  };
}
