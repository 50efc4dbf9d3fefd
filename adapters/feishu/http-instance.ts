import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { NoAnswer, readRefusal, waitIn } from './refusal.ts';

type Request = Parameters<HttpInstance['request']>[0];

/** Well below the outbox's lease of 30 s. */
export const DEFAULT_TIMEOUT = 8_000;
const JSON_BODY = 'application/json; charset=utf-8';
const TOKEN_PATH = /\/open-apis\/auth\/v3\//;

const typeIn = (headers: Request['headers']): string =>
  String(Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '');

/** Makes the address; a list is the same name several times. */
function addressOf({ url = '', params = {} }: Request): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) address.searchParams.append(name, String(one));
  return address;
}

function multipartOf(data: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(data)) {
    if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), 'picture.png');
    else form.append(name, String(value));
  }
  return form;
}

function bodyOf({ data, headers = {} }: Request) {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const own = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  if (typeof data !== 'object' || data === null) return { headers: own };
  // The boundary stands in the header that `fetch` writes itself.
  if (typeIn(headers).startsWith('multipart/')) return { headers: own, body: multipartOf(data) };
  return { headers: { ...own, 'Content-Type': JSON_BODY }, body: JSON.stringify(data) };
}

/**
 * Makes what the SDK sends its requests with: given up after a time, followed nowhere else, and with every refusal thrown as one
 * kind of error, whether it came with status 200 or another. The SDK's own has no time-out and throws its whole request, token
 * and words included.
 */
export function createHttpInstance(timeoutMs: number = DEFAULT_TIMEOUT): HttpInstance {
  async function send(request: Request): Promise<string> {
    const address = addressOf(request);
    const response = await fetch(address, {
      method: (request.method ?? 'GET').toUpperCase(),
      // A redirect would carry the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.min(timeoutMs, request.timeout ?? timeoutMs)),
      ...bodyOf(request),
    });
    const text = await response.text();
    const waitMs = waitIn(response.headers);
    const refusal = readRefusal(parsed(text), response.status, {
      waitMs,
      ofToken: TOKEN_PATH.test(address.pathname),
    });
    if (refusal !== undefined) throw refusal;
    if (!response.ok || parsed(text) === undefined) throw new NoAnswer(response.status, waitMs);
    return text;
  }

  const asking = new Map<string, Promise<string>>();

  /** Asks for one token at a time: the SDK asks once for each of the calls that wait for it. */
  function sendOnce(it: Request): Promise<string> {
    const { url = '' } = it;
    if (!TOKEN_PATH.test(url)) return send(it);
    const sent = asking.get(url) ?? send(it).finally(() => asking.delete(url));
    asking.set(url, sent);
    return sent;
  }

  async function request<T, R = T>(it: Request): Promise<R> {
    const body: R = JSON.parse(await sendOnce(it));
    return body;
  }

  return {
    request,
    get: (url, options) => request({ ...options, url, method: 'GET' }),
    delete: (url, options) => request({ ...options, url, method: 'DELETE' }),
    head: (url, options) => request({ ...options, url, method: 'HEAD' }),
    options: (url, options) => request({ ...options, url, method: 'OPTIONS' }),
    post: (url, data, options) => request({ ...options, url, data, method: 'POST' }),
    put: (url, data, options) => request({ ...options, url, data, method: 'PUT' }),
    patch: (url, data, options) => request({ ...options, url, data, method: 'PATCH' }),
  };
}

function parsed(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}
