import { addDays, type DateRange } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

const dayMs = 86_400_000;

/** Days between deactivation and being a leaver, so that a mistake costs nothing (product.md section 1). */
const DAYS_ABSENT = 14;
/** Days after **Not now** until the welcome card is sent again. */
export const DAYS_UNTIL_ASKED_AGAIN = 7;
/** Welcome cards a person gets: the first, and two more after **Not now**. */
export const MOST_WELCOMES = 3;
/** Days for which a channel stays known in which somebody asked for a team. */
export const DAYS_TO_SET_UP = 7;
/** Minutes for which a link code can be typed. */
const LINK_CODE_MINUTES = 10;
/** Wrong codes from one account within an hour, after which none is accepted. */
const MOST_LINK_TRIES = 5;
/** People whom one step of a fan-out handles (decision 28). */
export const STEP = 100;
/** Nobody's line of managers is longer; whatever goes on beyond is a loop in the data. */
const LONGEST_LINE = 50;

/** Moves an instant by whole days of 24 hours. */
export const daysLater = (at: Instant, days: number): Instant => new Date(at.getTime() + days * dayMs);

/** Tells when a deactivated person becomes a leaver. */
export const leavesAt = (since: Instant): Instant => daysLater(since, DAYS_ABSENT);

/** Tells until when a code shown now can be typed. */
export const codeExpiresAt = (now: Instant): Instant => new Date(now.getTime() + LINK_CODE_MINUTES * 60_000);

export type Tries = { count: number; since: Instant };

/** Counts one more wrong code; an hour after the first the count begins anew. */
export const oneMoreTry = (tries: Tries | undefined, now: Instant): Tries =>
  tries === undefined || now.getTime() - tries.since.getTime() >= 3_600_000
    ? { count: 1, since: now }
    : { count: tries.count + 1, since: tries.since };

/** Tells whether an account has typed too many wrong codes to be listened to. */
export const isTryingCodes = (tries: Tries | undefined, now: Instant): boolean =>
  tries !== undefined && tries.count >= MOST_LINK_TRIES && now.getTime() - tries.since.getTime() < 3_600_000;

/** Joins a new absence with those that overlap it or touch it. */
export function mergeAbsence(
  added: DateRange,
  known: readonly DateRange[],
): { merged: DateRange; replaced: DateRange[] } {
  const merged = { ...added };
  const replaced: DateRange[] = [];
  // In the order of their days, so that one pass finds all that the growing range reaches; those before it touch by their end.
  const rest = [...known].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const range of rest) {
    if (addDays(range.to, 1) < merged.from || range.from > addDays(merged.to, 1)) continue;
    replaced.push(range);
    if (range.from < merged.from) merged.from = range.from;
    if (range.to > merged.to) merged.to = range.to;
  }
  return { merged, replaced };
}

/** Takes days out of an absence: what is left are at most two. */
export function cutAbsence(known: DateRange, removed: DateRange): DateRange[] {
  if (known.to < removed.from || known.from > removed.to) return [known];
  const left: DateRange[] = [];
  if (known.from < removed.from) left.push({ from: known.from, to: addDays(removed.from, -1) });
  if (known.to > removed.to) left.push({ from: addDays(removed.to, 1), to: known.to });
  return left;
}

/** Tells whether somebody (or a team) would come above itself, walking up from its new superior. */
export function wouldLoop(
  id: string,
  superior: string,
  above: (id: string) => string | null | undefined,
): boolean {
  let next: string | null | undefined = superior;
  for (let steps = 0; steps < LONGEST_LINE && next !== undefined && next !== null; steps += 1) {
    if (next === id) return true;
    next = above(next);
  }
  return next !== undefined && next !== null;
}
