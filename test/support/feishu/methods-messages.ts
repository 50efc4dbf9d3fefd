import { parseJson } from '../slack/http-body.ts';
import { checkCard } from './check-card.ts';
import { isObject, type Json } from './check-shape.ts';
import { chatWithBot } from './methods-chats.ts';
import { Refused } from './refused.ts';
import { type Chat, directOf, knownTo, type Message, post, type State } from './state.ts';
import type { Asked, Method } from './web-api.ts';

const KB = 1_024;
const HOUR = 3_600_000;
const FORTNIGHT = 14 * 24 * HOUR;
const TOKEN_LIVES = HOUR / 2;
/** Messages to one conversation, and updates of one message. */
const A_SECOND = 5;
const MOST_UUID = 50;
const sizes: Readonly<Record<string, number>> = { text: 150 * KB, post: 30 * KB, interactive: 30 * KB };

const words = (it: unknown): string => (typeof it === 'string' ? it : '');

/** Refuses a card with the first of its problems, as Feishu does. */
function needCard(state: State, json: unknown): Json {
  const [problem] = checkCard(json, knownTo(state));
  if (problem !== undefined) throw new Refused(230099, `Failed to create card content, ext=${problem}; `);
  return isObject(json) ? json : {};
}

function contentIn(
  state: State,
  type: string,
  { content }: Json,
): { content: string; card: Json | undefined } {
  const limit = sizes[type];
  if (limit === undefined) throw new Refused(230001, `invalid msg_type ${type}`);
  if (typeof content !== 'string')
    throw new Refused(99992402, 'field validation failed: content is not a string');
  // As it stands in the request: a string of JSON is escaped once more.
  if (Buffer.byteLength(JSON.stringify(content)) > limit)
    throw new Refused(230025, 'The length of the message content reaches its limit');
  const json = parseJson(content);
  if (!isObject(json))
    throw new Refused(230001, 'Your request contains an invalid request parameter: content is not JSON');
  return { content, card: type === 'interactive' ? needCard(state, json) : undefined };
}

const shown = (state: State, it: Message): Json => ({
  message_id: it.message_id,
  msg_type: it.msg_type,
  chat_id: it.chat_id,
  parent_id: it.parent_id,
  create_time: String(it.created),
  update_time: String(it.updated),
  deleted: it.deleted,
  updated: it.updated !== it.created,
  sender: {
    id: it.sender,
    id_type: it.sender === state.app.id ? 'app_id' : 'open_id',
    sender_type: it.sender === state.app.id ? 'app' : 'user',
    tenant_key: state.tenant.key,
  },
  body: { content: it.content },
});

function chatOfPerson(state: State, id: string): Chat {
  const user = state.users.get(id);
  if (user === undefined) throw new Refused(230034, 'The receive_id is invalid');
  if (user.status.is_resigned) throw new Refused(230029, 'The user has resigned');
  if (!user.available) throw new Refused(230013, 'Bot has NO availability to this user');
  if (user.blocked) throw new Refused(230053, 'The user has stopped the bot from sending messages');
  return directOf(state, id);
}

function chatFor(state: State, { query, body }: Asked): Chat {
  const id = words(body.receive_id);
  const type = query.get('receive_id_type');
  if (type === 'open_id') return chatOfPerson(state, id);
  if (type !== 'chat_id') throw new Refused(99992402, 'field validation failed: receive_id_type');
  const chat = state.chats.get(id);
  if (chat === undefined) throw new Refused(230034, 'The receive_id is invalid');
  if (!chat.botIn) throw new Refused(230002, 'Bot is NOT in the chat');
  return chatWithBot(state, id);
}

function needMessage(state: State, id = ''): Message {
  const message = state.messages.get(id);
  if (message === undefined) throw new Refused(230110, 'The message has been deleted or does not exist');
  if (message.deleted) throw new Refused(230011, 'The message was withdrawn');
  return message;
}

/** A uuid is good for one message within an hour; the second send is answered with the first message. */
function once(state: State, uuid: unknown, send: () => Message): Message {
  if (uuid === undefined) return send();
  if (typeof uuid !== 'string' || uuid.length > MOST_UUID)
    throw new Refused(99992402, 'field validation failed: uuid');
  const before = state.sends.get(uuid);
  const message =
    before === undefined || state.now() - before.at >= HOUR ? undefined : state.messages.get(before.message);
  if (message !== undefined) return message;
  const sent = send();
  state.sends.set(uuid, { at: state.now(), message: sent.message_id });
  return sent;
}

