import {
  type ChatDirectory,
  PlatformError,
  type RosterChange,
  type RosterChannel,
  type RosterDepartment,
  type RosterEntry,
} from '../../src/chat/index.ts';

type NewEntry = Partial<RosterEntry> & { accountId: string };
type NewChannel = Partial<RosterChannel> & { channelId: string };

export type TestDirectory = ChatDirectory & {
  /** Invites somebody, or changes them; a chat that is being watched reports it when `tells` is called. */
  has(...entries: NewEntry[]): void;
  /** Deletes accounts: they are not in the list any more. */
  loses(...accountIds: string[]): void;
  hasDepartments(...departments: RosterDepartment[]): void;
  /** Limits what the bot may see; without, it sees everything. */
  shows(...scope: string[]): void;
  hasChannel(channel: NewChannel, members?: readonly string[]): void;
  losesChannel(channelId: string): void;
  /** Reports a change as the chat would, and waits until it was taken. */
  tells(change: { account: string } | { channel: string } | 'everything'): Promise<void>;
  /** Lets every call fail, or none. */
  isOut(out: boolean): void;
  /** How often the whole directory was read. */
  readonly reads: () => number;
};

/** Makes a chat's own directory: who is in it, its departments and its channels with their members. */
export function createTestDirectory(platform = 'testchat', workspace = 'W1'): TestDirectory {
  const entries = new Map<string, RosterEntry>();
  const channels = new Map<string, { channel: RosterChannel; members: readonly string[] }>();
  let departments: readonly RosterDepartment[] | undefined;
  let scope: readonly string[] | undefined;
  let changed: ((change: RosterChange) => Promise<void>) | undefined;
  let out = false;
  let reads = 0;
  const answer = <T>(value: T): Promise<T> =>
    out ? Promise.reject(new PlatformError('transient', 'the chat is out')) : Promise.resolve(value);
  const named = (name: string) => (it: { channel: RosterChannel }) =>
    it.channel.channelId === name || it.channel.name === name.replace(/^#/, '');

  return {
    platform,
    workspace,
    read() {
      reads += 1;
      return answer({
        entries: [...entries.values()],
        ...(departments === undefined ? {} : { departments }),
        ...(scope === undefined ? {} : { scope }),
      });
    },
    entry: (accountId) => answer(entries.get(accountId)),
    channel: (idOrName) => answer([...channels.values()].find(named(idOrName))?.channel),
    members: (channelId) => {
      const found = channels.get(channelId);
      if (found?.channel.botPresent !== true)
        return Promise.reject(new PlatformError('forbidden', 'not in the channel'));
      return answer(found.members);
    },
    watch(handler) {
      changed = handler;
    },

    has(...added) {
      for (const it of added) {
        const before: RosterEntry = entries.get(it.accountId) ?? {
          accountId: it.accountId,
          name: it.accountId,
          kind: 'member',
          active: true,
        };
        entries.set(it.accountId, { ...before, ...it });
      }
    },
    loses(...accountIds) {
      for (const id of accountIds) entries.delete(id);
    },
    hasDepartments(...them) {
      departments = them;
    },
    shows(...visible) {
      scope = visible;
    },
    hasChannel(it, members) {
      const before = channels.get(it.channelId);
      const channel: RosterChannel = {
        name: it.channelId,
        botPresent: true,
        archived: false,
        shared: false,
        ...before?.channel,
        ...it,
      };
      channels.set(it.channelId, { channel, members: members ?? before?.members ?? [] });
    },
    losesChannel(channelId) {
      channels.delete(channelId);
    },
    async tells(change) {
      if (changed === undefined) throw new Error('Nobody watches this directory');
      if (change === 'everything') return changed({ kind: 'roster' });
      if ('account' in change) {
        const entry = entries.get(change.account);
        if (entry === undefined) throw new Error(`The chat has no account ${change.account}`);
        await changed({ kind: 'account', entry });
        return;
      }
      const found = channels.get(change.channel);
      await changed(
        found === undefined
          ? { kind: 'channel-deleted', channelId: change.channel }
          : { kind: 'channel', channel: found.channel },
      );
    },
    isOut(isOut) {
      out = isOut;
    },
    reads: () => reads,
  };
}
