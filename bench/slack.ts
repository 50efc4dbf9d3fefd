// The acknowledgement of a pressed button: the signed request through the adapter and the whole bot, decided and committed, against a
// bare Bolt app that stores one row with the same durability before it answers. Slack's API and the people who press are a program of
// their own; presses go to the two in turn, so that both meet the same machine. Then the same while 10,000 messages are being sent.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';
import Database from 'better-sqlite3';
import { ms, print, quantile, ratio, watchStalls } from './support/figures.ts';
import { startBot } from './support/slack-bot.ts';

const WARM_UP = 60;
const PRESSES = 300;
const BULK = 10_000;
/** Messages a second: sixty times what a workspace takes, so that sending is under way during the whole measurement. */
const RATE = 300;
const PAUSE = 5;
const PEOPLE = WARM_UP + 2 * PRESSES;
const signingSecret = '8f742231b10e8888abcd99fff22285a5';
const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));

const slack = spawn(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'support/slack-load.ts')],
  {
    env: { ...process.env, LOAD_PEOPLE: String(PEOPLE), LOAD_SECRET: signingSecret },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
);
const answer = <T>(): Promise<T> => new Promise((resolve) => slack.once('message', (it) => resolve(it as T)));
const ask = <T>(order: object): Promise<T> => {
  const answered = answer<T>();
  slack.send(order);
  return answered;
};
const counted = () => ask<{ posts: number; prompts: number }>({ kind: 'count' });
const press = async (urls: string[], from: number, count: number): Promise<number[][]> =>
  (await ask<{ times: number[][] }>({ kind: 'press', urls, from, count, pauseMs: PAUSE })).times;

/** Starts a Bolt app that acknowledges once it has stored a row. */
async function startBare(apiUrl: string) {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec('create table presses (id integer primary key, actor text not null, action text not null)');
  const store = db.prepare('insert into presses (actor, action) values (?, ?)');
  const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true });
  const app = new App({
    receiver,
    token: 'xoxb-bench',
    botId: 'B0PACER01',
    botUserId: 'U0PACER01',
    tokenVerificationEnabled: false,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl },
  });
  app.action(/^/, async ({ ack, action, body }) => {
    store.run(body.user.id, 'value' in action ? String(action.value) : '');
    await ack();
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('Bolt does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/slack/events`,
    async stop() {
      await app.stop();
      db.close();
    },
  };
}

const row = (name: string, q: number, bot: number[], bare: number[] | undefined): string[] => [
  name,
  ms(quantile(bot, q)),
  ...(bare === undefined ? ['', ''] : [ms(quantile(bare, q)), ratio(quantile(bot, q) / quantile(bare, q))]),
];

try {
  const { base } = await answer<{ base: string }>();
  const apiUrl = `${base}/api/`;
  const bot = await startBot({
    people: PEOPLE,
    apiUrl,
    signingSecret,
    file: join(folder, 'bot.db'),
    perSecond: RATE,
  });

  const bare = await startBare(apiUrl);
  while ((await counted()).prompts < PEOPLE) await new Promise((resolve) => setTimeout(resolve, 50));

  await press([bot.url, bare.url], 0, WARM_UP);
  const [idle = [], floor = []] = await press([bot.url, bare.url], WARM_UP, PRESSES);

  await bot.queue(BULK);
  await bot.release();
  const [before, stall] = [await counted(), watchStalls()];
  const began = performance.now();
  const [busy = [], floorBusy = []] = await press([bot.url, bare.url], WARM_UP + PRESSES, PRESSES);
  const [seconds, longest, after, left] = [
    (performance.now() - began) / 1_000,
    stall(),
    await counted(),
    await bot.queued(),
  ];
  if (left === 0) throw new Error('Sending was over before the measurement: queue more');
  print([
    ['', 'Pacer', 'bare Bolt', 'ratio'],
    row('idle p50', 0.5, idle, floor),
    row('idle p99', 0.99, idle, floor),
    // The floor shares the loop with the bot, so this is what the sending itself takes.
    row('while sending p50', 0.5, busy, floorBusy),
    row('while sending p99', 0.99, busy, floorBusy),
    ['sent meanwhile', `${Math.round((after.posts - before.posts) / seconds)} a second`, `${left} left`, ''],
    ['longest stall', ms(longest), '', ''],
  ]);
  await bare.stop();
  await bot.stop();
} finally {
  slack.disconnect();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
