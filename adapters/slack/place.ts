import type { Account, ChannelRef, Place } from '../../src/chat/index.ts';
import { PLATFORM } from './config.ts';
import type { Origin } from './form-ids.ts';

/** What a channel is called, and whether the bot is in it; both may have to be asked for. */
export type ChannelFacts = (id: string, name: string) => Promise<{ name: string; botPresent: boolean }>;

export const accountIn =
  (workspace: string) =>
  (id: string): Account => ({ platform: PLATFORM, workspace, id });

/** Whether a conversation is between two people (or one and the bot). */
export const isDirect = (id: string, name: string): boolean => id.startsWith('D') || name === 'directmessage';

/** Says where something happened. */
export async function placeOf(
  channel: { id: string; name: string } | undefined,
  workspace: string,
  facts: ChannelFacts,
): Promise<Place> {
  if (channel === undefined || isDirect(channel.id, channel.name)) return { kind: 'direct' };
  const ref: ChannelRef = { platform: PLATFORM, workspace, id: channel.id };
  return { kind: 'channel', channel: ref, ...(await facts(channel.id, channel.name)) };
}

/** Writes where a form was opened into its view, and reads it back. */
export const originOf = (channel: { id: string; name: string } | undefined): Origin | undefined =>
  channel === undefined ? undefined : { channel: channel.id, name: channel.name };

export const channelOfOrigin = (origin: Origin | undefined): { id: string; name: string } | undefined =>
  origin?.channel === undefined ? undefined : { id: origin.channel, name: origin.name ?? '' };
