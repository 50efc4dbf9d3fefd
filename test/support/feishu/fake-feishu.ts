import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, realClock } from '../../../src/shared/clock.ts';
import type { Json } from './check-shape.ts';
import { createDelivery } from './deliver.ts';
import type { Untouched } from './form-values.ts';
import { appMethods } from './methods-app.ts';
import { chatMethods } from './methods-chats.ts';
import { contactMethods } from './methods-contact.ts';
import { messageMethods } from './methods-messages.ts';
import {
  addDepartment,
  addUser,
  changeUser,
  idsOf,
  type NewDepartment,
  type NewUser,
  shownUser,
  userOf,
} from './people.ts';
import { createPerson, type Person } from './person.ts';
import { createRates } from './rates.ts';
import {
  type Chat,
  type ContactScope,
  createState,
  directOf,
  type Fault,
  type Message,
  type State,
} from './state.ts';
import type { Transport } from './transport.ts';
import { createHttpTransport, type HttpOptions } from './transport-http.ts';
import { createSocketTransport } from './transport-socket.ts';
import { createWebApi } from './web-api.ts';

export type FakeFeishuOptions = {
  /** Times of messages, uuids and rates follow it; tokens and deadlines follow the machine. */
  clock?: Clock;
  appId?: string;
  /** How long a token lives; a client asks for a new one three minutes before. */
  tokenMs?: number;
  /** What the app may do; all of it where nothing is said. */
  scopes?: readonly string[];
  contactScope?: ContactScope;
  /** How long an app has to answer; Feishu's is 3 s. */
  deadlineMs?: number;
  /** Waits before an event is delivered again; Feishu's are 15 s, 5 min, 1 h and 6 h. */
  retryAfterMs?: readonly number[];
  enforceRates?: boolean;
  /** A turn of waiting for the app to fall quiet (ms): one is enough where the app and its database are in this process. */
  turnMs?: number;
  /** How the client reports a field that nobody touched. */
  untouched?: Untouched;
  /** Tells the app of every message of a group, which takes a permission that Pacer never asks for. */
  hearsGroups?: boolean;
};

