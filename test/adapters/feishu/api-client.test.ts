import { describe, expect, it } from 'vitest';
import { createApi, dataOf } from '../../../adapters/feishu/api-client.ts';
import { causeOf, toPlatformError } from '../../../adapters/feishu/errors.ts';
import { FeishuRefusal } from '../../../adapters/feishu/refusal.ts';
import { type Answers, refusal, serveApi, told } from './serve-api.ts';

const SECRET = 'shhh-app-secret';

const open = async (answers: Answers, httpTimeoutMs = 2_500) => {
  const server = await serveApi(answers);
  const config = { appId: 'cli_0123456789abcdef', appSecret: SECRET, baseUrl: `${server.baseUrl}/` };
  return { server, api: createApi(config, { httpTimeoutMs }) };
};
const chats = { method: 'GET', path: '/open-apis/im/v1/chats' } as const;
const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a call', () => {
  it('carries the token, its parameters and its body to the address of the configuration', async () => {
    const { server, api } = await open(() => undefined);
    const data = { words: '你好' };
    const params = { user_ids: ['a', 'b'], left_out: undefined, size: 2 };
    expect(dataOf(await api.call({ method: 'POST', path: '/open-apis/x', params, data }))).toEqual({});
    const [token, call] = server.calls;
    expect(token?.json).toEqual({ app_id: 'cli_0123456789abcdef', app_secret: SECRET });
    expect(call).toMatchObject({ method: 'POST', path: '/open-apis/x', json: data });
    expect([...(call?.params ?? [])]).toEqual([
      ['user_ids', 'a'],
      ['user_ids', 'b'],
      ['size', '2'],
    ]);
    expect(call?.headers.authorization).toBe('Bearer t-1');
    expect(call?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('asks for one token, however many calls wait for it', async () => {
    const { server, api } = await open(() => undefined);
    await Promise.all(Array.from({ length: 5 }, () => api.call(chats)));
    await api.call(chats);
    expect([server.tokens(), server.of(chats.path).length]).toEqual([1, 6]);
  });

  it('shares its token with no other client of the same app', async () => {
    const [one, two] = [await open(() => undefined), await open(() => undefined)];
    await one.api.call(chats);
    await two.api.call(chats);
    expect([one.server.tokens(), two.server.tokens()]).toEqual([1, 1]);
  });

  it('uploads a picture as a form', async () => {
    const answers: Answers = ({ path }) =>
      path === '/open-apis/im/v1/images' ? told({ image_key: 'img_1' }) : undefined;
    const { server, api } = await open(answers);
    expect(await api.uploadPicture(new Uint8Array([1, 2, 3]))).toBe('img_1');
    const [upload] = server.of('/open-apis/im/v1/images');
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.text).toMatch(/name="image_type"\r\n\r\nmessage\r\n/);
    expect(upload?.text).toMatch(/name="image"; filename="picture.png"/);
  });
});

describe('a refused token', () => {
  it.each([99991663, 99991661, 99991668, 99991671])('%i is fetched anew once', async (code) => {
    const stale: Answers = ({ headers }) =>
      headers.authorization === 'Bearer t-1' ? refusal(code, {}, 401) : undefined;
    const { server, api } = await open(stale);
    await Promise.all([api.call(chats), api.call(chats), api.call(chats)]);
    expect([server.tokens(), server.of(chats.path).length]).toEqual([2, 6]);
  });

  it('is not fetched for ever', async () => {
    const { server, api } = await open(({ path }) => (path === chats.path ? refusal(99991663) : undefined));
    const error = toPlatformError(await thrownBy(api.call(chats)));
    expect(error).toMatchObject({ failure: 'rate-limited', retryAfterMs: 180_000 });
    expect([server.tokens(), server.of(chats.path).length]).toEqual([2, 2]);
  });

  it('that cannot be had at all is the app’s fault, whatever the code', async () => {
    const { api } = await open(() => refusal(12_345, {}, 200));
    const error = toPlatformError(await thrownBy(api.call(chats)));
    expect(error).toMatchObject({ failure: 'rate-limited', retryAfterMs: 180_000 });
    expect(error.message).toContain('12345');
  });
});

describe('an answer that is none', () => {
  it.each([200, 400, 429])('throws a code that is not 0 alike with HTTP %i', async (status) => {
    const { api } = await open(({ path }) => (path === chats.path ? refusal(230002, {}, status) : undefined));
    expect(await thrownBy(api.call(chats))).toBeInstanceOf(FeishuRefusal);
  });

  it('waits as long as the gateway says', async () => {
    const limited: Answers = ({ path }) =>
      path === chats.path
        ? { status: 429, headers: { 'x-ogw-ratelimit-reset': '7' }, body: { code: 99991400, msg: 'limit' } }
        : undefined;
    const { api } = await open(limited);
    expect(toPlatformError(await thrownBy(api.call(chats)))).toMatchObject({
      failure: 'rate-limited',
      retryAfterMs: 7_000,
    });
  });

  it.each([
    [502, 'transient'],
    [200, 'transient'],
    [413, 'bad-content'],
    [404, 'rate-limited'],
    [429, 'rate-limited'],
  ])('takes a page with HTTP %i as %s', async (status, failure) => {
    const { api } = await open(({ path }) =>
      path === chats.path ? { status, body: '<html>a secret</html>' } : undefined,
    );
    const error = toPlatformError(await thrownBy(api.call(chats)));
    expect(error.failure).toBe(failure);
    expect(error.message).not.toContain('secret');
  });

  it('carries the token to nobody whom a redirect names', async () => {
    const { server, api } = await open(({ path }) =>
      path === chats.path ? { status: 302, headers: { location: '/elsewhere' }, body: '' } : undefined,
    );
    expect(toPlatformError(await thrownBy(api.call(chats))).failure).toBe('rate-limited');
    expect(server.of('/elsewhere')).toEqual([]);
  });

  it.each(['hang', 'drop'] as const)('is in doubt where it is lost (%s)', async (how) => {
    const { api } = await open(({ path }) => (path === chats.path ? how : undefined), 300);
    const error = await thrownBy(api.call(chats));
    expect(toPlatformError(error).failure).toBe('transient');
    expect(causeOf(error)).toMatch(/^(TimeoutError|UND_ERR_SOCKET|ECONNRESET)$/);
  });

  it('is a server that is not there', async () => {
    const { server, api } = await open(() => undefined);
    await server.close();
    expect(causeOf(await thrownBy(api.call(chats)))).toMatch(/ECONNREFUSED|UND_ERR_SOCKET|ECONNRESET/);
  });
});

it('says nothing of secrets, tokens or words', async () => {
  const { api } = await open(({ path }) =>
    path === chats.path ? refusal(230099, { msg: 'my own words' }) : undefined,
  );
  const error = await thrownBy(api.call({ ...chats, method: 'POST', data: { content: 'my own words' } }));
  const shown = `${String(error)} ${JSON.stringify(error)} ${toPlatformError(error).message}`;
  expect(shown).not.toMatch(/own words|t-1|shhh/);
});
