import type { RosterDepartment, RosterEntry } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, isSet, listIn, stringsIn, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import { codeOf } from './errors.ts';
import { itemsOf, readPages } from './read-pages.ts';
import { readUser, titleIn } from './read-user.ts';
import { severally } from './severally.ts';

type Parts = { api: Api; patiently: Patiently; locale: Locale };

/** The company itself, which only an app for the whole company may see. */
export const ROOT = '0';
/** Feishu's largest page of people and departments. */
const PAGE = 50;
/** Feishu lists people department by department only. More at once would soon be refused: 50 a second, 1,000 a minute. */
const AT_ONCE = 3;
const ids = { user_id_type: 'open_id', department_id_type: 'open_department_id' } as const;
const CONTACT = '/open-apis/contact/v3';

/** No right over this department: the app may see a part of the company only. */
const outside: ReadonlySet<number | undefined> = new Set([40003, 40004, 40014, 41050]);

type Department = { id: string; name: string; parentId: string | undefined; leaderId: string | undefined };

/** What an app may see of a company: all of it, or these. */
type ContactScope = { isWhole: boolean; departments: string[]; users: string[]; groups: string[] };

/** Only an app for the whole company may look below its root, and at those who are in no department. */
async function seesRoot({ api, patiently }: Omit<Parts, 'locale'>): Promise<boolean> {
  const params = { ...ids, page_size: 1 };
  const [departments, users] = [
    { path: `${CONTACT}/departments/${ROOT}/children`, params },
    { path: `${CONTACT}/users/find_by_department`, params: { ...params, department_id: ROOT } },
  ];
  try {
    for (const it of [departments, users]) await patiently(() => api.call({ method: 'GET', ...it }));
    return true;
  } catch (error) {
    if (outside.has(codeOf(error))) return false;
    throw error;
  }
}

/** Reads what the app's contact scope is; cheap, and so the doctor's question too. */
export async function readContactScope({ api, patiently }: Omit<Parts, 'locale'>): Promise<ContactScope> {
  const path = `${CONTACT}/scopes`;
  const pages = await readPages(api, patiently, { path, params: { ...ids, page_size: PAGE } });
  const listed = (name: string) => pages.flatMap((page) => stringsIn(page, name));
  const isWhole = await seesRoot({ api, patiently });
  return {
    isWhole,
    departments: listed('department_ids'),
    users: listed('user_ids'),
    groups: listed('group_ids'),
  };
}

