import { ApiError, jsonArg, needArg } from './api-args.ts';
import { areTooLong, checkMessageBlocks } from './check-blocks.ts';
import { isObject, type Json } from './check-shape.ts';
import { stateOf } from './control-state.ts';
import { isShowable } from './files.ts';
import { channelOf } from './methods-conversations.ts';
import { type Channel, directOf, type Message, type State } from './state.ts';
import { withIds } from './views.ts';

/** Slack publishes no number for metadata; a few ids are far below this. */
const LONGEST_METADATA = 8_000;

/** Every `slack_file` must be a finished picture of this app's. */
function checkFiles(state: State, it: unknown): string[] {
  if (Array.isArray(it)) return it.flatMap((one) => checkFiles(state, one));
  if (!isObject(it)) return [];
  const inside = Object.values(it).flatMap((one) => checkFiles(state, one));
  if (!isObject(it.slack_file) || it.slack_file.id === undefined) return inside;
  return isShowable(state.files.get(String(it.slack_file.id)))
    ? inside
    : [...inside, '[ERROR] invalid slack file [json-pointer:/blocks]'];
}

/** Demands blocks that Slack takes in a message; undefined where there are none. */
export function needBlocks(state: State, args: Json): Json[] | undefined {
  const given = jsonArg(args, 'blocks', 'invalid_blocks_format');
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given) || !given.every(isObject)) throw new ApiError('invalid_blocks_format');
  const problems = [...checkMessageBlocks(given), ...checkFiles(state, given)];
  if (problems.length > 0)
    throw new ApiError('invalid_blocks', { errors: problems, response_metadata: { messages: problems } });
  if (areTooLong(given)) throw new ApiError('msg_blocks_too_long');
  return given.length === 0 ? undefined : withIds(state, given);
}

const isScalar = (it: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof it);

/** Demands metadata of the shape that Slack takes; undefined where there is none. */
export function needMetadata(args: Json): Json | undefined {
  const it = jsonArg(args, 'metadata', 'invalid_metadata_format');
  if (it === undefined || it === null) return undefined;
  if (
    !isObject(it) ||
    typeof it.event_type !== 'string' ||
    it.event_type === '' ||
    !isObject(it.event_payload)
  )
    throw new ApiError('invalid_metadata_format');
  if (JSON.stringify(it).length > LONGEST_METADATA) throw new ApiError('metadata_too_large');
  const fits = Object.values(it.event_payload).every(
    (one) => isScalar(one) || (Array.isArray(one) ? one.every(isObject) : isObject(one)),
  );
  if (!fits) throw new ApiError('invalid_metadata_schema');
  return it;
}

function directTo(state: State, id: string): Channel {
  const user = state.users.get(id);
  if (user === undefined || user.is_stranger === true) throw new ApiError('channel_not_found');
  if (user.is_bot || id === 'USLACKBOT') throw new ApiError('cannot_dm_bot');
  return directOf(state, id);
}

/** Finds where a message goes and refuses where it may not go. */
export function writableChannel(state: State, args: Json): Channel {
  const id = needArg(args, 'channel', 'channel_not_found');
  const channel = /^[UW]/.test(id) ? directTo(state, id) : channelOf(state, id);
  if (channel.kind === 'im') {
    if (state.users.get(channel.user ?? '')?.deleted === true) throw new ApiError('user_disabled');
    if (!state.messagesTab) throw new ApiError('messages_tab_disabled');
  }
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(state.bot.userId)) throw new ApiError('not_in_channel');
  return channel;
}

/** Puts a message of the bot's into a conversation. */
export function postAsBot(state: State, channel: string, more: Omit<Partial<Message>, 'channel'>): Message {
  const message: Message = {
    type: 'message',
    ts: state.ids.ts(),
    channel,
    user: state.bot.userId,
    bot_id: state.bot.id,
    text: '',
    ...more,
    state: { values: stateOf(more.blocks ?? []) },
  };
  state.messages.push(message);
  return message;
}

/** Writes new content into a message that stands. */
export function rewrite(state: State, message: Message, content: { text: string; blocks?: Json[] }): void {
  message.text = content.text;
  if (content.blocks === undefined) delete message.blocks;
  else message.blocks = content.blocks;
  message.edited = { user: state.bot.userId, ts: state.ids.ts() };
  message.state = { values: stateOf(content.blocks ?? []) };
}
