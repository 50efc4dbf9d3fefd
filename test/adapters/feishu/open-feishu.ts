import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { fieldName, findName } from '../../../adapters/feishu/form-names.ts';
import { connectFeishu, EVENTS_PATH, type FeishuOptions } from '../../../adapters/feishu/index.ts';
import {
  type Answered,
  action,
  type Button,
  type Card,
  type Event,
  type EventOf,
  type Form,
  field,
  plain,
} from '../../../src/chat/index.ts';
import { listen } from '../../../src/http/server.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { isObject, type Json } from '../../support/feishu/check-shape.ts';
import { type FakeFeishu, startFakeFeishu } from '../../support/feishu/fake-feishu.ts';
import type { Filled } from '../../support/feishu/form-values.ts';
import { type Message, post, type User } from '../../support/feishu/state.ts';

type Decide = (event: Event) => Answered | Promise<Answered>;

export const nothing: Answered = { kind: 'nothing' };
export const notice = (words: string): Answered => ({ kind: 'notice', text: plain(words) });
export const cardOf = (words: string, buttons: Button[] = []): Card => ({
  title: plain(words),
  summary: words,
  elements: buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }],
});
export const button = (label: string): Button => ({ label, action: action('test.press', { id: '7' }) });

export const replaced = (words: string): Answered => ({
  kind: 'cards',
  cards: [cardOf(words)],
  where: 'replace',
});

/** Something that takes as long as the test says. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

/** A form with a required field, a further one and a person. */
export const small: Form = {
  title: 'Goal',
  audience: plain('Your manager reads this.'),
  items: [
    field({ kind: 'text', name: 'title', label: 'Title', maxLength: 200, required: true }),
    field({ kind: 'number', name: 'share', label: 'Share' }),
    field({
      kind: 'person',
      name: 'who',
      label: 'With whom',
      lookup: 'people.person',
      likely: [{ id: 'p1', name: 'Ann' }],
    }),
  ],
  submit: 'Save',
  buttons: [
    { name: 'more', label: 'More' },
    { name: 'save-draft', label: 'Save draft' },
  ],
};
export const names = {
  title: fieldName('text', 'title'),
  share: fieldName('number', 'share'),
  who: fieldName('person', 'who'),
  find: findName('person', 'people.person', 'who'),
};
export const formAnswer = (form = small): Answered => ({
  kind: 'form',
  instance: 'instance-1',
  form,
  otherwise: cardOf('Continue here', [button('Open')]),
});

/** Every string that a card shows or holds. */
export function wordsIn(it: unknown): string {
  if (typeof it === 'string') return it;
  if (Array.isArray(it)) return it.map(wordsIn).join('\n');
  return isObject(it) ? Object.values(it).map(wordsIn).join('\n') : '';
}

type How = 'http' | 'long connection';

