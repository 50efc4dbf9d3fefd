import type { Deliver } from './deliver.ts';
import type { Channel, State } from './state.ts';

export type NewChannel = {
  id?: string;
  name: string;
  members?: readonly string[];
  botIn?: boolean;
  private?: boolean;
  shared?: boolean;
  archived?: boolean;
};

/** Channels of the workspace, and what happens to them. */
export function createChannels(state: State, deliver: Deliver) {
  const need = (id: string): Channel => {
    const channel = state.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}`);
    return channel;
  };
  const tell = async (channel: Channel, what: string, more: object) => {
    const name = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
    // Only those inside hear of it.
    if (channel.members.has(state.bot.userId) || what === 'left')
      await deliver.event(name, { type: name, ...more, event_ts: state.ids.ts() });
  };
  return {
    addChannel(given: NewChannel): Channel {
      const channel: Channel = {
        id: given.id ?? state.ids.next('C'),
        name: given.name,
        kind: given.private === true ? 'private' : 'public',
        members: new Set([...(given.members ?? []), ...(given.botIn === false ? [] : [state.bot.userId])]),
        archived: given.archived ?? false,
        shared: given.shared ?? false,
      };
      state.channels.set(channel.id, channel);
      return channel;
    },
    async renameChannel(id: string, name: string): Promise<void> {
      const channel = need(id);
      channel.name = name;
      await tell(channel, 'rename', { channel: { id, name, created: 0 } });
    },
    async archiveChannel(id: string, by = 'USLACKBOT'): Promise<void> {
      const channel = need(id);
      channel.archived = true;
      await tell(channel, 'archive', { channel: id, user: by });
    },
    async unarchiveChannel(id: string, by = 'USLACKBOT'): Promise<void> {
      const channel = need(id);
      channel.archived = false;
      await tell(channel, 'unarchive', { channel: id, user: by });
    },
    /** Takes the bot out of a channel. */
    async removeBot(id: string): Promise<void> {
      const channel = need(id);
      channel.members.delete(state.bot.userId);
      await tell(channel, 'left', { channel: id, actor_id: 'USLACKBOT' });
    },
    /** Invites the bot into a channel. */
    async inviteBot(id: string, by: string): Promise<void> {
      const channel = need(id);
      channel.members.add(state.bot.userId);
      await deliver.event('member_joined_channel', {
        type: 'member_joined_channel',
        user: state.bot.userId,
        channel: id,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: state.team.id,
        inviter: by,
        event_ts: state.ids.ts(),
      });
    },
  };
}
