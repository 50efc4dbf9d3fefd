import type { Json } from './check-shape.ts';
import type { Department, State, User } from './state.ts';

export type NewUser = Partial<Omit<User, 'open_id' | 'union_id' | 'user_id' | 'status'>> & {
  status?: Partial<User['status']>;
};
export type NewDepartment = Partial<Pick<Department, 'name' | 'i18n_name' | 'leader_user_id'>> & {
  parent?: string;
};

const present = {
  is_frozen: false,
  is_resigned: false,
  is_activated: true,
  is_exited: false,
  is_unjoin: false,
};

/** Adds somebody to the tenant, or to another one. */
export function addUser(state: State, { status, ...given }: NewUser = {}): User {
  const nth = state.users.size + 1;
  const user: User = {
    open_id: state.next('ou_'),
    union_id: state.next('on_'),
    user_id: state.next('', 8),
    name: `Person ${nth}`,
    en_name: '',
    email: `person${nth}@example.com`,
    enterprise_email: '',
    job_title: '',
    leader_user_id: '',
    department_ids: ['0'],
    tenant_key: state.tenant.key,
    available: true,
    blocked: false,
    language: 'en_us',
    timeZone: 'Asia/Shanghai',
    ...given,
    status: { ...present, ...status },
  };
  state.users.set(user.open_id, user);
  return user;
}

/** Changes somebody; what is not given stays. */
export function changeUser(state: State, openId: string, { status, ...change }: NewUser): User {
  const user = userOf(state, openId);
  const changed = { ...user, ...change, status: { ...user.status, ...status } };
  state.users.set(openId, changed);
  return changed;
}

export function userOf(state: State, openId: string): User {
  const user = state.users.get(openId);
  if (user === undefined) throw new Error(`There is nobody called ${openId}`);
  return user;
}

/** Adds a department below another, or below the company. */
export function addDepartment(state: State, { parent = '0', ...given }: NewDepartment = {}): Department {
  const department: Department = {
    open_department_id: state.next('od-'),
    department_id: state.next('', 8),
    parent_department_id: parent,
    name: `Department ${state.departments.size + 1}`,
    i18n_name: {},
    leader_user_id: '',
    ...given,
  };
  state.departments.set(department.open_department_id, department);
  return department;
}

export const idsOf = ({ open_id, union_id, user_id }: User) => ({ open_id, union_id, user_id });

/** Fields that a permission of their own shows (feishu.md section 17); without it they are silently absent. */
const guarded: Readonly<Record<string, string>> = {
  name: 'contact:user.base:readonly',
  en_name: 'contact:user.base:readonly',
  email: 'contact:user.email:readonly',
  enterprise_email: 'contact:user.email:readonly',
  job_title: 'contact:user.employee:readonly',
  status: 'contact:user.employee:readonly',
  leader_user_id: 'contact:user.department:readonly',
  department_ids: 'contact:user.department:readonly',
  user_id: 'contact:user.employee_id:readonly',
};

/** Shows somebody as the contact API does. */
export function shownUser(state: State, user: User): Json {
  const { available, blocked, language, timeZone, tenant_key, ...fields } = user;
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => {
      const scope = guarded[name];
      return scope === undefined || state.scopes === undefined || state.scopes.has(scope);
    }),
  );
}

const isBelow = (state: State, id: string, above: string): boolean => {
  const parent = state.departments.get(id)?.parent_department_id;
  return parent !== undefined && (parent === above || isBelow(state, parent, above));
};

/** Whether the app may see a department. */
export function seesDepartment(state: State, id: string): boolean {
  const { contactScope: scope } = state;
  if (scope === 'everybody') return true;
  const granted = [
    ...(scope.departments ?? []),
    ...(scope.groups ?? []).flatMap((it) => state.groups.get(it)?.departments ?? []),
  ];
  return granted.some((it) => it === id || isBelow(state, id, it));
}

/** Whether the app may see somebody. */
export function seesUser(state: State, { open_id, department_ids, tenant_key }: User): boolean {
  if (tenant_key !== state.tenant.key) return false;
  const { contactScope: scope } = state;
  if (scope === 'everybody') return true;
  const named = [
    ...(scope.users ?? []),
    ...(scope.groups ?? []).flatMap((it) => state.groups.get(it)?.users ?? []),
  ];
  return named.includes(open_id) || department_ids.some((it) => seesDepartment(state, it));
}

/** Lists the departments below one, at once or all of them. */
export const childrenOf = (state: State, id: string, deep: boolean): Department[] =>
  [...state.departments.values()].filter(
    (it) =>
      it.parent_department_id === id || (deep && (id === '0' || isBelow(state, it.open_department_id, id))),
  );
