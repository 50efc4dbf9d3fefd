import { Hono } from 'hono';
import { createApp } from '../app.ts';
import type { Outcome } from '../chat/index.ts';
import { readSettings } from '../cli/read-settings.ts';
import type { Config } from '../config.ts';
import { importFiles } from '../features/people/import/import-files.ts';
import { awayRoute } from '../http/away.ts';
import { counted, createMetrics } from '../http/metrics.ts';
import { createHttp, listen } from '../http/server.ts';
import { type AppStore, tables } from '../schema.ts';
import { realClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { openStore } from '../storage/open.ts';
import { version } from '../version.ts';
import { chatNames } from './chat-names.ts';
import { type ConnectedChat, connectChats } from './connect-chats.ts';
import type { Running } from './running.ts';

/** Joins the bot, its chats and its probes over the real database. */
async function assemble(config: Config, log: Log, store: AppStore, chats: readonly ConnectedChat[]) {
  const settings = { ...readSettings(config), chats: chatNames };
  const app = createApp({
    store,
    clock: realClock,
    newId,
    log,
    platforms: chats.map((it) => it.platform),
    directories: chats.map((it) => it.directory),
    settings,
  });
  let ready = false;
  const metrics = createMetrics(app.delivery.figures);
  const http = createHttp({ healthy: store.health, ready: () => ready, metrics: metrics.registry });
  const commit = (outcome: Outcome) => app.commit(outcome);
  const importAbsences = (bytes: Buffer) =>
    importFiles(
      { store, settings, clock: realClock, newId, commit },
      { away: { name: 'POST /away', bytes } },
      { locale: 'en' },
    );
  http.route('/', awayRoute({ token: config.signalsToken, importAbsences }));
  const receive = counted(app.receive, metrics);
  return {
    http,
    async start() {
      for (const { platform } of chats) await platform.start(receive, http);
      await app.start();
      ready = true;
    },
    async stop() {
      ready = false;
      for (const { platform } of chats) await platform.stop();
      await app.stop();
      await store.close();
    },
  };
}

/** Opens the playground beside the real chats, on its own company in its own file; it answers to this machine alone. */
async function openBeside(config: Config, log: Log, door: Hono): Promise<() => Promise<void>> {
  if (!config.playground) return async () => {};
  const { openPlayground } = await import('./playground.ts');
  const playground = await openPlayground(config, log);
  for (const path of ['/', '/playground', '/playground/*'])
    door.all(path, (c) => playground.http.fetch(c.req.raw, c.env));
  return playground.stop;
}

/** Starts the bot in the chats that the settings name. */
export async function startChats(config: Config, log: Log): Promise<Running> {
  const store = await openStore({ url: config.databaseUrl, tables, mark: 'real', version, role: 'bot' });
  const chats = await connectChats({ config, store, log }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const bot = await assemble(config, log, store, chats);
  await bot.start();
  const door = new Hono();
  const stopPlayground = await openBeside(config, log, door);
  door.route('/', bot.http);
  const server = await listen(door, config.port, config.host);
  const names = new Map(Object.entries(chatNames));
  const where = chats.map(
    ({ platform, installation }) => `${names.get(platform.name)?.en ?? platform.name} (${installation.name})`,
  );
  return {
    greeting: `Pacer runs in ${where.join(' and ')}; probes at http://${config.host}:${server.port}/healthz`,
    async stop() {
      await server.close();
      await stopPlayground();
      await bot.stop();
    },
  };
}
