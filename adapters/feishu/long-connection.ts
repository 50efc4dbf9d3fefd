import { setTimeout } from 'node:timers/promises';
import { type EventDispatcher, type HttpInstance, WSClient } from '@larksuiteoapi/node-sdk';
import type { InFlight } from '../../src/shared/in-flight.ts';
import { keepOpen } from '../../src/shared/keep-open.ts';
import type { Log } from '../../src/shared/log.ts';
import { causeOf } from './errors.ts';
import { createHttpInstance } from './http-instance.ts';
import { silentLogger } from './sdk-logger.ts';

/** From asking for an address to an open connection (ms). */
const CONNECT_TIMEOUT = 15_000;
/** A connection that ends sooner than this (ms) counts as a failed one. */
const SETTLED_AFTER = 5_000;
/** Silence after a ping for so long (ms) is the end of a connection. */
const PONG_TIMEOUT = 20_000;
/** How often a connection is looked at (ms): the client tells of a lost one only where it opens the next itself. */
const LOOK = 250;

/** What the client takes for an app's id; with any other it begins nothing and says so to nobody. */
const appIdPattern = /^cli_[0-9a-fA-F]{16}$/;

/** Tells whether an app can have a long connection by its id. */
export const canConnect = (appId: string): boolean => appIdPattern.test(appId);

type Parts = {
  appId: string;
  appSecret: string;
  baseUrl: string;
  dispatcher: EventDispatcher;
  /** First wait after a failure (ms), doubled up to a minute. */
  firstMs?: number | undefined;
  pongWithinMs?: number | undefined;
  log: Log;
  inFlight: InFlight;
};

/** Asks for the address of a connection; the SDK's own words for a failure do not say why. */
function createAsking() {
  const http = createHttpInstance(CONNECT_TIMEOUT);
  let cause: string | undefined;
  const httpInstance: HttpInstance = {
    ...http,
    async request<T, R = T>(it: Parameters<HttpInstance['request']>[0]): Promise<R> {
      try {
        return await http.request<T, R>(it);
      } catch (error) {
        cause = causeOf(error);
        throw error;
      }
    },
  };
  return { httpInstance, cause: (): string => cause ?? 'not_reached' };
}

/**
 * Keeps a long connection to Feishu open. The SDK's client gives up on some failures, and else waits for minutes as its server
 * tells it to; so it never connects again by itself: whenever a connection ends, a fresh client opens the next one, with a growing
 * wait while that fails.
 */
export function createLongConnection(parts: Parts) {
  const { appId, appSecret, baseUrl, dispatcher, log, inFlight } = parts;
  const { firstMs, pongWithinMs = PONG_TIMEOUT } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let over: Promise<void> | undefined;

  const pause = (ms: number): Promise<void> => setTimeout(ms, undefined, { signal }).catch(() => undefined);

  /** Resolves when the first attempt of a client has ended: undefined where it is connected, else why it is not. */
  function connect(): { client: WSClient; attempt: Promise<string | undefined> } {
    let settle: (why: string | undefined) => void = () => undefined;
    const attempt = new Promise<string | undefined>((resolve) => {
      settle = resolve;
    });
    const { httpInstance, cause } = createAsking();
    const client = new WSClient({
      appId,
      appSecret,
      domain: baseUrl,
      httpInstance,
      autoReconnect: false,
      handshakeTimeoutMs: CONNECT_TIMEOUT,
      wsConfig: { pingTimeout: pongWithinMs / 1_000 },
      logger: silentLogger,
      onReady: () => settle(undefined),
      onError: () => settle(cause()),
    });
    const given = setTimeout(2 * CONNECT_TIMEOUT, 'late', { signal, ref: false }).catch(() => 'stopped');
    return { client, attempt: Promise.race([attempt, given]) };
  }

  async function untilLost(client: WSClient): Promise<void> {
    while (!signal.aborted && client.getConnectionStatus().state === 'connected') await pause(LOOK);
  }

  /** Lives through one connection; true where it lasted. */
  async function live(attempted: () => void): Promise<boolean> {
    const { client, attempt } = connect();
    try {
      await client.start({ eventDispatcher: dispatcher });
      const failure = await attempt;
      attempted();
      if (failure !== undefined) {
        if (!signal.aborted) log.warn({ code: failure }, 'no connection to Feishu');
        return false;
      }
      log.info('connected to Feishu');
      const since = performance.now();
      await untilLost(client);
      if (signal.aborted) {
        // What is being answered is answered over this connection.
        await settled;
        return true;
      }
      log.info('the connection to Feishu ended; the next one begins');
      return performance.now() - since >= SETTLED_AFTER;
    } finally {
      client.close({ force: true });
    }
  }

  let release: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    release = resolve;
  });

  return {
    /** Begins; resolves when the first attempt has ended, either way. */
    start: (): Promise<void> =>
      new Promise((resolve) => {
        over = keepOpen({ live: () => live(resolve), firstMs, signal });
      }),
    /** Lets what is being answered end, and closes. */
    async stop(graceMs: number): Promise<void> {
      stopping.abort();
      await inFlight.settle(graceMs);
      release();
      await over;
    },
  };
}
