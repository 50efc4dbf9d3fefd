import pg from 'pg';
import { realClock } from '../shared/clock.ts';
import { DatabaseFault } from './faults.ts';
import {
  checkMark,
  checkVersion,
  journalTable,
  type Migration,
  pendingMigrations,
  readMigrations,
  statementsOf,
} from './migrate.ts';
import type { OpenOptions } from './open.ts';

type Expectation = Pick<OpenOptions<unknown>, 'mark' | 'version' | 'role' | 'migrations'> & { where: string };

// Any number, as long as every version of this program uses the same.
const migrationLock = 20_260_517;

/** Checks that the database is the expected one and brings it up to date, one process at a time. */
export async function prepareDatabase(config: pg.ClientConfig, expected: Expectation): Promise<void> {
  const client = new pg.Client({ ...config, application_name: 'pacer start' });
  client.on('error', () => {});
  await client.connect();
  try {
    await checkClock(client);
    // Closing the connection gives the lock back, whatever happens before.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    if (await hasTable(client, 'meta')) {
      checkMark(await readMeta(client, 'mark'), expected.mark, expected.where);
      if (expected.role === 'cli')
        for (const running of await runningBots(client)) checkVersion(running, expected.version);
    }
    await applyMigrations(client, expected.migrations ?? readMigrations('postgres'), expected.where);
    if ((await readMeta(client, 'mark')) === undefined)
      await client.query(`insert into meta (key, value) values ('mark', $1)`, [expected.mark]);
  } finally {
    await client.end();
  }
}

const toleratedSkewMs = 5_000;

async function checkClock(client: pg.Client): Promise<void> {
  const asked = realClock.now().getTime();
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at');
  const answered = realClock.now().getTime();
  const at = rows[0]?.at.getTime() ?? answered;
  const skew = Math.max(asked - at, at - answered);
  if (skew > toleratedSkewMs)
    throw new DatabaseFault(
      'clock-skew',
      `The clocks of this machine and of PostgreSQL differ by ${Math.round(skew / 1000)} seconds: set both by NTP.`,
    );
}

async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query('select to_regclass($1) is not null as there', [name]);
  return rows[0]?.there === true;
}

async function readMeta(client: pg.Client, key: string): Promise<string | undefined> {
  const { rows } = await client.query<{ value: string }>('select value from meta where key = $1', [key]);
  return rows[0]?.value;
}

async function runningBots(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and application_name like 'pacer bot %'`,
  );
  return rows.map((row) => row.name.replace('pacer bot ', ''));
}

async function applyMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
  where: string,
): Promise<void> {
  if (migrations.length === 0) return;
  await client.query(
    `create table if not exists ${journalTable} (id serial primary key, hash text not null, created_at bigint)`,
  );
  const { rows } = await client.query<{ at: string }>(`select created_at as at from ${journalTable}`);
  const pending = pendingMigrations(
    migrations,
    rows.map((row) => Number(row.at)),
    where,
  );
  if (pending.length === 0) return;
  await client.query('begin');
  for (const migration of pending) {
    for (const statement of statementsOf(migration)) await client.query(statement);
    await client.query(`insert into ${journalTable} (hash, created_at) values ($1, $2)`, [
      migration.hash,
      migration.folderMillis,
    ]);
  }
  await client.query('commit');
}
