import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerJson, parseJson, readBytes } from '../slack/http-body.ts';
import { isObject, type Json } from './check-shape.ts';
import { Refused } from './refused.ts';
import type { Failure, State } from './state.ts';

export type Asked = {
  params: Readonly<Record<string, string | undefined>>;
  query: URLSearchParams;
  body: Json;
  file: Buffer | undefined;
};

export type Method = {
  name: string;
  /** The method, and the path below `/open-apis`, or the whole of it. */
  route: string;
  /** The permission that it needs. */
  scope?: string;
  /** Needs no token. */
  open?: boolean;
  /** Answers beside the code, and not in `data`. */
  flat?: boolean;
  /** Says what it did; throws a `Refused` where it did nothing. */
  answer: (asked: Asked) => object;
};

type Route = Method & { verb: string; pattern: RegExp };

const PREFIX = '/open-apis';
const ok = { code: 0, msg: 'success' };

function routeOf(method: Method): Route {
  const [verb = '', path = ''] = method.route.split(' ');
  const whole = path.startsWith('/callback/') ? path : `${PREFIX}${path}`;
  return { ...method, verb, pattern: new RegExp(`^${whole.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`) };
}

const bytesOf = async (part: FormDataEntryValue): Promise<Buffer | undefined> =>
  typeof part === 'string' ? undefined : Buffer.from(await part.arrayBuffer());

async function readBody(request: IncomingMessage): Promise<{ body: Json; file?: Buffer }> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) {
    const it = bytes.length === 0 ? {} : parseJson(bytes.toString('utf8'));
    if (!isObject(it)) throw new Refused(9499, 'Bad Request: the body is not JSON');
    return { body: it };
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const body: Json = {};
  let file: Buffer | undefined;
  for (const [name, part] of form.entries()) {
    if (typeof part === 'string') body[name] = part;
    else file = await bytesOf(part);
  }
  return file === undefined ? { body } : { body, file };
}

function needToken(state: State, header = ''): void {
  if (header === '') throw new Refused(99991661, 'Missing access token for authorization');
  const [, token] = /^Bearer (t-.+)$/.exec(header) ?? [];
  if (token === undefined) throw new Refused(99991671, 'Invalid access token: it must start with t-');
  if ((state.tokens.get(token) ?? 0) <= Date.now())
    throw new Refused(99991663, 'Invalid access token for authorization');
  if (state.disabled) throw new Refused(99991662, 'The app is not enabled');
}

function needScope(state: State, scope: string | undefined): void {
  if (scope === undefined || state.scopes === undefined || state.scopes.has(scope)) return;
  throw new Refused(99991672, `Access denied. One of the following scopes is required: [${scope}].`);
}

/** Takes the next failure that a test arranged for a method. */
function nextFault(state: State, method: string): Failure | undefined {
  const index = state.faults.findIndex((it) => it.method === method);
  const fault = state.faults[index];
  if (fault === undefined) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left === 0) state.faults.splice(index, 1);
  else state.faults[index] = { ...fault, times: left };
  return fault.as;
}

function refuseAs(fault: Failure): void {
  if (fault.kind === 'code') throw new Refused(fault.code, fault.msg ?? 'refused', fault.status);
  if (fault.kind !== 'rate-limited') return;
  const { code = 99991400, status = 429, reset } = fault;
  throw new Refused(code, 'request trigger frequency limit', status, {
    'x-ogw-ratelimit-limit': '50',
    ...(reset === undefined ? {} : { 'x-ogw-ratelimit-reset': String(reset) }),
  });
}

/** Answers the calls of the app, and fails as the test says. */
export function createWebApi(state: State, methods: readonly Method[], limited: (method: string) => boolean) {
  const routes = methods.map(routeOf);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = routes.find((it) => it.verb === request.method && it.pattern.test(url.pathname));
    if (route === undefined) {
      state.violations.push(`there is no ${request.method} ${url.pathname}`);
      return void response.writeHead(404).end('404 page not found');
    }
    const groups = Object.entries(route.pattern.exec(url.pathname)?.groups ?? {});
    const params = Object.fromEntries(groups.map(([name, value]) => [name, decodeURIComponent(value)]));
    const fault = nextFault(state, route.name);
    const log = (body: Json, status: number, code: number) =>
      state.calls.push({ method: route.name, params, query: url.searchParams, body, status, code });
    let body: Json = {};
    try {
      const read = await readBody(request);
      body = read.body;
      if (fault?.kind === 'delay') await pause(fault.ms);
      if (fault?.kind === 'drop' && fault.after !== true) return void request.socket.destroy();
      if (fault?.kind === 'status') {
        log(body, fault.status, fault.status);
        return void response.writeHead(fault.status).end('<html>upstream error</html>');
      }
      if (fault !== undefined) refuseAs(fault);
      if (route.open !== true) needToken(state, request.headers.authorization);
      needScope(state, route.scope);
      if (limited(route.name)) refuseAs({ kind: 'rate-limited', reset: 1 });
      const said = route.answer({ params, query: url.searchParams, body, file: read.file });
      log(body, 200, 0);
      if (fault?.kind === 'drop') return void request.socket.destroy();
      answerJson(response, route.flat === true ? { ...ok, ...said } : { ...ok, data: said });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      log(body, error.status, error.code);
      const said = { code: error.code, msg: error.message, error: { log_id: state.next('') } };
      answerJson(response, said, error.status, error.headers);
    }
  }
  return answer;
}
