import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Registry } from 'prom-client';

export type Probes = {
  /** Throws the fault that says what is wrong. */
  healthy(): Promise<void>;
  ready(): boolean;
  metrics: Registry;
};

/** Makes the one HTTP application; platforms mount their own paths on it. */
export function createHttp({ healthy, ready, metrics }: Probes): Hono {
  const http = new Hono();
  http.get('/healthz', async (c) => {
    try {
      await healthy();
      return c.text('ok\n');
    } catch (error) {
      return c.text(`${error instanceof Error ? error.message : 'unhealthy'}\n`, 503);
    }
  });
  http.get('/readyz', (c) => (ready() ? c.text('ready\n') : c.text('starting\n', 503)));
  http.get('/metrics', async (c) =>
    c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  return http;
}

export type Listening = { port: number; close(): Promise<void> };

/** The port cannot be listened on; the message says what to do. */
export class ListenFault extends Error {
  override readonly name = 'ListenFault';
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string): ListenFault {
  const at = `${host}:${port}`;
  if (error.code === 'EADDRINUSE')
    return new ListenFault(`${at} is already in use: stop the other program or set PORT to a free port.`);
  if (error.code === 'EACCES')
    return new ListenFault(`${at} may not be used by this user: set PORT to 1024 or more.`);
  return new ListenFault(`Cannot listen on ${at} (${error.code ?? error.message}): check HOST and PORT.`);
}

/** Listens on the one port; `port` 0 takes a free one. */
export const listen = (http: Hono, port: number, hostname: string): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: http.fetch, port, hostname }, (info: AddressInfo) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.on('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, port, hostname)));
  });
