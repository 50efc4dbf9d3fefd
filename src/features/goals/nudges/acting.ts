import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Person } from '../../people/model.ts';
import { isOnLongLeave } from './leave.ts';

/** Levels that are climbed while everybody above is on leave. */
const MOST_LEVELS = 10;

type Known = { person: Person; away: boolean };

/** Tells of people whether they are away for long: on leave for more than two working days, or deactivated for now. */
export async function readAway(
  people: People,
  ids: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Known>> {
  const [persons, works] = await Promise.all([people.persons(ids), people.workTimes(ids)]);
  return new Map(
    [...persons].map(([id, person]) => {
      const work = works.get(id);
      const onLeave = work !== undefined && isOnLongLeave({ work, today: localDate(now, person.timeZone) });
      return [id, { person, away: person.standing !== 'active' || onLeave }];
    }),
  );
}

/** Finds people's direct managers today, each by the date in their own zone. */
export async function managersNow(
  people: People,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, string>> {
  const byDate = new Map<string, string[]>();
  for (const { id, timeZone } of (await people.persons([...new Set(ids)])).values()) {
    const date = localDate(now, timeZone);
    byDate.set(date, [...(byDate.get(date) ?? []), id]);
  }
  const found = await Promise.all([...byDate].map(([date, some]) => people.managersOf(some, date)));
  return new Map(found.flatMap((it) => [...it]));
}

/** Finds the first one above each person who is there: whoever is on a long leave is passed over. */
export async function actingAbove(
  people: People,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  // Who still looks for somebody, and above whom.
  let open = new Map([...new Set(ids)].map((id) => [id, id]));
  for (let level = 0; level < MOST_LEVELS && open.size > 0; level++) {
    const managers = await managersNow(people, [...open.values()], now);
    const known = await readAway(people, [...new Set(managers.values())], now);
    const next = new Map<string, string>();
    for (const [id, below] of open) {
      const managerId = managers.get(below);
      if (managerId === undefined || managerId === id) continue;
      if (known.get(managerId)?.away === false) found.set(id, managerId);
      else next.set(id, managerId);
    }
    open = next;
  }
  return found;
}
