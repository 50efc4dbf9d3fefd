import type { RosterEntry } from '../../../chat/index.ts';
import { createBreath } from '../../../shared/breath.ts';
import { findLoops } from '../../../shared/find-loops.ts';
import type { EntryPlan, Known, ManagerPlan, Replaced, Said } from './model.ts';
import { judge } from './rules.ts';

/** Finds whose an account will be. */
export type PersonOf = (accountId: string) => string | undefined;
export type ManagersPlan = { plans: ManagerPlan[]; loops: string[][] };

/** What a directory says of a manager, where it names one that is known: the account, or '' for nobody. */
const saysOf = (entry: RosterEntry): string | undefined => (entry.managerId === null ? '' : entry.managerId);

/**
 * Plans who manages whom by the directory's word. A circle is refused as a whole: what the directory said of its members is not remembered,
 * so that it counts as soon as it is none.
 */
export async function planManagers(
  entries: readonly EntryPlan[],
  known: Known,
  personOf: PersonOf,
): Promise<ManagersPlan> {
  const wanted = new Map<string, ManagerPlan>();
  const heard: ManagerPlan[] = [];
  const nameOf = (id: string) =>
    known.persons.get(id)?.name ?? entries.find((it) => it.personId === id)?.person.name ?? '';
  const breathe = createBreath();
  for (const { entry, personId, known: person, said } of entries) {
    await breathe();
    const says = saysOf(entry);
    const managerId = says === undefined || says === '' ? undefined : personOf(says);
    // A manager whom nobody knows is unknown, not nobody.
    if (says === undefined || (says !== '' && managerId === undefined) || managerId === personId) continue;
    const before = person?.said?.manager;
    if (before === says) continue;
    const all: Said = { ...person?.said, ...said, manager: says };
    const changes = isChange(says, managerId, before, person, personOf);
    const plan: ManagerPlan = {
      personId,
      managerId: managerId ?? null,
      changes,
      before: person?.managerId,
      said: all,
      isNew: person === undefined,
      replaced: changes ? replacedBy(person, managerId, nameOf) : undefined,
    };
    if (changes) wanted.set(personId, plan);
    else heard.push(plan);
  }
  const loops = refuseLoops(wanted, known);
  return { plans: [...wanted.values(), ...heard], loops };
}

/** A manager whom the file had named gives way to the newer word, which the report says. */
function replacedBy(
  person: EntryPlan['known'],
  managerId: string | undefined,
  nameOf: (id: string) => string,
): Replaced | undefined {
  if (person?.file?.manager_email === undefined || person.managerId === undefined) return undefined;
  const is = managerId === undefined ? '' : nameOf(managerId);
  return { person: person.name, field: 'manager_email', was: nameOf(person.managerId), is };
}

function isChange(
  says: string,
  managerId: string | undefined,
  before: string | undefined,
  person: EntryPlan['known'],
  personOf: PersonOf,
): boolean {
  const now = person?.managerId;
  if (managerId === now) return false;
  if (person?.pinned.includes('manager_email') === true) return false;
  // Only a manager whom this directory had named goes by its saying that there is none.
  if (says === '') return before !== undefined && before !== '' && personOf(before) === now;
  const verdict = judge({
    says,
    said: before,
    now: now ?? '',
    file: person?.file?.manager_email,
    isPinned: false,
    isOwn: false,
  });
  return verdict.takes;
}

/** Takes circles out of what is wanted until none is left; answers each as names from a member back to it. */
function refuseLoops(wanted: Map<string, ManagerPlan>, known: Known): string[][] {
  const managerOf = (id: string): string | undefined => {
    const plan = wanted.get(id);
    return plan === undefined ? known.persons.get(id)?.managerId : (plan.managerId ?? undefined);
  };
  const loops: string[][] = [];
  for (;;) {
    const found = findLoops([...wanted.keys()], managerOf);
    // A circle without anything new was there before and is none of ours.
    const ours = found.filter((loop) => loop.some((id) => wanted.has(id)));
    if (ours.length === 0) return loops;
    for (const loop of ours) {
      loops.push(loop);
      for (const id of loop) wanted.delete(id);
    }
  }
}
