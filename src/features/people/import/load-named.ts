import type { Stored } from './load-stored.ts';
import { addressKey, employeeKey } from './people-rows.ts';
import type { ImportStore } from './store.ts';

const nothing = {
  hasLeft: false,
  platforms: [],
  now: {},
  last: undefined,
  own: new Set<string>(),
  managerId: undefined,
};

/**
 * Loads only the people whom some keys name: enough for absences, which other systems send to the running bot a few at a time,
 * where reading everybody would hold it up.
 */
export async function loadNamed(store: ImportStore, keys: ReadonlySet<string>): Promise<Stored> {
  const found = await store.named([...keys].map((key) => key.slice(1)));
  const people = found.map(({ personId, mergedIntoId, key }) => ({
    ...nothing,
    id: mergedIntoId ?? personId,
    name: key ?? '',
    keys: key === null ? [] : [key.includes('@') ? addressKey(key) : employeeKey(key)],
  }));
  return { people, teams: [], locationCalendars: new Map(), organisationCalendar: undefined };
}
