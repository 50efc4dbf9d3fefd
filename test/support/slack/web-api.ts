import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, type Method, type Methods, textArg } from './api-args.ts';
import type { Json } from './check-shape.ts';
import { answerJson, readArgs } from './http-body.ts';
import { appMethods } from './methods-apps.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { fileMethods } from './methods-files.ts';
import { peopleMethods } from './methods-people.ts';
import { createRates } from './rates.ts';
import type { Fault, State } from './state.ts';
import { viewMethods } from './views.ts';

const methods: Methods = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
};

function checkToken(state: State, method: Method, token: string): void {
  const wanted = method.token ?? 'bot';
  if (wanted === 'none') return;
  if (token === '') throw new ApiError('not_authed');
  const other = wanted === 'bot' ? 'app' : 'bot';
  if (token === state.tokens[other]) throw new ApiError('not_allowed_token_type');
  if (token !== state.tokens[wanted]) throw new ApiError('invalid_auth');
  if (wanted === 'bot' && state.tokenError !== undefined) throw new ApiError(state.tokenError);
}

function checkScopes(state: State, method: Method, args: Json): void {
  const any = typeof method.scopes === 'function' ? method.scopes(state, args) : (method.scopes ?? []);
  if (any.length === 0 || any.some((it) => state.scopes.has(it))) return;
  throw new ApiError('missing_scope', { needed: any.join(','), provided: [...state.scopes].join(',') });
}

/** Takes the next fault that somebody arranged for this call. */
function takeFault(state: State, name: string, args: Json): Fault['as'] | undefined {
  const fault = state.faults.find(
    (it) =>
      (it.method === name || it.method === '*') && (it.channel === undefined || it.channel === args.channel),
  );
  if (fault === undefined) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) state.faults.splice(state.faults.indexOf(fault), 1);
  return fault.as;
}

function refusal(error: unknown): Json {
  if (error instanceof ApiError) return { ok: false, error: error.message, ...error.more };
  throw error;
}

/** Does what a method does, or says why not. */
async function perform(state: State, name: string, token: string, args: Json): Promise<Json> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return { ok: false, error: 'unknown_method', req_method: name };
  try {
    checkToken(state, method, token);
    checkScopes(state, method, args);
    return { ok: true, ...(await method.run(state, args)) };
  } catch (error) {
    return refusal(error);
  }
}

const tooMany = (response: ServerResponse, seconds: number | string): void =>
  answerJson(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) });

/** Lets a fault happen; says whether the call is over. */
async function suffer(fault: Fault['as'], response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'delay') {
    await pause(fault.ms);
    return false;
  }
  if (fault.kind === 'rate-limited') tooMany(response, fault.retryAfter);
  else if (fault.kind === 'error') answerJson(response, { ok: false, error: fault.error, ...fault.more });
  else if (fault.kind === 'status') response.writeHead(fault.status).end('upstream connect error');
  else response.socket?.destroy();
  return true;
}

const isAfter = (fault: Fault['as'] | undefined): boolean =>
  fault !== undefined && 'after' in fault && fault.after === true;

/** Answers `POST /api/<method>`. */
export function createWebApi(state: State, enforceRates: boolean) {
  const rates = enforceRates ? createRates(state) : undefined;
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const given = await readArgs(request);
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const args: Json = given ?? {};
    const token = bearer ?? textArg(args, 'token') ?? '';
    const call: (typeof state.calls)[number] = { method: name, args, token };
    state.calls.push(call);
    if (given === undefined) return answerJson(response, { ok: false, error: 'invalid_json' });
    const fault = takeFault(state, name, args);
    if (fault !== undefined && !isAfter(fault) && (await suffer(fault, response))) return;
    const wait = rates?.wait(name, textArg(args, 'channel')) ?? 0;
    if (wait > 0) return tooMany(response, wait);
    call.reply = await perform(state, name, token, args);
    // What was done stays done, whatever becomes of the answer.
    if (fault !== undefined && isAfter(fault) && (await suffer(fault, response))) return;
    answerJson(response, call.reply, 200, { 'x-oauth-scopes': [...state.scopes].join(',') });
  };
}
