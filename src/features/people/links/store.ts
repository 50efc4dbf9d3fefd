import type { Account } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gt, inArray, isNull, lte } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { Tries } from '../rules.ts';
import type { PeopleTables } from '../schema.ts';

export type LinkRow = PeopleTables['personLinks']['$inferSelect'];
export type NewLink = PeopleTables['personLinks']['$inferInsert'];
export type StoredAccount = Pick<Account, 'platform' | 'workspace'> & { accountId: string };

const tryKey = ({ platform, workspace, id }: Account): string => JSON.stringify([platform, workspace, id]);

/** The queries about accounts, codes and links. */
export function linkStore({ db, t }: Store<PeopleTables>) {
  const {
    people,
    teams,
    accounts,
    addresses,
    linkCodes,
    linkTries,
    personLinks,
    personSources,
    managerPeriods,
  } = t;
  const isAccount = (it: StoredAccount) =>
    and(
      eq(accounts.platform, it.platform),
      eq(accounts.workspace, it.workspace),
      eq(accounts.accountId, it.accountId),
    );

  return {
    async person(id: string) {
      const [row] = await db.select().from(people).where(eq(people.id, id));
      return row;
    },
    accountsOf: (personId: string): PromiseLike<StoredAccount[]> =>
      db
        .select({ platform: accounts.platform, workspace: accounts.workspace, accountId: accounts.accountId })
        .from(accounts)
        .where(eq(accounts.personId, personId)),
    /** Whether the company's own file names somebody: then nobody merges them into another. */
    async isListed(personId: string): Promise<boolean> {
      const [row] = await db
        .select({ id: personSources.personId })
        .from(personSources)
        .where(and(eq(personSources.personId, personId), eq(personSources.source, 'file')));
      return row !== undefined;
    },

    /** Addresses by which the other was to be found lead to the person from now on. */
    moveAddresses: (from: string, to: string, email: string | null): Write[] => [
      db.update(addresses).set({ personId: to }).where(eq(addresses.personId, from)),
      ...(email === null
        ? []
        : [
            db
              .insert(addresses)
              .values({ platform: '*', address: email, personId: to })
              .onConflictDoNothing(),
          ]),
    ],
    dropAddress: (address: string, personId: string): Write =>
      db.delete(addresses).where(and(eq(addresses.address, address), eq(addresses.personId, personId))),

    async codeOf(personId: string, now: Instant) {
      const [row] = await db
        .select()
        .from(linkCodes)
        .where(and(eq(linkCodes.personId, personId), gt(linkCodes.expiresAt, now)));
      return row;
    },
    async personOfCode(code: string, now: Instant) {
      const [row] = await db
        .select()
        .from(linkCodes)
        .where(and(eq(linkCodes.code, code), gt(linkCodes.expiresAt, now)));
      return row;
    },
    /** Guarded by the code's own uniqueness: should it be another's, a new one is made. */
    saveCode: (
      it: { personId: string; code: string; platform: string; expiresAt: Instant },
      now: Instant,
    ): Write[] => [
      db.delete(linkCodes).where(lte(linkCodes.expiresAt, now)),
      db.delete(linkCodes).where(eq(linkCodes.personId, it.personId)),
      exactly(1, db.insert(linkCodes).values(it).onConflictDoNothing()),
    ],
    useCode: (code: string): Write => exactly(1, db.delete(linkCodes).where(eq(linkCodes.code, code))),

    async tries(account: Account): Promise<Tries | undefined> {
      const [row] = await db
        .select()
        .from(linkTries)
        .where(eq(linkTries.account, tryKey(account)));
      return row;
    },
    countTry: (account: Account, { count, since }: Tries): Write =>
      db
        .insert(linkTries)
        .values({ account: tryKey(account), count, since })
        .onConflictDoUpdate({ target: linkTries.account, set: { count, since } }),

    teamsLedBy: (personId: string) =>
      db.select({ id: teams.id }).from(teams).where(eq(teams.leadId, personId)),
    reportsOf: (personId: string) =>
      db
        .select({
          personId: managerPeriods.personId,
          managerId: managerPeriods.managerId,
          until: managerPeriods.until,
        })
        .from(managerPeriods)
        .where(eq(managerPeriods.managerId, personId)),

    addAccount: (account: Account, personId: string, now: Instant): Write =>
      exactly(
        1,
        db
          .insert(accounts)
          .values({
            platform: account.platform,
            workspace: account.workspace,
            accountId: account.id,
            personId,
            linkedBy: 'code',
            linkedAt: now,
          })
          .onConflictDoNothing(),
      ),
    /** Guarded: every one of them must still be the old person's. */
    moveAccounts: (
      from: string,
      to: string,
      moved: readonly StoredAccount[],
      how: NewLink['how'],
      now: Instant,
    ): Write[] =>
      moved.map((it) =>
        exactly(
          1,
          db
            .update(accounts)
            .set({ personId: to, linkedBy: how, linkedAt: now })
            .where(and(isAccount(it), eq(accounts.personId, from))),
        ),
      ),
    changePerson: (id: string, to: Partial<PeopleTables['people']['$inferInsert']>): Write =>
      exactly(1, db.update(people).set(to).where(eq(people.id, id))),
    addPerson: (it: PeopleTables['people']['$inferInsert']): Write => db.insert(people).values(it),
    moveTeams: (ids: readonly string[], to: string): Write[] =>
      ids.length === 0
        ? []
        : [
            db
              .update(teams)
              .set({ leadId: to })
              .where(inArray(teams.id, [...ids])),
          ],
    moveReports: (ids: readonly string[], from: string, to: string): Write[] =>
      ids.length === 0
        ? []
        : [
            db
              .update(managerPeriods)
              .set({ managerId: to })
              .where(and(inArray(managerPeriods.personId, [...ids]), eq(managerPeriods.managerId, from))),
          ],

    async link(id: string): Promise<LinkRow | undefined> {
      const [row] = await db.select().from(personLinks).where(eq(personLinks.id, id));
      return row;
    },
    /** The links of a person that were not undone. */
    linksOf: (personId: string): PromiseLike<LinkRow[]> =>
      db
        .select()
        .from(personLinks)
        .where(and(eq(personLinks.personId, personId), isNull(personLinks.undoneAt))),
    addLinks: (rows: readonly NewLink[]): Write[] =>
      rows.length === 0 ? [] : [db.insert(personLinks).values([...rows])],
    undoLinks: (ids: readonly string[], now: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(personLinks)
                .set({ undoneAt: now })
                .where(and(inArray(personLinks.id, [...ids]), isNull(personLinks.undoneAt))),
            ),
          ],
  };
}

export type LinkStore = ReturnType<typeof linkStore>;
