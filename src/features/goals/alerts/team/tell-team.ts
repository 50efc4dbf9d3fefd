import {
  addDays,
  atWallTime,
  localDate,
  nextChannelMoment,
  type WorkTime,
} from '../../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome, type Post } from '../../../../chat/index.ts';
import type { Instant } from '../../../../shared/clock.ts';
import type { Team, TeamChannel } from '../../../people/model.ts';
import { readAssessments } from '../../assess/assess-goals.ts';
import type { Goal } from '../../model.ts';
import type { Lag } from '../model.ts';
import type { AlertParts } from '../parts.ts';
import { mayBeListed } from '../policy.ts';
import {
  hasWorsened,
  isBehind,
  isRecovery,
  lagOf,
  lastTold,
  quietUntil,
  SECOND_LOOK_MS,
  teamCardOf,
  wakeTeam,
} from '../rules.ts';

/** What stands in a channel is news for so long; held up longer it is not posted any more. */
const FRESH_MS = 2 * 86_400_000;

type Behind = { goal: Goal; lag: Lag; far: number };

const postsOf = (teamId: string, date: string, channels: readonly TeamChannel[], now: Instant): Post[] =>
  channels.map(({ channel }) => ({
    id: `goals:team-alert:${teamCardOf({ teamId, date })}:${channel.platform}:${channel.id}`,
    to: [{ channel }],
    parts: [{ card: 'goals.team-alert', thing: teamCardOf({ teamId, date }) }],
    kind: 'nudge',
    why: 'goals.team-alert',
    expiresAt: new Date(now.getTime() + FRESH_MS),
  }));

/** Reads what of a team's goals is behind, released by its owner's working day, and may be listed. */
async function readBehind(parts: AlertParts, teamId: string, now: Instant): Promise<Behind[]> {
  const [all, showing] = await Promise.all([parts.own.ofTeams([teamId]), parts.teams.showingAll([teamId])]);
  const goals = all.filter(
    (it) => isBehind(it) && it.shownStatus === 'behind' && mayBeListed(it, showing.has(teamId)),
  );
  const [open, assessments] = await Promise.all([
    parts.lags.openOf(goals.map((it) => it.id)),
    readAssessments(parts, goals, now),
  ]);
  return goals.flatMap((goal) => {
    const [lag, found] = [open.get(goal.id), assessments.get(goal.id)];
    if (lag?.releasedAt === undefined || found === undefined) return [];
    return [{ goal, lag, far: lagOf(goal, found) }];
  });
}

/** Keeps what the channel has not heard in the last five working days, or what is worse since. */
async function newsOf(
  parts: AlertParts,
  behind: readonly Behind[],
  work: WorkTime,
  now: Instant,
): Promise<Behind[]> {
  const before = await parts.lags.ofGoals(behind.map((it) => it.goal.id));
  return behind.filter(({ goal, far }) => {
    const told = lastTold(before.filter((it) => it.goalId === goal.id));
    return told === undefined || quietUntil(work, told.at) <= now || hasWorsened(far, told.lag);
  });
}

/** Reads what the channel saw behind and is so no longer: `told` is told, `silent` only needs no word any more. */
async function readRecovered({ own, lags, teams }: AlertParts, teamId: string, work: WorkTime, now: Instant) {
  const ended = await lags.byIds(await teams.endedUntold(teamId));
  const goalIds = ended.map((it) => it.goalId);
  const [goals, again, showing] = await Promise.all([
    own.goals(goalIds),
    lags.openOf(goalIds),
    teams.showingAll([teamId]),
  ]);
  const isRecent = (it: Lag) => now.getTime() - (it.endedAt?.getTime() ?? 0) < SECOND_LOOK_MS;
  const isNews = (it: Lag) => {
    const goal = goals.get(it.goalId);
    const isListed = goal !== undefined && mayBeListed(goal, showing.has(teamId));
    return (
      isListed && isRecovery(it.endedAs) && !again.has(it.goalId) && quietUntil(work, it.endedAt ?? now) > now
    );
  };
  const waiting = ended.filter((it) => isNews(it) && isRecent(it));
  return {
    waiting,
    told: ended.filter((it) => isNews(it) && !isRecent(it)),
    // What is behind again may yet recover.
    silent: ended.filter((it) => !isNews(it) && !again.has(it.goalId)),
  };
}

/** Finds the channel's next morning. */
function nextMorning(work: WorkTime, now: Instant): Instant {
  const tomorrow = addDays(localDate(now, work.timeZone), 1);
  return nextChannelMoment(work, atWallTime(tomorrow, '00:00', work.timeZone));
}

async function tellTeam(parts: AlertParts, { now }: JobContext, team: Team): Promise<Outcome> {
  const work = parts.people.teamWorkTime(team);
  const moment = nextChannelMoment(work, now);
  if (moment > now) return { wake: [wakeTeam(team.id, moment)] };
  const day = { teamId: team.id, date: localDate(now, work.timeZone) };
  const behind = await readBehind(parts, team.id, now);
  const recovered = await readRecovered(parts, team.id, work, now);
  const news = await newsOf(parts, behind, work, now);
  const again =
    behind.length + recovered.waiting.length > 0 ? [wakeTeam(team.id, nextMorning(work, now))] : [];
  const silent = parts.lags.tellRecovery(
    recovered.silent.map((it) => it.id),
    now,
  );
  if (news.length + recovered.told.length === 0) return { write: silent, wake: again };
  const isToldToday = (await parts.teams.lines(day)).length > 0;
  // A channel with people from outside stays silent until the lead has agreed.
  const { open, ask } = isToldToday ? { open: [], ask: [] } : await parts.people.channelsFor(team);
  if (open.length === 0)
    return { write: silent, post: ask, wake: [wakeTeam(team.id, nextMorning(work, now))] };
  return {
    write: [
      ...silent,
      ...parts.lags.tellRecovery(
        recovered.told.map((it) => it.id),
        now,
      ),
      ...news.map((it) => parts.lags.tell(it.lag.id, now, it.far)),
      ...parts.teams.list(day, [
        ...news.map((it) => ({ lagId: it.lag.id, news: 'behind' as const })),
        ...recovered.told.map((it) => ({ lagId: it.id, news: 'recovered' as const })),
      ]),
    ],
    post: [...postsOf(team.id, day.date, open, now), ...ask],
    wake: again,
  };
}

/** Tells teams in their channels what is behind and what is no longer: one card a day, in the channel's hours. */
export async function tellTeams(
  parts: AlertParts,
  ctx: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const teams = [...(await parts.people.teams(teamIds)).values()].filter((it) => it.on);
  const outcomes: Outcome[] = [];
  for (const team of teams) outcomes.push(await tellTeam(parts, ctx, team));
  return joinOutcomes(...outcomes);
}

/** Posts a team's latest card in the channels that were closed to it, while it is fresh; a channel that has it gets no second. */
export async function tellAgreed(
  parts: AlertParts,
  { now }: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const team of (await parts.people.teams(teamIds)).values()) {
    const date = await parts.teams.latestDay(team.id);
    const oldest = localDate(new Date(now.getTime() - FRESH_MS), team.timeZone);
    const { open } = await parts.people.channelsFor(team);
    outcomes.push({
      post: date === undefined || date < oldest || !team.on ? [] : postsOf(team.id, date, open, now),
      wake: [wakeTeam(team.id, now)],
    });
  }
  return joinOutcomes(...outcomes);
}
