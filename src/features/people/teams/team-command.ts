import { localDate } from '../../../calendar/index.ts';
import {
  type CommandDeclaration,
  type Context,
  lineText,
  type Outcome,
  type Place,
} from '../../../chat/index.ts';
import { mayFoundTeam, maySearchTeams } from '../policy.ts';
import { say } from './copy.ts';
import { channelLabel, notice, showTeam, type TeamParts } from './parts.ts';
import { MOST_FOUND, teamsWithout } from './show-team.ts';

type Channel = Extract<Place, { kind: 'channel' }>;

const choose = (thing: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'people.choose-team', thing } },
});

/** Makes `/pacer team`: the team of the channel it is typed in, else the one its reader leads or is in. */
export function createTeamCommand({ store, people }: TeamParts): CommandDeclaration {
  async function search(ctx: Context, words: string): Promise<Outcome> {
    const ids = await store.idsByName(words, MOST_FOUND);
    const [only] = ids;
    if (only === undefined) return notice(say(ctx.locale).noneFound({ words }));
    return ids.length === 1 ? showTeam(only) : choose(`find:${words}`);
  }

  async function setUp(ctx: Context, place: Channel): Promise<Outcome> {
    const words = say(ctx.locale);
    const today = localDate(ctx.now, ctx.actor.timeZone);
    const [led, reports] = await Promise.all([
      people.teamsLedBy(ctx.actor.personId),
      people.reportsOf(ctx.actor.personId, today),
    ]);
    const homeless = teamsWithout(led, place.channel.platform);
    if (homeless.length === 0 && !mayFoundTeam(ctx.actor, reports.length)) return notice(words.mayNotFound());
    if (!place.botPresent) return notice(words.inviteMe({ channel: channelLabel(place.name) }));
    const subject = ctx.newId();
    const write = store.keepSetup(subject, ctx.actor.personId, place, ctx.now);
    return homeless.length > 0
      ? { write, reply: { kind: 'card', card: { card: 'people.bind-channel', thing: subject } } }
      : { write, reply: { kind: 'form', form: { form: 'people.found-team', subject } } };
  }

  async function own(ctx: Context): Promise<Outcome> {
    const words = say(ctx.locale);
    const [led, person] = await Promise.all([
      people.teamsLedBy(ctx.actor.personId),
      people.person(ctx.actor.personId),
    ]);
    const [only] = led;
    if (led.length > 1) return choose('led');
    if (only !== undefined) return showTeam(only.id);
    if (person?.teamId !== undefined) return showTeam(person.teamId);
    const reports = await people.reportsOf(ctx.actor.personId, localDate(ctx.now, ctx.actor.timeZone));
    return notice(mayFoundTeam(ctx.actor, reports.length) ? words.inChannelOnly() : words.noTeam());
  }

  return {
    aliases: ['团队', 'pacer 团队', '我的团队'],
    describe: (locale) => {
      const words = say(locale);
      return {
        summary: words.command(),
        usage: [{ line: words.usageName(), summary: words.usageNameSummary() }],
      };
    },
    async run(ctx, line) {
      const typed = lineText(line);
      if (typed !== '' && maySearchTeams(ctx.actor)) return search(ctx, typed);
      if (ctx.place.kind !== 'channel') return own(ctx);
      const team = await people.teamOfChannel(ctx.place.channel);
      return team === undefined ? setUp(ctx, ctx.place) : showTeam(team.id);
    },
  };
}
