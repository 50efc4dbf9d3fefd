import type { LocalDate } from '../../../calendar/index.ts';
import { createDirectory } from '../directory/directory.ts';
import { directoryStore } from '../directory/store.ts';
import { createPeopleJoining } from '../links/join-people.ts';
import { linkStore } from '../links/store.ts';
import type { ImportParts } from './import-files.ts';
import { keysOf, type PersonRow } from './people-rows.ts';
import type { StoredPerson } from './plan-people.ts';

/** Who will be one person with whom: the other's id to the kept one's. */
export type Joins = ReadonlyMap<string, string>;

/**
 * Finds rows that name two people whom the chats' directories knew apart: accounts join by themselves when an import names both. Two people
 * whom files have named, or who are both in the same chat, stay two.
 */
export function findJoins(
  rows: readonly PersonRow[],
  stored: readonly StoredPerson[],
  impossible: ReadonlySet<string>,
): Joins {
  const byKey = new Map(stored.flatMap((person) => person.keys.map((key) => [key, person] as const)));
  const joins = new Map<string, string>();
  const taken = new Set<string>(impossible);
  for (const row of rows) {
    const named = [...new Set(keysOf(row.values).flatMap((key) => byKey.get(key) ?? []))];
    if (named.length !== 2 || row.reasons.length > 0) continue;
    const [kept, other] = named.sort((a, b) => Number(b.last !== undefined) - Number(a.last !== undefined));
    if (kept === undefined || other === undefined || !areJoinable(kept, other)) continue;
    if (taken.has(kept.id) || taken.has(other.id)) continue;
    taken.add(kept.id).add(other.id);
    joins.set(other.id, kept.id);
  }
  return joins;
}

const areJoinable = (kept: StoredPerson, other: StoredPerson): boolean =>
  other.last === undefined &&
  !kept.hasLeft &&
  !other.hasLeft &&
  other.platforms.length > 0 &&
  (kept.last !== undefined || kept.platforms.length > 0) &&
  !kept.platforms.some((platform) => other.platforms.includes(platform));

/** Looks at the stored people as they will be once joined. */
export function asJoined(stored: readonly StoredPerson[], joins: Joins): readonly StoredPerson[] {
  if (joins.size === 0) return stored;
  const others = new Map(
    stored.filter(({ id }) => joins.has(id)).map((other) => [joins.get(other.id), other]),
  );
  return stored
    .filter(({ id }) => !joins.has(id))
    .map((person) => ({
      ...person,
      keys: [...person.keys, ...(others.get(person.id)?.keys ?? [])],
      managerId: joins.get(person.managerId ?? '') ?? person.managerId,
    }));
}

/** Joins these people one after the other, each told in both chats; answers those with whom it turned out impossible. */
export async function joinPeople(parts: ImportParts, joins: Joins, date: LocalDate): Promise<string[]> {
  const people = createDirectory(directoryStore(parts.store), parts.settings);
  const join = createPeopleJoining({ store: linkStore(parts.store), people });
  const impossible: string[] = [];
  for (const [other, kept] of joins) {
    const ctx = { now: parts.clock.now(), newId: parts.newId };
    const joined = await join(ctx, { shown: kept, typed: other, here: undefined, date, how: 'file' });
    if (joined.ok) await parts.commit(joined.value.outcome);
    else impossible.push(other);
  }
  return impossible;
}