/** Shows another card in a message's place. */
export function replaceCard(state: State, message: Message, card: Json): void {
  message.card = card;
  message.content = JSON.stringify(card);
  message.updated = Math.max(message.updated + 1, state.now());
}

function patch(state: State, { params, body }: Asked, enforceRates: boolean): object {
  const message = needMessage(state, params.id);
  if (message.sender !== state.app.id) throw new Refused(230050, 'The message was not sent by this app');
  if (message.card === undefined) throw new Refused(230054, 'This message is no card');
  if (state.now() - message.created > FORTNIGHT)
    throw new Refused(230031, 'The message was sent more than 14 days ago');
  const { card } = contentIn(state, 'interactive', body);
  message.updates = message.updates.filter((at) => state.now() - at < 1_000);
  if (enforceRates && message.updates.length >= A_SECOND)
    throw new Refused(230020, 'This operation triggers the frequency limit');
  message.updates.push(state.now());
  if (card !== undefined) replaceCard(state, message, card);
  return {};
}

function delayedUpdate(state: State, { body }: Asked): object {
  const press = state.presses.get(words(body.token));
  if (press === undefined || state.now() - press.at > TOKEN_LIVES || press.uses >= 2)
    throw new Refused(300240, 'The token is invalid');
  if (!press.answered) throw new Refused(300290, 'The callback was not answered yet');
  press.uses += 1;
  replaceCard(state, needMessage(state, press.message), needCard(state, body.card));
  return {};
}

/** Messages: sent, answered, updated, taken back, reacted to. */
export function messageMethods(state: State, enforceRates: boolean): Method[] {
  const scope = 'im:message:send_as_bot';
  const sends = new Map<string, number[]>();
  /** Counts sends to one conversation, which all bots in it share. */
  const needTurn = ({ chat_id }: Chat): void => {
    const now = state.now();
    const before = (sends.get(chat_id) ?? []).filter((at) => now - at < 1_000);
    if (enforceRates && before.length >= A_SECOND)
      throw new Refused(230020, 'This operation triggers the frequency limit');
    sends.set(chat_id, [...before, now]);
  };
  const send = (chat: Chat, body: Json, parent_id = ''): Json => {
    needTurn(chat);
    const msg_type = words(body.msg_type);
    const content = contentIn(state, msg_type, body);
    const message = once(state, body.uuid, () =>
      post(state, { chat_id: chat.chat_id, sender: state.app.id, msg_type, parent_id, ...content }),
    );
    return shown(state, message);
  };
  return [
    {
      name: 'message.create',
      scope,
      route: 'POST /im/v1/messages',
      answer: (asked) => send(chatFor(state, asked), asked.body),
    },
    {
      name: 'message.reply',
      scope,
      route: 'POST /im/v1/messages/:id/reply',
      answer: ({ params, body }) => {
        const parent = needMessage(state, params.id);
        return send(chatWithBot(state, parent.chat_id), body, parent.message_id);
      },
    },
    {
      name: 'message.patch',
      scope,
      route: 'PATCH /im/v1/messages/:id',
      answer: (asked) => patch(state, asked, enforceRates),
    },
    {
      name: 'message.get',
      scope,
      route: 'GET /im/v1/messages/:id',
      answer: ({ params }) => ({ items: [shown(state, needMessage(state, params.id))] }),
    },
    {
      name: 'message.delete',
      scope,
      route: 'DELETE /im/v1/messages/:id',
      answer: ({ params }) => {
        needMessage(state, params.id).deleted = true;
        return {};
      },
    },
    {
      name: 'reaction.create',
      scope: 'im:message.reactions:write_only',
      route: 'POST /im/v1/messages/:id/reactions',
      answer: ({ params, body }) => {
        const message = needMessage(state, params.id);
        const type = isObject(body.reaction_type) ? words(body.reaction_type.emoji_type) : '';
        if (type === '') throw new Refused(231001, 'reaction type is invalid');
        message.reactions.push(type);
        return { reaction_id: state.next('re_'), reaction_type: { emoji_type: type } };
      },
    },
    {
      name: 'card.update',
      route: 'POST /interactive/v1/card/update',
      answer: (asked) => delayedUpdate(state, asked),
    },
  ];
}
