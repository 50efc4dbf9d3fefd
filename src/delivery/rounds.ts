import { setTimeout } from 'node:timers/promises';
import type { Breathe } from '../shared/breath.ts';
import type { Clock } from '../shared/clock.ts';
import type { Lane } from './lanes/lane.ts';
import type { DeliveryOptions } from './model.ts';
import type { RouteSome } from './routing.ts';
import { answers, others } from './rules.ts';
import type { SendSome, Step } from './sending.ts';
import type { AtHand } from './store.ts';
import type { UpdateSome } from './updates/updating.ts';

/** What a round did, and the shortest time (ms) for which a lane has no room. */
type Done = Omit<Step, 'more'>;

type Parts = {
  lanes: readonly Lane[];
  recover: () => Promise<void>;
  /** Tells in which lanes and priorities a round could find anything at this clock. */
  atHand: () => Promise<readonly AtHand[]>;
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
  atHand,
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
  async function exhaust(step: () => Promise<Step>): Promise<Done> {
    let handled = 0;
    for (;;) {
      const last = await step();
      handled += last.handled;
      if (!last.more) return { handled, waitMs: last.waitMs };
      await breathe();
    }
  }

  /** Answers how many facts were told of messages that got no lane. */
  async function routeAll(priorities: readonly number[]): Promise<number> {
    let told = 0;
    for (;;) {
      const routed = await route(priorities);
      told += routed.told;
      if (!routed.more) return told;
      await breathe();
    }
  }

  /** Sends the answers of all lanes first; only what was found at hand is asked for again. */
  async function sendAndUpdate(found: readonly AtHand[]): Promise<Done[]> {
    const queued = new Set(found.flatMap((it) => (it.state === 'sent' ? [] : [it.priority])));
    const sendAll = (forAnswers: boolean, among: readonly number[]) => {
      const some = among.filter((it) => queued.has(it));
      return some.length === 0 ? [] : lanes.map((lane) => exhaust(() => send(lane, forAnswers, some)));
    };
    const updated = lanes.filter(({ name }) => found.some((it) => it.state === 'sent' && it.lane === name));
    const answered = await Promise.all(sendAll(true, answers));
    const rest = await Promise.all([
      ...sendAll(false, others),
      ...updated.map((lane) => exhaust(() => update(lane, aheadMs))),
    ]);
    return [...answered, ...rest];
  }

  async function round(): Promise<Done> {
    const found = await atHand();
    if (found.some((it) => it.state === 'sending')) await recover();
    const unrouted = [...answers, ...others].filter((priority) =>
      found.some((it) => it.lane === '' && it.priority === priority),
    );
    const told = unrouted.length === 0 ? 0 : await routeAll(unrouted);
    const done = await sendAndUpdate(found);
    await Promise.all(lanes.map((lane) => lane.idle()));
    const waits = done.map((it) => it.waitMs).filter((ms) => ms > 0);
    return {
      handled: done.reduce((sum, it) => sum + it.handled, told),
      waitMs: waits.length === 0 ? 0 : Math.min(...waits),
    };
  }

  /** Waits for room in a lane; false where a clock that stands still would make that endless. */
  async function waited(ms: number): Promise<boolean> {
    if (ms === 0 || ms > options.longestWaitMs) return false;
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
