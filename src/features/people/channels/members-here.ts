import { setTimeout } from 'node:timers/promises';
import type { ChannelRef, ChatDirectory } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import { findOutsiders } from './find-outsiders.ts';
import type { ChannelStore } from './store.ts';

/** A form opens and closes within seconds of the tap: it does not wait longer for the chat (ms). */
const PATIENCE = 1_200;

/** Waits for an answer of the chat, but not long; nothing where it fails or is late. */
async function soon<T>(asked: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  const patience = setTimeout(PATIENCE, undefined, { signal: late.signal }).catch(() => undefined);
  try {
    return await Promise.race([asked.catch(() => undefined), patience]);
  } finally {
    late.abort();
  }
}

const directoryOf = (directories: readonly ChatDirectory[], channel: ChannelRef) =>
  directories.find((it) => it.platform === channel.platform && it.workspace === channel.workspace);

/** Asks a chat who is in a channel, for a proposal; nothing where it cannot tell soon enough. */
export async function membersHere(
  directories: readonly ChatDirectory[],
  channel: ChannelRef,
): Promise<ReadonlySet<string> | undefined> {
  const directory = directoryOf(directories, channel);
  const members = directory === undefined ? undefined : await soon(directory.members(channel.id));
  return members === undefined ? undefined : new Set(members);
}

/** Looks who from outside is in a channel that becomes a team's; what the chat does not tell soon, the next sync asks again. */
export type LookAtChannel = (teamId: string, channel: ChannelRef, now: Instant) => Promise<Write[]>;

export const lookAtChannel =
  (store: ChannelStore, directories: readonly ChatDirectory[]): LookAtChannel =>
  async (teamId, channel, now) => {
    const directory = directoryOf(directories, channel);
    if (directory === undefined) return [];
    const look = async () => {
      const found = await directory.channel(channel.id);
      return found === undefined ? undefined : findOutsiders(store, directory, found);
    };
    const outsiders = await soon(look());
    const key = { teamId, platform: channel.platform };
    return outsiders === undefined ? [] : [store.setOutsiders(key, outsiders, now)];
  };
