import {
  addDays,
  addWorkingDays,
  atWallTime,
  localDate,
  nextWorkingMoment,
  type WorkTime,
} from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

const minuteMs = 60_000;
/** There has to be time left to write something. */
const beforeClosingMs = 30 * minuteMs;
const apartMs = 45 * minuteMs;
const mostChoices = 4;
const roundTo = 5 * minuteMs;

const rounded = (at: number): Instant => new Date(Math.ceil(at / roundTo) * roundTo);

/** Tells whether a check-in may be snoozed until an instant: later than now, and early enough before the window closes. */
export const maySnoozeUntil = (until: Instant, now: Instant, closesAt: Instant): boolean =>
  until > now && until.getTime() <= closesAt.getTime() - beforeClosingMs;

/** Lists moments at which to ask again: in an hour, in three, after lunch, and the mornings and afternoons to come, all inside the window. */
export function snoozeChoices(work: WorkTime, now: Instant, closesAt: Instant): Instant[] {
  const today = localDate(now, work.timeZone);
  const tomorrow = localDate(
    addWorkingDays(work, atWallTime(addDays(today, 1), '00:00', work.timeZone), 0),
    work.timeZone,
  );
  const { breakEnd, start } = work.hours;
  const wanted = [
    rounded(now.getTime() + 60 * minuteMs),
    rounded(now.getTime() + 180 * minuteMs),
    ...[today, tomorrow].flatMap((date) =>
      [start, breakEnd].map((time) => atWallTime(date, time, work.timeZone)),
    ),
  ];
  const moments = wanted
    .filter((at) => at > now)
    .map((at) => nextWorkingMoment(work, at))
    .filter((at) => maySnoozeUntil(at, now, closesAt))
    .sort((a, b) => a.getTime() - b.getTime());
  const chosen: Instant[] = [];
  for (const at of moments) {
    const last = chosen.at(-1);
    if (last === undefined || at.getTime() - last.getTime() >= apartMs) chosen.push(at);
  }
  return chosen.slice(0, mostChoices);
}
