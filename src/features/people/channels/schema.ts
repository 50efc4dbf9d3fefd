import { locales } from '../../../shared/locale.ts';
import type { AnyColumn, Kit } from '../../../storage/kit.ts';

/** What keeps Pacer from posting in a team's channel. */
export const channelTroubles = ['archived', 'deleted', 'removed', 'refused'] as const;
/** Somebody from outside who can read in a channel; `*` stands for those whom the chat does not tell. */
export type Outsider = { account: string; name: string };
export type ChannelTrouble = (typeof channelTroubles)[number];

type Reference = () => AnyColumn;

/** One channel a team on each platform, and one team a channel. */
const channelTable = (k: Kit, team: Reference) =>
  k.table(
    'team_channels',
    {
      teamId: k.text('team_id').notNull().references(team),
      platform: k.text('platform').notNull(),
      /** Nothing until the channel that a file named was found. */
      workspace: k.text('workspace'),
      channelId: k.text('channel_id'),
      name: k.text('name').notNull(),
      locale: k.text('locale', { enum: locales }),
      /** Why nothing can be posted there; nothing while it works. */
      trouble: k.text('trouble', { enum: channelTroubles }),
      troubleSince: k.time('trouble_since'),
      /** Who of its members is from outside, as last seen; nothing until somebody looked. */
      outsiders: k.json<readonly Outsider[]>('outsiders'),
      outsidersAt: k.time('outsiders_at'),
      /** Those of them whom the lead saw listed and agreed to. */
      agreedOutsiders: k.json<readonly string[]>('agreed_outsiders'),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.platform] }),
      k.uniqueIndex('team_channels_channel').on(t.platform, t.workspace, t.channelId),
    ],
  );

/** Channels in which somebody has asked for a team: what they then press names only the id. */
const setupTable = (k: Kit, person: Reference) =>
  k.table(
    'team_setups',
    {
      id: k.text('id').primaryKey(),
      byId: k.text('by_id').notNull().references(person),
      platform: k.text('platform').notNull(),
      workspace: k.text('workspace').notNull(),
      channelId: k.text('channel_id').notNull(),
      name: k.text('name').notNull(),
      at: k.time('at').notNull(),
    },
    (t) => [k.index('team_setups_at').on(t.at)],
  );

/** The tables of teams' channels. */
export const channelTables = (k: Kit, team: Reference, person: Reference) => ({
  teamChannels: channelTable(k, team),
  teamSetups: setupTable(k, person),
});
