import { ApiError, type Methods, needArg, textArg } from './api-args.ts';
import { type Json, objectsOf } from './check-shape.ts';
import { channelOf, shownMessage } from './methods-conversations.ts';
import { needBlocks, needMetadata, postAsBot, rewrite, writableChannel } from './posting.ts';
import type { Channel, Message, State } from './state.ts';

/** Beyond this, a text is cut. */
const LONGEST_TEXT = 40_000;
const LONGEST_UPDATE = 4_000;

function contentOf(state: State, args: Json, longest: number): { text: string; blocks?: Json[] } {
  const blocks = needBlocks(state, args);
  const text = textArg(args, 'text');
  if (text === undefined && blocks === undefined) throw new ApiError('no_text');
  if (text !== undefined && text.length > longest && longest === LONGEST_UPDATE)
    throw new ApiError('msg_too_long');
  return { text: (text ?? '').slice(0, longest), ...(blocks === undefined ? {} : { blocks }) };
}

function threadOf(state: State, args: Json, channel: Channel): { thread_ts?: string } {
  const ts = textArg(args, 'thread_ts');
  if (ts === undefined) return {};
  if (!state.messages.some((it) => it.channel === channel.id && it.ts === ts))
    throw new ApiError('thread_not_found');
  return { thread_ts: ts };
}

function post(state: State, args: Json): Json {
  const channel = writableChannel(state, args);
  const metadata = needMetadata(args);
  const message = postAsBot(state, channel.id, {
    ...contentOf(state, args, LONGEST_TEXT),
    ...threadOf(state, args, channel),
    ...(metadata === undefined ? {} : { metadata }),
  });
  const cut = (textArg(args, 'text') ?? '').length > LONGEST_TEXT;
  return {
    channel: channel.id,
    ts: message.ts,
    message: shownMessage(message),
    ...(cut ? { warning: 'message_truncated' } : {}),
  };
}

/** Finds a message of the bot's own in its conversation. */
function ownMessage(state: State, args: Json, refusal: string): Message {
  const channel = channelOf(state, needArg(args, 'channel', 'channel_not_found'));
  if (channel.archived) throw new ApiError('is_archived');
  const ts = needArg(args, 'ts', 'message_not_found');
  const found = state.messages.find((it) => it.channel === channel.id && it.ts === ts);
  if (found === undefined || found.onlyFor !== undefined) throw new ApiError('message_not_found');
  if (found.user !== state.bot.userId) throw new ApiError(refusal);
  return found;
}

function update(state: State, args: Json): Json {
  const message = ownMessage(state, args, 'cant_update_message');
  const metadata = needMetadata(args);
  rewrite(state, message, contentOf(state, args, LONGEST_UPDATE));
  if (metadata !== undefined) message.metadata = metadata;
  return { channel: message.channel, ts: message.ts, text: message.text, message: shownMessage(message) };
}

function ephemeral(state: State, args: Json): Json {
  const channel = writableChannel(state, args);
  const user = needArg(args, 'user', 'invalid_arguments');
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const message = postAsBot(state, channel.id, { ...contentOf(state, args, LONGEST_TEXT), onlyFor: user });
  return { message_ts: message.ts };
}

function schedule(state: State, args: Json): Json {
  const channel = writableChannel(state, args);
  const at = Number(needArg(args, 'post_at'));
  const now = Math.floor(state.clock.now().getTime() / 1_000);
  if (!Number.isInteger(at)) throw new ApiError('invalid_time');
  if (at <= now) throw new ApiError('time_in_past');
  if (at > now + 120 * 86_400) throw new ApiError('time_too_far');
  const { text } = contentOf(state, args, LONGEST_TEXT);
  const it = { id: state.ids.next('Q'), channel_id: channel.id, post_at: at, date_created: now, text };
  state.scheduled.push(it);
  return { scheduled_message_id: it.id, channel: channel.id, post_at: at, message: { text } };
}

/** `chat.*`. */
export const chatMethods: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], run: post },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.postEphemeral': { scopes: ['chat:write'], run: ephemeral },
  'chat.delete': {
    scopes: ['chat:write'],
    run: (state, args) => {
      const message = ownMessage(state, args, 'cant_delete_message');
      state.messages.splice(state.messages.indexOf(message), 1);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    run: (state, args) => {
      const channel = channelOf(state, needArg(args, 'channel', 'channel_not_found'));
      const ts = needArg(args, 'message_ts', 'message_not_found');
      if (!state.messages.some((it) => it.channel === channel.id && it.ts === ts))
        throw new ApiError('message_not_found');
      return {
        channel: channel.id,
        permalink: `${state.team.url}archives/${channel.id}/p${ts.replace('.', '')}`,
      };
    },
  },
  'chat.scheduleMessage': { scopes: ['chat:write'], run: schedule },
  'chat.scheduledMessages.list': {
    run: ({ scheduled }) => ({
      scheduled_messages: objectsOf(scheduled),
      response_metadata: { next_cursor: '' },
    }),
  },
  'chat.deleteScheduledMessage': {
    scopes: ['chat:write'],
    run: (state, args) => {
      const index = state.scheduled.findIndex((it) => it.id === needArg(args, 'scheduled_message_id'));
      if (index === -1) throw new ApiError('invalid_scheduled_message_id');
      state.scheduled.splice(index, 1);
      return {};
    },
  },
};
