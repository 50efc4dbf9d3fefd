import type { MessageRef } from '../../src/chat/index.ts';

/** Names a message by its channel and its time stamp, which is unique there. */
export const messageRef = (channel: string, ts: string): MessageRef => `${channel}:${ts}`;

/** Reads where a message is; undefined where the reference is not one of Slack's. */
export function readMessageRef(ref: MessageRef): { channel: string; ts: string } | undefined {
  const [, channel, ts] = /^([^:]+):([^:]+)$/.exec(ref) ?? [];
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}
