import { localDate } from '../../../calendar/index.ts';
import type { Context, Outcome } from '../../../chat/index.ts';
import type { Team } from '../../people/model.ts';
import type { LeadingPart } from '../leading-part.ts';
import { say } from './copy.ts';
import type { Parts } from './parts.ts';
import type { Pausing } from './pause.ts';
import { mayLead } from './policy.ts';
import { type TeamReader, teamSubject } from './read-team.ts';
import type { Reminders } from './remind.ts';
import { startNow } from './start-now.ts';

type Tools = { team: TeamReader; remind: Reminders; pause: Pausing };

const card = (name: string, thing: string): Outcome => ({
  reply: { kind: 'card', card: { card: `check-ins.${name}`, thing } },
});

/** Makes `/checkin status`, `start` and `remind` for whoever leads, and `pause` and `resume` for oneself. */
export function leadingCommands(parts: Parts, { team, remind, pause }: Tools): LeadingPart['commands'] {
  const { people } = parts;
  const notLeading = (ctx: Context): Outcome => ({
    reply: { kind: 'notice', text: say(ctx.locale).notLeading() },
  });

  /** In a team's channel its lead means this team; elsewhere all the teams they lead. */
  async function teamsMeant(ctx: Context): Promise<readonly Team[]> {
    const led = await people.teamsLedBy(ctx.actor.personId);
    if (ctx.place.kind !== 'channel') return led;
    const here = await people.teamOfChannel(ctx.place.channel);
    return here !== undefined && mayLead(ctx.actor.personId, here) ? [here] : led;
  }

  /** Shows managers who lead no team how their own reports stand. */
  async function ownReports(ctx: Context): Promise<Outcome> {
    const { personId, timeZone } = ctx.actor;
    const reports = await people.reportsOf(personId, localDate(ctx.now, timeZone));
    if (reports.length === 0) return notLeading(ctx);
    const row = await team.ownRow(personId, [], { now: ctx.now, timeZone });
    if (row === undefined) return { reply: { kind: 'notice', text: say(ctx.locale).nobodyAsked() } };
    return card('team', row.subject);
  }

  return {
    async status(ctx) {
      const teams = (await teamsMeant(ctx)).filter((it) => it.on);
      const [first, ...others] = teams;
      if (first === undefined) return ownReports(ctx);
      if (others.length > 0) return card('teams', ctx.actor.personId);
      const { personId, timeZone } = ctx.actor;
      const hasOthers =
        ctx.place.kind !== 'channel' &&
        (await team.ownRow(personId, teams, { now: ctx.now, timeZone })) !== undefined;
      if (hasOthers) return card('teams', personId);
      return card('team', teamSubject('team', first.id, await team.lastWeekOf(first, ctx.now)));
    },
    async start(ctx) {
      const teams = await teamsMeant(ctx);
      return teams.length === 0 ? notLeading(ctx) : startNow(parts, ctx, teams);
    },
    async remind(ctx) {
      const teams = (await teamsMeant(ctx)).filter((it) => it.on);
      if (teams.length === 0) return notLeading(ctx);
      const weeks = await Promise.all(
        teams.map(async (each) => ({ team: each, week: await team.lastWeekOf(each, ctx.now) })),
      );
      return remind.remindTeams(ctx, weeks);
    },
    pause: async (ctx) => ({ ...(await pause.pause(ctx)), ...card('pause', ctx.actor.personId) }),
    resume: async (ctx) => ({ ...(await pause.goOn(ctx)), ...card('pause', ctx.actor.personId) }),
  };
}
