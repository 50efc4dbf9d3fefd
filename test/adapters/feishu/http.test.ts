import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EVENTS_PATH } from '../../../adapters/feishu/config.ts';
import { createReceiver } from '../../../adapters/feishu/receiver.ts';
import { mountEvents } from '../../../adapters/feishu/transport.ts';
import { listen } from '../../../src/http/server.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { createInFlight } from '../../../src/shared/in-flight.ts';

const APP = 'cli_0123456789abcdef';
const KEY = 'the encrypt key';
const TOKEN = 'the verification token';

const now = () => Math.floor(Date.now() / 1_000);
const sha256 = (words: string) => createHash('sha256').update(words);

function encrypt(body: unknown, key = KEY): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', sha256(key).digest(), iv);
  const bytes = Buffer.concat([iv, cipher.update(JSON.stringify(body), 'utf8'), cipher.final()]);
  return JSON.stringify({ encrypt: bytes.toString('base64') });
}

const envelope = (id: string, header: object = {}) => ({
  schema: '2.0',
  header: {
    event_id: id,
    event_type: 'im.message.receive_v1',
    token: TOKEN,
    app_id: APP,
    tenant_key: 'tk',
    ...header,
  },
  event: { words: '目标' },
});
const challenge = { type: 'url_verification', token: TOKEN, challenge: 'c4a11e' };

async function open() {
  const log = pino({ level: 'silent' });
  const inFlight = createInFlight(log, 'feishu');
  const heard: unknown[] = [];
  const core = { handle: async (): Promise<object> => ({}) };
  const { deliver } = createReceiver({
    appId: APP,
    tenant: 'tk',
    heard: async (_type, data) => {
      heard.push(data);
      return core.handle();
    },
    pressed: async () => ({ answer: { toast: { type: 'info', content: '好' } } }),
    log,
    inFlight,
  });
  const http = new Hono();
  mountEvents(http, { encryptKey: KEY, verificationToken: TOKEN, clock: realClock, deliver, inFlight });
  const server = await listen(http, 0, '127.0.0.1');
  onTestFinished(server.close);
  const url = `http://127.0.0.1:${server.port}${EVENTS_PATH}`;
  /** Sends a body as Feishu does, or as somebody who would like to be Feishu. */
  function send(
    body: string,
    { at = now(), key = KEY, headers = {} }: { at?: number; key?: string; headers?: object } = {},
  ) {
    const signature = sha256(`${at}n1${key}${body}`).digest('hex');
    return fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-lark-request-timestamp': String(at),
        'x-lark-request-nonce': 'n1',
        'x-lark-signature': signature,
        ...headers,
      },
    });
  }
  const bare = (body: string) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return { url, send, bare, heard, core };
}

describe('A request to /feishu/events', () => {
  it('proves the address to Feishu, which signs that one alone with nothing', async () => {
    const { bare, send } = await open();
    const answer = await bare(encrypt(challenge));
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'c4a11e' }]);
    expect((await send(encrypt(challenge))).status).toBe(200);
    expect((await bare(encrypt({ ...challenge, token: 'guessed' }))).status).toBe(401);
    expect((await bare(encrypt(challenge, 'another key'))).status).toBe(401);
    expect((await bare(JSON.stringify(challenge))).status).toBe(401);
  });

  it('is taken however its JSON is written', async () => {
    const { send, heard } = await open();
    expect((await send(encrypt(envelope('e1')))).status).toBe(200);
    expect((await send(encrypt(envelope('e2')).replace(':', ' :\n  '))).status).toBe(200);
    expect(heard).toMatchObject([{ event_id: 'e1', words: '目标' }, { event_id: 'e2' }]);
  });

  it.each([
    ['signed with another key', { key: 'not the key' }],
    ['of six minutes ago', { at: now() - 360 }],
    ['of six minutes from now', { at: now() + 360 }],
    ['with an empty signature', { headers: { 'x-lark-signature': '' } }],
    ['with another nonce', { headers: { 'x-lark-request-nonce': 'n2' } }],
    ['without a time', { headers: { 'x-lark-request-timestamp': 'NaN' } }],
  ])('%s is refused', async (_, given) => {
    const { send, heard } = await open();
    expect((await send(encrypt(envelope('e1')), given)).status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('without a signature, without encryption or with another token is refused', async () => {
    const { send, bare, heard } = await open();
    expect((await bare(encrypt(envelope('e1')))).status).toBe(401);
    expect((await send(JSON.stringify(envelope('e1')))).status).toBe(401);
    expect((await send(encrypt(envelope('e1', { token: 'guessed' })))).status).toBe(401);
    expect((await send(encrypt(envelope('e1', { token: undefined })))).status).toBe(401);
    // The same words encrypted with another key, and signed with ours.
    expect((await send(encrypt(envelope('e1'), 'another key'))).status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('that is no JSON, of another shape or too long is refused', async () => {
    const { send, url } = await open();
    for (const body of ['{"encrypt":', '[]', '{}', '{"encrypt":7}', '', encrypt('words'), encrypt([1])])
      expect((await send(body)).status, body).toBe(401);
    expect((await send('x'.repeat(4 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await fetch(url)).status).toBe(404);
  });
});

describe('The answer', () => {
  it('waits for the commit', async () => {
    const { send, core } = await open();
    let committed = false;
    core.handle = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      committed = true;
      return {};
    };
    const answer = await send(encrypt(envelope('e1')));
    expect([committed, answer.status, await answer.json()]).toEqual([true, 200, {}]);
  });

  it('is 500 where there was none, so that Feishu sends it again', async () => {
    const { send, core } = await open();
    core.handle = async () => {
      throw new Error('the commit failed');
    };
    expect((await send(encrypt(envelope('e1')))).status).toBe(500);
  });

  it('to a press holds what is shown', async () => {
    const { send } = await open();
    const answer = await send(encrypt(envelope('e1', { event_type: 'card.action.trigger' })));
    expect(await answer.json()).toEqual({ toast: { type: 'info', content: '好' } });
  });

  it('to what nobody subscribed to, and to what cannot be read, is empty', async () => {
    const { send, heard } = await open();
    for (const header of [
      { event_type: 'im.message.reaction.created_v1' },
      { app_id: 'cli_x' },
      { event_id: '' },
    ]) {
      const answer = await send(encrypt(envelope('e1', header)));
      expect([answer.status, await answer.json()]).toEqual([200, {}]);
    }
    expect(heard).toEqual([]);
  });
});
