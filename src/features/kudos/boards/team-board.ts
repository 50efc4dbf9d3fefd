import { z } from 'zod';
import { atWallTime } from '../../../calendar/index.ts';
import {
  action,
  type Card,
  type Context,
  defineForm,
  type Outcome,
  type RenderContext,
  type Text,
} from '../../../chat/index.ts';
import type { People, Team, TeamSection } from '../../people/model.ts';
import { maySeeRanks, maySeeTeamFigures, maySeeTotals, maySetTeam } from '../policy.ts';
import type { KudosStore } from '../store.ts';
import type { TradingStore } from '../trading/store.ts';
import { settingsForm, teamCard, totalsCard } from './cards.ts';
import { say } from './copy.ts';
import type { ReadBoard } from './read-board.ts';
import { monthIn } from './rules.ts';
import type { BoardStore } from './store.ts';

type Parts = {
  own: KudosStore;
  boards: BoardStore;
  trades: TradingStore;
  people: People;
  board: ReadBoard;
};

const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });
/** Makes `/kudos team`, what its lead may switch, and the totals for HR. */
export function createTeamBoard({ own, boards, trades, people, board }: Parts) {
  /** The team of the channel, else the actor's own, else the one they lead. */
  async function teamFor(ctx: Context): Promise<Team | undefined> {
    const here = ctx.place.kind === 'channel' ? await people.teamOfChannel(ctx.place.channel) : undefined;
    if (here !== undefined) return here;
    const me = await people.person(ctx.actor.personId);
    const own = me?.teamId === undefined ? undefined : await people.team(me.teamId);
    return own ?? (await people.teamsLedBy(ctx.actor.personId))[0];
  }

  const form = defineForm({
    values: z.object({ roundUp: z.boolean(), ranks: z.boolean() }),
    async open(ctx, { subject }) {
      const team = await people.team(subject);
      if (team === undefined || !maySetTeam(ctx.actor, team))
        return { refused: notice(say(ctx.locale).onlyLead()) };
      return settingsForm(ctx.locale, { team: team.name, settings: await boards.settings(team.id) });
    },
    async submit(ctx, { subject, values }) {
      return { write: [boards.keepSettings(subject, values)], ...notice(say(ctx.locale).saved()) };
    },
  });

  const section: TeamSection = {
    async facts(team, locale) {
      return [{ label: say(locale).fact(), value: say(locale).factValue(await boards.settings(team.id)) }];
    },
    settings: (team, locale) => ({
      label: say(locale).settings(),
      action: action('kudos.team-settings', { team: team.id }),
    }),
  };

  return {
    form,
    section,
    openSettings: (team: string): Outcome => ({
      reply: { kind: 'form', form: { form: 'kudos.team-settings', subject: team } },
    }),
    async show(ctx: Context): Promise<Outcome> {
      const team = await teamFor(ctx);
      return team === undefined
        ? notice(say(ctx.locale).noTeam())
        : { reply: { kind: 'card', card: { card: 'kudos.team', thing: team.id } } };
    },
    /** Switches personal ranks for a team; without a word they stay off. */
    async setRanks(ctx: Context, ranks: boolean): Promise<Outcome> {
      const words = say(ctx.locale);
      const team = await teamFor(ctx);
      if (team === undefined) return notice(words.noTeam());
      if (!maySetTeam(ctx.actor, team)) return notice(words.onlyLead());
      const settings = await boards.settings(team.id);
      return {
        write: [boards.keepSettings(team.id, { ...settings, ranks })],
        ...notice(ranks ? words.ranksOn({ team: team.name }) : words.ranksOff({ team: team.name })),
      };
    },
    totals: (ctx: Context): Outcome =>
      maySeeTotals(ctx.actor)
        ? { reply: { kind: 'card', card: { card: 'kudos.totals', thing: 'company' } } }
        : notice(say(ctx.locale).onlyHr()),
    async renderTeam(ctx: RenderContext, teamId: string): Promise<Card | 'gone'> {
      const { personId } = ctx.reader;
      const [team, reader] = await Promise.all([
        people.team(teamId),
        personId === undefined ? undefined : people.person(personId),
      ]);
      if (team === undefined || reader === undefined || !maySeeTeamFigures(reader)) return 'gone';
      const who = { ...reader, personId: reader.id };
      return teamCard(ctx.locale, await board(team, monthIn(team.timeZone, ctx.now)), {
        seesRanks: maySeeRanks(who, team),
        maySet: maySetTeam(who, team),
      });
    },
    async renderTotals(ctx: RenderContext): Promise<Card | 'gone'> {
      const { personId, timeZone } = ctx.reader;
      const reader = personId === undefined ? undefined : await people.person(personId);
      if (reader === undefined || !maySeeTotals({ ...reader, personId: reader.id })) return 'gone';
      const month = monthIn(timeZone, ctx.now);
      const totals = await own.totals(atWallTime(`${month}-01`, '00:00', timeZone));
      return totalsCard(ctx.locale, { month, ...totals, pairs: await trades.count() });
    },
  };
}
