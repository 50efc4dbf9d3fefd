import { setTimeout } from 'node:timers/promises';
import type { Platform } from '../../chat/index.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Store } from '../../storage/store.ts';
import {
  backOffMs,
  freeAfter,
  freeWhenBlockedUntil,
  keptForAnswers,
  MAX_KEPT_RATE,
  permitInMs,
  permitsNow,
} from '../rules.ts';
import type { DeliveryTables } from '../schema.ts';
import { createSlots } from './slots.ts';
import { laneStore } from './store.ts';

/** Failures in a row after which a lane rests: the chat is out, not one message bad. */
const OUT_AFTER = 3;
const REST = { firstMs: 500, longestMs: 30_000 };

export type Permits = { granted: number; waitMs: number };

/** Names a platform's lane. */
export const laneOf = (at: { platform: string; workspace: string }): string =>
  `${at.platform}:${at.workspace}`;

/** Keeps the rates of one platform in one workspace, over all processes by a row and a compare-and-swap. */
export function createLane(
  store: Store<DeliveryTables>,
  platform: Platform,
  realClock: Clock,
  limits: { chunk: number; underWay: number },
) {
  const own = laneStore(store);
  const name = laneOf({ platform: platform.name, workspace: platform.workspace });
  const { rate } = platform.capabilities;
  const unlimited = rate.perSecond > MAX_KEPT_RATE;
  const gapMs = 1_000 / rate.perTargetPerSecond;
  const keptBy = (forAnswers: boolean) => (forAnswers ? 0 : keptForAnswers(rate));
  let failuresInRow = 0;
  let restsUntil = 0;
  const slots = { answers: createSlots(limits.chunk), others: createSlots(limits.underWay) };
  const turns = new Map<string, Promise<void>>();

  async function freeAt(): Promise<Date> {
    const known = await own.freeAt(name);
    if (known !== undefined) return known;
    await store.batchByRow([own.open(name, realClock.now())]);
    return freeAt();
  }

  const restMs = () => Math.max(0, restsUntil - realClock.now().getTime());

  return {
    name,
    platform,
    slots: (forAnswers: boolean) => (forAnswers ? slots.answers : slots.others),
    /** Waits for every send that is under way. */
    async idle(): Promise<void> {
      await Promise.all([slots.answers.idle(), slots.others.idle()]);
    },
    /** Tells how many sends are allowed now, without taking them. */
    async look(forAnswers: boolean, wanted: number): Promise<Permits> {
      const rest = restMs();
      if (rest > 0) return { granted: 0, waitMs: rest };
      if (unlimited) return { granted: wanted, waitMs: 0 };
      const free = (await freeAt()).getTime();
      const now = realClock.now().getTime();
      const kept = keptBy(forAnswers);
      const granted = Math.min(wanted, permitsNow(rate, free, now, kept));
      return { granted, waitMs: granted > 0 ? 0 : permitInMs(rate, free, now, kept) };
    },
    /** Takes up to so many permits. */
    async take(forAnswers: boolean, wanted: number): Promise<number> {
      if (unlimited || wanted === 0) return wanted;
      for (;;) {
        const free = await freeAt();
        const now = realClock.now().getTime();
        const granted = Math.min(wanted, permitsNow(rate, free.getTime(), now, keptBy(forAnswers)));
        if (granted === 0) return 0;
        if (await own.move(name, free, new Date(freeAfter(rate, free.getTime(), now, granted))))
          return granted;
      }
    },
    /** Obeys a chat that asked to wait, in all processes. */
    async block(forMs: number): Promise<void> {
      const until = realClock.now().getTime() + forMs;
      restsUntil = Math.max(restsUntil, until);
      if (unlimited) return;
      await freeAt();
      await store.batchByRow([own.block(name, new Date(freeWhenBlockedUntil(rate, until)))]);
    },
    /** Lets a chat that fails again and again rest, rather than try each message in turn. */
    failed(): void {
      // What was under way when the rest began says nothing new.
      if (restMs() > 0) return;
      failuresInRow += 1;
      if (failuresInRow < OUT_AFTER) return;
      const rest = backOffMs(failuresInRow - OUT_AFTER + 1, REST, Math.random());
      restsUntil = Math.max(restsUntil, realClock.now().getTime() + rest);
    },
    worked(): void {
      failuresInRow = 0;
    },
    /**
     * Runs sends to one target one after another and not faster than the chat takes them from this process. Answers have a
     * turn of their own.
     */
    async inTurn(target: string, forAnswers: boolean, send: () => Promise<void>): Promise<void> {
      const key = forAnswers ? `${target} answers` : target;
      const before = turns.get(key);
      const turn = (before ?? Promise.resolve()).then(send);
      const ended = turn.catch(() => {}).then(() => (gapMs >= 1 ? setTimeout(gapMs) : undefined));
      turns.set(key, ended);
      void ended.then(() => {
        if (turns.get(key) === ended) turns.delete(key);
      });
      await turn;
    },
  };
}

export type Lane = ReturnType<typeof createLane>;
