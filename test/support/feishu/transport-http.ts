import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { parseJson, readBytes } from '../slack/http-body.ts';
import { isObject, type Json } from './check-shape.ts';
import type { State } from './state.ts';
import type { Delivered, Transport } from './transport.ts';

export type HttpOptions = {
  deadlineMs: number;
  /** Signed or encrypted by another key than the app's, at another time (s), with another token, or neither signed nor encrypted. */
  signAs?: {
    key?: string;
    encryptKey?: string;
    at?: number;
    token?: string;
    plain?: boolean;
    unsigned?: boolean;
  };
};

const sha256 = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Encrypts as Feishu does: `base64(iv ‖ AES-256-CBC)` under the SHA-256 of the key. */
export function encrypt(key: string, words: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', sha256(key), iv);
  return Buffer.concat([iv, cipher.update(words, 'utf8'), cipher.final()]).toString('base64');
}

/** Signs a body as it is sent. */
export const sign = (key: string, timestamp: string, nonce: string, body: string): string =>
  sha256(timestamp + nonce + key + body).toString('hex');

type Answered = { status: number; body: string };

/** Posts over a connection of its own, so that no old one is found closed. */
const post = (
  url: string,
  body: string,
  headers: Record<string, string>,
  deadlineMs: number,
): Promise<Answered | 'timeout' | 'connection'> =>
  new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent: false, headers }, (response) => {
      readBytes(response).then(
        (bytes) => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, body: bytes.toString('utf8') });
        },
        () => resolve('connection'),
      );
    });
    const timer = setTimeout(() => {
      resolve('timeout');
      sent.destroy();
    }, deadlineMs);
    sent.on('error', () => {
      clearTimeout(timer);
      resolve('connection');
    });
    sent.end(body);
  });

/** Delivers by requests to an address: encrypted, signed over the raw body, each with a deadline. */
export function createHttpTransport(
  state: State,
  url: string,
  { deadlineMs, signAs = {} }: HttpOptions,
): Transport & { challenge(): Promise<boolean> } {
  const { key = state.encryptKey, encryptKey = state.encryptKey } = signAs;
  /** The token stands in the header of an event. */
  const withToken = (payload: Json): Json =>
    signAs.token === undefined || !isObject(payload.header)
      ? payload
      : { ...payload, header: { ...payload.header, token: signAs.token } };

  async function send(payload: Json, signed: boolean): Promise<Delivered> {
    const words = JSON.stringify(withToken(payload));
    const body = signAs.plain === true ? words : JSON.stringify({ encrypt: encrypt(encryptKey, words) });
    const timestamp = String(signAs.at ?? Math.floor(Date.now() / 1_000));
    const nonce = state.next('', 16);
    const answered = await post(
      url,
      body,
      {
        'content-type': 'application/json; charset=utf-8',
        ...(signed && signAs.unsigned !== true
          ? {
              'x-lark-request-timestamp': timestamp,
              'x-lark-request-nonce': nonce,
              'x-lark-signature': sign(key, timestamp, nonce, body),
            }
          : {}),
      },
      deadlineMs,
    );
    if (typeof answered === 'string') return { ok: false, reason: answered };
    if (answered.status !== 200) return { ok: false, reason: 'status', status: answered.status };
    return { ok: true, body: answered.body === '' ? undefined : parseJson(answered.body) };
  }
  return {
    deliver: (payload) => send(payload, true),
    /** Asks the address whether it is the app's, as the console does before it saves it. */
    async challenge() {
      const challenge = state.next('');
      const token = signAs.token ?? state.verificationToken;
      const answer = await send({ challenge, token, type: 'url_verification' }, false);
      return answer.ok && JSON.stringify(answer.body) === JSON.stringify({ challenge });
    },
  };
}
