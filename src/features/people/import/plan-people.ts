import { findLoops, loopNames } from '../../../shared/find-loops.ts';
import type { Rejection } from '../../../sheets/index.ts';
import { type Comparison, compareValues, notCompared } from '../../../sheets/index.ts';
import { foldName } from '../names.ts';
import type { Words } from './copy.ts';
import type { PersonField } from './headers.ts';
import { keyOf, keysOf, type PersonRow } from './people-rows.ts';

/** A person as stored, in the canonical texts of a file; team by name, manager by id. */
export type StoredPerson = {
  id: string;
  name: string;
  hasLeft: boolean;
  /** Where the person has an account. */
  platforms: readonly string[];
  /** Every address and number that names this person, accounts' addresses included. */
  keys: readonly string[];
  now: Readonly<Partial<Record<PersonField, string>>>;
  last: Readonly<Partial<Record<PersonField, string>>> | undefined;
  own: ReadonlySet<string>;
  managerId: string | undefined;
};

/** A row that may be imported: a new person, or a stored one with what changes. */
export type PersonPlan = {
  row: PersonRow;
  id: string;
  stored: StoredPerson | undefined;
  comparison: Comparison<PersonField>;
  /** Nothing if the row names none. */
  managerId: string | undefined;
};

export type PeoplePlan = {
  plans: readonly PersonPlan[];
  rejections: readonly Rejection[];
  /** Finds whom a key names after this import. */
  personOf(key: string): { id: string } | { rejectedOn: number } | undefined;
};

export type PeopleInput = {
  rows: readonly PersonRow[];
  /** Which columns the file has; the others are left alone. */
  fields: ReadonlySet<PersonField>;
  stored: readonly StoredPerson[];
  /** Whether hours as a file writes them are those stored; the usual break depends on the calendar that holds for the row. */
  sameHours(file: string, now: string, row: PersonRow, stored: StoredPerson | undefined): boolean;
  newId(): string;
  words: Words;
};

const noOwn: ReadonlySet<string> = new Set();

/** Matches the rows of a people file with who is stored and with each other. Linear in both. */
export function planPeople(input: PeopleInput): PeoplePlan {
  const { rows, words } = input;
  const storedByKey = new Map(
    input.stored.flatMap((person) => person.keys.map((key) => [key, person] as const)),
  );
  const candidates = matchRows(input, storedByKey);
  const byKey = new Map<string, PersonPlan>();
  for (const plan of candidates)
    for (const key of keysOf(plan.row.values)) if (!byKey.has(key)) byKey.set(key, plan);
  const consequences = new Set<PersonRow>();

  const managerNamed = (text: string) => byKey.get(keyOf(text)) ?? storedByKey.get(keyOf(text));
  for (const plan of candidates) {
    const text = plan.row.values.manager_email;
    if (text === '') continue;
    const manager = managerNamed(text);
    if (manager === undefined) plan.row.reasons.push(words.unknownManager(text));
    else if (manager.id === plan.id) plan.row.reasons.push(words.ownManager());
    else plan.managerId = manager.id;
  }
  const idNamed = (text: string) => (text === '' ? '' : managerNamed(text)?.id);
  for (const plan of candidates) plan.comparison = compare(input, plan, idNamed);
  rejectUntilSound(candidates, input, consequences);

  return {
    plans: candidates.filter(({ row }) => row.reasons.length === 0),
    rejections: rows
      .filter(({ reasons }) => reasons.length > 0)
      .map((row) => ({ line: row.line, reasons: row.reasons, consequence: consequences.has(row) })),
    personOf(key) {
      const plan = byKey.get(key);
      if (plan !== undefined && plan.row.reasons.length === 0) return { id: plan.id };
      const stored = storedByKey.get(key) ?? plan?.stored;
      if (stored !== undefined) return { id: stored.id };
      return plan === undefined ? undefined : { rejectedOn: plan.row.line };
    },
  };
}

