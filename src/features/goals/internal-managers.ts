import type { People, Person } from '../people/model.ts';

/** Guests in a row up a line of managers; beyond them stands nobody, or a loop. */
const MOST_LEVELS = 15;

type Asked = Pick<People, 'managersOf' | 'reportsOf' | 'persons'>;

/** Finds each one's first manager of the company's own on a date: a guest sees and decides nothing about goals. */
async function managersOf(people: Asked, ids: readonly string[], date: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let open = new Map(ids.map((id) => [id, id]));
  for (let level = 0; level < MOST_LEVELS && open.size > 0; level++) {
    const managers = await people.managersOf([...new Set(open.values())], date);
    const persons = await people.persons([...new Set(managers.values())]);
    const next = new Map<string, string>();
    for (const [id, below] of open) {
      const managerId = managers.get(below);
      if (managerId === undefined || managerId === id) continue;
      if (persons.get(managerId)?.external === true) next.set(id, managerId);
      else found.set(id, managerId);
    }
    open = next;
  }
  return found;
}

/** Finds whom somebody manages on a date: their own reports, and those of guests among them; a guest manages nobody. */
async function reportsOf(people: Asked, managerId: string, date: string): Promise<readonly Person[]> {
  const manager = (await people.persons([managerId])).get(managerId);
  if (manager?.external === true) return [];
  const found = new Map<string, Person>();
  let above = [managerId];
  for (let level = 0; level < MOST_LEVELS && above.length > 0; level++) {
    const reports = (await Promise.all(above.map((id) => people.reportsOf(id, date)))).flat();
    const fresh = reports.filter((it) => it.id !== managerId && !found.has(it.id));
    for (const it of fresh) found.set(it.id, it);
    above = fresh.filter((it) => it.external).map((it) => it.id);
  }
  return [...found.values()];
}

/** Makes people as goals ask about them: where a guest is somebody's manager, the next one up of the company's own stands in. */
export const withInternalManagers = (people: People): People => ({
  ...people,
  managersOf: (ids, date) => managersOf(people, ids, date),
  reportsOf: (managerId, date) => reportsOf(people, managerId, date),
});
