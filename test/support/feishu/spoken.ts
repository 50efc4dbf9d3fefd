import { type Json, objectOf } from './check-shape.ts';
import type { Deliver } from './deliver.ts';
import { idsOf, userOf } from './people.ts';
import { type Chat, type Message, post, type State } from './state.ts';

/** Words, and people by id. */
export type Said = string | { user: string };
type Base = { state: State; deliver: Deliver };

/** What somebody is called; the bot by its own name. */
export const nameIn =
  (state: State) =>
  (id: string): string =>
    id === state.app.openId ? state.app.name : (state.users.get(id)?.name ?? id);

/** Reads a message without a card. */
export const plainWords = (message: Message): string =>
  String(objectOf(JSON.parse(message.content)).text ?? '');

/** Makes the event of a message that somebody wrote. */
export function received(
  { state, deliver }: Base,
  message: Message,
  chat: Chat,
  mentions: readonly Json[] = [],
): Json {
  const user = userOf(state, message.sender);
  const [language, region = ''] = user.language.split('_');
  return deliver.envelope('im.message.receive_v1', {
    sender: { sender_id: idsOf(user), sender_type: 'user', tenant_key: user.tenant_key },
    message: {
      message_id: message.message_id,
      create_time: String(message.created),
      update_time: String(message.updated),
      chat_id: chat.chat_id,
      chat_type: chat.person === undefined ? 'group' : 'p2p',
      message_type: message.msg_type,
      content: message.content,
      ...(mentions.length === 0 ? {} : { mentions }),
      user_agent: `Mozilla/5.0 Lark/7.30.0 LarkLocale/${language}_${region.toUpperCase()}`,
    },
  });
}

function mentionOf(state: State, id: string, key: string): Json {
  const user = state.users.get(id);
  return {
    key,
    id: user === undefined ? { open_id: id, union_id: '', user_id: '' } : idsOf(user),
    mentioned_type: id === state.app.openId ? 'bot' : 'user',
    name: nameIn(state)(id),
    tenant_key: user?.tenant_key ?? state.tenant.key,
  };
}

/** Writes a message, in which placeholders stand for people, and makes its event. */
export function spoken(base: Base, sender: string, said: readonly Said[], chat: Chat): Json {
  const people = [...new Set(said.flatMap((it) => (typeof it === 'string' ? [] : [it.user])))];
  const keyOf = (id: string): string => `@_user_${people.indexOf(id) + 1}`;
  const text = said.map((it) => (typeof it === 'string' ? it : keyOf(it.user))).join('');
  const content = JSON.stringify({ text });
  const message = post(base.state, { chat_id: chat.chat_id, sender, msg_type: 'text', content });
  return received(
    base,
    message,
    chat,
    people.map((id) => mentionOf(base.state, id, keyOf(id))),
  );
}

/** Whether a message names the bot. */
export const namesBot = (state: State, said: readonly Said[]): boolean =>
  said.some((it) => typeof it !== 'string' && it.user === state.app.openId);
