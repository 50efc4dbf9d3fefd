import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../src/shared/clock.ts';
import type { InFlight } from '../../src/shared/in-flight.ts';
import { EVENTS_PATH } from './config.ts';
import { type Body, bodySchema, type Deliver } from './receiver.ts';
import { decrypt, isSame, isSigned, type Signed } from './verify.ts';

/** Far above what Feishu sends. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

type Parts = {
  encryptKey: string;
  verificationToken: string;
  clock: Clock;
  deliver: Deliver;
  inFlight: InFlight;
};

function parse(json: string | undefined): Body | undefined {
  try {
    return json === undefined ? undefined : bodySchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Events carry the token in their header, the older ones and the challenge beside everything else. */
const tokenOf = ({ header, token }: Body): string => header?.token ?? token ?? '';

/** Mounts the path for Feishu's encrypted requests; each is answered after the commit, and with 500 where there was none. */
export function mountEvents(http: Hono, parts: Parts): void {
  const { encryptKey, verificationToken, clock, deliver, inFlight } = parts;

  /** Reads a request that Feishu wrote. The challenge alone comes without a signature. */
  function read(request: Signed): Body | undefined {
    const { encrypt } = parse(request.body) ?? {};
    if (encrypt === undefined) return undefined;
    const signed = isSigned(encryptKey, clock, request);
    if (!signed && request.signature !== undefined) return undefined;
    const body = parse(decrypt(encryptKey, encrypt));
    if (body === undefined || !isSame(tokenOf(body), verificationToken)) return undefined;
    return signed || body.type === 'url_verification' ? body : undefined;
  }

  const own = new Hono();
  // What failed was written down there; Feishu sends it again.
  own.onError((_error, c) => c.body(null, 500));
  own.post('/', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) }), async (c) => {
    const body = read({
      body: await c.req.text(),
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    });
    if (body === undefined) return c.body(null, 401);
    if (body.type === 'url_verification') return c.json({ challenge: body.challenge });
    return c.json((await inFlight.during(deliver(body))) ?? {});
  });
  http.route(EVENTS_PATH, own);
}
