import { Hono } from 'hono';
import { botEvents } from '../../../adapters/slack/events.ts';
import { decodeMetadata, fieldOfBlock } from '../../../adapters/slack/form-ids.ts';
import { connectSlack, EVENTS_PATH, PLATFORM } from '../../../adapters/slack/index.ts';
import { readMessageRef } from '../../../adapters/slack/message-ref.ts';
import { botScopes } from '../../../adapters/slack/scopes.ts';
import {
  type Address,
  fieldsOf,
  type LinePart,
  type MessageRef,
  type RawValue,
  type RawValues,
  type Receive,
} from '../../../src/chat/index.ts';
import { listen } from '../../../src/http/server.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import type { Log } from '../../../src/shared/log.ts';
import { everyField } from '../../contracts/every-element.ts';
import {
  type ChatUnderTest,
  describePlatform,
  type OpenForm,
  type Seen,
} from '../../contracts/platform-contract.ts';
import { type FakeSlack, startFakeSlack } from '../../support/slack/fake-slack.ts';
import type { Person } from '../../support/slack/person.ts';
import type { Seen as Shown } from '../../support/slack/seen.ts';
import type { View } from '../../support/slack/state.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const scopes = botScopes({ readsProfiles: false });
// Only a channel's events that the app would never subscribe to show that it does not listen.
const subscribed = [...botEvents, 'message.channels'];

/** Finds the blocks of a form's fields, by what they are for. */
const blocksOf = (view: View) =>
  view.blocks.flatMap((block) => {
    const id = String(block.block_id);
    const field = fieldOfBlock(id);
    return field === undefined ? [] : [{ id, ...field }];
  });

const required = new Set(fieldsOf(everyField()).flatMap((it) => (it.required === true ? [it.name] : [])));

/** What somebody types into one block of a field. */
function typed(value: RawValue, name: string, item: string | undefined): unknown {
  if (typeof value === 'object' && !Array.isArray(value)) return value[item ?? ''];
  if (name === 'show') return value === 'yes' ? ['yes'] : [];
  // Nobody can send a required field that is empty; a blank stands for it.
  return value === '' && required.has(name) ? ' ' : value;
}

const typing = (view: View, values: RawValues): Record<string, unknown> =>
  Object.fromEntries(
    blocksOf(view).flatMap(({ id, name, item }) => {
      const value = values[name];
      return value === undefined ? [] : [[id, typed(value, name, item)]];
    }),
  );

/** Reads what a person is shown in the contract's words. */
function seenBy(person: Person, { view, errors, words }: Shown): Seen {
  const instance = decodeMetadata(view?.private_metadata)?.instance;
  const fields = Object.entries(errors ?? {}).map(([block, said]) => [
    fieldOfBlock(block)?.name ?? block,
    said,
  ]);
  return {
    ...(view === undefined || instance === undefined
      ? {}
      : { form: { words: person.reads(view), instance } }),
    // Slack shows what concerns the whole form with one of its fields.
    ...(errors === undefined
      ? {}
      : { errors: { fields: Object.fromEntries(fields), form: Object.values(errors).join('\n') } }),
    words,
  };
}

type Failing = ChatUnderTest['faults'];

/** The ways in which Slack fails a message. */
function faultsOf(slack: FakeSlack, me: string): Failing {
  const next = (as: Parameters<FakeSlack['fail']>[0]['as']) => async () => {
    slack.fail({ method: 'chat.postMessage', as });
  };
  return [
    { name: '429', failure: 'rate-limited', arrange: next({ kind: 'rate-limited', retryAfter: 7 }) },
    {
      name: 'channel archived',
      failure: 'gone',
      // Nobody told the app: it hears of it by the send that fails.
      async arrange() {
        const direct = slack.state.channels.get(slack.directOf(me));
        if (direct !== undefined) direct.archived = true;
      },
    },
    {
      name: 'not in channel',
      failure: 'forbidden',
      arrange: next({ kind: 'error', error: 'not_in_channel' }),
    },
    {
      name: 'user disabled',
      failure: 'gone',
      arrange: () => slack.changeUser(me, { deleted: true }),
    },
    // Nothing is lost by it: the lane waits until there is a token again.
    { name: 'token revoked', failure: 'rate-limited', arrange: () => slack.revokeToken() },
    { name: '500', failure: 'transient', arrange: next({ kind: 'status', status: 500 }) },
    { name: 'dropped before', failure: 'transient', arrange: next({ kind: 'drop' }) },
    { name: 'dropped after', failure: 'transient', arrange: next({ kind: 'drop', after: true }) },
    {
      name: 'invalid blocks',
      failure: 'bad-content',
      arrange: next({ kind: 'error', error: 'invalid_blocks' }),
    },
  ];
}

