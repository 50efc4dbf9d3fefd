import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../shared/clock.ts';
import type { Breathe } from './breath.ts';
import type { Lane } from './lanes/lane.ts';
import type { DeliveryOptions } from './model.ts';
import type { RouteSome } from './routing.ts';
import type { SendSome, Step } from './sending.ts';
import type { UpdateSome } from './updates/updating.ts';

/** The longest that a round waits for room in a lane (ms); a chat that asks for more is left for later. */
const LONGEST_WAIT = 5_000;

type Parts = {
  lanes: readonly Lane[];
  recover: () => Promise<void>;
  /** Tells whether a round could find anything at this clock. */
  anyAtHand: () => Promise<boolean>;
  route: RouteSome;
  send: SendSome;
  update: UpdateSome;
  realClock: Clock;
  breathe: Breathe;
  options: DeliveryOptions;
};

/** Makes the function that sends until nothing more can go at this clock. */
export function createRounds({
  lanes,
  recover,
  anyAtHand,
  route,
  send,
  update,
  realClock,
  breathe,
  options,
}: Parts) {
  // Nobody waits for an answer in place here, and the pause between updates is for chats, not for a moved clock.
  const aheadMs = Math.max(options.updateDelayMs, options.updateEveryMs);

  /** Runs a step until it finds nothing more; answers how much it did and how long its lane has no room. */
  async function exhaust(step: () => Promise<Step>): Promise<Step> {
    let handled = 0;
    for (;;) {
      const last = await step();
      if (last.handled === 0) return { handled, waitMs: last.waitMs };
      handled += last.handled;
      await breathe();
    }
  }

  async function routeAll(forAnswers: boolean): Promise<number> {
    let told = 0;
    for (;;) {
      const routed = await route(forAnswers);
      if (routed.looked === 0) return told;
      told += routed.told;
      await breathe();
    }
  }

  async function round(): Promise<Step> {
    if (!(await anyAtHand())) {
      await Promise.all(lanes.map((lane) => lane.idle()));
      return { handled: 0, waitMs: 0 };
    }
    await recover();
    const told = (await routeAll(true)) + (await routeAll(false));
    const answered = await Promise.all(lanes.map((lane) => exhaust(() => send(lane, true))));
    const others = await Promise.all(
      lanes.flatMap((lane) => [exhaust(() => send(lane, false)), exhaust(() => update(lane, aheadMs))]),
    );
    await Promise.all(lanes.map((lane) => lane.idle()));
    const done = [...answered, ...others];
    const waits = done.map((it) => it.waitMs).filter((ms) => ms > 0);
    return {
      handled: done.reduce((sum, it) => sum + it.handled, told),
      waitMs: waits.length === 0 ? 0 : Math.min(...waits),
    };
  }

  /** Waits for room in a lane; false where a clock that stands still would make that endless. */
  async function waited(ms: number): Promise<boolean> {
    if (ms === 0 || ms > LONGEST_WAIT) return false;
    const before = realClock.now();
    await setTimeout(ms);
    return realClock.now() > before;
  }

  return async function sendAll(): Promise<number> {
    let handled = 0;
    for (;;) {
      const last = await round();
      handled += last.handled;
      if (last.handled === 0 && !(await waited(last.waitMs))) return handled;
    }
  };
}
