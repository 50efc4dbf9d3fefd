import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { RosterChannel } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, isSet, wordsIn } from '../../src/shared/read-answer.ts';
import { codeOf } from './errors.ts';
import { readPages } from './read-pages.ts';

type Parts = { client: WebClient; patiently: Patiently; realClock: Clock };

/** What Slack said of a channel counts for so long (ms) unless an event says otherwise. */
const COUNTS_FOR = 600_000;
/** The list of all channels, which takes a call for each 200 of them (ms). */
const LIST_COUNTS_FOR = 120_000;
const MOST_KEPT = 5_000;
/** An event that waits for this has three seconds in all (ms). */
const PATIENCE = 1_000;

const isId = (words: string): boolean => /^[CG][A-Z0-9]{5,}$/.test(words);
const fold = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

function readChannel(channel: unknown): RosterChannel | undefined {
  const [channelId, name] = [wordsIn(channel, 'id'), wordsIn(channel, 'name')];
  // A direct conversation has no name.
  if (channelId === undefined || name === undefined) return undefined;
  return {
    channelId,
    name,
    botPresent: isSet(channel, 'is_member'),
    archived: isSet(channel, 'is_archived'),
    shared: isSet(channel, 'is_ext_shared') || isSet(channel, 'is_pending_ext_shared'),
  };
}

/** Makes what is known of channels: looked up when needed, remembered for a while, changed by events. */
export function createChannels({ client, patiently, realClock }: Parts) {
  const known = new Map<string, { channel: RosterChannel; at: number }>();
  const asked = new Map<string, Promise<RosterChannel | undefined>>();
  let list: { all: Promise<readonly RosterChannel[]>; at: number } | undefined;

  function keep(channel: RosterChannel): RosterChannel {
    known.delete(channel.channelId);
    known.set(channel.channelId, { channel, at: realClock.now().getTime() });
    const oldest = known.size > MOST_KEPT ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return channel;
  }

  /** Asks Slack; a private channel is not to be found from outside. */
  async function ask(channelId: string): Promise<RosterChannel | undefined> {
    try {
      const answer = await client.apiCall('conversations.info', { channel: channelId });
      const channel = readChannel(fieldIn(answer, 'channel'));
      return channel === undefined ? undefined : keep(channel);
    } catch (error) {
      if (codeOf(error) === 'channel_not_found') return undefined;
      throw error;
    }
  }

  const read = (channelId: string): Promise<RosterChannel | undefined> => patiently(() => ask(channelId));

  async function readAll(): Promise<readonly RosterChannel[]> {
    const args = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 };
    const all = await readPages(client, patiently, { method: 'conversations.list', args, list: 'channels' });
    return all.flatMap((it) => readChannel(it) ?? []);
  }

  async function findByName(name: string): Promise<RosterChannel | undefined> {
    const now = realClock.now().getTime();
    if (list === undefined || now - list.at >= LIST_COUNTS_FOR) {
      const all = readAll();
      list = { all, at: now };
      // What failed is not remembered.
      all.catch(() => {
        list = undefined;
      });
    }
    const found = (await list.all).find((it) => fold(it.name) === fold(name));
    // Since the list was read it may have been renamed, archived, or joined.
    return found === undefined ? undefined : read(found.channelId);
  }

  function change(channelId: string, to: Partial<RosterChannel>): void {
    const before = known.get(channelId);
    if (before !== undefined) keep({ ...before.channel, ...to });
    list = undefined;
  }

  function askOnce(channelId: string): Promise<RosterChannel | undefined> {
    const running = asked.get(channelId);
    if (running !== undefined) return running;
    const started = ask(channelId).finally(() => asked.delete(channelId));
    asked.set(channelId, started);
    return started;
  }

  return {
    read,
    /** Finds a channel by id, or by name among those that are not archived. */
    find(idOrName: string): Promise<RosterChannel | undefined> {
      const words = idOrName.trim().replace(/^#/, '');
      return isId(words) ? read(words) : findByName(words);
    },
    /** Tells what was last known of a channel, however long ago. */
    last: (channelId: string): RosterChannel | undefined => known.get(channelId)?.channel,
    /** Takes what an event says, without asking Slack. */
    change,
    /** Tells whether the bot is in a channel; where Slack does not say so soon, it counts as not there. */
    async botIn(channelId: string): Promise<boolean> {
      const before = known.get(channelId);
      if (before !== undefined && realClock.now().getTime() - before.at < COUNTS_FOR)
        return before.channel.botPresent;
      const answered = new AbortController();
      const late = setTimeout(PATIENCE, undefined, { signal: answered.signal }).catch(() => undefined);
      const channel = await Promise.race([askOnce(channelId).catch(() => undefined), late]);
      answered.abort();
      return channel?.botPresent ?? false;
    },
  };
}

export type Channels = ReturnType<typeof createChannels>;
