import { ApiError, flagArg, type Methods, namesIn, needArg, pageOf, textArg } from './api-args.ts';
import type { Json } from './check-shape.ts';
import { type Channel, directOf, type Message, type State } from './state.ts';

const scopeNames = { public: 'channels', private: 'groups', im: 'im' } as const;
const kindNames: Readonly<Record<string, Channel['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

const botIsIn = (state: State, channel: Channel): boolean => channel.members.has(state.bot.userId);

/** Finds a conversation that the bot may know of: private ones only from inside. */
export function channelOf(state: State, id: string | undefined): Channel {
  const channel = state.channels.get(id ?? '');
  if (channel === undefined || (channel.kind !== 'public' && !botIsIn(state, channel)))
    throw new ApiError('channel_not_found');
  return channel;
}

const scopeFor = (what: 'read' | 'history') => (state: State, args: Json) => {
  const channel = state.channels.get(textArg(args, 'channel') ?? '');
  return [`${scopeNames[channel?.kind ?? 'public']}:${what}`];
};

const shown = (state: State, it: Channel): Json =>
  it.kind === 'im'
    ? { id: it.id, is_im: true, is_org_shared: false, user: it.user, is_user_deleted: false, created: 0 }
    : {
        id: it.id,
        name: it.name,
        name_normalized: it.name,
        is_channel: it.kind === 'public',
        is_group: it.kind === 'private',
        is_im: false,
        is_mpim: false,
        is_private: it.kind === 'private',
        is_archived: it.archived,
        is_member: botIsIn(state, it),
        is_ext_shared: it.shared,
        is_shared: it.shared,
        is_general: false,
        num_members: it.members.size,
        context_team_id: state.team.id,
        created: 0,
      };

/** Shows a message as history tells it; metadata only to those who ask. */
export function shownMessage(message: Message, withMetadata = true): Json {
  const { channel: _, onlyFor: __, state: ___, metadata, ...rest } = message;
  return { ...rest, ...(withMetadata && metadata !== undefined ? { metadata } : {}) };
}

function historyOf(state: State, args: Json, thread: string | undefined): Json {
  const channel = channelOf(state, textArg(args, 'channel'));
  if (!botIsIn(state, channel)) throw new ApiError('not_in_channel');
  const [oldest, latest] = [
    Number(textArg(args, 'oldest') ?? 0),
    Number(textArg(args, 'latest') ?? Number.MAX_VALUE),
  ];
  const inclusive = flagArg(args, 'inclusive');
  const within = ({ ts }: Message) =>
    inclusive ? Number(ts) >= oldest && Number(ts) <= latest : Number(ts) > oldest && Number(ts) < latest;
  const all = state.messages.filter(
    (it) =>
      it.channel === channel.id &&
      it.onlyFor === undefined &&
      within(it) &&
      (thread === undefined
        ? it.thread_ts === undefined || it.thread_ts === it.ts
        : it.ts === thread || it.thread_ts === thread),
  );
  // The newest first, but a thread from its beginning.
  const { page, next } = pageOf(thread === undefined ? all.reverse() : all, args, 100);
  return {
    messages: page.map((it) => shownMessage(it, flagArg(args, 'include_all_metadata'))),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function open(state: State, args: Json): Json {
  const users = namesIn(textArg(args, 'users'));
  const [user] = users;
  if (user === undefined) throw new ApiError('users_list_not_supplied');
  if (users.length > 1) throw new ApiError('not_enough_users');
  const person = state.users.get(user);
  if (person === undefined) throw new ApiError('user_not_found');
  if (person.is_bot || user === 'USLACKBOT') throw new ApiError('cannot_dm_bot');
  if (person.is_stranger === true) throw new ApiError('user_not_visible');
  if (person.deleted) throw new ApiError('user_disabled');
  const known = [...state.channels.values()].some((it) => it.user === user);
  const { id } = directOf(state, user);
  return {
    ...(known ? { already_open: true, no_op: true } : {}),
    channel: flagArg(args, 'return_im') ? { id, is_im: true, user } : { id },
  };
}

const listScopes = (_: State, args: Json): readonly string[] => {
  const kind = kindNames[namesIn(textArg(args, 'types') ?? 'public_channel')[0] ?? ''] ?? 'public';
  return [`${scopeNames[kind]}:read`];
};

/** `conversations.*`. */
export const conversationMethods: Methods = {
  'conversations.open': {
    scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
    run: open,
  },
  'conversations.info': {
    scopes: scopeFor('read'),
    run: (state, args) => ({ channel: shown(state, channelOf(state, textArg(args, 'channel'))) }),
  },
  'conversations.members': {
    scopes: scopeFor('read'),
    run: (state, args) => {
      const channel = channelOf(state, textArg(args, 'channel'));
      const { page, next } = pageOf([...channel.members], args, 100);
      return { members: page, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.list': {
    scopes: listScopes,
    run: (state, args) => {
      const kinds = namesIn(textArg(args, 'types') ?? 'public_channel').map((it) => kindNames[it]);
      if (kinds.includes(undefined)) throw new ApiError('invalid_types');
      for (const kind of kinds)
        if (kind !== undefined && !state.scopes.has(`${scopeNames[kind]}:read`))
          throw new ApiError('missing_scope', { needed: `${scopeNames[kind]}:read` });
      const all = [...state.channels.values()].filter(
        (it) =>
          kinds.includes(it.kind) &&
          (it.kind === 'public' || botIsIn(state, it)) &&
          !(it.archived && flagArg(args, 'exclude_archived')),
      );
      const { page, next } = pageOf(all, args, 100);
      return { channels: page.map((it) => shown(state, it)), response_metadata: { next_cursor: next } };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    run: (state, args) => {
      const channel = channelOf(state, needArg(args, 'channel', 'channel_not_found'));
      if (channel.archived) throw new ApiError('is_archived');
      if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
      channel.members.add(state.bot.userId);
      return { channel: shown(state, channel) };
    },
  },
  'conversations.history': {
    scopes: scopeFor('history'),
    run: (state, args) => historyOf(state, args, undefined),
  },
  'conversations.replies': {
    scopes: scopeFor('history'),
    run: (state, args) => historyOf(state, args, needArg(args, 'ts')),
  },
};
