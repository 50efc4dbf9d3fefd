import {
  type Address,
  type Card,
  type Directory,
  type OutgoingMessage,
  PlatformError,
} from '../chat/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { peopleIn } from './cards.ts';
import type { Lane } from './lanes/lane.ts';
import type { DeliveryOptions } from './model.ts';
import { isDoubtful, type Prepare, type Ready, type Stopped } from './preparing.ts';
import { answers, backOffMs, canFind, others, resolveDoubt } from './rules.ts';
import type { Settler } from './settling/settler.ts';
import type { Settlement } from './settling/store.ts';
import type { Claimed, OutboxStore } from './store.ts';

/** What a chat that refuses without saying for how long is given (ms). */
const DEFAULT_RETRY_AFTER = 1_000;

type Parts = {
  outbox: OutboxStore;
  prepare: Prepare;
  settler: Settler;
  failures: Failures;
  directory: Pick<Directory, 'accountsOn'>;
  clock: Clock;
  realClock: Clock;
  log: Log;
  options: DeliveryOptions;
};

/** What one step did, whether more may wait behind it, and how long the lane has no room (ms). */
export type Step = { handled: number; more: boolean; waitMs: number };

export type Failures = ReturnType<typeof createFailures>;

/** Makes the judgement of what went wrong: which failures pass, which are for good. */
export function createFailures({ realClock, log, options }: Pick<Parts, 'realClock' | 'log' | 'options'>) {
  const later = (failures: number) => {
    const { retryFirstMs: firstMs, retryLongestMs: longestMs } = options;
    return new Date(
      realClock.now().getTime() + backOffMs(failures + 1, { firstMs, longestMs }, Math.random()),
    );
  };
  const isExhausted = (row: Claimed) => row.failures + 1 >= options.maxAttempts;
  const exhausted: Settlement = { kind: 'over', state: 'dead', outcome: 'exhausted' };

  return {
    /** Judges a card that could not be drawn: a mistake of ours, tried again like a chat that is out. */
    notDrawn(row: Claimed, error: unknown): Settlement {
      // No message: it may hold people's words.
      log.error(
        { id: row.id, code: error instanceof Error ? error.name : 'unknown' },
        'a message could not be drawn',
      );
      if (isExhausted(row)) return exhausted;
      return { kind: 'not-sent', retryAt: later(row.failures), failed: true, route: undefined };
    },
    /** Judges what a chat answered to a send or a search. */
    async ofChat(lane: Lane, row: Claimed, firstTarget: number, error: unknown): Promise<Settlement> {
      const failure = error instanceof PlatformError ? error.failure : 'unknown';
      log.warn({ id: row.id, platform: lane.platform.name, failure }, 'a message was not sent');
      switch (failure) {
        case 'rate-limited': {
          const wait =
            (error instanceof PlatformError ? error.retryAfterMs : undefined) ?? DEFAULT_RETRY_AFTER;
          await lane.block(wait);
          const retryAt = new Date(realClock.now().getTime() + wait);
          return { kind: 'not-sent', retryAt, failed: false, route: undefined };
        }
        case 'gone':
        case 'forbidden':
          return firstTarget + 1 < row.targets.length
            ? {
                kind: 'not-sent',
                retryAt: null,
                failed: false,
                route: { lane: '', firstTarget: firstTarget + 1 },
              }
            : { kind: 'over', state: 'dropped', outcome: 'refused' };
        case 'bad-content':
          return { kind: 'over', state: 'dead', outcome: 'bad-content' };
        case 'transient':
        case 'unknown':
          lane.failed();
          return isExhausted(row) ? exhausted : { kind: 'in-doubt', retryAt: later(row.failures) };
      }
    },
  };
}

const targetOf = (address: Address): string => (address.channel ?? address.account).id;

