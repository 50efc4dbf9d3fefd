import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People } from '../../people/model.ts';
import type { LeadingParts } from '../leading-part.ts';
import type { LeadingStore } from './store.ts';

/** What the leading side works with: the answering side's parts and its own queries. */
export type Parts = LeadingParts & { leading: LeadingStore };

/** Finds people's direct managers today, each by the date in their own zone. */
export async function managersNow(
  people: People,
  persons: readonly { id: string; timeZone: string }[],
  now: Instant,
): Promise<Map<string, string>> {
  const byDate = new Map<string, string[]>();
  for (const { id, timeZone } of persons) {
    const date = localDate(now, timeZone);
    byDate.set(date, [...(byDate.get(date) ?? []), id]);
  }
  const found = await Promise.all([...byDate].map(([date, ids]) => people.managersOf(ids, date)));
  return new Map(found.flatMap((it) => [...it]));
}

/** Finds the direct manager of one person today. */
export async function managerNow(
  people: People,
  personId: string,
  now: Instant,
): Promise<string | undefined> {
  const person = await people.person(personId);
  return person === undefined ? undefined : (await managersNow(people, [person], now)).get(personId);
}