/** Makes the reading of a company, page by page: departments, the people in them, and those whom the scope names one by one. */
export function createCompanyReader({ api, patiently, locale }: Parts) {
  const pagesOf = (path: string, params: Record<string, string | number | boolean>) =>
    readPages(api, patiently, { path: `${CONTACT}/${path}`, params: { ...params, page_size: PAGE } });

  const isDeleted = (it: unknown): boolean => isSet(fieldIn(it, 'status'), 'is_deleted');

  function readDepartment(it: unknown): Department | undefined {
    const id = wordsIn(it, 'open_department_id');
    if (id === undefined || isDeleted(it)) return undefined;
    const parent = wordsIn(it, 'parent_department_id');
    return {
      id,
      name: titleIn(it, 'i18n_name', locale) ?? id,
      parentId: parent === ROOT ? undefined : parent,
      leaderId: wordsIn(it, 'leader_user_id'),
    };
  }

  async function below(id: string): Promise<unknown[]> {
    return itemsOf(await pagesOf(`departments/${segment(id)}/children`, { ...ids, fetch_child: true }));
  }

  /** Reads a department itself; the company as a whole is none. */
  async function itself(id: string): Promise<unknown> {
    const path = `${CONTACT}/departments/${segment(id)}`;
    const body = await patiently(() => api.call({ method: 'GET', path, params: { ...ids } }));
    return fieldIn(dataOf(body), 'department');
  }

  /** Asks about things by their ids, as many at once as Feishu takes. */
  async function batch(
    kind: 'departments' | 'users',
    name: string,
    which: readonly string[],
  ): Promise<unknown[]> {
    const found: unknown[] = [];
    for (let i = 0; i < which.length; i += PAGE) {
      const params = { ...ids, [name]: which.slice(i, i + PAGE) };
      const path = `${CONTACT}/${kind}/batch`;
      const body = await patiently(() => api.call({ method: 'GET', path, params }));
      found.push(...listIn(dataOf(body), 'items'));
    }
    return found;
  }

  /** Reads the departments that a scope names, with all below them: what stands below another one is read with it. */
  async function namedDepartments(named: readonly string[]): Promise<unknown[]> {
    const told = await batch('departments', 'department_ids', named);
    const byId = new Map(told.map((it) => [wordsIn(it, 'open_department_id'), it]));
    const isNamed = new Set<string | undefined>(named);
    const tops = named.filter((id) => {
      const it = byId.get(id);
      return !isDeleted(it) && !isNamed.has(wordsIn(it, 'parent_department_id'));
    });
    const rest = await severally(tops, AT_ONCE, async (id) => [
      // One that was left out tells why.
      ...(byId.has(id) ? [] : [await itself(id)]),
      ...(await below(id)),
    ]);
    return [...told, ...rest.flat()];
  }

  /** Reads departments with all below them; each once, however often the scope holds it. */
  async function departmentsOf(scope: ContactScope, more: readonly string[]): Promise<Department[]> {
    const items = scope.isWhole
      ? await below(ROOT)
      : await namedDepartments([...new Set([...scope.departments, ...more])]);
    const departments = items.flatMap((it) => readDepartment(it) ?? []);
    return [...new Map(departments.map((it) => [it.id, it])).values()];
  }

  const usersIn = async (id: string): Promise<unknown[]> =>
    itemsOf(await pagesOf('users/find_by_department', { ...ids, department_id: id }));

  /** Reads who is in the groups of people that a scope may name. */
  async function membersOf(groups: readonly string[], memberType: 'user' | 'department'): Promise<string[]> {
    const members: unknown[] = [];
    const type = memberType === 'user' ? 'open_id' : 'open_department_id';
    for (const id of groups) {
      const params = { member_id_type: type, member_type: memberType };
      members.push(...itemsOf(await pagesOf(`group/${segment(id)}/member/simplelist`, params), 'memberlist'));
    }
    return members.flatMap((it) => wordsIn(it, 'member_id') ?? []);
  }

  /** Reads everybody; throws where any part of it cannot be read. */
  return async function readCompany(scope: ContactScope) {
    const groups = scope.isWhole ? [] : scope.groups;
    const departments = await departmentsOf(scope, await membersOf(groups, 'department'));
    const entries = new Map<string, RosterEntry>();
    const members = new Map(departments.map((it): [string, string[]] => [it.id, []]));
    const keep = (user: unknown, departmentId: string | undefined): void => {
      const entry = readUser(user, locale);
      if (entry === undefined) return;
      entries.set(entry.accountId, entry);
      if (departmentId !== undefined && isAtHome(user, departmentId))
        members.get(departmentId)?.push(entry.accountId);
    };
    if (scope.isWhole) for (const user of await usersIn(ROOT)) keep(user, undefined);
    await severally(departments, AT_ONCE, async ({ id }) => {
      for (const user of await usersIn(id)) keep(user, id);
    });
    const named = scope.isWhole ? [] : [...scope.users, ...(await membersOf(groups, 'user'))];
    const missing = [...new Set(named)].filter((it) => !entries.has(it));
    for (const user of await batch('users', 'user_ids', missing)) keep(user, undefined);
    const visible = new Set(departments.map((it) => it.id));
    return {
      entries: [...entries.values()],
      departments: departments.map(
        ({ id, name, parentId, leaderId }): RosterDepartment => ({
          id,
          name,
          ...(parentId === undefined || !visible.has(parentId) ? {} : { parentId }),
          ...(leaderId === undefined ? {} : { leaderId }),
          memberIds: members.get(id) ?? [],
        }),
      ),
    };
  };
}

/** Somebody in several departments counts to the main one, where Feishu says which that is. */
function isAtHome(user: unknown, departmentId: string): boolean {
  const main = listIn(user, 'orders').find((it) => isSet(it, 'is_primary_dept'));
  const home = wordsIn(main, 'department_id');
  return home === undefined || home === departmentId;
}
