import type { Instant } from '../../../../shared/clock.ts';
import { and, eq, inArray, isNull, ne, sql } from '../../../../storage/query.ts';
import { exactly, type Statement, type Store, type Write } from '../../../../storage/store.ts';
import type { SearchKeys } from '../../names.ts';
import type { PeopleTables } from '../../schema.ts';
import type { PersonChange, Said } from '../model.ts';
import { rowWriter } from '../row-writer.ts';
import type { Workspace } from '../store.ts';

export type NewPersonRow = SearchKeys & {
  id: string;
  name: string;
  email: string | null;
  locale: 'en' | 'zh-CN' | null;
  timeZone: string | null;
  title: string | null;
  teamId: string | null;
  external: boolean;
  createdAt: Instant;
};
export type AccountRow = Workspace & {
  accountId: string;
  personId: string;
  address: string | null;
  linkedBy: 'file' | 'address' | 'directory';
  linkedAt: Instant;
  active: boolean;
};
export type SaidRow = {
  personId: string;
  source: string;
  values: Said;
  pinned: readonly string[];
  at: Instant;
};

const personKeys = [
  'id',
  'name',
  'nameKey',
  'pinyin',
  'initials',
  'email',
  'locale',
  'timeZone',
  'title',
  'teamId',
  'external',
  'createdAt',
] as const;
const accountKeys = [
  'platform',
  'workspace',
  'accountId',
  'personId',
  'address',
  'linkedBy',
  'linkedAt',
  'active',
] as const;
const saidKeys = ['personId', 'source', 'values', 'pinned', 'at'] as const;

/** The writes by which people and their accounts become as a directory has them. */
export function entryWrites(store: Store<PeopleTables>) {
  const { db, t } = store;
  const { people, accounts, personSources, personLinks } = t;
  const place = (name: string) => sql.placeholder(name);
  const writer = <Row extends Record<string, unknown>>(
    keys: readonly (keyof Row & string)[],
    build: (places: { [K in keyof Row]: ReturnType<typeof place> }[]) => Statement,
  ) => rowWriter<Row, ReturnType<typeof place>>(keys, store.prepareWrite, place, build);
  const taken = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;
  const isHere = (at: Workspace) =>
    and(eq(accounts.platform, at.platform), eq(accounts.workspace, at.workspace));

  return {
    insertPeople: writer<NewPersonRow>(personKeys, (places) => db.insert(people).values(places)),
    insertAccounts: writer<AccountRow>(accountKeys, (places) => db.insert(accounts).values(places)),
    remember: writer<SaidRow>(saidKeys, (places) =>
      db
        .insert(personSources)
        .values(places)
        .onConflictDoUpdate({
          target: [personSources.personId, personSources.source],
          set: { values: taken(personSources.values), at: taken(personSources.at) },
        }),
    ),
    /** Guarded: what somebody changed meanwhile makes us compare again. */
    changePerson(
      id: string,
      to: PersonChange & Partial<SearchKeys>,
      was: {
        name: string;
        email: string | null;
        locale: string | null;
        timeZone: string | null;
        title: string | null;
        teamId: string | null;
      },
    ): Write {
      const still = (
        [
          ['name', people.name],
          ['email', people.email],
          ['locale', people.locale],
          ['timeZone', people.timeZone],
          ['title', people.title],
          ['teamId', people.teamId],
        ] as const
      ).flatMap(([key, column]) => {
        if (to[key] === undefined) return [];
        const value = was[key];
        return [value === null ? isNull(column) : sql`${column} = ${value}`];
      });
      return exactly(
        1,
        db
          .update(people)
          .set(to)
          .where(and(eq(people.id, id), isNull(people.mergedIntoId), ...still)),
      );
    },
    changeAccount: (
      at: Workspace,
      accountId: string,
      personId: string,
      to: { address?: string | null; active?: boolean },
    ): Write =>
      exactly(
        1,
        db
          .update(accounts)
          .set(to)
          .where(and(isHere(at), eq(accounts.accountId, accountId), eq(accounts.personId, personId))),
      ),
    dropAccount: (at: Workspace, accountId: string, personId: string): Write =>
      exactly(
        1,
        db
          .delete(accounts)
          .where(and(isHere(at), eq(accounts.accountId, accountId), eq(accounts.personId, personId))),
      ),
    switchOff: (at: Workspace, accountIds: readonly string[]): Write =>
      db
        .update(accounts)
        .set({ active: false })
        .where(and(isHere(at), inArray(accounts.accountId, [...accountIds]))),
    /** After everything of a person was switched on: accounts in chats where they are still gone. */
    switchOffElsewhere: ({ platform }: Workspace, personIds: readonly string[]): Write =>
      db
        .update(accounts)
        .set({ active: false })
        .where(and(ne(accounts.platform, platform), inArray(accounts.personId, [...personIds]))),
    addLinks: (rows: readonly PeopleTables['personLinks']['$inferInsert'][]): Write[] =>
      rows.length === 0 ? [] : [db.insert(personLinks).values([...rows])],
  };
}
