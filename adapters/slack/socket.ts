import { setTimeout } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import type { InFlight } from '../../src/shared/in-flight.ts';
import { keepOpen } from '../../src/shared/keep-open.ts';
import type { Log } from '../../src/shared/log.ts';
import { codeOf } from './errors.ts';
import type { Deliver } from './receiver.ts';

/** From asking for an address to Slack's hello (ms). */
const CONNECT_TIMEOUT = 15_000;
/** A connection that ends sooner than this (ms) counts as a failed one. */
const SETTLED_AFTER = 5_000;

type Parts = {
  appToken: string;
  clientOptions: WebClientOptions;
  /** First wait after a failure (ms), doubled up to a minute. */
  firstMs?: number | undefined;
  log: Log;
  deliver: Deliver;
  inFlight: InFlight;
};

/** What Socket Mode hands over. */
type Envelope = {
  ack: (answer?: unknown) => Promise<void>;
  body: Record<string, unknown>;
  retry_num?: number;
  retry_reason?: string;
};

const nameOf = (error: unknown): string =>
  codeOf(error) ?? (error instanceof Error ? error.name : 'connection_lost');

const isDisconnect = (frame: unknown): boolean => {
  // Envelopes are read by the client; only short frames can be this one.
  if (typeof frame !== 'string' || frame.length > 1_000 || !frame.includes('"disconnect"')) return false;
  try {
    const it: unknown = JSON.parse(frame);
    return typeof it === 'object' && it !== null && 'type' in it && it.type === 'disconnect';
  } catch {
    return false;
  }
};

/** Lets the client fail of a frame that it cannot read, which otherwise is a rejection that nobody can catch. */
function guard(client: SocketModeClient): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...frame: unknown[]) => {
    for (const read of readers) await Promise.resolve(read.apply(client, frame)).catch(() => undefined);
  });
}

/**
 * Keeps a socket to Slack open. The SDK's client gives up on some failures and leaves a rejection that nobody can catch, so it never
 * connects again by itself: whenever one ends, a fresh one is started, with a growing wait while that fails.
 */
export function createSocket({ appToken, clientOptions, firstMs, log, deliver, inFlight }: Parts) {
  const stopping = new AbortController();
  const clients = new Set<SocketModeClient>();
  const { logger, logLevel: _, ...options } = clientOptions;
  let over: Promise<void> | undefined;

  async function take({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    // Not acknowledged: Slack gives it to another connection.
    if (stopping.signal.aborted) return;
    try {
      const retryNum = retry_num === 0 ? undefined : retry_num;
      const { answer, later, instead } = await deliver({ body, retryNum, retryReason: retry_reason });
      try {
        await ack(answer);
      } catch (error) {
        // The connection ended meanwhile; what was decided stands.
        log.warn({ code: nameOf(error) }, 'an acknowledgement did not reach Slack');
        inFlight.follow(instead);
      }
      inFlight.follow(later);
    } catch (error) {
      log.error({ code: nameOf(error) }, 'an envelope from Slack failed');
    }
  }

  function createClient(): SocketModeClient {
    const client = new SocketModeClient({
      appToken,
      // A copy: the client writes into what it is given.
      clientOptions: { ...options },
      autoReconnectEnabled: false,
      ...(logger === undefined ? {} : { logger }),
    });
    guard(client);
    client.on('slack_event', (it: Envelope) => void inFlight.during(take(it)));
    clients.add(client);
    client.once('disconnected', () => clients.delete(client));
    return client;
  }

  /** Ends a client that nobody needs; a server that never answers the farewell is not waited for. */
  async function end(client: SocketModeClient): Promise<void> {
    clients.delete(client);
    await Promise.race([client.disconnect().catch(() => undefined), setTimeout(1_000)]);
  }

  /** Resolves when a connection is over, or is to be followed by another one. */
  const overOf = (client: SocketModeClient): Promise<'lost' | 'renewed' | 'stopped'> =>
    new Promise((resolve) => {
      client.once('disconnected', () => resolve('lost'));
      client.on('ws_message', (frame: unknown) => {
        if (isDisconnect(frame)) resolve('renewed');
      });
      stopping.signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    });

  async function connect(client: SocketModeClient): Promise<void> {
    const timer = new AbortController();
    const late = setTimeout(CONNECT_TIMEOUT, undefined, { signal: timer.signal }).then(() => {
      throw new Error('no hello');
    });
    // Both may fail when nobody waits any more.
    late.catch(() => undefined);
    try {
      await Promise.race([client.start(), late]);
    } finally {
      timer.abort();
    }
  }

  /** Lives through one connection; true where it lasted. */
  async function live(attempted: () => void): Promise<boolean> {
    const client = createClient();
    const ending = overOf(client);
    try {
      await connect(client);
    } catch (error) {
      log.warn({ code: nameOf(error) }, 'no connection to Slack');
      void end(client);
      return false;
    } finally {
      attempted();
    }
    log.info('connected to Slack');
    const since = performance.now();
    const how = await ending;
    if (how === 'stopped') return true;
    log.info({ how }, 'the connection to Slack ends; the next one begins');
    return how === 'renewed' || performance.now() - since >= SETTLED_AFTER;
  }

  return {
    /** Begins; resolves when the first attempt has ended, either way. */
    start: (): Promise<void> =>
      new Promise((resolve) => {
        over = keepOpen({ live: () => live(resolve), firstMs, signal: stopping.signal });
      }),
    /** Takes nothing more, lets what is being answered end, and closes. */
    async stop(graceMs: number): Promise<void> {
      stopping.abort();
      await inFlight.settle(graceMs);
      await Promise.all([...clients].map(end));
      await over;
    },
  };
}