/** Finds the stored person of each row; every key may stand once in a file and must lead to one person. */
function matchRows(input: PeopleInput, storedByKey: ReadonlyMap<string, StoredPerson>): PersonPlan[] {
  const { words } = input;
  const lineOfKey = new Map<string, number>();
  const lineOfPerson = new Map<string, number>();
  const plans: PersonPlan[] = [];
  for (const row of input.rows) {
    let stored: StoredPerson | undefined;
    for (const key of keysOf(row.values)) {
      const line = lineOfKey.get(key);
      if (line !== undefined) row.reasons.push(words.repeatedKey(key.slice(1), line));
      else lineOfKey.set(key, row.line);
      const match = storedByKey.get(key);
      if (match === undefined) continue;
      if (stored !== undefined && stored.id !== match.id)
        row.reasons.push(words.twoPeople(stored.name, match.name));
      stored ??= match;
    }
    const line = stored && lineOfPerson.get(stored.id);
    if (stored !== undefined && line === undefined) lineOfPerson.set(stored.id, row.line);
    if (stored !== undefined && line !== undefined && row.reasons.length === 0) {
      row.reasons.push(words.repeatedKey(stored.name, line));
    }
    const id = stored?.id ?? input.newId();
    plans.push({ row, id, stored, comparison: notCompared, managerId: undefined });
  }
  return plans;
}

function compare(
  input: PeopleInput,
  { row, stored }: PersonPlan,
  idNamed: (text: string) => string | undefined,
): Comparison<PersonField> {
  return compareValues<PersonField>({
    fields: input.fields,
    file: row.values,
    now: { ...stored?.now, manager_email: stored?.managerId ?? '' },
    last: stored?.last,
    own: stored?.own ?? noOwn,
    isPinned: row.values.pinned !== '',
    same: (field, file, now) => {
      if (field === 'pinned') return true;
      if (field === 'manager_email') return idNamed(file) === now;
      if (field === 'team') return foldName(file) === foldName(now);
      return (
        file === now ||
        (field === 'hours' && file !== '' && now !== '' && input.sameHours(file, now, row, stored))
      );
    },
  });
}

/**
 * Rejects rows whose manager's row was rejected, and rows that close a manager loop, until none is left. Each round goes over the rows once;
 * a further one is needed only where a rejection left an older manager in place.
 */
function rejectUntilSound(
  all: readonly PersonPlan[],
  input: PeopleInput,
  consequences: Set<PersonRow>,
): void {
  const { words } = input;
  const planOf = new Map(all.map((plan) => [plan.id, plan]));
  const storedOf = new Map(input.stored.map((person) => [person.id, person]));
  const isSound = (plan: PersonPlan | undefined) => plan !== undefined && plan.row.reasons.length === 0;
  const managerOf = (id: string): string | undefined => {
    const plan = planOf.get(id);
    if (plan === undefined || !isSound(plan)) return storedOf.get(id)?.managerId;
    return plan.comparison.changes.manager_email === undefined ? plan.stored?.managerId : plan.managerId;
  };
  const nameOf = (id: string) => planOf.get(id)?.row.values.name || (storedOf.get(id)?.name ?? '?');
  for (let isDone = false; !isDone; ) {
    isDone = !rejectOrphans(all, planOf, consequences, words);
    const moved = all.filter((plan) => isSound(plan) && plan.comparison.changes.manager_email !== undefined);
    for (const loop of findLoops(
      moved.map(({ id }) => id),
      managerOf,
    )) {
      isDone = false;
      for (const [index, id] of loop.entries()) {
        const plan = planOf.get(id);
        if (!isSound(plan) || plan?.comparison.changes.manager_email === undefined) continue;
        plan.row.reasons.push(words.managerLoop(loopNames(loop, index).map(nameOf)));
      }
    }
  }
}

function rejectOrphans(
  all: readonly PersonPlan[],
  planOf: ReadonlyMap<string, PersonPlan>,
  consequences: Set<PersonRow>,
  words: Words,
): boolean {
  const reports = new Map<PersonPlan, PersonPlan[]>();
  for (const plan of all) {
    const manager = plan.managerId === undefined ? undefined : planOf.get(plan.managerId);
    // A stored manager whose row was rejected is still there.
    if (manager !== undefined && manager.stored === undefined) {
      const others = reports.get(manager);
      if (others === undefined) reports.set(manager, [plan]);
      else others.push(plan);
    }
  }
  let found = false;
  const rejected = all.filter((plan) => plan.row.reasons.length > 0);
  for (let manager = rejected.pop(); manager !== undefined; manager = rejected.pop()) {
    for (const report of reports.get(manager) ?? []) {
      if (report.row.reasons.length > 0) continue;
      report.row.reasons.push(words.managerRejected(report.row.values.manager_email, manager.row.line));
      consequences.add(report.row);
      rejected.push(report);
      found = true;
    }
  }
  return found;
}
