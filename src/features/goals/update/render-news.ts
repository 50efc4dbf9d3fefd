import type { Card, RenderContext } from '../../../chat/index.ts';
import type { Parts } from '../parts.ts';
import { viewGoal } from '../read-goals.ts';
import { whoReads } from '../who-reads.ts';
import { achievedCard, milestonesCard } from './news-cards.ts';
import { isAchieved, isToldToTeam } from './rules.ts';

/** Reads a goal for whoever sees its news: a channel where it was posted, or a person with rights of their own. */
async function viewFor(parts: Parts, { reader, now }: RenderContext, goalId: string) {
  const who = await whoReads(parts.people, reader);
  if (who !== undefined) return viewGoal(parts, who, goalId, now);
  if (reader.channel === undefined) return undefined;
  const goal = await parts.own.goal(goalId);
  if (goal === undefined || !isToldToTeam(goal)) return undefined;
  // A channel sees what its team is told, as any of its members would.
  const asOwner = { personId: goal.ownerId, external: false, timeZone: reader.timeZone };
  return viewGoal(parts, asOwner, goalId, now);
}

/** Draws the news that a goal is achieved; struck back, it is none. */
export async function renderAchieved(
  parts: Parts,
  ctx: RenderContext,
  goalId: string,
): Promise<Card | 'gone'> {
  const view = await viewFor(parts, ctx, goalId);
  return view === undefined || !isAchieved(view.goal) ? 'gone' : achievedCard(view, ctx.locale);
}

/** Draws the news of the milestones that were reached on one day; the thing is `<date>@<goal>`. */
export async function renderMilestones(
  parts: Parts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const [, on, goalId] = /^(\d{4}-\d{2}-\d{2})@(.+)$/.exec(thing) ?? [];
  const view = goalId === undefined ? undefined : await viewFor(parts, ctx, goalId);
  const reached = (view?.milestones ?? []).filter((it) => it.doneOn === on);
  return view === undefined || reached.length === 0 ? 'gone' : milestonesCard(view, reached, ctx.locale);
}
