import { createServer } from 'node:http';
import * as lark from '@larksuiteoapi/node-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeFeishuOptions, startFakeFeishu } from './fake-feishu.ts';

const logger = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} };
const card = (content: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content }] },
});
const button = {
  tag: 'button',
  text: { tag: 'plain_text', content: 'Go' },
  behaviors: [{ type: 'callback', value: { a: '1' } }],
};

/** A clock that a test sets. */
function settable(at = '2026-11-21T09:00:00Z') {
  let now = new Date(at);
  return {
    clock: { now: () => now },
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** Starts a tenant, and Feishu's own client in the place of the adapter. */
async function open(options: FakeFeishuOptions = {}) {
  const feishu = await startFakeFeishu({ deadlineMs: 300, ...options });
  onTestFinished(feishu.close);
  const { id: appId, secret: appSecret } = feishu.app;
  const config = { appId, appSecret, domain: feishu.baseUrl, logger };
  const client = new lark.Client({ ...config, cache: new lark.DefaultCache() });
  const me = feishu.addUser({ name: '林晓' });
  const person = feishu.as(me.open_id);
  /** Calls, and says which code it was answered with. */
  const code = async (call: Promise<{ code?: number | undefined }>): Promise<number> => {
    try {
      return (await call).code ?? 0;
    } catch (error) {
      const response =
        typeof error === 'object' && error !== null ? Reflect.get(error, 'response') : undefined;
      return Number(response?.data?.code ?? -1);
    }
  };
  const send = (content: object, more: { uuid?: string; to?: string } = {}) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: more.to ?? me.open_id,
        msg_type: 'interactive',
        content: JSON.stringify(content),
        ...(more.uuid === undefined ? {} : { uuid: more.uuid }),
      },
    });
  const patch = (message_id: string, content: object) =>
    client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(content) } });
  /** Opens a long connection of Feishu's own client, which does not say where it could not. */
  async function connect(handle: (data: unknown) => unknown, patienceMs = 10_000) {
    const eventDispatcher = new lark.EventDispatcher({ logger }).register({
      'im.message.receive_v1': handle,
      'card.action.trigger': handle,
    });
    const before = feishu.sockets.connections();
    const ws = new lark.WSClient({ ...config, autoReconnect: false });
    onTestFinished(() => ws.close({ force: true }));
    await ws.start({ eventDispatcher });
    await expect.poll(() => feishu.sockets.connections(), { timeout: patienceMs }).toBe(before + 1);
  }
  return { feishu, client, me, person, code, send, patch, connect };
}

describe('messages', () => {
  it('sends once by a uuid for an hour, and again afterwards', async () => {
    const { clock, pass } = settable();
    const { person, send } = await open({ clock });
    const first = await send(card('a'), { uuid: 'u1' });
    expect((await send(card('a'), { uuid: 'u1' })).data?.message_id).toBe(first.data?.message_id);
    expect(person.sees()).toHaveLength(1);
    pass(3_600_000);
    await send(card('a'), { uuid: 'u1' });
    expect(person.sees()).toHaveLength(2);
  });

  it('updates a card for 14 days', async () => {
    const { clock, pass } = settable();
    const { person, code, send, patch } = await open({ clock });
    const id = (await send(card('before'))).data?.message_id ?? '';
    pass(14 * 86_400_000);
    expect(await code(patch(id, card('after')))).toBe(0);
    expect(person.sees().map(person.reads)).toEqual(['after']);
    pass(1);
    expect(await code(patch(id, card('late')))).toBe(230031);
  });

  it('refuses what Feishu refuses', async () => {
    const { feishu, me, code, send } = await open();
    const bob = feishu.addUser({ available: false });
    expect(await code(send(card('')))).toBe(230099);
    expect(await code(send(card('字'.repeat(11_000))))).toBe(230025);
    expect(await code(send(card('a'), { to: 'ou_nobody' }))).toBe(230034);
    expect(await code(send(card('a'), { to: bob.open_id }))).toBe(230013);
    await feishu.leaves(me.open_id);
    expect(await code(send(card('a')))).toBe(230029);
  });

  it('limits updates of one message, sends to one person, and calls of the app', async () => {
    const { clock } = settable();
    const { client, code, send, patch } = await open({ clock, enforceRates: true });
    const id = (await send(card('a'))).data?.message_id ?? '';
    const codes: number[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await code(patch(id, card(`b${i}`))));
    expect(codes).toEqual([0, 0, 0, 0, 0, 230020]);
    for (let i = 0; i < 5; i += 1) codes.push(await code(send(card('a'))));
    expect(codes.slice(-5)).toEqual([0, 0, 0, 0, 230020]);
    const lists = await Promise.all(Array.from({ length: 51 }, () => code(client.im.v1.chat.list({}))));
    expect(lists.filter((it) => it === 99991400)).toHaveLength(1);
  });

  it('fails as it is told, before or after it was done', async () => {
    const { feishu, person, code, send } = await open();
    feishu.fail({ method: 'message.create', as: { kind: 'code', code: 230002, status: 200 } });
    expect(await code(send(card('a')))).toBe(230002);
    feishu.fail({ method: 'message.create', as: { kind: 'drop' } });
    expect(await code(send(card('a')))).toBe(-1);
    expect(person.sees()).toHaveLength(0);
    feishu.fail({ method: 'message.create', as: { kind: 'drop', after: true } });
    expect(await code(send(card('a')))).toBe(-1);
    expect(person.sees()).toHaveLength(1);
  });
});

