import type { Instant } from '../../../shared/clock.ts';
import { and, asc, type Column, eq, gt, gte, inArray, isNull, lte, or, sql } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { HeldSync } from '../model.ts';
import type { PeopleTables } from '../schema.ts';
import { entryWrites } from './entries/store.ts';
import { managerWrites } from './managers/store.ts';
import type { Said } from './model.ts';

/** People of one page: reading them holds the thread for some milliseconds. */
const PAGE = 250;

export type Workspace = { platform: string; workspace: string };
type Bound = { first: string; last: string } | { ids: readonly string[] };

/** The queries and writes of directory syncs, made for 50,000 accounts. */
export function syncStore(store: Store<PeopleTables>) {
  const { db, t } = store;
  const { people, accounts, addresses, personSources, managerPeriods, teams, teamDepartments } = t;
  const { installations } = t;
  const within = (column: Column, bound: Bound) =>
    'ids' in bound ? inArray(column, [...bound.ids]) : and(gte(column, bound.first), lte(column, bound.last));
  const isHere = (table: PeopleTables['accounts'] | PeopleTables['teamDepartments'], at: Workspace) =>
    and(eq(table.platform, at.platform), eq(table.workspace, at.workspace));
  const person = {
    id: people.id,
    name: people.name,
    email: people.email,
    locale: people.locale,
    timeZone: people.timeZone,
    title: people.title,
    teamId: people.teamId,
    external: people.external,
    standing: people.standing,
    mergedIntoId: people.mergedIntoId,
    welcomedAt: people.welcomedAt,
  };

  return {
    ...entryWrites(store),
    ...managerWrites(store),
    page: (after: string) =>
      db.select(person).from(people).where(gt(people.id, after)).orderBy(asc(people.id)).limit(PAGE),
    persons: (ids: readonly string[]) =>
      db
        .select(person)
        .from(people)
        .where(inArray(people.id, [...ids])),
    accountsOf: (bound: Bound) => db.select().from(accounts).where(within(accounts.personId, bound)),
    addressesOf: (bound: Bound) => db.select().from(addresses).where(within(addresses.personId, bound)),
    saidOf: (bound: Bound) => db.select().from(personSources).where(within(personSources.personId, bound)),
    managersOf: (bound: Bound, date: string) =>
      db
        .select({ personId: managerPeriods.personId, managerId: managerPeriods.managerId })
        .from(managerPeriods)
        .where(
          and(
            within(managerPeriods.personId, bound),
            lte(managerPeriods.from, date),
            or(isNull(managerPeriods.until), gt(managerPeriods.until, date)),
          ),
        ),
    teams: () =>
      db
        .select({
          id: teams.id,
          name: teams.name,
          nameKey: teams.nameKey,
          parentId: teams.parentId,
          leadId: teams.leadId,
        })
        .from(teams),
    departments: (at: Workspace) => db.select().from(teamDepartments).where(isHere(teamDepartments, at)),
    /** Finds whom an address may name: by a file, another chat, or as their own. */
    async idsByAddress(address: string): Promise<string[]> {
      const found = await Promise.all([
        db.select({ id: people.id }).from(people).where(eq(people.email, address)),
        db.select({ id: addresses.personId }).from(addresses).where(eq(addresses.address, address)),
        db.select({ id: accounts.personId }).from(accounts).where(eq(accounts.address, address)),
      ]);
      return found.flat().map((it) => it.id);
    },
    async ownersOf(at: Workspace, accountIds: readonly string[]): Promise<string[]> {
      const rows = await db
        .select({ personId: accounts.personId })
        .from(accounts)
        .where(and(isHere(accounts, at), inArray(accounts.accountId, [...accountIds])));
      return rows.map((it) => it.personId);
    },
    /** The domains of the addresses in the company's file, which one look at it tells. */
    async fileValues(): Promise<Said[]> {
      const rows = await db
        .select({ values: personSources.values })
        .from(personSources)
        .where(eq(personSources.source, 'file'));
      return rows.map((it) => it.values);
    },
    async installation({ platform, workspace }: Workspace) {
      const [row] = await db
        .select()
        .from(installations)
        .where(and(eq(installations.platform, platform), eq(installations.workspace, workspace)));
      return row;
    },

    /** Teams are proposed: off until somebody starts them. */
    insertTeam: (id: string, name: string, nameKey: string, now: Instant): Write =>
      db.insert(teams).values({ id, name, nameKey, on: false, createdAt: now }),
    changeTeam: (
      id: string,
      to: { name?: string; nameKey?: string; parentId?: string; leadId?: string },
    ): Write =>
      db
        .update(teams)
        .set({ ...to, version: sql`${teams.version} + 1` })
        .where(eq(teams.id, id)),
    rememberDepartment: (at: Workspace, departmentId: string, teamId: string, values: Said): Write =>
      db
        .insert(teamDepartments)
        .values({ ...at, departmentId, teamId, values })
        .onConflictDoUpdate({
          target: [teamDepartments.platform, teamDepartments.workspace, teamDepartments.departmentId],
          set: { values },
        }),
    /** Keeps how a sync ended; one that waits leaves what the last complete one saw. */
    keepSync: (
      at: Workspace,
      to:
        | { syncedAt: Instant; counts: Readonly<Record<string, number>>; scope: readonly string[] | null }
        | { held: HeldSync; heldAt: Instant },
    ): Write => {
      const set = 'held' in to ? to : { ...to, held: null, heldAt: null };
      return db
        .insert(installations)
        .values({ ...at, ...set })
        .onConflictDoUpdate({ target: [installations.platform, installations.workspace], set });
    },
  };
}

export type SyncStore = ReturnType<typeof syncStore>;
