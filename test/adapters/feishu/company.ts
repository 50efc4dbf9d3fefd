import type { FeishuEvent } from '../../../adapters/feishu/directory.ts';
import { type Answer, type Answers, type Asked, refusal, told } from './serve-api.ts';

type Row = Readonly<Record<string, unknown>>;

/** A company as the contact and group APIs tell of it, and which part of it the app may see. */
export type Company = {
  isWhole: boolean;
  scope: { departments: string[]; users: string[]; groups: string[] };
  departments: Row[];
  /** By department; `0` for those in none. */
  users: Record<string, Row[]>;
  groupMembers: Record<string, { user: string[]; department: string[] }>;
  chats: (Row & { chat_id: string; bot: boolean; members: Row[] })[];
};

const CONTACT = '/open-apis/contact/v3';
const CHATS = '/open-apis/im/v1/chats';

/** Pages a list as Feishu does: with a token that has to come back. */
function paged({ params }: Asked, all: readonly unknown[], list = 'items'): Answer {
  const size = Number(params.get('page_size') ?? 10);
  const from = Number(params.get('page_token')?.replace('page-', '') ?? 0);
  const rows = all.slice(from, from + size);
  const has_more = from + size < all.length;
  return told({
    ...(rows.length === 0 ? {} : { [list]: rows }),
    has_more,
    ...(has_more ? { page_token: `page-${from + size}` } : {}),
  });
}

const idOf = (it: Row): string => String(it.open_department_id);

function below(company: Company, id: string): Row[] {
  const children = company.departments.filter((it) => it.parent_department_id === id);
  return children.flatMap((it) => [it, ...below(company, idOf(it))]);
}

function seen(company: Company): Set<string> {
  if (company.isWhole) return new Set(['0', ...company.departments.map(idOf)]);
  const named = [
    ...company.scope.departments,
    ...company.scope.groups.flatMap((it) => company.groupMembers[it]?.department ?? []),
  ];
  return new Set(named.flatMap((it) => [it, ...below(company, it).map(idOf)]));
}

const everybody = (company: Company): Row[] => Object.values(company.users).flat();

function ofContact(company: Company, asked: Asked): Answer | undefined {
  const path = asked.path.replace(CONTACT, '');
  const [, kind, id = '', more] = path.split('/');
  const asksInOpenIds = asked.params.get('user_id_type') === 'open_id';
  if (kind === 'scopes') {
    const { departments, users, groups } = company.scope;
    return told({ department_ids: departments, user_ids: users, group_ids: groups, has_more: false });
  }
  if (kind === 'group') {
    const type = asked.params.get('member_type') === 'user' ? 'user' : 'department';
    const members = (company.groupMembers[id]?.[type] ?? []).map((member_id) => ({ member_id }));
    return paged(asked, members, 'memberlist');
  }
  if (!asksInOpenIds || Number(asked.params.get('page_size') ?? 0) > 50) return refusal(40009);
  if (kind === 'departments' && id === 'batch') {
    const wanted = asked.params.getAll('department_ids');
    if (wanted.length > 50) return refusal(40011);
    // What the app may not see is left out.
    return told({
      items: company.departments.filter((it) => wanted.includes(idOf(it)) && seen(company).has(idOf(it))),
    });
  }
  if (kind === 'departments') {
    const found = company.departments.find((it) => idOf(it) === id);
    if (!seen(company).has(id) || (id !== '0' && found === undefined)) return refusal(40004);
    if (more === undefined) return told({ department: found });
    const isAll = asked.params.get('fetch_child') === 'true';
    const all = isAll
      ? below(company, id)
      : company.departments.filter((it) => it.parent_department_id === id);
    return paged(asked, all);
  }
  if (id === 'find_by_department') {
    const department = asked.params.get('department_id') ?? '';
    return seen(company).has(department) ? paged(asked, company.users[department] ?? []) : refusal(40004);
  }
  if (id === 'batch') {
    const wanted = asked.params.getAll('user_ids');
    if (wanted.length > 50) return refusal(40011);
    return told({ items: everybody(company).filter((it) => wanted.includes(String(it.open_id))) });
  }
  const user = everybody(company).find((it) => it.open_id === id);
  return user === undefined ? refusal(41050) : told({ user });
}

function ofChats(company: Company, asked: Asked): Answer {
  const [, id = '', members] = asked.path.replace(CHATS, '').split('/');
  if (id === '')
    return paged(
      asked,
      company.chats.filter((it) => it.bot),
    );
  const chat = company.chats.find((it) => it.chat_id === id);
  if (chat === undefined) return refusal(232006);
  if (members === undefined) return chat.chat_type === 'private' && !chat.bot ? refusal(232011) : told(chat);
  return chat.bot ? paged(asked, chat.members) : refusal(232011);
}

/** Answers for a company as it is at that moment. */
export const companyAnswers =
  (company: Company): Answers =>
  (asked) => {
    if (asked.path.startsWith(CONTACT)) return ofContact(company, asked);
    if (asked.path.startsWith(CHATS)) return ofChats(company, asked);
    return undefined;
  };

/** Makes an account that is active. */
export const user = (open_id: string, more: Row = {}): Row => ({
  open_id,
  name: open_id,
  status: { is_activated: true, is_frozen: false, is_resigned: false, is_exited: false, is_unjoin: false },
  ...more,
});

export const department = (open_department_id: string, parent: string, more: Row = {}): Row => ({
  open_department_id,
  parent_department_id: parent,
  name: open_department_id,
  status: { is_deleted: false },
  ...more,
});

/** A small company that the app sees as a whole. */
export const smallCompany = (): Company => ({
  isWhole: true,
  scope: { departments: ['od-eng', 'od-ops'], users: [], groups: [] },
  departments: [
    department('od-eng', '0', {
      name: '研发部',
      i18n_name: { en_us: 'Engineering' },
      leader_user_id: 'ou_li',
    }),
    department('od-pay', 'od-eng', { name: '支付组' }),
    department('od-ops', '0', { name: '运营部' }),
  ],
  users: {
    '0': [user('ou_boss', { name: '陈总', en_name: 'Chen', leader_user_id: '' })],
    'od-eng': [user('ou_li', { name: '李伟', leader_user_id: 'ou_boss' })],
    'od-pay': [user('ou_wang', { name: '王芳', leader_user_id: 'ou_li' })],
    'od-ops': [],
  },
  groupMembers: {},
  chats: [],
});

/** An event as the SDK hands it on. */
export const event = (event_type: string, more: Row): FeishuEvent => ({
  schema: '2.0',
  event_id: 'e-1',
  tenant_key: 'tk-acme',
  ...more,
  event_type,
});
