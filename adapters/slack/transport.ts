import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../src/shared/clock.ts';
import type { InFlight } from '../../src/shared/in-flight.ts';
import type { Log } from '../../src/shared/log.ts';
import { EVENTS_PATH } from './config.ts';
import type { Deliver } from './receiver.ts';
import { isFromSlack } from './verify.ts';

/** As in Bolt's own receivers. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

type Parts = { signingSecret: string; clock: Clock; log: Log; deliver: Deliver; inFlight: InFlight };
type Body = Record<string, unknown>;

const isBody = (it: unknown): it is Body => typeof it === 'object' && it !== null && !Array.isArray(it);

function parse(json: string): Body | undefined {
  try {
    const it: unknown = JSON.parse(json);
    return isBody(it) ? it : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a body: events are JSON, commands are forms, interactions are JSON in one field of a form. */
function readBody(raw: string, contentType: string): Body | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return parse(raw);
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload === undefined ? form : parse(form.payload);
}

const numberOf = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,3}$/.test(header) ? Number(header) : undefined;

/** Answers in the shapes that Slack reads: nothing, words, or JSON. */
function respond(c: Context, answer: unknown): Response {
  if (answer === undefined || answer === null || answer === '') return c.body(null, 200);
  return typeof answer === 'string' ? c.text(answer) : c.json(answer);
}

/** Mounts the path for Slack's signed requests; each is answered after the commit, and with 500 where there was none. */
export function mountEvents(http: Hono, { signingSecret, clock, log, deliver, inFlight }: Parts): void {
  const own = new Hono();
  own.onError((error, c) => {
    log.error({ code: error.name }, 'a request from Slack failed');
    return c.body(null, 500);
  });
  own.post('/', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) }), async (c) => {
    const raw = await c.req.text();
    const body = readBody(raw, c.req.header('content-type') ?? '');
    // Slack looks at the certificate this way, without a signature.
    if (body?.ssl_check !== undefined) return c.body(null, 200);
    const signed = {
      body: raw,
      timestamp: c.req.header('x-slack-request-timestamp'),
      signature: c.req.header('x-slack-signature'),
    };
    if (!isFromSlack(signingSecret, clock, signed)) return c.body(null, 401);
    if (body === undefined) return c.body(null, 400);
    if (body.type === 'url_verification') return c.json({ challenge: body.challenge });
    const retryNum = numberOf(c.req.header('x-slack-retry-num'));
    const retryReason = c.req.header('x-slack-retry-reason');
    const { answer, later } = await inFlight.during(deliver({ body, retryNum, retryReason }));
    // After this answer is on its way.
    setImmediate(() => inFlight.follow(later));
    return respond(c, answer);
  });
  http.route(EVENTS_PATH, own);
}
