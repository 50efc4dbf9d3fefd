import type { Post, Reader } from '../chat/index.ts';
import { createBreath } from '../shared/breath.ts';
import { createDrawing } from './drawing.ts';
import { createLane } from './lanes/lane.ts';
import { type Delivery, type DeliveryParts, defaultOptions } from './model.ts';
import { createPlacing } from './placing.ts';
import { createPreparing } from './preparing.ts';
import { queueStore } from './queue/store.ts';
import { createRenewing } from './renewing/renewing.ts';
import { renewalStore } from './renewing/store.ts';
import { createRounds } from './rounds.ts';
import { createRouting } from './routing.ts';
import { isQuiet } from './rules.ts';
import { createFailures, createSending } from './sending.ts';
import { createSettler } from './settling/settler.ts';
import { settlingStore } from './settling/store.ts';
import { outboxStore, personOf } from './store.ts';
import { createStrands } from './strands.ts';
import { type Drawable, updateStore } from './updates/store.ts';
import { createUpdating } from './updates/updating.ts';

export { type Delivery, type DeliveryFigures, deliveryFacts, type PostedMessage } from './model.ts';

/** What is queued again goes soon or not at all. */
const REQUEUED_MS = 2 * 86_400_000;
/** Nobody fills in a form for longer (decision 8). */
const HELD_MS = 86_400_000;
/** Settled messages that one step of the sweep removes. */
const SWEEP = 200;

/** Joins the outbox: queues, routes, sends, settles and keeps what was posted up to date. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, directory, workTimes, tell, clock, realClock, log } = parts;
  const told = parts.told ?? (() => {});
  const options = { ...defaultOptions, ...parts.options };
  const outbox = outboxStore(store);
  const queue = queueStore(store);
  const own = settlingStore(store);
  const updates = updateStore(store);
  const lanes = parts.platforms.map((platform) => createLane(store, platform, realClock, options));
  const breathe = createBreath();
  const draw = createDrawing(parts.render);
  const settler = createSettler({ store, own, tell, told, clock, realClock, log });
  const place = createPlacing({
    directory,
    workTimes,
    breathe,
    lanes: new Map(lanes.map((lane) => [lane.name, lane])),
  });
  const failures = createFailures({ realClock, log, options });
  const prepare = createPreparing({
    outbox,
    place,
    draw,
    directory,
    clock,
    breathe,
    failed: failures.notDrawn,
  });
  const steps = {
    lanes,
    recover: async () => {
      const real = realClock.now();
      if (await outbox.leftBehind(real)) await store.batchByRow([outbox.recover(real)]);
    },
    route: createRouting({ store, outbox, own, place, tell, told, clock, realClock }),
    send: createSending({ outbox, prepare, settler, failures, directory, clock, realClock, log, options }),
    update: createUpdating({
      own: updates,
      outbox,
      draw,
      settler,
      directory,
      clock,
      realClock,
      log,
      breathe,
      options,
    }),
    options,
  };
  const at = (now: Date) => ({ now, real: realClock.now() });
  const renew = createRenewing({
    platforms: parts.platforms,
    own: renewalStore(store),
    outbox,
    draw,
    directory,
    enqueue: (posts, now) => queue.enqueue(posts, at(now), options.welcomeCard),
    batch: store.batch,
    breathe,
  });
  const strands = createStrands({ ...steps, log });
  const atHand = () => outbox.atHand(at(clock.now()));
  const sendAll = createRounds({ ...steps, atHand, realClock, breathe });

  function check(post: Post): void {
    if (post.parts.length === 0) throw new Error(`The post ${post.id} has no parts`);
    // Throws for a reason that nobody gives.
    if (isQuiet(post.kind)) parts.reason(post.why, 'en');
  }

  /** A message in a channel is drawn for the channel, whoever pressed it. */
  async function readerOf({ reader, channel }: Drawable, presser: Reader): Promise<Reader> {
    if (personOf(reader) !== undefined || channel === undefined) return presser;
    const address = await directory.address({ channel }, false);
    return typeof address === 'string' ? presser : address.reader;
  }

  return {
    enqueue(posts, now) {
      for (const post of posts) check(post);
      return queue.enqueue(posts, at(now), options.welcomeCard);
    },
    refresh: (refs, now) => updates.refresh(refs, at(now), options.updateDelayMs),
    release: queue.release,
    requeueRefused: (channel, since, now) =>
      queue.requeueRefused(channel, since, now, new Date(now.getTime() + REQUEUED_MS)),
    waitingFor: queue.waitingFor,
    mute: queue.mute,
    unmute: queue.unmute,
    mutedBy: queue.mutedBy,
    messageAt: queue.messageAt,
    message: queue.message,
    async renewCards() {
      await renew(clock.now());
      strands.kick();
    },
    hold: (messageId) => updates.hold(messageId, new Date(realClock.now().getTime() + HELD_MS)),
    async draw(messageId, presser, now) {
      const row = await updates.drawable(messageId);
      if (row === undefined) return [];
      const reader = await readerOf(row, presser);
      const drawn = await draw(row, await queue.parts(messageId), reader, now);
      if (drawn === 'gone') return [];
      settler.keep(updates.shown(messageId, row.wanted, drawn.digest, realClock.now()));
      return drawn.cards;
    },
    kick: strands.kick,
    async sendDue() {
      let handled = 0;
      for (;;) {
        await settler.idle();
        handled += await sendAll();
        // What the loops had under way may have made something else due.
        if (!(await strands.settle())) return handled;
      }
    },
    start: strands.start,
    async stop() {
      await strands.stop();
      await Promise.all(lanes.map((lane) => lane.idle()));
      await settler.idle();
    },
    nextAt: () => queue.nextAt(clock.now()),
    async figures() {
      const [queued, sending, sent, dead, presumed] = await Promise.all(
        (['queued', 'sending', 'sent', 'dead', 'presumed'] as const).map(queue.count),
      );
      const now = clock.now();
      const oldest = await queue.oldest(now);
      return {
        queued: queued ?? 0,
        sending: sending ?? 0,
        sent: sent ?? 0,
        dead: dead ?? 0,
        presumed: presumed ?? 0,
        oldestQueuedSeconds: oldest === undefined ? 0 : (now.getTime() - oldest.getTime()) / 1_000,
      };
    },
    async sweep(before) {
      for (let removed = 0; ; ) {
        const ids = await queue.settledBefore(before, SWEEP);
        if (ids.length === 0) return removed;
        await store.batchByRow([queue.remove(ids)]);
        removed += ids.length;
        await breathe();
      }
    },
  };
}
