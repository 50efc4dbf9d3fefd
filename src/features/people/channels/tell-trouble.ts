import { z } from 'zod';
import {
  type CardDeclaration,
  type CardRef,
  type ChannelRef,
  type ChatDirectory,
  type Context,
  defineAction,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type Post,
  type RosterChannel,
} from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import type { People } from '../model.ts';
import { mayManageTeam } from '../policy.ts';
import { channelLabel, notice } from '../teams/parts.ts';
import { troubleCard } from './cards.ts';
import { say } from './copy.ts';
import { keptSince, troubleIn } from './rules.ts';
import type { ChannelTrouble } from './schema.ts';
import type { ChannelRow, ChannelStore } from './store.ts';

export type TroubleParts = {
  store: ChannelStore;
  people: Pick<People, 'team' | 'teamWorkTime' | 'person'>;
  directories: readonly ChatDirectory[];
  /** Where a message was to go; delivery knows. */
  message: (id: string) => Promise<{ channel: ChannelRef | undefined } | undefined>;
  requeueRefused: (channel: ChannelRef, since: Instant, now: Instant) => Write[];
};

const cardOf = ({ teamId, platform }: Pick<ChannelRow, 'teamId' | 'platform'>): CardRef => ({
  card: 'people.channel-trouble',
  thing: `${teamId} ${platform}`,
});

const payload = z.object({ team: z.string(), platform: z.string() });

/** Makes what a lead hears about a channel in which nothing can be posted, and its mending. */
export function createTroubles({ store, people, directories, message, requeueRefused }: TroubleParts) {
  /** Tells the lead once, until it works again; a better word for a known trouble only brings the card up to date. */
  async function begin(
    row: ChannelRow,
    trouble: ChannelTrouble,
    { now, newId }: JobContext,
  ): Promise<Outcome> {
    if (row.trouble === trouble || (row.trouble !== null && trouble === 'refused')) return {};
    if (row.trouble !== null) return { write: [store.changeTrouble(row, trouble)], refresh: [cardOf(row)] };
    const team = await people.team(row.teamId);
    const post: Post[] =
      team?.leadId === undefined
        ? []
        : [
            {
              // The guard on the row keeps it from being told twice.
              id: newId(),
              to: [{ person: team.leadId }],
              parts: [cardOf(row)],
              kind: 'personal',
              why: 'people.channel-trouble',
              supersedes: `channel-trouble:${row.teamId}:${row.platform}`,
            },
          ];
    return { write: [store.setTrouble(row, trouble, now)], post };
  }

  /** Lets what was refused lately go again. */
  async function end(row: ChannelRow, now: Instant): Promise<Outcome> {
    const { platform, workspace, channelId: id } = row;
    const team = await people.team(row.teamId);
    if (team === undefined || workspace === null || id === null) return {};
    const since = keptSince(people.teamWorkTime(team), now);
    return {
      write: [store.endTrouble(row), ...requeueRefused({ platform, workspace, id }, since, now)],
      refresh: [cardOf(row)],
    };
  }

  /** Hears of each message that a chat refused for good. */
  async function refused(ctx: JobContext, messageIds: readonly string[]): Promise<Outcome> {
    const channels = new Map<string, ChannelRef>();
    for (const id of messageIds) {
      const channel = (await message(id))?.channel;
      if (channel !== undefined)
        channels.set(`${channel.platform} ${channel.workspace} ${channel.id}`, channel);
    }
    const outcomes: Outcome[] = [];
    for (const channel of channels.values()) {
      const row = await store.at(channel);
      if (row !== undefined) outcomes.push(await begin(row, 'refused', ctx));
    }
    return joinOutcomes(...outcomes);
  }

  /** Asks the chat; one without a directory is simply tried. */
  async function ask(row: ChannelRow): Promise<RosterChannel | 'gone' | 'unasked' | 'silent'> {
    const directory = directories.find(
      (it) => it.platform === row.platform && it.workspace === row.workspace,
    );
    if (directory === undefined || row.channelId === null) return 'unasked';
    try {
      return (await directory.channel(row.channelId)) ?? 'gone';
    } catch {
      return 'silent';
    }
  }

  async function tryAgain(ctx: Context, it: z.infer<typeof payload>): Promise<Outcome> {
    const words = say(ctx.locale);
    const [team, row] = await Promise.all([
      people.team(it.team),
      store.of({ teamId: it.team, platform: it.platform }),
    ]);
    if (team === undefined || row?.channelId == null) return notice(words.gone());
    if (!mayManageTeam(ctx.actor, team)) return notice(words.notYours());
    if (row.trouble === null) return { reply: { kind: 'redraw' } };
    const found = await ask(row);
    if (found === 'silent') return notice(words.cannotAsk());
    const why = found === 'unasked' ? undefined : troubleIn(found === 'gone' ? undefined : found);
    if (why === undefined) return { ...(await end(row, ctx.now)), reply: { kind: 'redraw' } };
    const channel = channelLabel(row.name);
    return joinOutcomes(await begin(row, why, ctx), notice(words.stillNot({ channel, why })));
  }

  const card: CardDeclaration = {
    async render({ reader, locale }, thing) {
      const [teamId = '', platform = ''] = thing.split(' ');
      const [team, row, person] = await Promise.all([
        people.team(teamId),
        store.of({ teamId, platform }),
        reader.personId === undefined ? undefined : people.person(reader.personId),
      ]);
      if (team === undefined || row === undefined || person === undefined) return 'gone';
      if (!mayManageTeam({ personId: person.id, roles: person.roles, external: person.external }, team))
        return 'gone';
      return troubleCard(locale, {
        teamId,
        platform,
        team: team.name,
        channel: channelLabel(row.name),
        trouble: row.trouble ?? undefined,
      });
    },
  };

  return {
    begin,
    end,
    cards: { 'channel-trouble': card },
    actions: { 'try-channel': defineAction(payload, tryAgain) },
    on: { 'delivery.refused': refused },
  };
}

export type Troubles = ReturnType<typeof createTroubles>;
