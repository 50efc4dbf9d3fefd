import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, realClock } from '../../../src/shared/clock.ts';
import { createChannels } from './channels.ts';
import { createDelivery } from './deliver.ts';
import { takeUpload } from './files.ts';
import { answerJson, readUpload } from './http-body.ts';
import { messageEvent } from './payloads.ts';
import { createPerson, type Person } from './person.ts';
import { createResponseUrls } from './response-urls.ts';
import {
  type CustomField,
  createState,
  directOf,
  type Fault,
  type Message,
  type State,
  type User,
} from './state.ts';
import type { Envelope, Transport } from './transport.ts';
import { createHttpTransport } from './transport-http.ts';
import { createSocketTransport } from './transport-socket.ts';
import { addBots, addUser, changeUser, type NewUser, shownUser } from './users.ts';
import { createWebApi } from './web-api.ts';
import { wordsOf } from './words.ts';

/** The events that Pacer subscribes to. */
const usualEvents =
  'app_home_opened app_mention message.im team_join user_change channel_rename channel_archive channel_unarchive channel_deleted channel_left group_rename group_archive group_unarchive group_deleted group_left member_joined_channel app_uninstalled tokens_revoked'.split(
    ' ',
  );

export type FakeSlackOptions = {
  /** Timestamps and rates follow it; deadlines and triggers follow the machine. */
  clock?: Clock;
  scopes?: readonly string[];
  subscribed?: readonly string[];
  /** How long an app has to acknowledge. */
  deadlineMs?: number;
  /** How long a trigger lives. */
  triggerMs?: number;
  /** Waits before an event is delivered again; Slack's are 0, 60 and 300 s. */
  retryAfterMs?: readonly number[];
  enforceRates?: boolean;
  /** A turn of waiting for the app to fall quiet (ms): one is enough where the app and its database are in this process. */
  turnMs?: number;
  /** How long a new file is looked at before blocks accept it. */
  fileReadyMs?: number;
  messagesTab?: boolean;
  homeTab?: boolean;
  fields?: readonly CustomField[];
};

const listen = async (server: Server): Promise<string> => {
  // A busy machine comes back to a connection late.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
};

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Answers requests while it counts them, so that others can wait for the last one. */
const counted =
  (state: State, answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    state.inFlight += 1;
    state.activity += 1;
    answer(request, response)
      .catch((error: unknown) => {
        state.violations.push(`the server failed: ${String(error)}`);
        response.writeHead(500).end();
      })
      .finally(() => {
        state.inFlight -= 1;
        state.activity += 1;
      });
  };

function createApiServer(state: State, enforceRates: boolean): Server {
  const answerApi = createWebApi(state, enforceRates);
  return createServer(
    counted(state, async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const [, folder, name = ''] = pathname.split('/');
      if (request.method !== 'POST') return void response.writeHead(404).end();
      if (folder === 'api') return answerApi(request, response, name);
      if (folder !== 'upload') return void response.writeHead(404).end();
      const taken = takeUpload(state, name, await readUpload(request));
      state.calls.push({ method: 'upload', args: { id: name }, token: '', reply: { ok: taken } });
      if (taken) response.writeHead(200).end('OK');
      else answerJson(response, { ok: false, error: 'upload_failed' }, 400);
    }),
  );
}

const refusing: Transport = {
  deliver: async () => ({ ok: false, reason: 'connection_failed', retry: true }),
};

