import { type Shown, takeCommandAck, takeEmptyAck } from './acknowledge.ts';
import type { Json } from './check-shape.ts';
import type { Deliver } from './deliver.ts';
import { shownMessage } from './methods-conversations.ts';
import {
  basePayload,
  channelPayload,
  commandPayload,
  messageEvent,
  type Typed,
  textOf,
  typedBlocks,
} from './payloads.ts';
import { createForms, pressOn } from './person-forms.ts';
import type { ResponseUrls } from './response-urls.ts';
import { type Seen, visibleTo, watch } from './seen.ts';
import { directOf, type Message, type State, type User, type View } from './state.ts';
import type { Delivered, Envelope } from './transport.ts';
import { makeTrigger, shownView, topView } from './views.ts';
import { wordsOf } from './words.ts';

type Act = (
  envelope: Envelope,
  key: string | undefined,
  take: (it: Delivered) => Shown,
  seen: ReturnType<typeof watch>,
) => Promise<Seen>;

/** What a person's acts need. */
export type Room = {
  state: State;
  user: User;
  deliver: Deliver;
  urls: ResponseUrls;
  act: Act;
  /** Options that searching selects have offered, by block. */
  offered: Map<string, readonly Json[]>;
};

/** Somebody at Slack; an act with a key that was used before is delivered again as it was. */
export function createPerson(
  base: { state: State; deliver: Deliver; urls: ResponseUrls; sent: Map<string, Envelope> },
  id: string,
) {
  const { state, deliver, urls, sent } = base;
  const user = () => {
    const found = state.users.get(id);
    if (found === undefined) throw new Error(`There is no user ${id}`);
    return found;
  };

  const act: Act = async (envelope, key, take, seen) => {
    const again = key === undefined ? undefined : sent.get(`${id} ${key}`);
    if (key !== undefined) sent.set(`${id} ${key}`, again ?? envelope);
    const outcome = await deliver.interact(again ?? envelope);
    const shown = take(outcome);
    await deliver.quiet();
    return seen((again ?? envelope).payload, shown);
  };
  const room: Room = {
    state,
    deliver,
    urls,
    act,
    offered: new Map(),
    get user() {
      return user();
    },
  };
  const direct = () => directOf(state, id).id;

  /** Delivers an event; with a key that was used before, the same one as a retry. */
  async function tell(name: string, event: Json, key: string | undefined): Promise<Seen> {
    const seen = watch(state, id);
    const again = key === undefined ? undefined : sent.get(`${id} ${key}`);
    const payload = again?.payload ?? (await deliver.event(name, event)) ?? {};
    if (again !== undefined) await deliver.interact({ ...again, retry: { num: 1, reason: 'http_timeout' } });
    else if (key !== undefined) sent.set(`${id} ${key}`, { kind: 'events_api', payload });
    await deliver.quiet();
    return seen(payload, {});
  }

  function write(typed: Typed, channel: string): Message {
    const message: Message = {
      type: 'message',
      ts: state.ids.ts(),
      channel,
      user: id,
      text: textOf(state, typed, false),
      blocks: typedBlocks(state, typed),
      state: { values: {} },
    };
    state.messages.push(message);
    return message;
  }

  return {
    id,
    ...createForms(room),
    /** Types a slash command; in the direct conversation with the bot unless a channel is named. */
    async command(command: string, typed: Typed = '', channel = direct(), key?: string): Promise<Seen> {
      const payload = commandPayload(state, user(), channelPayload(state, channel), {
        command,
        text: textOf(state, typed, true).trim(),
        response_url: urls.make('commands', { channel, user: id }),
        trigger_id: makeTrigger(state, id),
      });
      const place = { channel, user: id };
      const take = (it: Delivered) => takeCommandAck(state, it, place);
      return act({ kind: 'slash_commands', payload }, key, take, watch(state, id));
    },
    /** Writes a message; the app hears it where it is spoken to. */
    async types(typed: Typed, channel = direct(), key?: string): Promise<Seen> {
      const message = write(typed, channel);
      const kind = state.channels.get(channel)?.kind;
      if (kind === 'im') return tell('message.im', messageEvent(state, message, 'im'), key);
      const called = message.text.includes(`<@${state.bot.userId}>`);
      const place = kind === 'private' ? 'group' : 'channel';
      const { channel_type: _, ...mention } = messageEvent(state, message, place);
      if (called) return tell('app_mention', { ...mention, type: 'app_mention' }, key);
      return tell(`message.${place}s`, messageEvent(state, message, place), key);
    },
    /** Presses a button of a message, or chooses an option there. */
    presses: (message: Message, label: string, option?: string, key?: string): Promise<Seen> =>
      pressOn(room, { message }, label, option, key),
    /** Opens the app's Home tab, or its messages. */
    opensHome: (tab: 'home' | 'messages' = 'home', key?: string): Promise<Seen> => {
      const view = state.homes.get(id);
      const shown = view === undefined || tab === 'messages' ? {} : { view: shownView(view) };
      return tell(
        'app_home_opened',
        { type: 'app_home_opened', user: id, channel: direct(), tab, ...shown, event_ts: state.ids.ts() },
        key,
      );
    },
    /** Picks a shortcut from the menu of a message, or from anywhere. */
    async usesShortcut(callbackId: string, message?: Message, key?: string): Promise<Seen> {
      const about =
        message === undefined
          ? { type: 'shortcut' }
          : {
              type: 'message_action',
              message: shownMessage(message, false),
              message_ts: message.ts,
              channel: channelPayload(state, message.channel),
              response_url: urls.make('app', { channel: message.channel, user: id }),
            };
      const payload = {
        ...basePayload(state, user()),
        ...about,
        callback_id: callbackId,
        trigger_id: makeTrigger(state, id),
        action_ts: state.ids.ts(),
      };
      const take = (it: Delivered) => takeEmptyAck(state, it, 'a shortcut');
      return act({ kind: 'interactive', payload }, key, take, watch(state, id));
    },
    /** Writes a message that the app is not told of. */
    wrote: write,
    /** The modal in front of them. */
    view: (): View | undefined => topView(state, id),
    home: (): View | undefined => state.homes.get(id),
    /** Every message that they can see, oldest first; of one conversation or of all. */
    sees: (channel?: string): readonly Message[] =>
      visibleTo(state, id).filter((it) => channel === undefined || it.channel === channel),
    /** Reads a message or a view in their own zone and language. */
    reads: (it: { text?: unknown; blocks?: unknown }): string => wordsOf({ state, reader: id }, it),
    direct,
  };
}
export type Person = ReturnType<typeof createPerson>;
