import type { Capabilities } from '../../src/chat/index.ts';

/**
 * At most 50 a second and 1,000 a minute for the app: 33 at once and 16 a second stay below both (33 + 60 × 16 = 993). At most 5 a
 * second for one person or group, where answers and all else have a turn of their own.
 */
export const usualRate: Capabilities['rate'] = { perSecond: 16, burst: 33, perTargetPerSecond: 2.5 };

/** Between two updates of one message (ms): Feishu takes 5 a second. */
export const UPDATE_GAP = 250;

/** Feishu takes presses on a card, and updates of it, for 14 days (ms). */
export const CARDS_LIVE = 14 * 86_400_000;

/** Feishu recognises a second send for an hour; a margin for clocks and for the way (ms). */
export const IDEMPOTENT_FOR = 50 * 60_000;