const listen = async (server: Server): Promise<string> => {
  // A busy machine comes back to a connection late.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `127.0.0.1:${port}`;
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

const nowhere: Transport = { deliver: async () => ({ ok: false, reason: 'connection' }) };

/** Starts a tenant with an app in it: Feishu's API, its long connections and its requests, on 127.0.0.1. */
export async function startFakeFeishu(options: FakeFeishuOptions = {}) {
  const state = createState(options.clock ?? realClock, options.appId ?? 'cli_0123456789abcdef');
  if (options.scopes !== undefined) state.scopes = new Set(options.scopes);
  if (options.tokenMs !== undefined) state.tokenMs = options.tokenMs;
  if (options.contactScope !== undefined) state.contactScope = options.contactScope;
  const { deadlineMs = 3_000, enforceRates = false, retryAfterMs = [5, 15, 30, 60], turnMs = 3 } = options;
  let origin = '';
  const sockets = createSocketTransport(state, () => `ws://${origin}`, deadlineMs);
  const methods = [
    ...appMethods(state, sockets.endpoint),
    ...messageMethods(state, enforceRates),
    ...chatMethods(state),
    ...contactMethods(state),
  ];
  const server = createServer(
    counted(state, createWebApi(state, methods, enforceRates ? createRates(state) : () => false)),
  );
  server.on('upgrade', sockets.upgrade);
  origin = await listen(server);

  let http: ReturnType<typeof createHttpTransport> | undefined;
  const deliver = createDelivery(state, () => http ?? (sockets.connections() > 0 ? sockets : nowhere), {
    retryAfterMs,
    turnMs,
  });
  const base = {
    state,
    deliver,
    sent: new Map<string, Json>(),
    untouched: options.untouched ?? 'absent',
    hearsGroups: options.hearsGroups ?? false,
  };
  const people = new Map<string, Person>();
  const names = new Set(methods.map((it) => it.name));

  return {
    state,
    baseUrl: `http://${origin}`,
    app: state.app,
    tenant: state.tenant,
    encryptKey: state.encryptKey,
    verificationToken: state.verificationToken,
    /** Every call that was made, with what it was answered. */
    calls: state.calls,
    /** Every delivery to the app, with what became of it. */
    deliveries: deliver.log,
    /** What people would have been shown as the bot's failure; a test expects none. */
    violations: state.violations,
    sockets,
    /** Delivers by requests from now on, and no longer over long connections. */
    deliverTo(url: string, signAs?: HttpOptions['signAs']): void {
      http = createHttpTransport(state, url, signAs === undefined ? { deadlineMs } : { deadlineMs, signAs });
    },
    /** Asks the app's address for its challenge. */
    challenge: (): Promise<boolean> => http?.challenge() ?? Promise.resolve(false),
    addUser: (given: NewUser = {}) => addUser(state, given),
    addDepartment: (given: NewDepartment = {}) => addDepartment(state, given),
    addGroup(given: { name?: string; members?: readonly string[]; botIn?: boolean } = {}): Chat {
      const chat: Chat = {
        chat_id: state.next('oc_'),
        person: undefined,
        name: given.name ?? 'group',
        members: new Set(given.members ?? []),
        botIn: given.botIn ?? true,
        dissolved: false,
      };
      state.chats.set(chat.chat_id, chat);
      return chat;
    },
    /** Changes a person and tells the app. */
    async changeUser(openId: string, change: NewUser): Promise<void> {
      const user = changeUser(state, openId, change);
      // The departments are always empty in events.
      const object = { ...shownUser(state, user), department_ids: [] };
      await deliver.event('contact.user.updated_v3', { object, old_object: {} });
    },
    /** Lets somebody leave the company and tells the app. */
    async leaves(openId: string): Promise<void> {
      const user = changeUser(state, openId, { status: { is_resigned: true } });
      const object = { ...shownUser(state, user), department_ids: [] };
      await deliver.event('contact.user.deleted_v3', {
        object,
        old_object: { department_ids: user.department_ids },
      });
    },
    /** Tells the app of an event. */
    tell: deliver.event,
    /** Delivers something again, as the same event or under another id. */
    again: deliver.again,
    /** Takes the bot out of a group and tells the app. */
    async removesBot(chatId: string, by: string): Promise<void> {
      const chat = state.chats.get(chatId);
      if (chat !== undefined) chat.botIn = false;
      const operator_id = idsOf(userOf(state, by));
      await deliver.event('im.chat.member.bot.deleted_v1', {
        chat_id: chatId,
        operator_id,
        external: false,
        name: chat?.name ?? '',
      });
    },
    /** Reports a message of the bot's own, as Feishu may to an app with more permissions. */
    async echo(message: Message): Promise<void> {
      const { message_id, chat_id, msg_type, content } = message;
      await deliver.event('im.message.receive_v1', {
        sender: {
          sender_id: { open_id: state.app.openId, union_id: '', user_id: '' },
          sender_type: 'bot',
          tenant_key: state.tenant.key,
        },
        message: {
          message_id,
          create_time: String(state.now()),
          chat_id,
          chat_type: 'p2p',
          message_type: msg_type,
          content,
        },
      });
    },
    message: (id: string): Message | undefined => state.messages.get(id),
    directOf: (openId: string): string => directOf(state, openId).chat_id,
    /** Makes all tokens of the app invalid. */
    forgetTokens: (): void => state.tokens.clear(),
    /** Lets the next calls of a method fail. */
    fail(fault: Fault): void {
      if (!names.has(fault.method)) throw new Error(`There is no method ${fault.method}`);
      state.faults.push(fault);
    },
    quiet: deliver.quiet,
    /** Sits somebody in front of Feishu. */
    as(openId: string): Person {
      const person = people.get(openId) ?? createPerson(base, openId);
      people.set(openId, person);
      return person;
    },
    async close(): Promise<void> {
      await sockets.close();
      await stop(server);
    },
  };
}
export type FakeFeishu = Awaited<ReturnType<typeof startFakeFeishu>>;
