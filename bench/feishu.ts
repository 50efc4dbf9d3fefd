// The answer to a pressed button: the encrypted, signed request through the adapter and the whole bot, decided and committed, against
// the SDK's bare dispatcher that stores one row with the same durability before it answers. Feishu's API and the people who press are
// a program of their own; presses go to the two in turn, so that both meet the same machine. Then the same while 10,000 messages are
// being sent.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { startFeishuBot } from './support/feishu-bot.ts';
import { ms, print, quantile, ratio, watchStalls } from './support/figures.ts';

const WARM_UP = 60;
const PRESSES = 300;
const BULK = 10_000;
/** Messages a second: eighteen times what a company takes, so that sending is under way during the whole measurement. */
const RATE = 300;
const PAUSE = 5;
const PEOPLE = WARM_UP + 2 * PRESSES;
const appId = 'cli_0123456789abcdef';
const encryptKey = '8f742231b10e8888abcd99fff22285a5';
const verificationToken = 'b9d1c2e3f4a5968778695a4b3c2d1e0f';
const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));

const feishu = spawn(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'support/feishu-load.ts')],
  {
    env: {
      ...process.env,
      LOAD_PEOPLE: String(PEOPLE),
      LOAD_ENCRYPT_KEY: encryptKey,
      LOAD_VERIFICATION_TOKEN: verificationToken,
      LOAD_APP: appId,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
);
const answer = <T>(): Promise<T> =>
  new Promise((resolve) => feishu.once('message', (it) => resolve(it as T)));
const ask = <T>(order: object): Promise<T> => {
  const answered = answer<T>();
  feishu.send(order);
  return answered;
};
const counted = () => ask<{ posts: number; prompts: number }>({ kind: 'count' });
const press = async (urls: string[], from: number, count: number): Promise<number[][]> =>
  (await ask<{ times: number[][] }>({ kind: 'press', urls, from, count, pauseMs: PAUSE })).times;

const pressed = z.looseObject({ operator: z.looseObject({ open_id: z.string() }), action: z.unknown() });

/** Starts the SDK's dispatcher, which answers once it has stored a row. */
async function startBare() {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec('create table presses (id integer primary key, actor text not null, action text not null)');
  const store = db.prepare('insert into presses (actor, action) values (?, ?)');
  const dispatcher = new EventDispatcher({
    encryptKey,
    verificationToken,
    loggerLevel: LoggerLevel.error,
  }).register({
    'card.action.trigger': (data: unknown) => {
      const { operator, action } = pressed.parse(data);
      store.run(operator.open_id, JSON.stringify(action));
      return { toast: { type: 'info', content: 'Saved' } };
    },
  });
  const server = createServer(adaptDefault('/feishu/events', dispatcher));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feishu/events`,
    stop(): void {
      server.close();
      server.closeAllConnections();
      db.close();
    },
  };
}

const row = (name: string, q: number, bot: number[], bare: number[]): string[] => [
  name,
  ms(quantile(bot, q)),
  ms(quantile(bare, q)),
  ratio(quantile(bot, q) / quantile(bare, q)),
];

try {
  const { base } = await answer<{ base: string }>();
  const bot = await startFeishuBot({
    people: PEOPLE,
    config: { appId, appSecret: 'bench', encryptKey, verificationToken, baseUrl: base },
    file: join(folder, 'bot.db'),
    perSecond: RATE,
  });
  const bare = await startBare();
  while ((await counted()).prompts < PEOPLE) await new Promise((resolve) => setTimeout(resolve, 50));

  await press([bot.url, bare.url], 0, WARM_UP);
  const [idle = [], floor = []] = await press([bot.url, bare.url], WARM_UP, PRESSES);

  await bot.queue(BULK);
  await bot.release();
  const [before, stall] = [await counted(), watchStalls()];
  const began = performance.now();
  const [busy = [], floorBusy = []] = await press([bot.url, bare.url], WARM_UP + PRESSES, PRESSES);
  const seconds = (performance.now() - began) / 1_000;
  const longest = stall();
  const [after, left] = [await counted(), await bot.queued()];
  if (left === 0) throw new Error('Sending was over before the measurement: queue more');
  print([
    ['', 'Pacer', 'bare dispatcher', 'ratio'],
    row('idle p50', 0.5, idle, floor),
    row('idle p99', 0.99, idle, floor),
    // The floor shares the loop with the bot, so this is what the sending itself takes.
    row('while sending p50', 0.5, busy, floorBusy),
    row('while sending p99', 0.99, busy, floorBusy),
    ['sent meanwhile', `${Math.round((after.posts - before.posts) / seconds)} a second`, `${left} left`, ''],
    ['longest stall', ms(longest), '', ''],
  ]);
  bare.stop();
  await bot.stop();
} finally {
  feishu.disconnect();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
