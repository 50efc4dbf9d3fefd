import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDesk } from '../../src/cli/desk.ts';
import { chooseLocale } from '../../src/cli/locale.ts';
import { runProgram as runCommandLine } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { tables } from '../../src/schema.ts';
import { realClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { openStore } from '../../src/storage/open.ts';
import { version } from '../../src/version.ts';
import type { Engine } from '../support/databases.ts';
import { createMigratedDatabase } from '../support/migrated.ts';
import { bundled } from '../support/programs.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../support/slack/fake-slack.ts';
import { type Env, type Program, runProgram, until } from './run-program.ts';

/** A zone in which it is between eleven and twelve in the morning, whenever the test runs. */
function lateMorning(): string {
  const ahead = 11 - new Date().getUTCHours();
  // The signs of these zones are the other way round: Etc/GMT-3 is three hours ahead.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

const names = ['Anna Berg', 'Ben Cole', 'Chen Mei'] as const;
const keyOf = (name: string) => name.split(' ')[0]?.toLowerCase() ?? '';
export const addressOf = (name: string): string => `${keyOf(name)}@acme.example`;

type Ended = { exit: number | null; output: string };
type Given = { engine?: Engine; env?: Env; slack?: FakeSlackOptions };

/** A company at Slack, with people and teams in files, an empty folder for the bot, and a channel that Pacer was invited to. */
export async function openOffice({ engine = 'sqlite', env = {}, slack: options = {} }: Given = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pacer-office-'));
  const slack = await startFakeSlack(options);
  const tz = lateMorning();
  const people = new Map(
    names.map((name) => [
      keyOf(name),
      slack.addUser({ name: keyOf(name), real_name: name, email: addressOf(name), tz }),
    ]),
  );
  const idOf = (key: string): string => {
    const user = people.get(key);
    if (user === undefined) throw new Error(`There is no ${key}`);
    return user.id;
  };
  slack.addUser({
    name: 'guest',
    real_name: 'Gus Guest',
    email: 'gus@other.example',
    tz,
    is_restricted: true,
  });
  slack.addUser({ name: 'ci', real_name: 'CI', is_bot: true });
  const payments = slack.addChannel({ name: 'payments', members: [...people.values()].map((it) => it.id) });
  const database =
    engine === 'sqlite'
      ? `file:${join(folder, 'pacer.db')}`
      : await createMigratedDatabase(`office_${Date.now()}_${Math.floor(Math.random() * 1e6)}`);
  // Somebody is at work on each day of the week, whenever the test runs.
  const row = (name: string) =>
    `${name},${addressOf(name)},Payments,${name === names[0] ? '' : addressOf(names[0])},${tz},1-7`;
  writeFileSync(
    join(folder, 'people.csv'),
    `name,email,team,manager_email,time_zone,working_days\n${names.map(row).join('\n')}\n`,
  );
  writeFileSync(
    join(folder, 'teams.csv'),
    `team,lead_email,slack_channel,status\nPayments,${addressOf(names[0])},#payments,\n`,
  );
  const settings: Env = {
    DATABASE_URL: database,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    DEFAULT_TIME_ZONE: tz,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...env,
  };
  const [bot, commandLine] = [await bundled('src/main.ts'), await bundled('src/cli/main.ts')];
  const running = new Set<Program>();
  onTestFinished(async () => {
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs `npm start`. */
  function run(): Program {
    const program = runProgram([bot], { cwd: folder, env: settings });
    running.add(program);
    return program;
  }

  return {
    slack,
    folder,
    payments,
    /** Somebody at Slack. */
    as: (key: string): ReturnType<FakeSlack['as']> => slack.as(idOf(key)),
    idOf,
    /** Runs `npm run pacer -- …` to its end, as a program of its own. */
    async runPacer(...argv: string[]): Promise<Ended> {
      const program = runProgram([commandLine], { cwd: folder, env: settings, argv });
      return { exit: await program.ended, output: program.output() };
    },
    /** The same command line without a new process. */
    async pacer(...argv: string[]): Promise<Ended> {
      const lines: string[] = [];
      const exit = await runCommandLine(argv, {
        locale: chooseLocale(argv, {}),
        terminal: { out: (line) => lines.push(line), err: (line) => lines.push(line) },
        config: () => readConfig(settings),
        openDesk: (config) => openDesk({ config, clock: realClock, newId }),
        elapsed: () => 0,
        start: async () => 0,
        makeDemo: async () => {},
      });
      return { exit, output: lines.join('\n') };
    },
    /** The words that import the two files. */
    imports: ['import', join(folder, 'people.csv'), '--teams', join(folder, 'teams.csv')],
    /** Lets the minutes pass for which nothing is tried after Slack refused the app; the bot is stopped meanwhile. */
    async waitOver(): Promise<void> {
      const store = await openStore({ url: database, tables, mark: 'real', version, role: 'cli' });
      const now = realClock.now();
      await store.batch([
        store.db.update(store.t.lanes).set({ freeAt: now }),
        store.db.update(store.t.messages).set({ retryAt: null }),
      ]);
      await store.close();
    },
    run,
    /** Runs `npm start` until it says where it runs. */
    async start(): Promise<Program & { base: string }> {
      const program = run();
      let over = false;
      void program.ended.then(() => {
        over = true;
      });
      const { output } = program;
      const base = await until(
        () => {
          if (over) throw new Error(`Pacer ended: ${output()}`);
          return /probes at (http:\/\/[^/\s]+)/.exec(output())?.[1];
        },
        { most: 60_000, otherwise: output },
      );
      return { ...program, base };
    },
    async stop({ child, ended }: Program): Promise<number | null> {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;
