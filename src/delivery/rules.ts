import type { Capabilities, PostKind } from '../chat/index.ts';

const priorities = { answer: 0, personal: 1, due: 2, nudge: 3 } as const satisfies Record<PostKind, number>;

/** Ranks a kind: the lower goes first. */
export const priorityOf = (kind: PostKind): number => priorities[kind];

export const answers: readonly number[] = [priorities.answer];
export const others: readonly number[] = [priorities.personal, priorities.due, priorities.nudge];

/**
 * Tells whether a kind keeps to the reader's working time and carries **Why am I seeing this?**; what people start themselves is
 * answered at any hour.
 */
export const isQuiet = (kind: PostKind): boolean => kind !== 'answer';

/** Tells whether a kind can be muted (**Fewer of these**): nobody in person caused it. */
export const isUnasked = (kind: PostKind): boolean => kind === 'due' || kind === 'nudge';

type BackOff = { firstMs: number; longestMs: number };

/** Doubles the wait with each failure up to the longest; `chance` (0 to 1) spreads what failed together. */
export const backOffMs = (failures: number, { firstMs, longestMs }: BackOff, chance: number): number =>
  Math.min(firstMs * 2 ** Math.min(failures - 1, 30), longestMs) * (0.5 + chance / 2);

export type Doubt = 'send-again' | 'look' | 'presume';

/**
 * Decides what to do with a message that may have arrived (decision 17). Where a chat neither recognises nor finds it, it is
 * sent again: a double is possible then, a loss is not.
 */
export function resolveDoubt(chat: Capabilities, direct: boolean, sinceTriedMs: number): Doubt {
  if (sinceTriedMs < chat.idempotentSendMs) return 'send-again';
  if (canFind(chat, direct)) return 'look';
  return chat.idempotentSendMs > 0 ? 'presume' : 'send-again';
}

/** Tells whether a chat finds a message again by its id. */
export const canFind = (chat: Capabilities, direct: boolean): boolean =>
  chat.findBack === 'everywhere' || (chat.findBack === 'direct' && direct);

export type Rate = Pick<Capabilities['rate'], 'perSecond' | 'burst'>;

/** Rates above this are not kept: an instant is a millisecond. */
export const MAX_KEPT_RATE = 1_000;

/** Permits of a burst that only answers may take, so that they find room behind a bulk send. */
export const keptForAnswers = (rate: Rate): number => Math.floor(rate.burst / 4);

/** Divided times are off in their last digits: without this a permit would be there a moment after the one that was named. */
const ROUNDING = 1e-9;

const intervalMs = (rate: Rate): number => 1_000 / rate.perSecond;

/** Counts the sends that a lane allows now (GCRA): `freeAt` is when its last one is paid for, `kept` are left for others. */
export function permitsNow(rate: Rate, freeAt: number, now: number, kept: number): number {
  const paid = Math.max(freeAt, now) - now;
  return Math.max(0, Math.floor(rate.burst - kept - paid / intervalMs(rate) + ROUNDING));
}

/** Finds when the taken sends will be paid for. */
export const freeAfter = (rate: Rate, freeAt: number, now: number, taken: number): number =>
  Math.ceil(Math.max(freeAt, now) + taken * intervalMs(rate));

/** Finds how long to wait (ms) for one permit. */
export const permitInMs = (rate: Rate, freeAt: number, now: number, kept: number): number =>
  Math.max(0, Math.ceil(freeAt - now - (rate.burst - kept - 1) * intervalMs(rate)));

/** Finds the `freeAt` that allows nothing before an instant, for a chat that said how long to wait. */
export const freeWhenBlockedUntil = (rate: Rate, until: number): number =>
  Math.ceil(until + (rate.burst - 1) * intervalMs(rate));
