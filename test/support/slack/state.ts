import type { Clock } from '../../../src/shared/clock.ts';
import type { Json } from './check-shape.ts';
import { createIds, type Ids } from './ids.ts';

export type Profile = {
  real_name: string;
  real_name_normalized: string;
  display_name: string;
  display_name_normalized: string;
  first_name: string;
  last_name: string;
  title: string;
  status_text: string;
  team: string;
  email?: string;
  bot_id?: string;
};
export type User = {
  id: string;
  team_id: string;
  name: string;
  deleted: boolean;
  real_name: string;
  tz: string;
  tz_label: string;
  tz_offset: number;
  profile: Profile;
  is_admin: boolean;
  is_owner: boolean;
  is_primary_owner: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_bot: boolean;
  is_app_user: boolean;
  is_stranger?: boolean;
  is_email_confirmed: boolean;
  updated: number;
  locale: string;
};
export type Channel = {
  id: string;
  name: string;
  /** `im` is a direct conversation of the bot with one person. */
  kind: 'public' | 'private' | 'im';
  members: Set<string>;
  archived: boolean;
  shared: boolean;
  user?: string;
};
export type Message = {
  type: 'message';
  ts: string;
  channel: string;
  user: string;
  text: string;
  bot_id?: string;
  blocks?: Json[];
  metadata?: Json;
  thread_ts?: string;
  edited?: { user: string; ts: string };
  /** Only this person sees it. */
  onlyFor?: string;
  state: Json;
};
export type View = Json & {
  id: string;
  type: string;
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  blocks: Json[];
  state: { values: Record<string, Record<string, Json>> };
  external_id: string;
  callback_id: string;
  private_metadata: string;
};
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  length: number;
  altText: string;
  content?: Buffer;
  completed: boolean;
  /** From then on (ms) it is known to be a picture. */
  readyAt: number;
  channels: string[];
};
export type Trigger = { user: string; expires: number; used: boolean; view?: string };
export type Call = { method: string; args: Json; token: string; reply?: Json; status?: number };
export type CustomField = { id: string; label: string; type: 'user' | 'text' };

export type Fault = {
  /** The method, or `*` for all of them. */
  method: string;
  channel?: string;
  /** How often it happens; once unless it says otherwise. */
  times?: number;
  as:
    | { kind: 'rate-limited'; retryAfter: number | string }
    | { kind: 'error'; error: string; more?: Json }
    /** `after`: when the call has done its work. */
    | { kind: 'status'; status: number; after?: boolean }
    | { kind: 'drop'; after?: boolean }
    | { kind: 'delay'; ms: number; after?: boolean };
};

export type State = {
  clock: Clock;
  ids: Ids;
  team: { id: string; name: string; domain: string; url: string };
  bot: { userId: string; id: string; appId: string; name: string };
  scopes: Set<string>;
  tokens: { bot: string; app: string };
  /** The error that every call with the bot's token answers with: `token_revoked`, `account_inactive`. */
  tokenError: string | undefined;
  signingSecret: string;
  messagesTab: boolean;
  homeTab: boolean;
  triggerMs: number;
  fileReadyMs: number;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  messages: Message[];
  scheduled: { id: string; channel_id: string; post_at: number; date_created: number; text: string }[];
  views: Map<string, View>;
  /** The open modals of each person, the lowest first. */
  stacks: Map<string, string[]>;
  homes: Map<string, View>;
  files: Map<string, StoredFile>;
  fields: CustomField[];
  /** Values of custom profile fields by person, then by field. */
  fieldValues: Map<string, Record<string, { value: string; alt: string }>>;
  groups: { id: string; handle: string; name: string; users: string[] }[];
  triggers: Map<string, Trigger>;
  calls: Call[];
  faults: Fault[];
  /** What a real Slack would have refused without telling the app. */
  violations: string[];
  /** Where this server and its second host are reached. */
  origin: { api: string; hooks: string };
  /** The next `apps.connections.open` calls that fail, with these errors. */
  refusedConnections: string[];
  tickets: Set<string>;
  /** Requests that are being answered now. */
  inFlight: number;
  /** Grows with everything that happens. */
  activity: number;
};

/** Grants everything that the methods of this server ask for. */
export const everyScope =
  'app_mentions:read channels:history channels:join channels:read chat:write commands files:read files:write groups:history groups:read im:history im:read im:write team:read usergroups:read users.profile:read users:read users:read.email'.split(
    ' ',
  );

/** Makes an empty workspace with a bot in it. */
export function createState(clock: Clock, more: Partial<State> = {}): State {
  const ids = createIds(clock);
  return {
    clock,
    ids,
    team: { id: 'T0ACME001', name: 'Acme', domain: 'acme', url: 'https://acme.slack.com/' },
    bot: { userId: 'U0PACER01', id: 'B0PACER01', appId: 'A0PACER01', name: 'pacer' },
    scopes: new Set(everyScope),
    tokens: { bot: 'xoxb-1-test-bot', app: 'xapp-1-test-app' },
    tokenError: undefined,
    signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
    messagesTab: true,
    homeTab: true,
    triggerMs: 3_000,
    fileReadyMs: 0,
    users: new Map(),
    channels: new Map(),
    messages: [],
    scheduled: [],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    fields: [],
    fieldValues: new Map(),
    groups: [],
    triggers: new Map(),
    calls: [],
    faults: [],
    violations: [],
    origin: { api: '', hooks: '' },
    refusedConnections: [],
    tickets: new Set(),
    inFlight: 0,
    activity: 0,
    ...more,
  };
}

/** Finds the direct conversation of the bot with a person, or begins it. */
export function directOf(state: State, user: string): Channel {
  const known = [...state.channels.values()].find((it) => it.kind === 'im' && it.user === user);
  if (known !== undefined) return known;
  const channel: Channel = {
    id: state.ids.next('D'),
    name: 'directmessage',
    kind: 'im',
    members: new Set([user, state.bot.userId]),
    archived: false,
    shared: false,
    user,
  };
  state.channels.set(channel.id, channel);
  return channel;
}