/** Starts a workspace with a bot in it: Slack's Web API, its sockets and its requests, on 127.0.0.1. */
export async function startFakeSlack(options: FakeSlackOptions = {}) {
  const state = createState(options.clock ?? realClock, {
    ...(options.scopes === undefined ? {} : { scopes: new Set(options.scopes) }),
    messagesTab: options.messagesTab ?? true,
    homeTab: options.homeTab ?? true,
    triggerMs: options.triggerMs ?? 3_000,
    fileReadyMs: options.fileReadyMs ?? 0,
    fields: [...(options.fields ?? [])],
  });
  addBots(state);
  const deadlineMs = options.deadlineMs ?? 3_000;
  const sockets = createSocketTransport(state, deadlineMs);
  const urls = createResponseUrls(state);
  const api = createApiServer(state, options.enforceRates ?? false);
  const hooks = createServer(counted(state, urls.answer));
  api.on('upgrade', sockets.upgrade);
  state.origin = { api: await listen(api), hooks: await listen(hooks) };

  let http: Transport | undefined;
  let address = '';
  const deliver = createDelivery(state, () => http ?? (sockets.connections() > 0 ? sockets : refusing), {
    retryAfterMs: options.retryAfterMs ?? [5, 30, 60],
    subscribed: new Set(options.subscribed ?? usualEvents),
    turnMs: options.turnMs ?? 3,
  });
  const people = new Map<string, Person>();
  const base = { state, deliver, urls, sent: new Map<string, Envelope>() };
  const asEvent = (event: string, user: User) => ({
    type: event,
    user: shownUser(state, user, true),
    event_ts: state.ids.ts(),
  });

  return {
    state,
    apiUrl: `${state.origin.api}/api/`,
    botToken: state.tokens.bot,
    appToken: state.tokens.app,
    signingSecret: state.signingSecret,
    team: state.team,
    bot: state.bot,
    /** Every call that was made, with what it was answered. */
    calls: state.calls,
    /** Every delivery to the app, with what became of it. */
    deliveries: deliver.log,
    /** What Slack would have refused without telling the app; a test expects none. */
    violations: state.violations,
    sockets,
    /** Delivers by signed requests from now on, and no longer over sockets. */
    deliverTo(url: string, signAs?: { secret?: string; at?: number }): void {
      address = url;
      http = createHttpTransport(state, url, signAs === undefined ? { deadlineMs } : { deadlineMs, signAs });
    },
    /** Where requests are delivered. */
    address: (): string => address,
    addUser: (given: NewUser = {}) => addUser(state, given),
    /** Makes a user group (paid plans have them), written `@handle`. */
    addGroup(handle: string, users: readonly string[]): void {
      state.groups.push({ id: state.ids.next('S'), handle, name: handle, users: [...users] });
    },
    /** Changes a person and tells the app. */
    async changeUser(id: string, change: NewUser): Promise<void> {
      const user = changeUser(state, id, change);
      await deliver.event('user_change', asEvent('user_change', user));
    },
    /** Lets somebody join the workspace and tells the app. */
    async joins(given: NewUser = {}) {
      const user = addUser(state, given);
      await deliver.event('team_join', asEvent('team_join', user));
      return user;
    },
    ...createChannels(state, deliver),
    /** Takes the token away and tells the app. */
    async revokeToken(error = 'token_revoked'): Promise<void> {
      state.tokenError = error;
      await deliver.event('tokens_revoked', { type: 'tokens_revoked', tokens: { bot: [state.bot.userId] } });
    },
    /** Lets calls fail; the way back is what it returns. */
    fail(fault: Fault): () => void {
      const own = { ...fault };
      state.faults.push(own);
      return () => {
        state.faults = state.faults.filter((it) => it !== own);
      };
    },
    as(id: string): Person {
      const known = people.get(id) ?? createPerson(base, id);
      people.set(id, known);
      return known;
    },
    /** Finds a message by where it stands. */
    message: (channel: string, ts: string): Message | undefined =>
      state.messages.find((it) => it.channel === channel && it.ts === ts),
    directOf: (id: string): string => directOf(state, id).id,
    /** Tells the app of a message that it wrote itself. */
    async echo(message: Message): Promise<void> {
      await deliver.event('message.im', messageEvent(state, message, 'im'));
      await deliver.quiet();
    },
    /** Delivers any event, wrapped as Slack does. */
    deliverEvent: (event: Record<string, unknown>) => deliver.deliverEvent(deliver.envelopeOf(event)),
    /** Delivers the same payload again, as Slack does after a lost acknowledgement. */
    deliverAgain: (payload: Record<string, unknown>, num = 1, reason = 'http_timeout') =>
      deliver.interact({ kind: 'events_api', payload, retry: { num, reason } }),
    quiet: deliver.quiet,
    wordsOf: (it: { text?: unknown; blocks?: unknown }, reader = state.bot.userId): string =>
      wordsOf({ state, reader }, it),
    /** How often a method was called. */
    count: (method: string): number => state.calls.filter((it) => it.method === method).length,
    async close(): Promise<void> {
      await sockets.close();
      await Promise.all([stop(api), stop(hooks)]);
    },
  };
}
export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;
