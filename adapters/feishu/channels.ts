import type { RosterChannel } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, isSet, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import type { Conversation } from './conversations.ts';
import { codeOf } from './errors.ts';
import { itemsOf, readPages } from './read-pages.ts';
import { titleIn } from './read-user.ts';

type Parts = { api: Api; patiently: Patiently; realClock: Clock; locale: Locale };

/** The list of all groups, which takes a call for each 100 of them, counts for so long (ms). */
const LIST_COUNTS_FOR = 120_000;
const PAGE = 100;
const MOST_KEPT = 5_000;
const CHATS = '/open-apis/im/v1/chats';

/** Not there, or not for a bot that is not in it. */
const unseen: ReadonlySet<number | undefined> = new Set([230002, 232006, 232009, 232011, 232010, 99992402]);

const isId = (words: string): boolean => /^oc_\w+$/.test(words);
const fold = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

/** Somebody in a group, as its list of members has them. */
export type GroupMember = { accountId: string; name: string; tenantKey: string | undefined };

/** Makes what is known of groups: looked up when needed, changed by events. */
export function createChannels({ api, patiently, realClock, locale }: Parts) {
  const known = new Map<string, RosterChannel>();
  let list: { all: Promise<readonly RosterChannel[]>; at: number } | undefined;

  function keep(channel: RosterChannel): RosterChannel {
    known.delete(channel.channelId);
    known.set(channel.channelId, channel);
    const oldest = known.size > MOST_KEPT ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return channel;
  }

  function readChannel(chat: unknown, channelId: string, botPresent: boolean): RosterChannel {
    const archived = (wordsIn(chat, 'chat_status') ?? 'normal') !== 'normal';
    return {
      channelId,
      // A group without a name is shown by its members' names, which are none of ours to write down.
      name: titleIn(chat, 'i18n_names', locale) ?? channelId,
      botPresent: botPresent && !archived,
      archived,
      shared: isSet(chat, 'external'),
    };
  }

  async function orUnseen<T>(asked: Promise<T>): Promise<T | undefined> {
    return asked.catch((error: unknown) => {
      if (unseen.has(codeOf(error))) return undefined;
      throw error;
    });
  }

  const chatOf = async (channelId: string): Promise<unknown> => {
    const path = `${CHATS}/${segment(channelId)}`;
    return dataOf(await orUnseen(patiently(() => api.call({ method: 'GET', path }))));
  };

  /** A public group tells about itself from outside, but its members only to those in it. */
  async function isBotIn(channelId: string): Promise<boolean> {
    const path = `${CHATS}/${segment(channelId)}/members`;
    const params = { member_id_type: 'open_id', page_size: 1 };
    const asked = await orUnseen(patiently(() => api.call({ method: 'GET', path, params })));
    return asked !== undefined;
  }

  async function read(channelId: string): Promise<RosterChannel | undefined> {
    const chat = await chatOf(channelId);
    if (chat === undefined || wordsIn(chat, 'chat_mode') === 'p2p') return undefined;
    return keep(readChannel(chat, channelId, await isBotIn(channelId)));
  }

  async function readAll(): Promise<readonly RosterChannel[]> {
    const pages = await readPages(api, patiently, { path: CHATS, params: { page_size: PAGE } });
    return itemsOf(pages).flatMap((it) => {
      const channelId = wordsIn(it, 'chat_id');
      return channelId === undefined || wordsIn(it, 'chat_mode') === 'p2p'
        ? []
        : [readChannel(it, channelId, true)];
    });
  }

  function listAll(): Promise<readonly RosterChannel[]> {
    const now = realClock.now().getTime();
    if (list !== undefined && now - list.at < LIST_COUNTS_FOR) return list.all;
    const all = readAll();
    list = { all, at: now };
    // What failed is not remembered.
    all.catch(() => {
      list = undefined;
    });
    return all;
  }

  return {
    read,
    /** Lists the groups that the bot is in. */
    listAll,
    /** Finds a group by id, or by name among those that the bot is in. */
    async find(idOrName: string): Promise<RosterChannel | undefined> {
      const words = idOrName.trim().replace(/^#/, '');
      if (isId(words)) return read(words);
      const found = (await listAll()).find((it) => !it.archived && fold(it.name) === fold(words));
      // Since the list was read it may have been renamed or left.
      return found === undefined ? undefined : read(found.channelId);
    },
    /** Tells what was last known of a group, however long ago. */
    last: (channelId: string): RosterChannel | undefined => known.get(channelId),
    /** Takes what an event says, without asking Feishu. */
    change(channelId: string, to: Partial<RosterChannel>): void {
      const before = known.get(channelId);
      if (before !== undefined) keep({ ...before, ...to });
      list = undefined;
    },
    /** Lists who is in a group, people of other companies included; bots are not among them. */
    async members(channelId: string): Promise<readonly GroupMember[]> {
      const path = `${CHATS}/${segment(channelId)}/members`;
      const params = { member_id_type: 'open_id', page_size: PAGE };
      const pages = await orUnseen(readPages(api, patiently, { path, params }));
      return itemsOf(pages ?? []).flatMap((it) => {
        const accountId = wordsIn(it, 'member_id');
        const member = { name: wordsIn(it, 'name') ?? '', tenantKey: wordsIn(it, 'tenant_key') };
        return accountId === undefined ? [] : [{ accountId, ...member }];
      });
    },
    /** Asks what a conversation is; one call without patience, since somebody waits for the answer. */
    async conversation(chatId: string): Promise<Conversation | undefined> {
      const path = `${CHATS}/${segment(chatId)}`;
      const chat = dataOf(await api.call({ method: 'GET', path }));
      const mode = wordsIn(chat, 'chat_mode');
      if (mode === undefined) return undefined;
      if (mode === 'p2p') return { kind: 'direct' };
      return { kind: 'group', name: titleIn(chat, 'i18n_names', locale) ?? '' };
    },
  };
}

export type Channels = ReturnType<typeof createChannels>;

/** Reads which group an event is about. */
export const chatIdIn = (event: unknown): string => wordsIn(event, 'chat_id') ?? '';

/** Reads what an event says of a group's name now. */
export function renamedIn(event: unknown, locale: Locale): Partial<RosterChannel> {
  const name = titleIn(fieldIn(event, 'after_change'), 'i18n_names', locale);
  return name === undefined ? {} : { name };
}
