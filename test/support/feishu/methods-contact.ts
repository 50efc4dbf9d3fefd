import type { Json } from './check-shape.ts';
import { childrenOf, seesDepartment, seesUser, shownUser } from './people.ts';
import { Refused } from './refused.ts';
import type { State, User } from './state.ts';
import type { Asked, Method } from './web-api.ts';

const MOST = 50;
const NOT_SEEN = 41050;
const NO_DEPARTMENT = 40004;

/** Cuts a list into pages; the token says where the next one begins. */
export function page<T>(
  all: readonly T[],
  { query }: Asked,
  most = MOST,
): { has_more: boolean; page_token?: string; items: T[] } {
  const size = Number(query.get('page_size') ?? 10);
  if (!Number.isInteger(size) || size < 1 || size > most) throw new Refused(40009, 'page_size is invalid');
  const token = query.get('page_token') ?? '';
  const from = token === '' ? 0 : Number(Buffer.from(token, 'base64url').toString().replace('page ', ''));
  if (!Number.isInteger(from)) throw new Refused(40012, 'page_token is invalid');
  const end = from + size;
  const has_more = end < all.length;
  const page_token = Buffer.from(`page ${end}`).toString('base64url');
  return { has_more, ...(has_more ? { page_token } : {}), items: all.slice(from, end) };
}

const isThere = (it: User): boolean => !it.status.is_resigned;

function needDepartment(state: State, id: string): void {
  const exists = id === '0' || state.departments.has(id);
  if (!exists || !seesDepartment(state, id)) throw new Refused(NO_DEPARTMENT, 'no dept authority error');
}

function needUser(state: State, id: string): User {
  const user = state.users.get(id);
  if (user === undefined) throw new Refused(99992351, 'not a valid open_id');
  if (!seesUser(state, user)) throw new Refused(NOT_SEEN, 'no user authority error');
  return user;
}

/** People and departments; the app sees no further than its contact scope. */
export function contactMethods(state: State): Method[] {
  const department = (id: string): Json => {
    needDepartment(state, id);
    return { ...state.departments.get(id) };
  };
  return [
    {
      name: 'contact.scopes',
      scope: 'contact:contact.base:readonly',
      route: 'GET /contact/v3/scopes',
      answer: () => {
        const scope = state.contactScope;
        if (scope === 'everybody') {
          const tops = childrenOf(state, '0', false).map((it) => it.open_department_id);
          const users = [...state.users.values()].filter(
            (it) => it.department_ids.includes('0') && seesUser(state, it),
          );
          return {
            has_more: false,
            department_ids: tops,
            user_ids: users.map((it) => it.open_id),
            group_ids: [],
          };
        }
        const { departments = [], users = [], groups = [] } = scope;
        return { has_more: false, department_ids: departments, user_ids: users, group_ids: groups };
      },
    },
    {
      name: 'user.find_by_department',
      route: 'GET /contact/v3/users/find_by_department',
      answer: (asked) => {
        const id = asked.query.get('department_id') ?? '';
        needDepartment(state, id);
        const users = [...state.users.values()].filter(
          (it) => isThere(it) && it.department_ids.includes(id) && it.tenant_key === state.tenant.key,
        );
        return page(
          users.map((it) => shownUser(state, it)),
          asked,
        );
      },
    },
    {
      name: 'user.batch',
      route: 'GET /contact/v3/users/batch',
      answer: ({ query }) => {
        const ids = query.getAll('user_ids');
        if (ids.length > MOST) throw new Refused(40009, 'too many user_ids');
        const users = ids.flatMap((id) => state.users.get(id) ?? []).filter((it) => seesUser(state, it));
        return { items: users.map((it) => shownUser(state, it)) };
      },
    },
    {
      name: 'user.get',
      route: 'GET /contact/v3/users/:id',
      answer: ({ params }) => ({ user: shownUser(state, needUser(state, params.id ?? '')) }),
    },
    {
      name: 'user.batch_get_id',
      scope: 'contact:user.id:readonly',
      route: 'POST /contact/v3/users/batch_get_id',
      answer: ({ body }) => {
        const emails = Array.isArray(body.emails) ? body.emails : [];
        if (emails.length > MOST) throw new Refused(40009, 'too many emails');
        const find = (email: unknown) =>
          [...state.users.values()].find((it) => it.email === email && seesUser(state, it));
        const found = emails.map((email) => {
          const user = find(email);
          return { email, ...(user === undefined ? {} : { user_id: user.open_id, status: user.status }) };
        });
        return { user_list: found };
      },
    },
    {
      name: 'department.children',
      route: 'GET /contact/v3/departments/:id/children',
      answer: (asked) => {
        const id = asked.params.id ?? '';
        needDepartment(state, id);
        return page<Json>(childrenOf(state, id, asked.query.get('fetch_child') === 'true'), asked);
      },
    },
    {
      name: 'department.batch',
      route: 'GET /contact/v3/departments/batch',
      answer: ({ query }) => {
        const wanted = query.getAll('department_ids');
        if (wanted.length > MOST) throw new Refused(40009, 'too many department_ids');
        return {
          items: wanted.flatMap((id) => (seesDepartment(state, id) ? (state.departments.get(id) ?? []) : [])),
        };
      },
    },
    {
      name: 'department.get',
      route: 'GET /contact/v3/departments/:id',
      answer: ({ params }) => ({ department: department(params.id ?? '') }),
    },
    {
      name: 'group.members',
      route: 'GET /contact/v3/group/:id/member/simplelist',
      answer: (asked) => {
        const group = state.groups.get(asked.params.id ?? '');
        if (group === undefined) throw new Refused(42009, 'group not found');
        const type = asked.query.get('member_type') === 'department' ? 'departments' : 'users';
        const { items, ...rest } = page(group[type], asked, 100);
        return {
          ...rest,
          memberlist: items.map((member_id) => ({ member_id, member_type: type.slice(0, -1) })),
        };
      },
    },
  ];
}
