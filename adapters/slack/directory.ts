import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { ChatDirectory, RosterChange, RosterEntry } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Log } from '../../src/shared/log.ts';
import { createPatience, type Wait } from '../../src/shared/patience.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import type { Channels } from './channels.ts';
import { PLATFORM, type SlackConfig } from './config.ts';
import { codeOf, mapped, toPlatformError } from './errors.ts';
import { createManagerField } from './manager-field.ts';
import { readPages } from './read-pages.ts';
import { isBot, type Own, readUser } from './read-user.ts';

type Parts = {
  client: WebClient;
  config: Pick<SlackConfig, 'managerField'>;
  own: Own;
  channels: Channels;
  realClock: Clock;
  log: Log;
  wait?: Wait;
};

/** One of Slack's own events, as it arrived. */
export type SlackEvent = { type: string } & Readonly<Record<string, unknown>>;

export type SlackDirectory = ChatDirectory & {
  /** Takes an event if it is about people or channels; resolves when the change was taken, and must be awaited before the ack. */
  took(event: SlackEvent): Promise<void>;
};

/** With more unknown members than this, one list is quicker than asking for each. */
const MOST_ASKED = 40;

const gone: ReadonlySet<string | undefined> = new Set([
  'user_not_found',
  'users_not_found',
  'user_not_visible',
]);

/** Makes the directory: who is in the workspace and what channels there are, read when asked and watched by events. */
export function createSlackDirectory({
  client,
  config,
  own,
  channels,
  realClock,
  log,
  wait = setTimeout,
}: Parts): SlackDirectory {
  const patiently = createPatience(toPlatformError, wait);
  const field = config.managerField;
  const managers = createManagerField({ client, field, patiently, wait, realClock, log });
  const bots = new Map<string, boolean>();
  const watchers: ((change: RosterChange) => Promise<void>)[] = [];

  async function listUsers(): Promise<readonly unknown[]> {
    const args = { limit: 200, include_locale: true };
    const users = await readPages(client, patiently, { method: 'users.list', args, list: 'members' });
    for (const it of users) bots.set(wordsIn(it, 'id') ?? '', isBot(it));
    return users;
  }

  async function readUserOf(accountId: string): Promise<unknown> {
    try {
      const args = { user: accountId, include_locale: true };
      const user = fieldIn(await patiently(() => client.apiCall('users.info', args)), 'user');
      bots.set(accountId, isBot(user));
      return user;
    } catch (error) {
      if (gone.has(codeOf(error))) return undefined;
      throw error;
    }
  }

  /** Makes entries of users; the same user on two pages, which happens when somebody joins meanwhile, is one. */
  async function entriesOf(users: readonly unknown[]): Promise<RosterEntry[]> {
    const readings = new Map<string, { user: unknown; entry: RosterEntry }>();
    for (const user of users) {
      const entry = readUser(user, own);
      if (entry !== undefined) readings.set(entry.accountId, { user, entry });
    }
    return managers.addTo([...readings.values()]);
  }

  async function tell(change: RosterChange): Promise<void> {
    for (const watcher of watchers) await watcher(change);
  }

  async function tookUser(user: unknown): Promise<void> {
    const id = wordsIn(user, 'id');
    if (id !== undefined) bots.set(id, isBot(user));
    const [entry] = await entriesOf([user]);
    if (entry !== undefined) await tell({ kind: 'account', entry });
  }

  /** Reads a channel anew: events may come twice and in any order, Slack's own answer is the newest. */
  async function tookChannel(channelId: string, said: Parameters<Channels['change']>[1]): Promise<void> {
    const before = channels.last(channelId);
    channels.change(channelId, said);
    const channel =
      (await channels.read(channelId)) ??
      // A private channel is not shown from outside any more: all there is is what was known, and the event.
      (before === undefined ? undefined : { ...before, ...said });
    await tell(channel === undefined ? { kind: 'channel-deleted', channelId } : { kind: 'channel', channel });
  }

  async function take(event: SlackEvent): Promise<void> {
    const { channel } = event;
    const channelId = wordsIn(event, 'channel') ?? wordsIn(channel, 'id') ?? '';
    switch (event.type) {
      case 'team_join':
      case 'user_change':
        return tookUser(event.user);
      case 'channel_rename':
      case 'group_rename': {
        const name = wordsIn(channel, 'name');
        return tookChannel(channelId, name === undefined ? {} : { name });
      }
      case 'channel_archive':
      case 'group_archive':
        return tookChannel(channelId, { archived: true });
      case 'channel_unarchive':
      case 'group_unarchive':
        return tookChannel(channelId, { archived: false });
      case 'channel_left':
      case 'group_left':
        return tookChannel(channelId, { botPresent: false });
      case 'member_joined_channel':
        return tookMember(channelId, event);
      case 'channel_deleted':
      case 'group_deleted':
        channels.change(channelId, { archived: true, botPresent: false });
        return tell({ kind: 'channel-deleted', channelId });
    }
  }

  /** Who else comes and goes is looked up when it matters: the bot's own coming opens a channel. */
  async function tookMember(channelId: string, event: SlackEvent): Promise<void> {
    if (wordsIn(event, 'user') !== own.botId) return;
    await tookChannel(channelId, { botPresent: true });
  }

  async function peopleAmong(accountIds: readonly string[]): Promise<string[]> {
    const unknown = accountIds.filter((it) => !bots.has(it));
    if (unknown.length > MOST_ASKED) await listUsers();
    for (const it of accountIds) if (!bots.has(it)) await readUserOf(it);
    // Whom Slack does not let us see is somebody from outside, and no less a reader.
    return accountIds.filter((it) => bots.get(it) !== true);
  }

  async function membersOf(channelId: string): Promise<readonly string[]> {
    const members: readonly unknown[] = await readPages(client, patiently, {
      method: 'conversations.members',
      args: { channel: channelId, limit: 200 },
      list: 'members',
    }).catch((error: unknown) => {
      if (codeOf(error) === 'channel_not_found') return [];
      throw error;
    });
    return peopleAmong(members.filter((it): it is string => typeof it === 'string'));
  }

  return {
    platform: PLATFORM,
    workspace: own.workspace,
    read: mapped(async () => ({ entries: await entriesOf(await listUsers()) })),
    entry: mapped(async (accountId: string) => (await entriesOf([await readUserOf(accountId)]))[0]),
    channel: mapped(channels.find),
    members: mapped(membersOf),
    watch(changed) {
      watchers.push(changed);
    },
    took: take,
  };
}