async function open(connection: 'socket' | 'http', receive: Receive) {
  const slack = await startFakeSlack({ scopes, subscribed, turnMs: 1 });
  const { platform } = await connectSlack({
    config: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      ...(connection === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
    },
    known: undefined,
    paint: async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    realClock,
    newId,
    log: silent,
    options: { reconnectFirstMs: 20 },
  });
  const http = new Hono();
  await platform.start(receive, http);
  const server = await listen(http, 0, '127.0.0.1');
  if (connection === 'http') slack.deliverTo(`http://127.0.0.1:${server.port}${EVENTS_PATH}`);
  const end = async () => {
    await platform.stop();
    await server.close();
    await slack.close();
    if (slack.violations.length > 0) throw new Error(`Slack refused: ${slack.violations.join('\n')}`);
  };
  return { slack, platform, end };
}

/** Somebody in front of the forms of the contract. */
function formsOf(person: Person, offer: readonly string[]) {
  const viewNow = () => {
    const view = person.view();
    if (view === undefined) throw new Error('There is no form');
    return view;
  };
  const blockOf = (field: string): string => blocksOf(viewNow()).find((it) => it.name === field)?.id ?? field;
  /** Opens the selects that search, so that they offer who is likely, and types. */
  const filling = async (values: RawValues) => {
    for (const field of offer) await person.looksUp(viewNow(), blockOf(field), '');
    return typing(viewNow(), values);
  };
  return {
    async submit(_: OpenForm, values: RawValues, delivery: string): Promise<Seen> {
      const filled = await filling(values);
      return seenBy(person, await person.submits(viewNow(), filled, delivery));
    },
    async pressInForm(_: OpenForm, label: string, values: RawValues, delivery: string): Promise<Seen> {
      const filled = await filling(values);
      return seenBy(person, await person.pressesInView(viewNow(), label, filled, undefined, delivery));
    },
    async close(_: OpenForm, values: RawValues, delivery: string): Promise<void> {
      const filled = await filling(values);
      await person.closes(viewNow(), filled, { key: delivery });
    },
    lookup: (_: OpenForm, field: string, query: string) => person.looksUp(viewNow(), blockOf(field), query),
  };
}

async function openChat(connection: 'socket' | 'http', receive: Receive): Promise<ChatUnderTest> {
  const { slack, platform, end } = await open(connection, receive);
  const me = slack.addUser({ name: 'mei', real_name: '林晓', tz: 'Asia/Shanghai' });
  const bob = slack.addUser({ name: 'bob', real_name: 'Bob Meyer' });
  const payments = slack.addChannel({ name: 'payments', members: [me.id, bob.id] });
  const person = slack.as(me.id);
  const here = { platform: PLATFORM, workspace: slack.team.id };
  const reader = { locale: 'en', timeZone: me.tz, platform: PLATFORM } as const;
  const direct = (id: string): Address => ({
    account: { ...here, id },
    reader: { ...reader, personId: `p-${id}` },
  });
  const channel = { ...here, id: payments.id };

  const messageAt = (ref: MessageRef) => {
    const place = readMessageRef(ref);
    const message = place === undefined ? undefined : slack.message(place.channel, place.ts);
    if (message === undefined) throw new Error(`There is no message ${ref}`);
    return message;
  };

  async function says(
    line: readonly LinePart[],
    place: 'direct' | 'channel',
    delivery: string,
  ): Promise<Seen> {
    const where = place === 'direct' ? person.direct() : payments.id;
    const parts = line.map((it) => (typeof it === 'string' ? it : { user: it.mention.id }));
    const [, command, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(String(parts[0])) ?? [];
    const shown =
      command === undefined
        ? await person.types(parts, where, delivery)
        : await person.command(command, [rest, ...parts.slice(1)], where, delivery);
    return seenBy(person, shown);
  }

  return {
    platform,
    direct: direct(me.id),
    channel: { channel, reader: { ...reader, channel } },
    nowhere: direct('U0NOBODY00'),
    colleague: { id: bob.id, name: bob.name },
    words: async (ref) => person.reads(messageAt(ref)),
    count: async () => person.sees(person.direct()).filter((it) => it.user === slack.bot.userId).length,
    press: async (ref, label, delivery, option) =>
      seenBy(person, await person.presses(messageAt(ref), label, option, delivery)),
    says,
    ...formsOf(person, ['helper', 'others']),
    echo: async () => {
      const [message] = person.sees();
      if (message === undefined) throw new Error('Nothing was posted');
      await slack.echo(message);
    },
    faults: faultsOf(slack, me.id),
    end,
  };
}

describePlatform('Slack over a socket', (receive) => openChat('socket', receive));
describePlatform('Slack over HTTP', (receive) => openChat('http', receive));
