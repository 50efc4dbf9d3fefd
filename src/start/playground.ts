import { existsSync, renameSync, rmSync } from 'node:fs';
import { Hono } from 'hono';
import { type Inspection, PLATFORM, WORKSPACE } from '../../adapters/playground/config.ts';
import { directKey } from '../../adapters/playground/directory.ts';
import { createPlayground } from '../../adapters/playground/index.ts';
import { playgroundStore } from '../../adapters/playground/store.ts';
import { type App, createApp } from '../app.ts';
import type { Outcome, OutgoingMessage } from '../chat/index.ts';
import type { Config } from '../config.ts';
import { createActor } from '../demo/actor.ts';
import { foundCompany } from '../demo/company.ts';
import { BEGINNING, OPENING, playStory } from '../demo/play-story.ts';
import { demoClockStore } from '../demo/store.ts';
import { visitors } from '../demo/story.ts';
import { createWorld } from '../demo/world.ts';
import { importFiles } from '../features/people/import/import-files.ts';
import type { PeopleSettings } from '../features/people/people-settings.ts';
import { awayRoute } from '../http/away.ts';
import { counted, createMetrics } from '../http/metrics.ts';
import { createHttp, listen } from '../http/server.ts';
import { type AppStore, tables } from '../schema.ts';
import { type MovableClock, movableClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { openStore } from '../storage/open.ts';
import { version } from '../version.ts';
import { chatNames } from './chat-names.ts';
import type { Running } from './running.ts';

const HOUR_MS = 3_600_000;

/** The made-up company's own file: never the one that `DATABASE_URL` names. */
export const FILE = './data/playground.db';

/** What an administrator of the made-up company would set. */
const settings: PeopleSettings = {
  welcomeCard: 'on',
  adminEmails: [],
  defaultTimeZone: 'Asia/Shanghai',
  defaultLocale: 'en',
  workCalendar: 'none',
  chats: { [PLATFORM]: { en: 'the playground', 'zh-CN': '演示环境' } },
};

const open = (url: string): Promise<AppStore> =>
  openStore({ url, tables, mark: 'demo', version, role: 'bot' });

type Company = {
  app: App;
  http: Hono;
  clock: MovableClock;
  chat: ReturnType<typeof playgroundStore>;
  readPast(before: Date): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

type Parts = {
  store: AppStore;
  clock: MovableClock;
  log: Log;
  /** Makes the company anew. */
  reset: () => Promise<void>;
  signalsToken?: string | undefined;
};

/** Draws a message as the other chats would get it, for the inspector. */
async function inspect({ cards, to, accounts }: OutgoingMessage): Promise<Inspection[]> {
  // Loaded on demand, like all that only a look inside needs.
  const [slack, feishu] = await Promise.all([
    import('../../adapters/slack/render-message.ts'),
    import('../../adapters/feishu/render-message.ts'),
  ]);
  const { locale, timeZone } = to.reader;
  const eyes = { locale, timeZone, accounts };
  return [
    { platform: chatNames.slack[locale], json: slack.renderCards(cards, eyes) },
    { platform: chatNames.feishu[locale], json: feishu.renderCards(cards, eyes) },
  ];
}

/** Joins the bot, the page and the probes over one database. */
async function assemble({ store, clock, log, reset, signalsToken }: Parts): Promise<Company> {
  const chat = playgroundStore(store);
  const world = createWorld({
    app: () => app,
    clock,
    platform: PLATFORM,
    kept: demoClockStore(store).keep,
    revision: chat.revision,
  });
  const { platform, readPast } = createPlayground({
    world: {
      ...world,
      // Loaded on demand: most days nobody looks at a chart.
      drawPicture: async (picture) => (await import('../pictures/index.ts')).drawSvg(picture),
      inspect,
      reset,
      startAs: async (preferred) => visitors[preferred],
    },
    store: chat,
    newId,
    log,
  });
  const app = createApp({ store, clock, newId, log, platforms: [platform], settings });
  let ready = false;
  const metrics = createMetrics(app.delivery.figures);
  const http = createHttp({ healthy: store.health, ready: () => ready, metrics: metrics.registry });
  http.route('/', awayRoute({ token: signalsToken, importAbsences }));
  await platform.start(counted(app.receive, metrics), http);

  function importAbsences(bytes: Buffer) {
    const away = { name: 'POST /away', bytes };
    const commit = (outcome: Outcome) => app.commit(outcome);
    return importFiles({ store, settings, clock, newId, commit }, { away }, { locale: 'en' });
  }

  return {
    app,
    http,
    clock,
    chat,
    readPast,
    start: async () => {
      await app.start();
      ready = true;
    },
    stop: async () => {
      ready = false;
      await platform.stop();
      await app.stop();
      await store.close();
    },
  };
}

/** Plays the company's past weeks in memory and puts the finished file in place: all of it or nothing. */
export async function makeCompany(log: Log): Promise<void> {
  const store = await open(':memory:');
  const clock = movableClock(BEGINNING);
  const company = await assemble({ store, clock, log, reset: async () => {} });
  const accounts = await foundCompany({
    app: company.app,
    store,
    settings,
    clock,
    newId,
    platform: PLATFORM,
    workspace: WORKSPACE,
  });
  const actor = createActor({
    receive: company.app.receive,
    screen: async (id) => {
      const page = await company.chat.page(directKey(id), id, 100);
      return page.flatMap(({ id: ref, content }) =>
        content.kind === 'cards' ? [{ ref, cards: content.cards }] : [],
      );
    },
    replace: company.chat.replaceCards,
    account: (id) => ({ platform: PLATFORM, workspace: WORKSPACE, id }),
    clock,
    newId,
  });
  await playStory({ app: company.app, clock, actor, accounts });
  // Nobody has to catch up with weeks that were made up: only what came this morning is new.
  await company.readPast(new Date(OPENING.getTime() - HOUR_MS));
  await demoClockStore(store).keep(OPENING);
  const made = `${FILE}.new`;
  rmSync(made, { force: true });
  await store.backup(made);
  await company.stop();
  for (const side of ['', '-wal', '-shm']) rmSync(`${FILE}${side}`, { force: true });
  renameSync(made, FILE);
}

async function openCompany(config: Config, log: Log, reset: () => Promise<void>): Promise<Company> {
  const store = await open(FILE);
  const at = await demoClockStore(store).read();
  const clock = movableClock(at ?? OPENING);
  const company = await assemble({ store, clock, log, reset, signalsToken: config.signalsToken });
  await company.start();
  return company;
}

/** The playground's pages and probes, for a port of its own or beside the real chats'. */
export type OpenPlayground = { http: Hono; stop(): Promise<void> };

/** Opens the bot on the made-up company, making it first if need be. */
export async function openPlayground(config: Config, log: Log): Promise<OpenPlayground> {
  if (!existsSync(FILE)) {
    console.log('Making up a company with some weeks of history …');
    await makeCompany(log);
  }
  let company = await openCompany(config, log, reset);
  async function reset(): Promise<void> {
    await company.stop();
    await makeCompany(log);
    company = await openCompany(config, log, reset);
  }
  return {
    // The company changes under the server when it is made anew; the address stays.
    http: new Hono().all('*', (c) => company.http.fetch(c.req.raw, c.env)),
    stop: () => company.stop(),
  };
}

/** Starts the bot on the made-up company, on this machine alone. */
export async function startPlayground(config: Config, log: Log): Promise<Running> {
  const playground = await openPlayground(config, log);
  const server = await listen(playground.http, config.port, '127.0.0.1');
  return {
    greeting: `Pacer runs on a made-up company: http://127.0.0.1:${server.port}`,
    stop: async () => {
      await server.close();
      await playground.stop();
    },
  };
}
