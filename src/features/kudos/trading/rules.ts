import type { Instant } from '../../../shared/clock.ts';

/** Days over which gifts are looked at. */
const DAYS = 90;
/** Gifts between the two, in both directions together. */
const LEAST_GIFTS = 6;
/** In a smaller team there is hardly anybody else to thank. */
const LEAST_TEAM = 5;
/** Days until a pair is looked at again. */
const AGAIN_DAYS = 30;
const DAY_MS = 86_400_000;

export type Movement = { kudosId: string; giverId: string; receiverId: string; points: number };

/** Finds since when gifts count. */
export const tradingSince = (now: Instant): Instant => new Date(now.getTime() - DAYS * DAY_MS);

/** Finds when a pair is looked at again. */
export const lookAgainAt = (now: Instant): Instant => new Date(now.getTime() + AGAIN_DAYS * DAY_MS);

/** Names a pair, whoever of the two comes first. */
export const pairOf = (one: string, other: string): readonly [a: string, b: string] =>
  one < other ? [one, other] : [other, one];

/**
 * Tells whether two people give each other most of their points: more than half of what each of them gave, in six gifts or more,
 * both ways, in teams of five or more. What was taken back counts as never given.
 */
export function isTrading(
  [a, b]: readonly [string, string],
  movements: readonly Movement[],
  teamSizes: readonly number[],
): boolean {
  if (teamSizes.length < 2 || teamSizes.some((size) => size < LEAST_TEAM)) return false;
  const sum = (moved: readonly Movement[]) => moved.reduce((total, it) => total + it.points, 0);
  const byKudos = new Map<string, number>();
  const isMutual = ([from, to]: readonly [string, string]): boolean => {
    const given = movements.filter((it) => it.giverId === from);
    const between = given.filter((it) => it.receiverId === to);
    for (const it of between) byKudos.set(it.kudosId, (byKudos.get(it.kudosId) ?? 0) + it.points);
    return sum(between) * 2 > sum(given);
  };
  const mutual = isMutual([a, b]);
  const gifts = () => [...byKudos.values()].filter((points) => points > 0).length;
  return isMutual([b, a]) && mutual && gifts() >= LEAST_GIFTS;
}
