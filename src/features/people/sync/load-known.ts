import { setImmediate } from 'node:timers/promises';
import { addressPlatforms } from '../import/load-stored.ts';
import { foldAddress } from '../names.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { Known, KnownAccount, KnownPerson, Said } from './model.ts';
import { domainOf } from './rules.ts';
import type { SyncStore, Workspace } from './store.ts';

type PersonRow = Awaited<ReturnType<SyncStore['page']>>[number];
type Bound = Parameters<SyncStore['accountsOf']>[0];

const emptyKnown = (domains: Iterable<string>): Known => ({
  persons: new Map(),
  accounts: new Map(),
  byFile: new Map(),
  byDirectory: new Map(),
  domains: new Set(domains),
  teams: new Map(),
  departments: new Map(),
});

/** The columns of a file that hold addresses. */
const addressColumns = ['email', ...Object.keys(addressPlatforms)];
const addressesIn = (said: Said): string[] =>
  addressColumns.flatMap((column) => {
    const address = said[column];
    return address === undefined || address === '' ? [] : [foldAddress(address)];
  });

const own = '*';

/** Reads everybody page by page, so that others run in between. */
export async function loadKnown(
  store: SyncStore,
  at: Workspace,
  today: string,
  settings: Pick<PeopleSettings, 'companyDomains'>,
): Promise<Known> {
  const known = emptyKnown(settings.companyDomains ?? []);
  for (let after = ''; ; ) {
    const rows = await store.page(after);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) break;
    await takePage(store, known, at, today, rows, { first: first.id, last: last.id });
    after = last.id;
    await setImmediate();
  }
  if (known.domains.size === 0) {
    known.domains = new Set(
      [...known.persons.values()].flatMap((it) =>
        (it.file === undefined ? [] : addressesIn(it.file)).map(domainOf),
      ),
    );
  }
  for (const team of await store.teams()) known.teams.set(team.id, team);
  for (const { departmentId, teamId, values } of await store.departments(at))
    known.departments.set(departmentId, { departmentId, teamId, said: values });
  return known;
}

/** The longest line of managers that is followed. */
const LONGEST_LINE = 50;

/** Reads only those whom one account concerns: its person, whom its address names, and the line of managers above. */
export async function loadKnownOf(
  store: SyncStore,
  at: Workspace,
  today: string,
  settings: Pick<PeopleSettings, 'companyDomains'>,
  entry: { accountId: string; address?: string; managerId?: string | null },
): Promise<Known> {
  const known = emptyKnown(settings.companyDomains ?? []);
  if (known.domains.size === 0 && entry.address !== undefined) {
    const said = await store.fileValues();
    known.domains = new Set(said.flatMap(addressesIn).map(domainOf));
  }
  const accountIds = [entry.accountId, ...(entry.managerId == null ? [] : [entry.managerId])];
  const [owners, named] = await Promise.all([
    store.ownersOf(at, accountIds),
    entry.address === undefined ? [] : store.idsByAddress(foldAddress(entry.address)),
  ]);
  let ids = [...new Set([...owners, ...named])];
  for (let steps = 0; steps < LONGEST_LINE && ids.length > 0; steps += 1) {
    await takePage(store, known, at, today, await store.persons(ids), { ids });
    const next = ids.flatMap((id) => {
      const person = known.persons.get(id);
      return [person?.managerId ?? undefined, person?.mergedIntoId ?? undefined];
    });
    ids = [...new Set(next.flatMap((id) => (id === undefined || known.persons.has(id) ? [] : [id])))];
  }
  return known;
}

/** Adds a page of people with all that is known of them. */
async function takePage(
  store: SyncStore,
  known: Known,
  at: Workspace,
  today: string,
  rows: readonly PersonRow[],
  bound: Bound,
): Promise<void> {
  const added = new Map(rows.map((row) => [row.id, readPerson(row)]));
  for (const { personId, managerId } of await store.managersOf(bound, today)) {
    const person = added.get(personId);
    if (person !== undefined) person.managerId = managerId;
  }
  for (const { personId, source, values, pinned } of await store.saidOf(bound)) {
    const person = added.get(personId);
    if (person === undefined) continue;
    if (source === 'file') Object.assign(person, { file: values, pinned });
    else if (source === at.platform) person.said = values;
    else person.others = [...person.others, values];
  }
  for (const [id, person] of added) known.persons.set(id, person);
  await takeAccounts(store, known, at, bound);
  await takeAddresses(store, known, at, added.values(), bound);
}

const readPerson = ({ welcomedAt, ...row }: PersonRow): KnownPerson => ({
  ...row,
  isWelcomed: welcomedAt !== null,
  managerId: undefined,
  file: undefined,
  pinned: [],
  said: undefined,
  others: [],
  elsewhere: [],
  isActiveElsewhere: false,
});

async function takeAccounts(store: SyncStore, known: Known, at: Workspace, bound: Bound): Promise<void> {
  for (const row of await store.accountsOf(bound)) {
    const person = known.persons.get(row.personId);
    if (person === undefined) continue;
    if (row.platform === at.platform && row.workspace === at.workspace) {
      const { accountId, personId, address, active, linkedBy } = row;
      const account: KnownAccount = { accountId, personId, address, active, linkedBy };
      known.accounts.set(accountId, account);
    } else {
      person.elsewhere = [...person.elsewhere, row.platform];
      person.isActiveElsewhere ||= row.active;
    }
    // A guest's address names nobody in another chat.
    if (row.address !== null && !person.external && !known.byDirectory.has(row.address))
      known.byDirectory.set(row.address, row.personId);
  }
}

/** Keeps by which addresses the file names people: this chat's own column first, then those for every chat, then the others. */
async function takeAddresses(
  store: SyncStore,
  known: Known,
  { platform }: Workspace,
  persons: Iterable<KnownPerson>,
  bound: Bound,
): Promise<void> {
  const rows = [...(await store.addressesOf(bound))];
  const ranked = [platform, own];
  const rank = (it: string) => (ranked.includes(it) ? ranked.indexOf(it) : ranked.length);
  for (const row of rows.sort((a, b) => rank(b.platform) - rank(a.platform)))
    known.byFile.set(row.address, row.personId);
  for (const person of persons) {
    if (person.file === undefined || person.mergedIntoId !== null) continue;
    for (const address of addressesIn(person.file))
      if (!known.byFile.has(address)) known.byFile.set(address, person.id);
    if (person.email !== null && !known.byFile.has(person.email)) known.byFile.set(person.email, person.id);
  }
}
