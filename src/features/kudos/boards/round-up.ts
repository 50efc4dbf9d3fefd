import { atWallTime, nextChannelMoment } from '../../../calendar/index.ts';
import {
  type Card,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type Post,
  type RenderContext,
} from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Team } from '../../people/model.ts';
import { monthAfter } from '../rules.ts';
import { roundUpCard } from './cards.ts';
import type { ReadBoard } from './read-board.ts';
import { isMonth, isStale, monthIn, monthSubject, readMonthSubject, staleAt } from './rules.ts';
import type { BoardStore } from './store.ts';

const TIMER = 'kudos.round-up';

/** Posts a team's month when it is over. */
export interface RoundUps {
  /** Sets up the round-up of the present month for teams whose people are thanked; once a team and month. */
  arm(now: Instant, teams: readonly Team[]): Promise<Outcome>;
}

/** Makes the monthly round-up of a team's kudos in its channels. */
export function createRoundUps({
  own,
  people,
  board,
}: {
  own: BoardStore;
  people: People;
  board: ReadBoard;
}) {
  /** Finds when a month is told: on the first working day after it, in the channel's hours. */
  const dueAt = (team: Team, month: string): Date =>
    nextChannelMoment(
      people.teamWorkTime(team),
      atWallTime(`${monthAfter(month)}-01`, '00:00', team.timeZone),
    );

  function postsOf(team: Team, subject: string, due: Date): Post[] {
    return team.channels.map(({ channel }) => ({
      id: `kudos:round-up:${subject}:${channel.platform}:${channel.id}`,
      to: [{ channel }],
      parts: [{ card: 'kudos.round-up', thing: subject }],
      kind: 'nudge',
      why: 'kudos.round-up',
      expiresAt: staleAt(due),
    }));
  }

  async function tell(ctx: JobContext, team: Team, month: string): Promise<Outcome> {
    const subject = monthSubject(team.id, month);
    const due = dueAt(team, month);
    const moment = nextChannelMoment(people.teamWorkTime(team), due > ctx.now ? due : ctx.now);
    if (isStale(due, ctx.now)) return {};
    if (moment > ctx.now) return { wake: [{ timer: TIMER, subject, at: moment }] };
    const [settings, { figures }] = await Promise.all([own.settings(team.id), board(team, month)]);
    return settings.roundUp && figures.kudos > 0 ? { post: postsOf(team, subject, due) } : {};
  }

  const roundUps: RoundUps = {
    async arm(now, teams) {
      const months = teams
        .filter((it) => it.on && it.channels.length > 0)
        .map((team) => ({ team, teamId: team.id, month: monthIn(team.timeZone, now) }));
      if (months.length === 0) return {};
      const armed = await own.armed(months);
      const missing = months.filter((it) => !armed.has(monthSubject(it.teamId, it.month)));
      return {
        write: missing.map((it) => own.arm(it.teamId, it.month)),
        wake: missing.map(({ team, month }) => ({
          timer: TIMER,
          subject: monthSubject(team.id, month),
          at: dueAt(team, month),
        })),
      };
    },
  };

  return {
    roundUps,
    async send(ctx: JobContext, subjects: readonly string[]): Promise<Outcome> {
      const wanted = subjects.map(readMonthSubject).filter((it) => isMonth(it.month));
      const teams = await people.teams(wanted.map((it) => it.teamId));
      const outcomes = wanted.map(async ({ teamId, month }): Promise<Outcome> => {
        const team = teams.get(teamId);
        return team?.on === true ? tell(ctx, team, month) : {};
      });
      return joinOutcomes(...(await Promise.all(outcomes)));
    },
    /** Draws the round-up for its channel; it names nobody who was not shown before. */
    async render(ctx: RenderContext, subject: string): Promise<Card | 'gone'> {
      const { teamId, month } = readMonthSubject(subject);
      const team = await people.team(teamId);
      const { channel } = ctx.reader;
      if (team === undefined || !isMonth(month) || channel === undefined) return 'gone';
      const isTheirs = team.channels.some(
        (it) => it.channel.platform === channel.platform && it.channel.id === channel.id,
      );
      return isTheirs ? roundUpCard(ctx.locale, await board(team, month)) : 'gone';
    },
  };
}
