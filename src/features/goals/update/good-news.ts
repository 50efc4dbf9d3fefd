import { nextChannelMoment } from '../../../calendar/index.ts';
import {
  type CardRef,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type Post,
  type RenderContext,
  type Wake,
} from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Team } from '../../people/model.ts';
import { goalFacts } from '../facts.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { achievedRef, milestonesRef } from './news-refs.ts';
import { renderAchieved, renderMilestones } from './render-news.ts';
import { isAchieved, isToldToTeam, NEWS_AFTER_MS } from './rules.ts';
import type { UpdateParts } from './typed-update.ts';

const DAY_MS = 86_400_000;

/** After so long a piece of good news is none any more. */
const STALE_MS = 7 * DAY_MS;

async function teamsOf(parts: Parts, goals: readonly Goal[]): Promise<ReadonlyMap<string, Team>> {
  return parts.people.teams([...new Set(goals.flatMap((it) => it.teamId ?? []))]);
}

/** Waits for the channel's own day, since Pacer posts there by itself. */
const openedAt = (parts: Parts, team: Team, from: Instant): Instant =>
  nextChannelMoment(parts.people.teamWorkTime(team), from);

/** Asks for good news a while after a goal is achieved, and takes it back where it is achieved no more. */
async function awaitNews(parts: Parts, ids: readonly string[]): Promise<Outcome> {
  const goals = [...(await parts.own.goals(ids)).values()];
  const teams = await teamsOf(parts, goals);
  const wake = goals.map((goal): Wake => {
    const team = teams.get(goal.teamId ?? '');
    const isNews = team !== undefined && isAchieved(goal) && isToldToTeam(goal);
    const after = new Date(goal.statusSince.getTime() + NEWS_AFTER_MS);
    return {
      timer: 'goals.good-news',
      subject: goal.id,
      at: isNews ? openedAt(parts, team, after) : null,
    };
  });
  return { wake };
}

/** Posts a card in each channel of a team that may show it; the same news decided twice is one message. */
async function postNews(
  parts: Parts,
  ctx: JobContext,
  team: Team,
  it: { id: string; card: CardRef },
): Promise<Outcome> {
  const { open, ask } = await parts.people.channelsFor(team);
  const posts = open.map(
    ({ channel }): Post => ({
      id: `${it.id}:${channel.platform}:${channel.id}`,
      to: [{ channel }],
      parts: [it.card],
      kind: 'nudge',
      why: 'goals.good-news',
      expiresAt: new Date(ctx.now.getTime() + DAY_MS),
    }),
  );
  // Where the day's news stands already, it grows.
  return { post: [...posts, ...ask], refresh: [it.card] };
}

/** Tells a team what one of its goals achieved, if it still is so. */
async function tellAchieved(parts: Parts, ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
  const found = await parts.own.goals(ids);
  const goals = [...found.values()].filter((it) => isAchieved(it) && isToldToTeam(it));
  const [teams, above] = await Promise.all([
    teamsOf(parts, goals),
    parts.own.goals(goals.flatMap((it) => it.parentId ?? [])),
  ]);
  const outcomes = goals.map(async (goal): Promise<Outcome> => {
    const team = teams.get(goal.teamId ?? '');
    const objective = goal.kind === 'key-result' ? above.get(goal.parentId ?? '') : undefined;
    // An objective's own news says it all.
    if (team?.on !== true || (objective !== undefined && isAchieved(objective))) return {};
    const since = goal.statusSince.getTime();
    if (ctx.now.getTime() - since > STALE_MS) return {};
    const at = openedAt(parts, team, new Date(Math.max(ctx.now.getTime(), since + NEWS_AFTER_MS)));
    if (at > ctx.now) return { wake: [{ timer: 'goals.good-news', subject: goal.id, at }] };
    return postNews(parts, ctx, team, {
      id: `goal-achieved:${goal.id}:${since}`,
      card: achievedRef(goal.id),
    });
  });
  return joinOutcomes(...(await Promise.all(outcomes)));
}

/** Tells that milestones are reached, those that were not taken back meanwhile. */
async function settleMilestones({ typed }: UpdateParts, ids: readonly string[]): Promise<Outcome> {
  const reached = (await typed.milestones(ids)).filter((it) => it.doneOn !== undefined);
  return { tell: reached.map((it) => ({ name: goalFacts.milestoneReached, thing: it.id })) };
}

/** Asks for the news of reached milestones at the next moment at which their team's channel takes it. */
async function awaitMilestoneNews(
  parts: UpdateParts,
  now: Instant,
  ids: readonly string[],
): Promise<Outcome> {
  const milestones = await parts.typed.milestones(ids);
  const goals = await parts.own.goals([...new Set(milestones.map((it) => it.goalId))]);
  const teams = await teamsOf(parts, [...goals.values()]);
  const wake = milestones.flatMap((it): Wake[] => {
    const goal = goals.get(it.goalId);
    const team = teams.get(goal?.teamId ?? '');
    if (goal === undefined || team === undefined || !isToldToTeam(goal)) return [];
    return [{ timer: 'goals.milestone-news', subject: it.id, at: openedAt(parts, team, now) }];
  });
  return { wake };
}

/** Tells a team of milestones that its goals reached: one message a goal and day, none where the whole goal is achieved. */
async function tellMilestones(parts: UpdateParts, ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
  const milestones = await parts.typed.milestones(ids);
  const goals = await parts.own.goals([...new Set(milestones.map((it) => it.goalId))]);
  const teams = await teamsOf(parts, [...goals.values()]);
  const days = new Map<string, { goal: Goal; on: string }>();
  for (const { goalId, doneOn } of milestones) {
    const goal = goals.get(goalId);
    if (doneOn !== undefined && goal !== undefined && isToldToTeam(goal) && !isAchieved(goal))
      days.set(`${doneOn}@${goalId}`, { goal, on: doneOn });
  }
  const outcomes = [...days.values()].map(async ({ goal, on }): Promise<Outcome> => {
    const team = teams.get(goal.teamId ?? '');
    if (team?.on !== true) return {};
    const since = new Date(`${on}T00:00:00Z`).getTime();
    if (ctx.now.getTime() - since > STALE_MS + DAY_MS) return {};
    return postNews(parts, ctx, team, {
      id: `goal-milestones:${goal.id}:${on}`,
      card: milestonesRef(goal.id, on),
    });
  });
  return joinOutcomes(...(await Promise.all(outcomes)));
}

/** Good news: told a quarter of an hour after it is reported, in the team's channel, if it was not corrected meanwhile. */
export const createGoodNews = (parts: UpdateParts) => ({
  cards: {
    achieved: { render: (ctx: RenderContext, id: string) => renderAchieved(parts, ctx, id) },
    'milestones-reached': {
      render: (ctx: RenderContext, thing: string) => renderMilestones(parts, ctx, thing),
    },
  },
  timers: {
    'good-news': (ctx: JobContext, ids: readonly string[]) => tellAchieved(parts, ctx, ids),
    milestone: (_ctx: JobContext, ids: readonly string[]) => settleMilestones(parts, ids),
    'milestone-news': (ctx: JobContext, ids: readonly string[]) => tellMilestones(parts, ctx, ids),
  },
  on: {
    [goalFacts.statusChanged]: (_ctx: JobContext, ids: readonly string[]) => awaitNews(parts, ids),
    [goalFacts.milestoneReached]: (ctx: JobContext, ids: readonly string[]) =>
      awaitMilestoneNews(parts, ctx.now, ids),
  },
});
