import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { parseJson, readBytes } from './http-body.ts';
import type { State } from './state.ts';
import type { Delivered, Envelope, Transport } from './transport.ts';

const TIMEOUT = 'http_timeout';
const FORM = 'application/x-www-form-urlencoded';

function encode({ kind, payload }: Envelope): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields =
    kind === 'slash_commands'
      ? Object.entries(payload).map(([name, value]) => [name, String(value)])
      : [['payload', JSON.stringify(payload)]];
  return { type: FORM, body: new URLSearchParams(fields).toString() };
}

type Answered = { status: number; headers: IncomingHttpHeaders; body: string };

/** Posts over a connection of its own, so that no old one is found closed. */
const post = (
  url: string,
  body: string,
  headers: OutgoingHttpHeaders,
  deadlineMs: number,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: false, headers }, (response) => {
      readBytes(response).then((bytes) => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes.toString('utf8'),
        });
      }, reject);
    });
    const timer = setTimeout(() => sent.destroy(new Error(TIMEOUT)), deadlineMs);
    sent.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    sent.end(body);
  });

function understand({ status, headers, body }: Answered): Delivered {
  if (status !== 200)
    return { ok: false, reason: 'http_error', status, retry: headers['x-slack-no-retry'] !== '1' };
  if (body === '') return { ok: true, body: undefined };
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  return { ok: true, body: isJson ? parseJson(body) : body };
}

/** Delivers by signed requests to an address, each with a deadline. */
export function createHttpTransport(
  state: State,
  url: string,
  options: { deadlineMs: number; signAs?: { secret?: string; at?: number } },
): Transport {
  const sign = (body: string): Record<string, string> => {
    const at = options.signAs?.at ?? Math.floor(Date.now() / 1_000);
    const secret = options.signAs?.secret ?? state.signingSecret;
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
  };
  return {
    async deliver(envelope) {
      const { type, body } = encode(envelope);
      const { retry } = envelope;
      const again = {
        'x-slack-retry-num': String(retry?.num),
        'x-slack-retry-reason': String(retry?.reason),
      };
      const headers = {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...sign(body),
        ...(retry === undefined ? {} : again),
      };
      try {
        return understand(await post(url, body, headers, options.deadlineMs));
      } catch (error) {
        const late = error instanceof Error && error.message === TIMEOUT;
        return { ok: false, reason: late ? TIMEOUT : 'connection_failed', retry: true };
      }
    },
  };
}
