import type { CardRef } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { NudgeStore } from './store.ts';

/** Older cards are not brought up to date any more (decision 18). */
const LIVE_MS = 14 * 86_400_000;

/** Names the cards that list these goals and may still be on somebody's screen. */
export async function refreshCards(
  nudges: NudgeStore,
  goalIds: readonly string[],
  now: Instant,
): Promise<CardRef[]> {
  const ids = await nudges.nudgesWith(goalIds, new Date(now.getTime() - LIVE_MS));
  return ids.map((thing) => ({ card: 'goals.nudge', thing }));
}
