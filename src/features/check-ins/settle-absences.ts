import {
  addDays,
  atWallTime,
  type DateRange,
  isAwayForRest,
  localDate,
  nextWorkingMoment,
  type WorkTime,
  workingDaysBetween,
} from '../../calendar/index.ts';
import type { Outcome, Wake } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { postedCards } from './answer-parts.ts';
import { checkInFacts } from './leading-part.ts';
import { readAround, type TimerParts } from './open-windows.ts';
import type { CheckIn } from './rules.ts';

/** How far back an absence entered late still removes misses; work times know absences of 60 days. */
const lookBackMs = 60 * 86_400_000;
/** Shorter absences are not worth a card on return. */
const leastDaysAway = 2;

type Change = { from: CheckIn['state']; to: CheckIn['state'] };

/**
 * Decides what an absence, entered, changed or taken back, means for one check-in: covering the rest of the window it cancels,
 * entered afterwards it silently removes the miss, and taken back in time it asks again.
 */
export function changeByAbsence(it: CheckIn, work: WorkTime, now: Instant): Change | undefined {
  if (it.closesAt <= now) {
    const wasAway = it.state === 'missed' && isAwayForRest(work, it, it.remindAt);
    return wasAway ? { from: 'missed', to: 'cancelled' } : undefined;
  }
  const away = isAwayForRest(work, it, now);
  if (away && (it.state === 'planned' || it.state === 'open')) return { from: it.state, to: 'cancelled' };
  if (!away && it.state === 'cancelled')
    return { from: 'cancelled', to: it.promptedAt === null ? 'planned' : 'open' };
  return undefined;
}

const dayBefore = (date: string): string => addDays(date, -1);

/** Joins absences that only days off lie between: one return, one card. */
export function stretchOf(absence: DateRange, work: WorkTime): DateRange {
  const days = { ...work, absences: [] };
  const adjoining = work.absences.find(
    (other) =>
      other.from < absence.from &&
      workingDaysBetween(days, addDays(other.to, 1), dayBefore(absence.from)) === 0,
  );
  return adjoining === undefined ? absence : stretchOf({ from: adjoining.from, to: absence.to }, work);
}

/** Tells whether somebody was away long enough for a card on return. */
export const isWorthACard = (stretch: DateRange, work: WorkTime): boolean =>
  workingDaysBetween({ ...work, absences: [] }, stretch.from, stretch.to) >= leastDaysAway;

/** Finds the first working moment after the next absence that ends, for the card on return. */
export function nextReturn(work: WorkTime, now: Instant): Instant | undefined {
  const today = localDate(now, work.timeZone);
  const returns = work.absences
    .filter((it) => it.to >= today && isWorthACard(stretchOf(it, work), work))
    .map((it) => nextWorkingMoment(work, atWallTime(addDays(it.to, 1), '00:00', work.timeZone)))
    .filter((at) => at > now);
  return returns.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** Brings people's check-ins in line with their absences, about a hundred people at once. */
export async function settleAbsences(
  { people, own }: TimerParts,
  ctx: { now: Instant },
  personIds: readonly string[],
): Promise<Outcome> {
  const works = await people.workTimes(personIds);
  const since = new Date(ctx.now.getTime() - lookBackMs);
  const found = (await own.closingAfter(personIds, since)).flatMap((checkIn) => {
    const work = works.get(checkIn.personId);
    const change = work === undefined ? undefined : changeByAbsence(checkIn, work, ctx.now);
    return change === undefined ? [] : [{ checkIn, ...change }];
  });
  const back = found.filter((it) => it.from === 'cancelled').map((it) => it.checkIn);
  const around = await readAround({ people, own }, back);
  // What a stopped team cancelled comes back only with the team.
  const changes = found.filter((it) => it.from !== 'cancelled' || around.mayAsk(it.checkIn));
  const kinds = new Map<string, typeof changes>();
  for (const change of changes) {
    const kind = `${change.from} ${change.to}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
  }
  const revived = changes.filter((it) => it.from === 'cancelled' && it.to === 'planned');
  const running = changes.filter((it) => ctx.now < it.checkIn.closesAt && it.checkIn.promptedAt !== null);
  return {
    write: [...kinds.values()].flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : own.move(
            group.map((it) => it.checkIn.id),
            first.from,
            first.to,
          );
    }),
    refresh: running.flatMap((it) => postedCards(it.checkIn)),
    tell: changes
      .filter((it) => it.from === 'missed')
      .map(({ checkIn }) => ({ name: checkInFacts.excused, thing: checkIn.id })),
    wake: [
      ...revived.map(({ checkIn }) => ({
        timer: 'check-ins.open',
        subject: checkIn.id,
        at: checkIn.opensAt,
      })),
      ...changes
        .filter((it) => it.from === 'cancelled')
        .map(({ checkIn }) => ({ timer: 'check-ins.close', subject: checkIn.id, at: checkIn.closesAt })),
      ...armReturns(works, ctx.now),
    ],
  };
}

/** Arms the card on people's next return. */
export function armReturns(works: ReadonlyMap<string, WorkTime>, now: Instant): Wake[] {
  return [...works].flatMap(([personId, work]) => {
    const at = work.absences.length === 0 ? undefined : nextReturn(work, now);
    return at === undefined ? [] : [{ timer: 'check-ins.returned', subject: personId, at }];
  });
}