/** Starts a tenant with Ann and Bob in it, the adapter, and a core that answers as the test says. */
export async function openFeishu(
  options: Partial<FeishuOptions> = {},
  how: How = 'http',
  arrange: (feishu: FakeFeishu) => void = () => undefined,
) {
  const feishu = await startFakeFeishu({ retryAfterMs: [], turnMs: 1 });
  const { state, encryptKey, verificationToken } = feishu;
  const [ann, bob] = [feishu.addUser({ name: 'Ann' }), feishu.addUser({ name: 'Bob' })];
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { platform, directory, installation } = await connectFeishu({
    config: {
      appId: state.app.id,
      appSecret: state.app.secret,
      ...(how === 'http' ? { encryptKey, verificationToken } : {}),
      baseUrl: feishu.baseUrl,
    },
    known: undefined,
    defaultLocale: 'en',
    paint: async () => new Uint8Array(),
    forwardOpens: 'feedback.give',
    realClock,
    newId,
    log,
    options: { httpTimeoutMs: 4_000, reconnectFirstMs: 2, ...options },
  });
  const core = { events: [] as Event[], decide: (async () => nothing) as Decide };
  const http = new Hono();
  arrange(feishu);
  await platform.start(async (event) => {
    core.events.push(event);
    return core.decide(event);
  }, http);
  const server = await listen(http, 0, '127.0.0.1');
  if (how === 'http') feishu.deliverTo(`http://127.0.0.1:${server.port}${EVENTS_PATH}`);
  onTestFinished(async () => {
    await platform.stop();
    await server.close();
    await feishu.close();
    expect(feishu.violations).toEqual([]);
  });

  const lastOutcome = () => {
    const outcome = feishu.deliveries.at(-1)?.outcome;
    if (outcome === undefined) throw new Error('Nothing was delivered');
    return outcome.ok
      ? { status: 200, answer: isObject(outcome.body) ? outcome.body : {} }
      : { status: outcome.status ?? 0, answer: {} };
  };

  async function deliver(event_type: string, event: Json, event_id = state.next('')) {
    const { verificationToken: token, app, tenant } = state;
    const create_time = String(Date.now());
    const header = { event_id, event_type, create_time, token, app_id: app.id, tenant_key: tenant.key };
    await feishu.again({ schema: '2.0', header, event });
    return lastOutcome();
  }

  /** The bot's messages to somebody, oldest first. */
  const sees = (user: User): Message[] =>
    [...state.messages.values()].filter(
      (it) => it.chat_id === feishu.directOf(user.open_id) && it.sender === state.app.id,
    );

  return {
    feishu,
    state,
    platform,
    directory,
    installation,
    core,
    lines,
    ann,
    bob,
    sees,
    quiet: () => feishu.quiet(),
    deliver,
    group: (name = 'payments') => feishu.addGroup({ name, members: [ann.open_id, bob.open_id] }).chat_id,
    /** Types into a conversation; `mentions` stand for `@_user_1` and so on. */
    async says(
      user: User,
      text: string,
      more: { chat?: string; mentions?: User['open_id'][]; event?: string; message?: object } = {},
    ) {
      const chat_id = more.chat ?? feishu.directOf(user.open_id);
      const said = post(state, {
        chat_id,
        sender: user.open_id,
        msg_type: 'text',
        content: JSON.stringify({ text }),
      });
      const mentions = (more.mentions ?? []).map((open_id, i) => ({
        key: `@_user_${i + 1}`,
        id: { open_id },
        mentioned_type: open_id === state.app.openId ? 'bot' : 'user',
        name: state.users.get(open_id)?.name ?? 'Pacer',
        tenant_key: state.tenant.key,
      }));
      const event = {
        sender: { sender_id: { open_id: user.open_id }, sender_type: 'user', tenant_key: user.tenant_key },
        message: {
          message_id: said.message_id,
          create_time: String(said.created),
          chat_id,
          chat_type: more.chat === undefined ? 'p2p' : 'group',
          message_type: 'text',
          content: said.content,
          mentions,
          ...more.message,
        },
      };
      const delivered = await deliver('im.message.receive_v1', event, more.event);
      await feishu.quiet();
      return { ...delivered, said, event };
    },
    /** Presses a button of a posted message, with what is typed in its form; the answer's card takes its place. */
    async presses(user: User, message: Message, label: string, filled?: Filled, delivery?: string) {
      const person = feishu.as(user.open_id);
      const { toast } =
        filled === undefined
          ? await person.presses(message, label, undefined, delivery)
          : await person.submits(message, filled, label, delivery);
      return { ...lastOutcome(), toast, shown: wordsIn(message.card) };
    },
    /** The one event of a kind. */
    only<K extends Event['kind']>(kind: K): EventOf<K> {
      const isKind = (event: Event): event is EventOf<K> => event.kind === kind;
      const found = core.events.filter(isKind);
      const [first] = found;
      if (first === undefined || found.length > 1)
        throw new Error(`There are ${found.length} events ${kind}`);
      return first;
    },
    /** A posted card, in somebody's direct conversation or in a group. */
    async posted(card: Card, to: User | string = ann): Promise<Message> {
      const reader = { locale: 'en', timeZone: 'UTC', platform: 'feishu' } as const;
      const here = { platform: 'feishu', workspace: installation.workspace };
      const address =
        typeof to === 'string'
          ? { channel: { ...here, id: to }, reader: { ...reader, channel: { ...here, id: to } } }
          : { account: { ...here, id: to.open_id }, reader: { ...reader, personId: 'p1' } };
      const ref = await platform.send({ id: newId(), to: address, cards: [card], accounts: new Map() });
      const message = state.messages.get(ref);
      if (message === undefined) throw new Error('Nothing was posted');
      return message;
    },
  };
}
