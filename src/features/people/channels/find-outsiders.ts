import type { ChatDirectory, RosterChannel } from '../../../chat/index.ts';
import { seenAs, somebody } from './rules.ts';
import type { Outsider } from './schema.ts';
import type { ChannelStore } from './store.ts';

/** Accounts whom nobody knows yet and of whom the chat is asked; more are taken for outsiders under their id. */
const MOST_ASKED = 30;

/** Finds who of a channel's members is from outside; nothing where the chat does not tell and nobody can be in it anyway. */
export async function findOutsiders(
  store: ChannelStore,
  directory: ChatDirectory,
  channel: RosterChannel,
): Promise<Outsider[] | undefined> {
  const members = await directory.members(channel.channelId).catch(() => undefined);
  if (members === undefined) return channel.shared ? [somebody] : undefined;
  const known = await store.known(directory.platform, directory.workspace, members);
  const owners = new Map(known.map((it) => [it.accountId, it]));
  const outsiders = known
    .filter((it) => it.external)
    .map(({ accountId: account, name }): Outsider => ({ account, name }));
  const strangers = members.filter((it) => !owners.has(it));
  for (const [i, account] of strangers.entries()) {
    const entry = i < MOST_ASKED ? await directory.entry(account).catch(() => undefined) : undefined;
    if (entry?.kind !== 'member') outsiders.push({ account, name: entry?.name ?? account });
  }
  return outsiders;
}

/** Tells whether two looks at a channel saw the same people. */
export const isSame = (before: readonly Outsider[] | null, now: readonly Outsider[]): boolean =>
  before !== null && seenAs(before) === seenAs(now);
