import type { RosterEntry } from '../../../chat/index.ts';
import { foldAddress } from '../names.ts';
import { compareEntry, newlySaid, saidBy, standInName } from './compare-entry.ts';
import type { EntryPlan, Known, KnownPerson, Said } from './model.ts';
import { domainOf } from './rules.ts';

/** Two people who turned out to be one: the account's person and whom its address names. */
export type JoinPlan = { keptId: string; otherId: string };

export type Planned = { plan: EntryPlan; join?: JoinPlan; isDouble: boolean };

/** Accounts of the chat that the roster still has and that are active. */
export type Present = ReadonlySet<string>;

/** Follows a person to whom they turned out to be. */
function nowOf(known: Known, id: string | undefined): KnownPerson | undefined {
  let person = id === undefined ? undefined : known.persons.get(id);
  for (let steps = 0; steps < 5 && person?.mergedIntoId != null; steps += 1)
    person = known.persons.get(person.mergedIntoId);
  return person;
}

type Named = { person: KnownPerson; how: 'file' | 'address' };

/** Finds whom a confirmed address names: the file's word first, then another chat's within the company's domains. Guests are named by nothing. */
function namedBy(known: Known, entry: RosterEntry, address: string | null): Named | undefined {
  if (address === null || entry.kind === 'guest') return undefined;
  const listed = nowOf(known, known.byFile.get(address));
  if (listed !== undefined) return { person: listed, how: 'file' };
  if (!known.domains.has(domainOf(address))) return undefined;
  const other = nowOf(known, known.byDirectory.get(address));
  return other === undefined || other.external ? undefined : { person: other, how: 'address' };
}

/** Makes the comparison of a directory's entries with what is stored; each is compared once, in any order. */
export function createPlanner(known: Known, present: Present, newId: () => string) {
  const emails = new Set([...known.persons.values()].flatMap((it) => it.email ?? []));
  /** Whose account of this chat is whose, those planned included. */
  const accountOf = new Map([...known.accounts.values()].map((it) => [it.personId, it.accountId]));

  /** An address becomes the person's own where it is free; a guest's never does, since roles go by it. */
  function emailFor(entry: RosterEntry, address: string | null): string | undefined {
    if (address === null || entry.kind === 'guest' || emails.has(address) || known.byFile.has(address))
      return undefined;
    emails.add(address);
    return address;
  }

  function create(entry: RosterEntry, address: string | null): EntryPlan {
    // As if it were said: a name that is told later takes its place.
    const says: Said = { name: standInName(entry), ...saidBy(entry) };
    const id = newId();
    accountOf.set(id, entry.accountId);
    if (address !== null && entry.kind === 'member' && !known.byDirectory.has(address))
      known.byDirectory.set(address, id);
    const email = emailFor(entry, address);
    const person = {
      name: says.name ?? '',
      external: entry.kind === 'guest',
      ...(email === undefined ? {} : { email }),
      ...(entry.locale === undefined ? {} : { locale: entry.locale }),
      ...(says.time_zone === undefined ? {} : { timeZone: says.time_zone }),
      ...(says.title === undefined ? {} : { title: says.title }),
    };
    return { ...empty(entry, address), kind: 'create', personId: id, person, said: says };
  }

  function attach(entry: RosterEntry, address: string | null, { person, how }: Named): EntryPlan {
    const says = saidBy(entry);
    const { change, replaced } = compareEntry(says, person);
    const before = accountOf.get(person.id);
    accountOf.set(person.id, entry.accountId);
    return {
      ...empty(entry, address),
      kind: 'attach',
      personId: person.id,
      how,
      replaces: before,
      person: change,
      said: newlySaid(says, person.said),
      replaced,
      known: person,
    };
  }

  function compare(entry: RosterEntry, address: string | null, person: KnownPerson): EntryPlan {
    const account = known.accounts.get(entry.accountId);
    const says = saidBy(entry);
    const { change, replaced } = compareEntry(says, person);
    const moved = address !== null && address !== account?.address;
    // The old address was the directory's word, so that its new one follows; a file's stays.
    const follows = moved && (person.email === null || person.email === account?.address);
    const email = follows && person.file === undefined ? emailFor(entry, address) : undefined;
    return {
      ...empty(entry, address),
      kind: 'known',
      personId: person.id,
      account: {
        ...(moved ? { address } : {}),
        ...(account?.active === false ? { active: true } : {}),
      },
      person: { ...change, ...(email === undefined ? {} : { email }) },
      said: newlySaid(says, person.said),
      replaced,
      known: person,
    };
  }

  /** Tells whether an account's person may become another without being asked. */
  function mayJoin(person: KnownPerson, named: Named, linkedBy: string): boolean {
    // Whom an administrator parted stays apart; whom a file names is nobody else.
    if (linkedBy === 'admin' || person.file !== undefined || person.standing === 'left') return false;
    return !person.external && named.person.standing !== 'left' && !accountOf.has(named.person.id);
  }

  return (entry: RosterEntry): Planned => {
    const address = entry.address === undefined ? null : foldAddress(entry.address);
    const named = namedBy(known, entry, address);
    const account = known.accounts.get(entry.accountId);
    const person = nowOf(known, account?.personId);
    if (account !== undefined && person !== undefined) {
      const plan = compare(entry, address, person);
      if (named === undefined || named.person.id === person.id) return { plan, isDouble: false };
      if (!mayJoin(person, named, account.linkedBy)) return { plan, isDouble: false };
      accountOf.set(named.person.id, entry.accountId);
      return { plan, join: { keptId: named.person.id, otherId: person.id }, isDouble: false };
    }
    if (named === undefined) return { plan: create(entry, address), isDouble: false };
    const other = accountOf.get(named.person.id);
    // Somebody who was deleted and invited again has a new account.
    if (other === undefined || !present.has(other))
      return { plan: attach(entry, address, named), isDouble: false };
    return { plan: create(entry, address), isDouble: true };
  };
}

const empty = (entry: RosterEntry, address: string | null) => ({
  entry,
  address,
  how: 'directory' as const,
  account: {},
  replaces: undefined,
  replaced: [],
  known: undefined,
});

/** Tells whether anything is to be written of an entry. */
export const isUnchanged = ({ kind, account, person, said }: EntryPlan): boolean =>
  kind === 'known' &&
  said === undefined &&
  Object.keys(account).length === 0 &&
  Object.keys(person).length === 0;
