import { isObject, type Json, objectOf } from './check-shape.ts';
import type { Deliver } from './deliver.ts';
import { type Filled, formIn, formValue, submitIn, type Untouched } from './form-values.ts';
import { idsOf, userOf } from './people.ts';
import { actionFor, callbackOf, isSubmit, press, type Toast } from './press.ts';
import { nameIn, namesBot, plainWords, received, type Said, spoken } from './spoken.ts';
import { type Chat, directOf, type Message, post, type State } from './state.ts';
import { wordsOf } from './words.ts';

/** What somebody is shown in answer to what they did. */
export type Seen = {
  toast?: Toast;
  /** What the client shows where the bot's answer came to nothing. */
  error?: number;
  /** Messages that came since, in the direct conversation. */
  posted: readonly Message[];
  /** Everything of it as words. */
  words: string;
};

type Base = {
  state: State;
  deliver: Deliver;
  sent: Map<string, Json>;
  untouched: Untouched;
  hearsGroups: boolean;
};

/** Makes somebody who sits in front of Feishu. */
export function createPerson({ state, deliver, sent, untouched, hearsGroups }: Base, openId: string) {
  const me = () => userOf(state, openId);
  const direct = (): Chat => directOf(state, openId);
  const nameOf = nameIn(state);
  const base = { state, deliver };
  const messagesIn = (chatId: string): Message[] =>
    [...state.messages.values()].filter((it) => it.chat_id === chatId && !it.deleted);

  const reads = (message: Message): string => {
    if (message.card !== undefined) return wordsOf({ language: me().language, nameOf }, message.card);
    return plainWords(message);
  };

  /** The same delivery again is the same payload. */
  const payloadOf = (delivery: string | undefined, make: () => Json): Json => {
    const key = `${openId} ${delivery}`;
    const payload = (delivery === undefined ? undefined : sent.get(key)) ?? make();
    if (delivery !== undefined) sent.set(key, payload);
    return payload;
  };

  /** Does something, waits until the bot is done, and looks at what there is. */
  async function seeing(act: () => Promise<{ toast?: Toast; error?: number }>): Promise<Seen> {
    const before = new Set(messagesIn(direct().chat_id).map((it) => it.message_id));
    const shown = await act();
    await deliver.quiet();
    const posted = messagesIn(direct().chat_id).filter(
      (it) => !before.has(it.message_id) && it.sender === state.app.id,
    );
    const words = [...(shown.toast === undefined ? [] : [shown.toast.words]), ...posted.map(reads)];
    return { ...shown, posted, words: words.join('\n') };
  }

  const chatOf = (id: string | undefined): Chat =>
    id === undefined ? direct() : (state.chats.get(id) ?? direct());
  const cardOf = (message: Message): Json => {
    if (message.card === undefined) throw new Error('This message is no card');
    return message.card;
  };

  const act = (message: Message, action: () => Json, delivery: string | undefined): Promise<Seen> =>
    seeing(() => {
      const payload = payloadOf(delivery, () => callbackOf(state, deliver, me(), message, action()));
      return press(state, deliver, me(), message, payload);
    });

  const submits = (message: Message, filled: Filled = {}, label?: string, delivery?: string): Promise<Seen> =>
    act(
      message,
      () => {
        const form = formIn(cardOf(message));
        const { name } = submitIn(form, label);
        const title = label ?? String(objectOf(submitIn(form).text).content);
        return {
          ...actionFor(form, title),
          name,
          timezone: me().timeZone,
          form_value: formValue(form, filled, me(), untouched),
        };
      },
      delivery,
    );

  const tell = (type: string, event: Json, delivery?: string): Promise<Seen> =>
    seeing(async () => {
      await deliver.deliver(payloadOf(delivery, () => deliver.envelope(type, event)));
      return {};
    });

  return {
    openId,
    /** Their conversation with the bot. */
    direct: (): string => direct().chat_id,
    /** The messages of a conversation, their direct one unless said otherwise. */
    sees: (chatId?: string): Message[] => messagesIn(chatOf(chatId).chat_id),
    reads,
    /** Writes to the bot, or in a group; of a group's messages the bot hears those that name it. */
    says: (said: string | readonly Said[], chatId?: string, delivery?: string): Promise<Seen> =>
      seeing(async () => {
        const parts = typeof said === 'string' ? [said] : said;
        const chat = chatOf(chatId);
        const named = namesBot(state, parts);
        const payload = payloadOf(delivery, () => spoken(base, openId, parts, chat));
        if (chat.person !== undefined || (chat.botIn && (named || hearsGroups)))
          await deliver.deliver(payload);
        return {};
      }),
    /** Presses a button, an entry of a menu, or chooses in a select; a form's button sends the form as it stands. */
    presses: (message: Message, label: string, option?: string, delivery?: string): Promise<Seen> =>
      isSubmit(cardOf(message), label)
        ? submits(message, {}, label, delivery)
        : act(message, () => actionFor(cardOf(message), label, option), delivery),
    /** Fills in the form of a card, by the names of its controls, and sends it by one of its buttons. */
    submits,
    /** Picks an entry of the bot's menu. */
    picks: (event_key: string, delivery?: string): Promise<Seen> =>
      tell(
        'application.bot.menu_v6',
        {
          operator: { operator_name: me().name, operator_id: idsOf(me()) },
          event_key,
          timestamp: Math.floor(state.now() / 1_000),
        },
        delivery,
      ),
    /** Opens the conversation with the bot. */
    opens: (delivery?: string): Promise<Seen> => {
      const last = messagesIn(direct().chat_id).at(-1);
      return tell(
        'im.chat.access_event.bot_p2p_chat_entered_v1',
        {
          chat_id: direct().chat_id,
          operator_id: idsOf(me()),
          last_message_id: last?.message_id ?? '',
          last_message_create_time: last === undefined ? '' : String(last.created),
        },
        delivery,
      );
    },
    /** Forwards several messages to the bot, which it sees nothing of. */
    forwards: (delivery?: string): Promise<Seen> =>
      seeing(async () => {
        const content = JSON.stringify({ text: 'Merged and Forwarded Message' });
        const chat = direct();
        const forwarded = () =>
          received(
            base,
            post(state, { chat_id: chat.chat_id, sender: openId, msg_type: 'merge_forward', content }),
            chat,
          );
        await deliver.deliver(payloadOf(delivery, forwarded));
        return {};
      }),
    /** Adds the bot to a group. */
    addsBot: (chatId: string): Promise<Seen> => {
      const chat = chatOf(chatId);
      chat.botIn = true;
      return tell('im.chat.member.bot.added_v1', {
        chat_id: chatId,
        operator_id: idsOf(me()),
        operator_tenant_key: me().tenant_key,
        external: false,
        name: chat.name,
      });
    },
    /** The newest message with a form in it. */
    form: (): Message => {
      const found = messagesIn(direct().chat_id).findLast(
        (it) => isObject(it.card) && JSON.stringify(it.card).includes('"tag":"form"'),
      );
      if (found === undefined) throw new Error('There is no form');
      return found;
    },
  };
}
export type Person = ReturnType<typeof createPerson>;
