import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVerify } from '../../../adapters/playground/verify.ts';

const verify = createVerify();
const http = new Hono();
http.use(verify.local);
http.get('/page', (c) => c.text('page'));
http.get('/live', verify.ownPage, (c) => c.text('live'));
http.post('/act', verify.act, (c) => c.text('done'));

const ask = async (
  path: string,
  headers: Record<string, string> = {},
  remoteAddress?: string,
): Promise<Response> => {
  const method = path === '/act' ? 'POST' : 'GET';
  const env = remoteAddress === undefined ? undefined : { incoming: { socket: { remoteAddress } } };
  return http.request(
    `http://localhost:3000${path}`,
    { method, headers: { host: 'localhost:3000', ...headers } },
    env,
  );
};
const status = async (...asked: Parameters<typeof ask>): Promise<number> => (await ask(...asked)).status;

describe('Who may see the playground', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])(
    'answers under the local name %s',
    async (host) => {
      expect(await status('/page', { host })).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '10.0.0.5:3000', ''])(
    'refuses the name %s, as DNS rebinding would use',
    async (host) => {
      expect(await status('/page', { host })).toBe(403);
    },
  );

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'answers this computer at %s',
    async (address) => {
      expect(await status('/page', {}, address)).toBe(200);
    },
  );

  it.each(['192.168.1.20', '::ffff:10.1.2.3', 'fe80::1', '127.0.0.1.5'])(
    'refuses another computer at %s',
    async (address) => {
      expect(await status('/page', {}, address)).toBe(403);
    },
  );

  it.each(['x-forwarded-for', 'forwarded'])('refuses a proxy that says so in %s', async (header) => {
    expect(await status('/page', { [header]: 'for=1.2.3.4' })).toBe(403);
  });
});

describe('Whose page may ask', () => {
  const own = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };

  it('takes an act from its own page with its token', async () => {
    expect(await status('/act', { ...own, 'x-pacer-token': verify.token })).toBe(200);
  });

  it.each([
    ['without the token', own],
    ['with another token', { ...own, 'x-pacer-token': 'x'.repeat(32) }],
    ['from another origin', { origin: 'http://evil.example', 'x-pacer-token': verify.token }],
    ['from another port', { origin: 'http://localhost:4000', 'x-pacer-token': verify.token }],
    ['from an opaque origin', { origin: 'null', 'x-pacer-token': verify.token }],
    ['from another site', { 'sec-fetch-site': 'cross-site', 'x-pacer-token': verify.token }],
    ['from a sibling site', { 'sec-fetch-site': 'same-site', 'x-pacer-token': verify.token }],
  ])('refuses an act %s', async (_name, headers) => {
    expect(await status('/act', headers)).toBe(403);
  });

  it('shows fragments and the stream to its own page only', async () => {
    expect(await status('/live', { 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status('/live', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('lets somebody follow a link to the page', async () => {
    expect(await status('/page', { 'sec-fetch-site': 'cross-site' })).toBe(200);
  });
});

describe('What the page may load', () => {
  let policy = '';
  let headers = new Headers();
  beforeAll(async () => {
    ({ headers } = await ask('/page'));
    policy = headers.get('content-security-policy') ?? '';
  });

  it('loads nothing but its own files, and nothing inline', () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
    expect(policy).not.toContain('data:');
  });

  it('cannot be framed, sniffed or sent elsewhere', () => {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});