/** Makes the second step of sending: a few messages of a lane at a time are claimed, drawn, sent and settled. */
export function createSending({
  outbox,
  prepare,
  settler,
  failures,
  directory,
  clock,
  realClock,
  log,
  options,
}: Parts) {
  const isReady = (it: Ready | Stopped): it is Ready => 'drawn' in it;
  const message = (
    row: Claimed,
    to: Address,
    cards: Card[],
    accounts: ReadonlyMap<string, string>,
  ): OutgoingMessage => ({
    id: row.id,
    to,
    cards,
    accounts,
  });

  /** Looks whether a message that is not to be sent any more was sent before. */
  async function settleStopped(lane: Lane, { row, to, address }: Stopped): Promise<void> {
    const { capabilities, name } = lane.platform;
    const look =
      isDoubtful(row) && address !== undefined && canFind(capabilities, address.channel === undefined);
    if (!look || to.kind !== 'over') return settler.settle(row, to);
    try {
      const ref = await lane.platform.find(message(row, address, [], new Map()));
      const found: Settlement | undefined =
        ref === undefined ? undefined : { kind: 'sent', address, ref, digest: '', arrivedBefore: true };
      await settler.settle(row, found ?? to);
    } catch {
      log.warn({ id: row.id, platform: name }, 'a message in doubt could not be looked for');
      await settler.settle(row, to);
    }
  }

  /** Sends, or finds out that it was sent. */
  async function deliver(
    lane: Lane,
    { row, address, drawn }: Ready,
    accounts: ReadonlyMap<string, string>,
  ): Promise<Settlement> {
    const { platform } = lane;
    const outgoing = message(row, address, drawn.cards, accounts);
    const sent = (ref: string, arrivedBefore: boolean): Settlement => ({
      kind: 'sent',
      address,
      ref,
      digest: drawn.digest,
      arrivedBefore,
    });
    if (!isDoubtful(row)) return sent(await platform.send(outgoing), false);
    const since =
      realClock.now().getTime() - (row.triedAt ?? realClock.now()).getTime() + options.leaseMarginMs;
    const doubt = resolveDoubt(platform.capabilities, address.channel === undefined, since);
    if (doubt === 'presume') return { kind: 'presumed' };
    const found = doubt === 'look' ? await platform.find(outgoing) : undefined;
    // A chat that recognises the id may show what was drawn then.
    const recognised = doubt === 'send-again' && platform.capabilities.idempotentSendMs > 0;
    return sent(found ?? (await platform.send(outgoing)), found !== undefined || recognised);
  }

  async function send(
    lane: Lane,
    ready: Ready,
    forAnswers: boolean,
    accounts: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { row } = ready;
    let to: Settlement = { kind: 'not-sent', retryAt: null, failed: false, route: undefined };
    await lane.inTurn(targetOf(ready.address), forAnswers, async () => {
      // A send that outlives its lease could be repeated by another process.
      if (row.leaseUntil.getTime() - realClock.now().getTime() < options.leaseMarginMs) return;
      try {
        to = await deliver(lane, ready, accounts);
        lane.worked();
      } catch (error) {
        to = await failures.ofChat(lane, row, ready.firstTarget, error);
      }
    });
    await settler.settle(row, to);
  }

  async function beginAll(
    lane: Lane,
    prepared: readonly (Ready | Stopped)[],
    forAnswers: boolean,
  ): Promise<void> {
    const ready = prepared.filter(isReady);
    const stopped: Stopped[] = prepared.flatMap((it) => (isReady(it) ? [] : [it]));
    const people = [...new Set(peopleIn(ready.flatMap((it) => it.drawn.cards)))];
    const accounts =
      people.length === 0
        ? new Map<string, string>()
        : await directory.accountsOn(lane.platform.name, people);
    const granted = await lane.take(forAnswers, ready.length);
    const noRoom: Settlement = { kind: 'not-sent', retryAt: null, failed: false, route: undefined };
    const under = lane.slots(forAnswers);
    const begin = (row: Claimed, work: Promise<void>) =>
      under.add(work.catch((error: unknown) => unsettled(row, error)));
    for (const it of stopped) begin(it.row, settleStopped(lane, it));
    for (const it of ready.slice(0, granted)) begin(it.row, send(lane, it, forAnswers, accounts));
    for (const it of ready.slice(granted)) begin(it.row, settler.settle(it.row, noRoom));
  }

  /** What could not be settled is in doubt when its lease runs out. */
  function unsettled(row: Claimed, error: unknown): void {
    log.error(
      { id: row.id, code: error instanceof Error ? error.name : 'unknown' },
      'a message was not settled',
    );
  }

  /** Begins some sends; they end by themselves, and the next ones need not wait for them. */
  return async function sendSome(
    lane: Lane,
    forAnswers: boolean,
    priorities: readonly number[] = forAnswers ? answers : others,
  ): Promise<Step> {
    const under = lane.slots(forAnswers);
    await under.room(Math.ceil(options.chunk / 2));
    const { granted, waitMs } = await lane.look(forAnswers, Math.min(options.chunk, under.free()));
    if (granted === 0) return { handled: 0, more: false, waitMs };
    const at = { now: clock.now(), real: realClock.now() };
    const leaseUntil = new Date(at.real.getTime() + options.leaseMs);
    const rows = await outbox.claim(lane.name, priorities, granted, at, leaseUntil);
    if (rows.length > 0) await beginAll(lane, await prepare(lane, rows), forAnswers);
    return { handled: rows.length, more: rows.length === granted, waitMs: 0 };
  };
}

export type SendSome = ReturnType<typeof createSending>;
