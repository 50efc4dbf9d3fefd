import type { Account, Address, ChannelRef, Place } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { BOT, PLATFORM, WORKSPACE, type World, type WorldChannel, type WorldPerson } from './config.ts';

export type Conversation =
  | { key: string; kind: 'direct'; account: string }
  | { key: string; kind: 'channel'; channel: WorldChannel };

/** Whoever looks at the page: somebody of the company, with the channels they are in. */
export type Viewer = { me: WorldPerson; people: readonly WorldPerson[]; channels: readonly WorldChannel[] };

export const account = (id: string): Account => ({ platform: PLATFORM, workspace: WORKSPACE, id });
export const channelRef = (id: string): ChannelRef => ({ platform: PLATFORM, workspace: WORKSPACE, id });
export const directKey = (accountId: string): string => `direct:${accountId}`;
export const channelKey = (channelId: string): string => `channel:${channelId}`;

/** Names the conversation that an address leads to. */
export const conversationOf = (to: Address): string =>
  to.channel === undefined ? directKey(to.account.id) : channelKey(to.channel.id);

/** Finds the conversation with a key among those that a viewer is part of. */
export function conversationFor(viewer: Viewer, key: string): Conversation | undefined {
  if (key === directKey(viewer.me.accountId)) return { key, kind: 'direct', account: viewer.me.accountId };
  const channel = viewer.channels.find((it) => channelKey(it.id) === key);
  return channel === undefined ? undefined : { key, kind: 'channel', channel };
}

/** Says where something was typed or pressed. */
export const placeOf = (conversation: Conversation): Place =>
  conversation.kind === 'direct'
    ? { kind: 'direct' }
    : {
        kind: 'channel',
        channel: channelRef(conversation.channel.id),
        name: conversation.channel.name,
        botPresent: true,
      };

/** The name shown for an account. */
export const nameOf = (people: readonly WorldPerson[], accountId: string): string =>
  accountId === BOT ? 'Pacer' : (people.find((it) => it.accountId === accountId)?.name ?? accountId);

/** Reads the company anew for every request: people change while the page is open. */
export function createDirectory(world: World) {
  async function viewer(accountId: string): Promise<Viewer | undefined> {
    const [people, channels] = await Promise.all([world.people(), world.channels()]);
    const me = people.find((it) => it.accountId === accountId);
    if (me === undefined) return undefined;
    return { me, people, channels: channels.filter((it) => it.members.includes(accountId)) };
  }

  return {
    viewer,
    /** Whoever the page is opened as: the one asked for, else the one to start with, else the first. */
    async viewerOrFirst(wanted: string | undefined, preferred: Locale): Promise<Viewer | undefined> {
      const asked = wanted === undefined ? undefined : await viewer(wanted);
      if (asked !== undefined) return asked;
      const start = await world.startAs?.(preferred);
      const started = start === undefined ? undefined : await viewer(start);
      if (started !== undefined) return started;
      const [first] = await world.people();
      return first === undefined ? undefined : viewer(first.accountId);
    },
    /** Whether there is anybody or any channel at an address. */
    async exists(to: Address): Promise<boolean> {
      const { account: someone, channel } = to;
      if (someone !== undefined) return (await world.people()).some((it) => it.accountId === someone.id);
      return (await world.channels()).some((it) => it.id === channel.id);
    },
  };
}

export type PlaygroundDirectory = ReturnType<typeof createDirectory>;
