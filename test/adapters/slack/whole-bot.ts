import { Hono } from 'hono';
import { pino } from 'pino';
import { botEvents } from '../../../adapters/slack/events.ts';
import { connectSlack, EVENTS_PATH } from '../../../adapters/slack/index.ts';
import { botScopes } from '../../../adapters/slack/scopes.ts';
import { type App, createApp } from '../../../src/app.ts';
import { importFiles } from '../../../src/features/people/import/import-files.ts';
import type { PeopleSettings } from '../../../src/features/people/index.ts';
import { listen } from '../../../src/http/server.ts';
import { type AppStore, tables } from '../../../src/schema.ts';
import { movableClock, realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { type Engine, openFresh } from '../../support/databases.ts';
import { type FakeSlack, startFakeSlack } from '../../support/slack/fake-slack.ts';
import type { Person } from '../../support/slack/person.ts';
import type { Message, View } from '../../support/slack/state.ts';

export type How = 'socket' | 'http';

const settings: PeopleSettings = {
  welcomeCard: 'off',
  adminEmails: [],
  defaultTimeZone: 'Europe/Berlin',
  defaultLocale: 'en',
  workCalendar: 'none',
};

/** Everybody at Slack; the last two are in no file. */
const users = [
  { name: 'anna', real_name: 'Anna Berg', email: 'anna@acme.example' },
  { name: 'ben', real_name: 'Ben Cole', email: 'ben@acme.example' },
  { name: 'chen', real_name: 'Chen Mei', email: 'chen@acme.example', locale: 'zh-CN' },
  { name: 'eve', real_name: 'Eve Sand', email: 'eve@acme.example' },
  { name: 'gus', real_name: 'Gus Guest', email: 'gus@other.example', is_restricted: true },
] as const;

const people = `name,email,team,manager_email,time_zone,locale
Anna Berg,anna@acme.example,Payments,,Europe/Berlin,
Ben Cole,ben@acme.example,Payments,anna@acme.example,Europe/Berlin,
Chen Mei,chen@acme.example,Payments,anna@acme.example,Europe/Berlin,zh-CN
王芳,wang@acme.example,Supply,anna@acme.example,Asia/Shanghai,zh-CN
`;
const teams = `team,lead_email,slack_channel,status
Payments,anna@acme.example,#payments,on
`;

type Bot = { app: App; stop(): Promise<void>; url: string };

/** Runs one process of the bot over a database. */
export async function runBot(slack: FakeSlack, store: AppStore, how: How, clock = movableClock(new Date())) {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { platform, directory } = await connectSlack({
    config: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      ...(how === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
    },
    known: undefined,
    paint: async () => new Uint8Array(8),
    realClock,
    newId,
    log,
    options: {
      httpTimeoutMs: 1_500,
      reconnectFirstMs: 2,
      rate: { perSecond: 1_000, burst: 1_000, perTargetPerSecond: 1_000 },
    },
  });
  const app = createApp({
    store,
    clock,
    newId,
    log,
    platforms: [platform],
    directories: [directory],
    settings,
    deliveryOptions: { updateEveryMs: 5, updateDelayMs: 0 },
  });
  const http = new Hono();
  await platform.start(app.receive, http);
  const server = await listen(http, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${server.port}${EVENTS_PATH}`;
  if (how === 'http') slack.deliverTo(url);
  const bot: Bot = {
    app,
    url,
    async stop() {
      await platform.stop();
      await app.stop();
      await server.close();
    },
  };
  return { ...bot, lines, clock, platform };
}

/** A company at Slack with the whole bot: its people are in a file, its channel is bound, its week is open. */
export async function openCompany(how: How, engine: Engine = 'sqlite', at = '2026-11-19T10:05:00Z') {
  const slack = await startFakeSlack({
    turnMs: engine === 'sqlite' ? 1 : 3,
    scopes: botScopes({ readsProfiles: false }),
    subscribed: botEvents,
    deadlineMs: 8_000,
    triggerMs: 8_000,
  });
  const ids = new Map<string, string>(
    users.map((it) => [it.name, slack.addUser({ ...it, tz: 'Europe/Berlin' }).id]),
  );
  const idOf = (name: string): string => ids.get(name) ?? name;
  const members = ['anna', 'ben', 'chen'].map(idOf);
  const payments = slack.addChannel({ name: 'payments', members });
  const hall = slack.addChannel({ name: 'hall', members: [...members, idOf('eve')], botIn: false });
  const { store, close } = await openFresh(engine, tables);
  const clock = movableClock(new Date('2026-11-13T12:00:00Z'));
  const bot = await runBot(slack, store, how, clock);
  const { app } = bot;
  await importFiles(
    { store, settings, clock, newId, commit: (outcome) => app.commit(outcome) },
    {
      people: { name: 'people.csv', bytes: Buffer.from(people) },
      teams: { name: 'teams.csv', bytes: Buffer.from(teams) },
    },
    { locale: 'en' },
  );
  await app.sync();
  // The first check-in is in the first full week.
  await app.advance(clock, new Date(at));
  await slack.quiet();

  const as = (name: string): Person => slack.as(idOf(name));
  return {
    slack,
    store,
    clock,
    bot,
    app,
    payments,
    hall,
    idOf,
    as,
    lines: bot.lines,
    /** Lets everything happen that is due. */
    async settle(): Promise<void> {
      await slack.quiet();
      await app.settle();
      await slack.quiet();
    },
    /** The newest message of the bot's that somebody sees, with these words in it. */
    finds(name: string, words: RegExp, channel?: string): Message {
      const person = as(name);
      const own = person.sees(channel).filter((it) => it.user === slack.bot.userId);
      const found = own.findLast((it) => words.test(person.reads(it)));
      if (found === undefined)
        throw new Error(
          `${name} reads no ${words} but:\n${own.map((it) => person.reads(it)).join('\n---\n')}`,
        );
      return found;
    },
    async close(): Promise<void> {
      await bot.stop();
      await slack.close();
      await close();
    },
  };
}

export type Company = Awaited<ReturnType<typeof openCompany>>;

/** Names the block of a form's field (its first, of a list). */
export function blockOf(view: View | undefined, field: string): string {
  const ids = (view?.blocks ?? []).map((it) => String(it.block_id ?? ''));
  const found = ids.find((it) => it.endsWith(`:${field}`) || it.includes(`["${field}"`));
  if (found === undefined) throw new Error(`The form has no field ${field}: ${ids.join(' ')}`);
  return found;
}
