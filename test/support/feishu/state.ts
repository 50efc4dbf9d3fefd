import { createHash } from 'node:crypto';
import type { Clock } from '../../../src/shared/clock.ts';
import type { Json } from './check-shape.ts';

export type User = {
  open_id: string;
  union_id: string;
  user_id: string;
  name: string;
  en_name: string;
  email: string;
  enterprise_email: string;
  job_title: string;
  leader_user_id: string;
  department_ids: readonly string[];
  status: {
    is_frozen: boolean;
    is_resigned: boolean;
    is_activated: boolean;
    is_exited: boolean;
    is_unjoin: boolean;
  };
  /** Of another company: the contact API does not know them. */
  tenant_key: string;
  /** Outside the availability range the bot cannot write to them. */
  available: boolean;
  /** They stopped the bot from writing. */
  blocked: boolean;
  /** The language of their client, and the zone it reports with dates. */
  language: string;
  timeZone: string;
};

export type Department = {
  open_department_id: string;
  department_id: string;
  parent_department_id: string;
  name: string;
  i18n_name: Readonly<Record<string, string>>;
  leader_user_id: string;
};

export type Chat = {
  chat_id: string;
  /** Whose conversation with the bot it is; a group has members instead. */
  person: string | undefined;
  name: string;
  members: Set<string>;
  botIn: boolean;
  dissolved: boolean;
};

export type Message = {
  message_id: string;
  chat_id: string;
  /** An open_id; the bot's messages have its app id. */
  sender: string;
  msg_type: string;
  content: string;
  /** What a message of msg_type `interactive` shows now. */
  card: Json | undefined;
  created: number;
  updated: number;
  deleted: boolean;
  parent_id: string;
  reactions: string[];
  /** When it was updated within the last second (ms). */
  updates: number[];
};

export type Call = {
  method: string;
  params: Readonly<Record<string, string | undefined>>;
  query: URLSearchParams;
  body: Json;
  status: number;
  code: number;
};

/** How a method fails, once or several times. */
export type Failure =
  | { kind: 'code'; code: number; status?: number; msg?: string }
  | { kind: 'rate-limited'; reset?: number; code?: number; status?: number }
  | { kind: 'status'; status: number }
  /** The connection is cut, before or after it was done. */
  | { kind: 'drop'; after?: boolean }
  | { kind: 'delay'; ms: number };
export type Fault = { method: string; as: Failure; times?: number };

export type ContactScope =
  | 'everybody'
  | { departments?: readonly string[]; users?: readonly string[]; groups?: readonly string[] };

const hex = (words: string, length: number): string =>
  createHash('sha256').update(words).digest('hex').slice(0, length);

/** Makes what a tenant with one app in it has. */
export function createState(clock: Clock, appId: string) {
  let count = 0;
  const next = (prefix: string, length = 32): string => `${prefix}${hex(`feishu ${count++}`, length)}`;
  return {
    clock,
    next,
    now: (): number => clock.now().getTime(),
    app: { id: appId, secret: hex('secret', 32), name: 'Pacer', openId: next('ou_') },
    encryptKey: hex('encrypt', 32),
    verificationToken: hex('verification', 32),
    tenant: { key: hex('tenant', 16), name: 'Acme' },
    /** Tokens, and until when they are valid (ms). */
    tokens: new Map<string, number>(),
    /** Feishu's tokens live for two hours. */
    tokenMs: 7_200_000,
    disabled: false,
    scopes: undefined as ReadonlySet<string> | undefined,
    contactScope: 'everybody' as ContactScope,
    users: new Map<string, User>(),
    departments: new Map<string, Department>(),
    groups: new Map<string, { users: readonly string[]; departments: readonly string[] }>(),
    chats: new Map<string, Chat>(),
    messages: new Map<string, Message>(),
    images: new Map<string, Buffer>(),
    /** Sends by uuid, for an hour. */
    sends: new Map<string, { at: number; message: string }>(),
    /** Presses by their token, for delayed updates. */
    presses: new Map<string, { message: string; at: number; answered: boolean; uses: number }>(),
    calls: [] as Call[],
    faults: [] as Fault[],
    /** What Feishu would have shown to people as a failure of the bot's, without telling the bot. */
    violations: [] as string[],
    inFlight: 0,
    activity: 0,
  };
}
export type State = ReturnType<typeof createState>;

/** Finds or makes the direct conversation of somebody with the bot. */
export function directOf(state: State, openId: string): Chat {
  const found = [...state.chats.values()].find((it) => it.person === openId);
  if (found !== undefined) return found;
  const chat = {
    chat_id: state.next('oc_'),
    person: openId,
    name: '',
    members: new Set([openId]),
    botIn: true,
    dissolved: false,
  };
  state.chats.set(chat.chat_id, chat);
  return chat;
}

/** Puts a message into a conversation. */
export function post(
  state: State,
  given: Pick<Message, 'chat_id' | 'sender' | 'msg_type' | 'content'> & {
    card?: Json | undefined;
    parent_id?: string;
  },
): Message {
  const at = state.now();
  const message: Message = {
    card: undefined,
    parent_id: '',
    ...given,
    message_id: state.next('om_'),
    created: at,
    updated: at,
    deleted: false,
    reactions: [],
    updates: [],
  };
  state.messages.set(message.message_id, message);
  return message;
}

/** Who and what exists, for looking at cards. */
export const knownTo = (state: State) => ({
  user: (id: string): boolean => state.users.has(id) || id === state.app.openId,
  image: (key: string): boolean => state.images.has(key),
});
