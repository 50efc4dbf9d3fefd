import { page } from './methods-contact.ts';
import { Refused } from './refused.ts';
import type { Chat, State } from './state.ts';
import type { Method } from './web-api.ts';

const shown = (it: Chat) => ({
  chat_id: it.chat_id,
  name: it.name,
  chat_mode: it.person === undefined ? 'group' : 'p2p',
  chat_type: 'private',
  chat_status: it.dissolved ? 'dissolved' : 'normal',
  external: false,
});

/** Finds a conversation that the bot is in. */
export function chatWithBot(state: State, id: string): Chat {
  const chat = state.chats.get(id);
  if (chat === undefined) throw new Refused(232006, 'The chat id is invalid');
  if (chat.dissolved) throw new Refused(232009, 'The chat is dissolved');
  if (!chat.botIn) throw new Refused(232011, 'Operator can NOT be out of the chat');
  return chat;
}

/** The groups that the bot is in. */
export const chatMethods = (state: State): Method[] => [
  {
    name: 'chat.list',
    scope: 'im:chat:readonly',
    route: 'GET /im/v1/chats',
    answer: (asked) => {
      const groups = [...state.chats.values()].filter(
        (it) => it.person === undefined && it.botIn && !it.dissolved,
      );
      return page(groups.map(shown), asked, 100);
    },
  },
  {
    name: 'chat.get',
    scope: 'im:chat:readonly',
    route: 'GET /im/v1/chats/:id',
    answer: ({ params }) => shown(chatWithBot(state, params.id ?? '')),
  },
  {
    name: 'chat.members',
    scope: 'im:chat:readonly',
    route: 'GET /im/v1/chats/:id/members',
    answer: (asked) => {
      const { members } = chatWithBot(state, asked.params.id ?? '');
      const items = [...members].flatMap((id) => {
        const user = state.users.get(id);
        return user === undefined
          ? []
          : [{ member_id: id, member_id_type: 'open_id', name: user.name, tenant_key: user.tenant_key }];
      });
      return { ...page(items, asked, 100), member_total: items.length };
    },
  },
];
