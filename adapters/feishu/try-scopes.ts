import type { Check } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, type Call, dataOf } from './api-client.ts';
import { type FieldName, listFields, say } from './check-copy.ts';
import { ROOT } from './departments.ts';
import { causeOf, codeOf, scopesOf } from './errors.ts';
import { readUser } from './read-user.ts';
import { FeishuRefusal } from './refusal.ts';
import { reasonOf, type Scope, scopes } from './scopes.ts';

const NOT_GRANTED = 99991672;
const LACKS_PERMISSION = 230027;
const GRANTED = 1;
const ids = { user_id_type: 'open_id', department_id_type: 'open_department_id' };

// Nobody and nothing has these ids.
const MESSAGES = '/open-apis/im/v1/messages';
const NO_MESSAGE = `${MESSAGES}/om_0`;
const CONTACT = '/open-apis/contact/v3';

/** A call that needs a permission and does nothing: one that Feishu refuses for any other reason was let through to be judged. */
const probes: readonly { scope: Scope; call: Call }[] = [
  {
    scope: 'im:message:send_as_bot',
    call: {
      method: 'POST',
      path: MESSAGES,
      params: { receive_id_type: 'open_id' },
      data: { receive_id: 'ou_', msg_type: 'interactive', content: '' },
    },
  },
  { scope: 'im:message:update', call: { method: 'PATCH', path: NO_MESSAGE, data: { content: '' } } },
  {
    scope: 'im:message.reactions:write_only',
    call: {
      method: 'POST',
      path: `${NO_MESSAGE}/reactions`,
      data: { reaction_type: { emoji_type: 'OK' } },
    },
  },
  // An upload without anything to upload.
  {
    scope: 'im:resource',
    call: { method: 'POST', path: '/open-apis/im/v1/images', data: { image_type: 'message' } },
  },
  {
    scope: 'im:chat:readonly',
    call: { method: 'GET', path: '/open-apis/im/v1/chats', params: { page_size: 1 } },
  },
  {
    scope: 'contact:contact.base:readonly',
    call: { method: 'GET', path: `${CONTACT}/scopes`, params: { page_size: 1 } },
  },
  {
    scope: 'contact:department.base:readonly',
    call: {
      method: 'GET',
      path: `${CONTACT}/departments/${ROOT}/children`,
      params: { ...ids, page_size: 1 },
    },
  },
  {
    scope: 'contact:user.base:readonly',
    call: {
      method: 'GET',
      path: `${CONTACT}/users/find_by_department`,
      params: { ...ids, department_id: ROOT, page_size: 1 },
    },
  },
  { scope: 'tenant:tenant:readonly', call: { method: 'GET', path: '/open-apis/tenant/v2/tenant/query' } },
];

type Tried = { missing: readonly string[]; unclear?: { scope: Scope; code: string } };

async function tryOne(api: Api, { scope, call }: (typeof probes)[number]): Promise<Tried> {
  try {
    await api.call(call);
    return { missing: [] };
  } catch (error) {
    const code = codeOf(error);
    // Feishu names all permissions of which one would do; the one that the app asks for is the one to add.
    if (code === NOT_GRANTED || (code === LACKS_PERMISSION && scopesOf(error).length > 0))
      return { missing: [scope] };
    if (error instanceof FeishuRefusal) return { missing: [] };
    return { missing: [], unclear: { scope, code: causeOf(error) } };
  }
}

/** Lists the permissions that cannot be tried and, as Feishu tells, were not granted: those to hear of events, and of fields. */
async function notGranted(api: Api): Promise<Scope[]> {
  const body = await api.call({ method: 'GET', path: '/open-apis/application/v6/scopes' });
  const told = listIn(dataOf(body), 'scopes');
  if (told.length === 0) return [];
  const granted = new Set(
    told.filter((it) => fieldIn(it, 'grant_status') === GRANTED).map((it) => wordsIn(it, 'scope_name')),
  );
  const tried = new Set(probes.map((it) => it.scope));
  return scopes.filter((it) => !tried.has(it) && !granted.has(it));
}

/** Finds which fields nobody of a few people has: without its permission a field is silently absent. */
async function hiddenFields(api: Api): Promise<FieldName[]> {
  const scope = dataOf(
    await api.call({
      method: 'GET',
      path: `${CONTACT}/scopes`,
      params: { ...ids, page_size: 50 },
    }),
  );
  const departments = listIn(scope, 'department_ids').filter((it) => typeof it === 'string');
  for (const department_id of [...departments.slice(0, 3), ROOT]) {
    const path = `${CONTACT}/users/find_by_department`;
    const params = { ...ids, department_id, page_size: 50 };
    const body = await api.call({ method: 'GET', path, params }).catch((error: unknown) => {
      if (error instanceof FeishuRefusal) return undefined;
      throw error;
    });
    const users = listIn(dataOf(body), 'items');
    if (users.length > 0) return absentFrom(users);
  }
  return [];
}

function absentFrom(users: readonly unknown[]): FieldName[] {
  const entries = users.flatMap((it) => readUser(it, 'zh-CN') ?? []);
  const hasStatus = users.some((it) => typeof it === 'object' && it !== null && 'status' in it);
  const absent: Record<FieldName, boolean> = {
    name: entries.every((it) => it.name === undefined),
    // One person alone may have nobody above them.
    manager: entries.length > 1 && entries.every((it) => it.managerId === undefined),
    address: entries.every((it) => it.address === undefined),
    status: !hasStatus,
  };
  const names: readonly FieldName[] = ['name', 'manager', 'address', 'status'];
  return names.filter((it) => absent[it]);
}

/** Finds out by trying which permissions the app lacks, and by asking of those that cannot be tried. */
export async function tryScopes(api: Api, locale: Locale): Promise<Check[]> {
  const words = say(locale);
  const tried = await Promise.all(probes.map((it) => tryOne(api, it)));
  const missing = [...new Set(tried.flatMap((it) => it.missing))];
  const unclear = tried.flatMap((it) => it.unclear ?? []);
  const hidden = await hiddenFields(api).catch((): FieldName[] => []);
  const untold = await notGranted(api).catch((): Scope[] => []);
  const named = untold.map((it) => words.scopeFor({ scope: it, reason: reasonOf(it, locale) }));
  const whole = missing.length + unclear.length + untold.length === 0;
  return [
    ...(whole ? [{ state: 'fine' as const, sentence: words.scopesFine() }] : []),
    ...(missing.length === 0
      ? []
      : [{ state: 'wrong' as const, sentence: words.scopesMissing({ scopes: missing.join(', ') }) }]),
    ...(named.length === 0
      ? []
      : [{ state: 'note' as const, sentence: words.scopesNotGranted({ scopes: words.list(named) }) }]),
    ...unclear.map((it) => ({ state: 'note' as const, sentence: words.scopeRefused(it) })),
    ...(hidden.length === 0
      ? []
      : [{ state: 'note' as const, sentence: words.fieldsHidden({ fields: listFields(hidden, locale) }) }]),
  ];
}