describe('the app', () => {
  it('is refused without its secret, and with a token that has ended', async () => {
    const { feishu, code, send } = await open();
    const bad = new lark.Client({
      appId: feishu.app.id,
      appSecret: 'no',
      domain: feishu.baseUrl,
      cache: new lark.DefaultCache(),
      logger,
    });
    await expect(bad.im.v1.chat.list({})).rejects.toThrow();
    expect(await code(send(card('a')))).toBe(0);
    feishu.forgetTokens();
    expect(await code(send(card('a')))).toBe(99991663);
  });

  it('lacks permissions that it was not given', async () => {
    const { code, send } = await open({ scopes: [] });
    expect(await code(send(card('a')))).toBe(99991672);
  });

  it('sees its contact scope only, in pages', async () => {
    const { feishu, client, code } = await open();
    const team = feishu.addDepartment({ name: 'Payments' });
    for (let i = 0; i < 55; i += 1) feishu.addUser({ department_ids: [team.open_department_id] });
    feishu.state.contactScope = { departments: [team.open_department_id] };
    const find = (department_id: string, page_token?: string) =>
      client.contact.v3.user.findByDepartment({
        params: { department_id, page_size: 50, ...(page_token === undefined ? {} : { page_token }) },
      });
    const first = await find(team.open_department_id);
    const second = await find(team.open_department_id, first.data?.page_token);
    expect([first.data?.items?.length, second.data?.items?.length, second.data?.has_more]).toEqual([
      50,
      5,
      false,
    ]);
    expect(await code(find('0'))).toBe(40004);
  });
});

describe('long connections', () => {
  it('deliver each message to one, whole although it is cut', async () => {
    const { feishu, person, connect } = await open();
    const heard: string[] = [];
    await connect((data) => void heard.push(`one ${JSON.stringify(data)}`));
    await connect((data) => void heard.push(`two ${JSON.stringify(data)}`));
    feishu.sockets.split(3);
    await person.says('你好');
    await person.says('bye');
    expect(heard).toHaveLength(2);
    expect(new Set(heard.map((it) => it.slice(0, 3))).size).toBe(2);
    expect(heard.join()).toContain('你好');
  });

  it('deliver again what was not taken, as the same event', async () => {
    const { feishu, person, connect } = await open();
    const ids: unknown[] = [];
    await connect((data) => {
      ids.push(typeof data === 'object' && data !== null ? Reflect.get(data, 'event_id') : undefined);
      if (ids.length < 3) throw new Error('not now');
    });
    await person.says('hello');
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(feishu.deliveries.map((it) => it.outcome.ok)).toEqual([false, false, true]);
  });

  it('show the answer to a press, its error, and its lateness', async () => {
    const { feishu, person, send, connect } = await open();
    let answer: () => unknown = () => ({
      toast: { type: 'info', content: 'Seen' },
      card: { type: 'raw', data: card('after') },
    });
    await connect(() => answer());
    const press = async () => {
      await send({ ...card('a'), body: { elements: [button] } });
      const message = person.sees().at(-1);
      if (message === undefined) throw new Error('Nothing was posted');
      return { seen: await person.presses(message, 'Go'), words: person.reads(message) };
    };
    expect(await press()).toMatchObject({ seen: { toast: { type: 'info', words: 'Seen' } }, words: 'after' });
    answer = () => ({ card: { type: 'raw', data: { elements: [] } } });
    expect((await press()).seen.error).toBe(200673);
    expect(feishu.violations.length).toBeGreaterThan(0);
    answer = () => new Promise((resolve) => setTimeout(resolve, 400));
    expect((await press()).seen.error).toBe(200341);
  });

  it('are refused and cut', async () => {
    const { feishu, person, connect } = await open({ retryAfterMs: [] });
    await connect(() => undefined);
    feishu.sockets.drop();
    await expect.poll(() => feishu.sockets.connections()).toBe(0);
    await person.says('anybody?');
    expect(feishu.deliveries.at(-1)?.outcome).toEqual({ ok: false, reason: 'connection' });
    feishu.sockets.refuse();
    await expect(connect(() => undefined, 500)).rejects.toThrow();
    feishu.sockets.refuse(false);
    await connect(() => undefined);
    await person.says('hello');
    expect(feishu.deliveries.at(-1)?.outcome.ok).toBe(true);
  });

  it('undo what was updated before the answer', async () => {
    const { person, send, patch, connect } = await open();
    const id = (await send({ ...card('a'), body: { elements: [button] } })).data?.message_id ?? '';
    await connect(async () => {
      await patch(id, card('too early'));
      return {};
    });
    const [message] = person.sees();
    if (message === undefined) throw new Error('Nothing was posted');
    await person.presses(message, 'Go');
    expect(person.reads(message)).toBe('Go');
  });
});

describe('requests', () => {
  it('are encrypted and signed so that Feishu’s own library reads them', async () => {
    const { feishu, person } = await open();
    const { encryptKey, verificationToken } = feishu;
    const heard: unknown[] = [];
    const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, logger }).register({
      'im.message.receive_v1': (data) => void heard.push(JSON.parse(data.message.content)),
    });
    const server = createServer(lark.adaptDefault('/events', dispatcher, { autoChallenge: true }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/events`;
    feishu.deliverTo(url);
    expect(await feishu.challenge()).toBe(true);
    await person.says('你好');
    expect(heard).toEqual([{ text: '你好' }]);
    // Another key's signature: the library takes nothing of it.
    feishu.deliverTo(url, { key: 'another' });
    await person.says('hello');
    expect(heard).toHaveLength(1);
  });
});
