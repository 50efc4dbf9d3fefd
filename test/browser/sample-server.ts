import { Hono } from 'hono';
import { createPlayground } from '../../adapters/playground/index.ts';
import { playgroundStore } from '../../adapters/playground/store.ts';
import type { Card } from '../../src/chat/index.ts';
import { type Listening, listen } from '../../src/http/server.ts';
import { newId } from '../../src/shared/ids.ts';
import { channel, direct, tables } from '../adapters/playground/open-playground.ts';
import { createSampleCore, createSampleWorld } from '../adapters/playground/sample-world.ts';
import { openFresh } from '../support/databases.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const EMPTY = '/nothing';

/** Serves the page over a made-up core, on a free port of this computer. */
export async function startSample() {
  const { store, close } = await openFresh('sqlite', tables, { mark: 'demo' });
  const sample = createSampleWorld();
  const core = createSampleCore();
  const open = async (
    port: number,
  ): Promise<Listening & { stop(): Promise<void>; send: ReturnType<typeof sender> }> => {
    const { platform } = createPlayground({
      world: sample.world,
      store: playgroundStore(store),
      newId,
      log: silent,
    });
    const http = new Hono().get(EMPTY, (c) =>
      c.html('<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Nothing</title></html>'),
    );
    await platform.start(core.receive, http);
    const server = await listen(http, port, '127.0.0.1');
    const stop = async () => {
      await platform.stop();
      await server.close();
    };
    return { ...server, stop, send: sender(platform) };
  };
  const sender =
    (platform: ReturnType<typeof createPlayground>['platform']) =>
    (id: string, card: Card, to = direct('mei')) =>
      platform.send({ id, to, cards: [card], accounts: new Map() });
  let running = await open(0);
  const { port } = running;
  return {
    ...sample,
    core,
    base: `http://localhost:${port}`,
    /** A page with nothing on it, of the same site: on its own, another one would cost the browser a new process. */
    empty: `http://localhost:${port}${EMPTY}`,
    send: (id: string, card: Card, to = direct('mei')) => running.send(id, card, to),
    sendToChannel: (id: string, card: Card) => running.send(id, card, channel('payments')),
    /** Ends the server and starts it again, as a deployment does. */
    async restart(): Promise<void> {
      await running.stop();
      running = await open(port);
    },
    async end(): Promise<void> {
      await running.stop();
      await close();
    },
  };
}
