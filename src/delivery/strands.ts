import type { Log } from '../shared/log.ts';
import type { Lane } from './lanes/lane.ts';
import { createLoop, type Loop } from './loop.ts';
import type { DeliveryOptions } from './model.ts';
import type { RouteSome } from './routing.ts';
import { answers, others } from './rules.ts';
import type { SendSome, Step } from './sending.ts';
import type { UpdateSome } from './updates/updating.ts';

type Parts = {
  lanes: readonly Lane[];
  recover: () => Promise<void>;
  route: RouteSome;
  send: SendSome;
  update: UpdateSome;
  log: Log;
  options: DeliveryOptions;
};

/**
 * Joins the loops that run while the bot does. Answers have strands of their own from end to end, so that none of them ever
 * waits for a bulk send.
 */
export function createStrands({ lanes, recover, route, send, update, log, options }: Parts) {
  const { pollMs } = options;
  const failed = (error: unknown) =>
    log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a step of delivery failed');
  const loop = (step: () => Promise<number>) => createLoop(step, pollMs, failed);
  /** A step with work goes on; one without waits for its lane to have room, or for the next poll. */
  const pauseAfter = ({ handled, waitMs }: Step) =>
    handled > 0 ? 0 : waitMs > 0 ? Math.min(waitMs, pollMs) : pollMs;

  const sending = (lane: Lane, forAnswers: boolean) =>
    loop(async () => pauseAfter(await send(lane, forAnswers)));
  const answering = lanes.map((lane) => sending(lane, true));
  const working = lanes.map((lane) => sending(lane, false));
  const updating = lanes.map((lane) => loop(async () => pauseAfter(await update(lane, 0))));
  const routing = (priorities: readonly number[], next: readonly Loop[]) =>
    loop(async () => {
      const { looked } = await route(priorities);
      if (looked === 0) return pollMs;
      for (const it of next) it.wake();
      return 0;
    });
  const routers = [routing(answers, answering), routing(others, working)];
  const recovering = loop(async () => {
    await recover();
    return options.leaseMs / 4;
  });
  const all = [recovering, ...routers, ...answering, ...working, ...updating];
  let kicked: NodeJS.Immediate | undefined;
  let kickedUpdates: NodeJS.Timeout | undefined;

  return {
    start: () => {
      for (const it of all) it.start();
    },
    stop: async () => {
      clearImmediate(kicked);
      clearTimeout(kickedUpdates);
      await Promise.all(all.map((it) => it.stop()));
    },
    kick: () => {
      // Whoever kicks goes on first: an answer is on its way before what follows from it begins.
      kicked ??= setImmediate(() => {
        kicked = undefined;
        for (const it of routers) it.wake();
      });
      kickedUpdates ??= setTimeout(() => {
        kickedUpdates = undefined;
        for (const it of updating) it.wake();
      }, options.updateDelayMs).unref();
    },
    /** Waits for the steps that are under way; true if there were any. */
    async settle(): Promise<boolean> {
      const busy = all.filter((it) => it.busy());
      await Promise.all(busy.map((it) => it.idle()));
      return busy.length > 0;
    },
  };
}
