import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { DatabaseFault } from '../../src/storage/faults.ts';
import type { Migration } from '../../src/storage/migrate.ts';
import { type OpenOptions, openStore } from '../../src/storage/open.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { createPostgresDatabase, type Engine, engines } from '../support/databases.ts';
import { openElsewhere } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacer-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let databases = 0;

/** Gives the address of a database that nobody has opened yet. */
async function newDatabase(engine: Engine): Promise<string> {
  databases += 1;
  return engine === 'sqlite'
    ? join(folder, `${databases}.db`)
    : createPostgresDatabase(`migrations_${databases}`);
}

type Options = Partial<Pick<OpenOptions<unknown>, 'mark' | 'version' | 'role' | 'migrations'>>;

const open = (url: string, options: Options = {}) =>
  openStore({ url, tables: storageTables, mark: 'real', version: '1.0.0', role: 'cli', ...options });

async function openAndClose(url: string, options?: Options): Promise<void> {
  await (await open(url, options)).close();
}

const migration = (folderMillis: number, ...sql: string[]): Migration => ({
  sql,
  folderMillis,
  bps: true,
  hash: createHash('sha256').update(sql.join()).digest('hex'),
});

const meta = migration(1, 'create table meta (key text primary key, value text not null)');

async function query(url: string, sql: string): Promise<unknown[]> {
  if (!url.startsWith('postgres')) {
    const client = new Database(url);
    const rows = sql.startsWith('select') ? client.prepare(sql).all() : client.exec(sql) && [];
    client.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe.each(engines)('migrations (%s)', (engine) => {
  test('are applied once, in their order', async () => {
    const url = await newDatabase(engine);
    const two = migration(2, 'create table a (n integer)', 'insert into a values (1)');
    await openAndClose(url, { migrations: [meta, two] });
    await openAndClose(url, { migrations: [meta, two] });

    expect(await query(url, 'select n from a')).toEqual([{ n: 1 }]);
  });

  test('one that was merged later from another branch is not passed over', async () => {
    const url = await newDatabase(engine);
    const early = migration(2, 'create table early (n integer)');
    const late = migration(3, 'create table late (n integer)');
    await openAndClose(url, { migrations: [meta, late] });
    await openAndClose(url, { migrations: [meta, early, late] });

    expect(await query(url, 'select n from early')).toEqual([]);
  });

  test('a database that is newer than the program is refused', async () => {
    const url = await newDatabase(engine);
    await openAndClose(url, { migrations: [meta, migration(2, 'create table a (n integer)')] });

    await expect(open(url, { migrations: [meta] })).rejects.toThrow(/newer version of Pacer: install/);
  });

  test('one that fails leaves nothing of itself behind', async () => {
    const url = await newDatabase(engine);
    await openAndClose(url, { migrations: [meta] });
    const broken = migration(2, 'create table a (n integer)', 'insert into nowhere values (1)');

    await expect(open(url, { migrations: [meta, broken] })).rejects.toThrow(/nowhere/);

    await expect(query(url, 'select n from a')).rejects.toThrow();
    await openAndClose(url, { migrations: [meta] });
  });

  test('the playground and real people never share a database', async () => {
    const real = await newDatabase(engine);
    const demo = await newDatabase(engine);
    await openAndClose(real, { mark: 'real' });
    await openAndClose(demo, { mark: 'demo' });

    await expect(open(real, { mark: 'demo' })).rejects.toThrow(/holds real people/);
    await expect(open(demo, { mark: 'real' })).rejects.toThrow(/made-up company/);
    await openAndClose(demo, { mark: 'demo' });
  });

  test('the command line refuses to write beside a bot of another version', async () => {
    const url = await newDatabase(engine);
    const bot = await open(url, { role: 'bot', version: '1.1.0' });

    await expect(open(url, { version: '1.2.0' })).rejects.toThrow(/Pacer 1.1.0 is running .* this is 1.2.0/);
    await openAndClose(url, { version: '1.1.0' });
    await bot.close();
    await openAndClose(url, { version: '1.2.0' });
  });

  test('four processes may start at once on a new database', async () => {
    const url = await newDatabase(engine);

    const answers =
      engine === 'sqlite'
        ? (await Promise.all(Array.from({ length: 4 }, () => openElsewhere(url, 'cli')))).map(
            (it) => it.answer.code,
          )
        : await Promise.all(
            Array.from({ length: 4 }, () =>
              openAndClose(url).then(
                () => 'ok',
                (error: DatabaseFault) => error.message,
              ),
            ),
          );

    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
});

test('rebuilding a SQLite table keeps the rows that refer to it', async () => {
  const file = await newDatabase('sqlite');
  const family = migration(
    2,
    'create table parents (id text primary key, name text)',
    'create table children (id text primary key, parent_id text not null references parents(id) on delete cascade)',
  );
  await openAndClose(file, { migrations: [meta, family] });
  await query(
    file,
    `insert into parents values ('p', 'n'); insert into children values ('c', 'p'), ('d', 'p')`,
  );
  // As drizzle-kit writes it.
  const rebuild = migration(
    3,
    'PRAGMA foreign_keys=OFF;',
    'CREATE TABLE `__new_parents` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL)',
    'INSERT INTO `__new_parents`("id", "name") SELECT "id", "name" FROM `parents`',
    'DROP TABLE `parents`;',
    'ALTER TABLE `__new_parents` RENAME TO `parents`;',
    'PRAGMA foreign_keys=ON;',
  );

  const store = await open(file, { migrations: [meta, family, rebuild] });

  expect(await query(file, 'select id from children order by id')).toEqual([{ id: 'c' }, { id: 'd' }]);
  await store.close();
});

test('a SQLite migration that would leave orphans changes nothing', async () => {
  const file = await newDatabase('sqlite');
  const family = migration(
    2,
    'create table parents (id text primary key)',
    'create table children (parent_id text not null references parents(id))',
  );
  await openAndClose(file, { migrations: [meta, family] });
  await query(file, `insert into parents values ('p'); insert into children values ('p')`);

  const careless = migration(3, 'delete from parents');

  await expect(open(file, { migrations: [meta, family, careless] })).rejects.toThrow(
    /1 rows without what they refer to/,
  );
  expect(await query(file, 'select id from parents')).toEqual([{ id: 'p' }]);
});
