import {
  type Address,
  type Card,
  type Directory,
  type OutgoingMessage,
  PlatformError,
} from '../../chat/index.ts';
import type { Breathe } from '../../shared/breath.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { digestOf, outOfDateCard, peopleIn } from '../cards.ts';
import type { Draw } from '../drawing.ts';
import type { Lane } from '../lanes/lane.ts';
import type { DeliveryOptions } from '../model.ts';
import { backOffMs } from '../rules.ts';
import type { Step } from '../sending.ts';
import type { Settler } from '../settling/settler.ts';
import { type OutboxStore, personOf } from '../store.ts';
import type { Redrawn, UpdateStore } from './store.ts';

/** Failures after which an update waits until its card changes again. */
const ATTEMPTS = 10;
const DEFAULT_RETRY_AFTER = 1_000;

type Parts = {
  own: UpdateStore;
  outbox: Pick<OutboxStore, 'parts'>;
  draw: Draw;
  settler: Settler;
  directory: Pick<Directory, 'actor' | 'address' | 'accountsOn'>;
  clock: Clock;
  realClock: Clock;
  log: Log;
  breathe: Breathe;
  options: DeliveryOptions;
};

/** Makes the step that brings posted messages up to date: the newest state, once, and only if it differs. */
export function createUpdating(parts: Parts) {
  const { own, outbox, draw, settler, directory, clock, realClock, log, breathe, options } = parts;
  const realIn = (ms: number) => new Date(realClock.now().getTime() + ms);

  /** Finds who reads a message where it was posted, with the language they have now. */
  async function addressOf(lane: Lane, row: Redrawn): Promise<Address | undefined> {
    const { name: platform, workspace } = lane.platform;
    const place = { platform, workspace, id: row.place ?? '' };
    if (personOf(row.reader) === undefined) {
      const found = await directory.address({ channel: place }, false);
      return typeof found === 'string' ? undefined : found;
    }
    const actor = await directory.actor(place);
    if (actor === undefined) return undefined;
    const { personId, locale, timeZone } = actor;
    return { account: place, reader: { personId, locale, timeZone, platform } };
  }

  async function messageOf(row: Redrawn, to: Address, cards: Card[]): Promise<OutgoingMessage> {
    const people = [...new Set(peopleIn(cards))];
    const accounts = people.length === 0 ? new Map() : await directory.accountsOn(to.reader.platform, people);
    return { id: row.id, to, cards, accounts };
  }

  const end = (row: Redrawn, digest: string | null, idle: Date | null): void =>
    settler.keep([own.done(row, digest, realIn(options.updateEveryMs), idle)]);

  async function failed(lane: Lane, row: Redrawn, error: unknown): Promise<void> {
    const failure = error instanceof PlatformError ? error.failure : 'unknown';
    log.warn({ id: row.id, platform: lane.platform.name, failure }, 'a message was not brought up to date');
    if (failure === 'rate-limited') {
      const wait = (error instanceof PlatformError ? error.retryAfterMs : undefined) ?? DEFAULT_RETRY_AFTER;
      await lane.block(wait);
      settler.keep([own.postpone(row, realIn(wait), row.redrawFailures)]);
      return;
    }
    const forGood = failure === 'gone' || failure === 'forbidden' || failure === 'bad-content';
    if (forGood || row.redrawFailures + 1 >= ATTEMPTS) {
      settler.keep([own.postpone(row, null, 0)]);
      return;
    }
    const { retryFirstMs: firstMs, retryLongestMs: longestMs } = options;
    const wait = backOffMs(row.redrawFailures + 1, { firstMs, longestMs }, Math.random());
    settler.keep([own.postpone(row, realIn(wait), row.redrawFailures + 1)]);
  }

  async function update(lane: Lane, row: Redrawn, pauseMs: number): Promise<void> {
    if (row.wanted === row.shown) return end(row, row.drawn, null);
    try {
      const to = await addressOf(lane, row);
      if (to === undefined || row.ref === null) {
        settler.keep([own.postpone(row, null, 0)]);
        return;
      }
      const refs = (await outbox.parts([row.id])).get(row.id) ?? [];
      const drawn = await draw(row, refs, to.reader, clock.now());
      const cards = drawn === 'gone' ? [outOfDateCard(to.reader.locale)] : drawn.cards;
      const digest = digestOf(cards);
      if (digest === row.drawn) return end(row, digest, null);
      await lane.platform.update(row.ref, await messageOf(row, to, cards));
      // It is looked at again after its pause, so that a change in between waits for that long.
      end(row, digest, pauseMs > 0 ? realIn(pauseMs) : null);
    } catch (error) {
      await failed(lane, row, error);
    }
  }

  /** Updates a few messages of a lane; `aheadMs` also takes those that would wait so long for an answer in place or their pause. */
  return async function updateSome(lane: Lane, aheadMs: number): Promise<Step> {
    const { granted, waitMs } = await lane.look(false, options.chunk);
    if (granted === 0) return { handled: 0, more: false, waitMs };
    const leaseUntil = realIn(options.leaseMs);
    const claimed = await own.claim(lane.name, granted, realIn(aheadMs), leaseUntil);
    if (claimed.length === 0) return { handled: 0, more: false, waitMs: 0 };
    const room = await lane.take(false, claimed.length);
    const rows = claimed.map((row) => ({ ...row, leaseUntil }));
    for (const row of rows.slice(room))
      settler.keep([own.postpone(row, realClock.now(), row.redrawFailures)]);
    const updates = rows.slice(0, room).map(async (row) => {
      await update(lane, row, options.updateEveryMs - aheadMs);
      await breathe();
    });
    await Promise.all(updates);
    await settler.idle();
    return { handled: room, more: claimed.length === granted, waitMs: 0 };
  };
}

export type UpdateSome = ReturnType<typeof createUpdating>;
