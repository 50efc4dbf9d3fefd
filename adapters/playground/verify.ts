import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

/** Everything comes from this server; nothing inline, nothing framed, nothing sent elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
const loopbackAddress = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

type Incoming = { socket?: { remoteAddress?: string } };

/** The address of the other end; a request made inside the process has none. */
function remoteAddress(c: Context): string | undefined {
  const env: { incoming?: Incoming } | undefined = c.env;
  return env?.incoming?.socket?.remoteAddress;
}

function hostOf(c: Context): string {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** Says why a request may not see the playground at all. A changed host name is how DNS rebinding reaches a local page. */
function strangerReason(c: Context): string | undefined {
  const remote = remoteAddress(c);
  if (remote !== undefined && !loopbackAddress.test(remote))
    return 'The playground answers on this computer only.';
  // A proxy on this computer would let everybody in under a local name.
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) {
    return 'The playground cannot be used through a proxy.';
  }
  if (!loopbackHosts.has(hostOf(c))) return 'Open the playground at http://localhost, with its port.';
  return undefined;
}

/** Says why a request comes from another page than our own. */
function foreignReason(c: Context): string | undefined {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${c.req.header('host') ?? new URL(c.req.url).host}`)
    return 'This request came from another page.';
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return 'This request came from another page.';
  return undefined;
}

/** Guards the playground: this computer only, its own pages only, and for acts the token that only its page was given. */
export function createVerify() {
  const token = randomBytes(24).toString('base64url');
  const isToken = (given: string): boolean =>
    given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));

  const local: MiddlewareHandler = async (c, next) => {
    const reason = strangerReason(c);
    if (reason !== undefined) return c.text(`${reason}\n`, 403);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    return undefined;
  };

  /** For what only our own page asks for: streams, fragments. */
  const ownPage: MiddlewareHandler = async (c, next) => {
    const reason = foreignReason(c);
    if (reason !== undefined) return c.text(`${reason}\n`, 403);
    await next();
    return undefined;
  };

  /** For what changes anything. */
  const act: MiddlewareHandler = async (c, next) => {
    const reason =
      foreignReason(c) ??
      (isToken(c.req.header('x-pacer-token') ?? '')
        ? undefined
        : 'This page is from before a restart: load it again.');
    if (reason !== undefined) return c.text(`${reason}\n`, 403);
    await next();
    return undefined;
  };

  return { token, local, ownPage, act };
}
