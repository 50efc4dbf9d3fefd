import {
  addDays,
  atWallTime,
  type LocalDate,
  localDate,
  nextWorkingDay,
  type WorkDays,
} from '../../../calendar/index.ts';
import type { Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People } from '../../people/model.ts';
import { actingAbove, managersNow } from './acting.ts';
import { TIMER } from './parts.ts';

/** When cards come, in the time of whoever gets them. */
export const MORNING = '09:30';

/** Finds the morning of the first usual working day from a date on; leave does not count, since somebody may stand in. */
export function morningFrom(work: WorkDays, date: LocalDate): Instant {
  const always = { ...work, absences: [] };
  return atWallTime(nextWorkingDay(always, date), MORNING, work.timeZone);
}

/** Finds the next usual morning, at this moment or after it. */
export function nextMorning(work: WorkDays, now: Instant): Instant {
  const today = localDate(now, work.timeZone);
  const morning = morningFrom(work, today);
  return morning >= now ? morning : morningFrom(work, addDays(today, 1));
}

/** Asks for a look on each person's next morning. */
export async function armPeople(people: People, ids: readonly string[], now: Instant): Promise<Wake[]> {
  const works = await people.workTimes([...new Set(ids)]);
  return [...works].map(([subject, work]) => ({ timer: TIMER, subject, at: nextMorning(work, now) }));
}

/** Asks whoever looks after these owners to look: their managers, and those who stand in for a manager on leave. */
export async function armManagers(
  people: People,
  ownerIds: readonly string[],
  now: Instant,
): Promise<Wake[]> {
  if (ownerIds.length === 0) return [];
  const [managers, acting] = await Promise.all([
    managersNow(people, ownerIds, now),
    actingAbove(people, ownerIds, now),
  ]);
  return armPeople(people, [...managers.values(), ...acting.values()], now);
}

/** Keeps of several wakes of one person the earliest. */
export function earliest(wakes: readonly Wake[]): Wake[] {
  const found = new Map<string, Wake>();
  for (const it of wakes) {
    const known = found.get(it.subject);
    if (known?.at == null || (it.at !== null && it.at < known.at)) found.set(it.subject, it);
  }
  return [...found.values()];
}
