import { z } from 'zod';
import {
  type CardDeclaration,
  type Context,
  defineAction,
  type Outcome,
  type PersonRef,
  type Post,
} from '../../../chat/index.ts';
import { type People, peopleFacts, type Team } from '../model.ts';
import { mayManageTeam } from '../policy.ts';
import { channelLabel, notice } from '../teams/parts.ts';
import { outsidersCard } from './cards.ts';
import { say } from './copy.ts';
import { isClosed, seenAs, somebody } from './rules.ts';
import type { ChannelStore } from './store.ts';

type Parts = { store: ChannelStore; people: () => Pick<People, 'team' | 'person'> };

const payload = z.object({ team: z.string(), platform: z.string(), seen: z.string() });

/** Makes the gate before channels with people from outside, and the lead's agreement that opens it. */
export function createOutsiders({ store, people }: Parts) {
  const askPost = (team: Team, platform: string, seen: string): Post[] =>
    team.leadId === undefined
      ? []
      : [
          {
            id: `outsiders:${team.id}:${platform}:${seen}`,
            to: [{ person: team.leadId }],
            parts: [{ card: 'people.outsiders', thing: `${team.id} ${platform}` }],
            kind: 'personal',
            why: 'people.outsiders',
            supersedes: `outsiders:${team.id}:${platform}`,
          },
        ];

  const channelsFor: People['channelsFor'] = async (team) => {
    if (team.channels.length === 0) return { open: [], ask: [] };
    const rows = await store.ofTeam(team.id);
    const closed = rows.filter((it) => isClosed(it.outsiders, it.agreedOutsiders));
    return {
      open: team.channels.filter(({ channel }) => closed.every((it) => it.platform !== channel.platform)),
      ask: closed.flatMap((it) => askPost(team, it.platform, seenAs(it.outsiders ?? []))),
    };
  };

  async function agree(ctx: Context, it: z.infer<typeof payload>): Promise<Outcome> {
    const words = say(ctx.locale);
    const key = { teamId: it.team, platform: it.platform };
    const [team, row] = await Promise.all([people().team(it.team), store.of(key)]);
    if (team === undefined || row === undefined) return notice(words.gone());
    if (!mayManageTeam(ctx.actor, team)) return notice(words.notYours());
    const outsiders = row.outsiders ?? [];
    if (!isClosed(outsiders, row.agreedOutsiders)) return { reply: { kind: 'redraw' } };
    // Nobody agrees to people whom they did not see.
    if (seenAs(outsiders) !== it.seen) return { reply: { kind: 'redraw', toast: words.changedMeanwhile() } };
    const card = { card: 'people.outsiders', thing: `${it.team} ${it.platform}` };
    return {
      write: [
        store.agree(
          key,
          outsiders.map(({ account }) => account),
        ),
      ],
      tell: [{ name: peopleFacts.outsidersAgreed, thing: it.team }],
      refresh: [card],
      reply: { kind: 'redraw' },
    };
  }

  const card: CardDeclaration = {
    async render({ reader, locale }, thing) {
      const [teamId = '', platform = ''] = thing.split(' ');
      const [team, row, person] = await Promise.all([
        people().team(teamId),
        store.of({ teamId, platform }),
        reader.personId === undefined ? undefined : people().person(reader.personId),
      ]);
      if (team === undefined || row?.outsiders == null || person === undefined) return 'gone';
      if (!mayManageTeam({ personId: person.id, roles: person.roles, external: person.external }, team))
        return 'gone';
      const named = row.outsiders.filter((it) => it.account !== somebody.account);
      return outsidersCard(locale, {
        teamId,
        platform,
        team: team.name,
        channel: channelLabel(row.name),
        outsiders: named.map(({ account, name }): PersonRef => ({ id: `account:${account}`, name })),
        count: named.length,
        seen: seenAs(row.outsiders),
        isAgreed: !isClosed(row.outsiders, row.agreedOutsiders),
      });
    },
  };

  return {
    channelsFor,
    cards: { outsiders: card },
    actions: { 'agree-outsiders': defineAction(payload, agree) },
  };
}
