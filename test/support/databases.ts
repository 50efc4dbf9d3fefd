import { createHash, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import pg from 'pg';
import { afterAll, describe, inject, it, onTestFinished, TestRunner } from 'vitest';
import { tables as appTables, type Tables } from '../../src/schema.ts';
import { type Kit, postgresKit, sqliteKit } from '../../src/storage/kit.ts';
import { openPostgres, type PoolConfig, surviving } from '../../src/storage/postgres.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import type { Mark, Store } from '../../src/storage/store.ts';
import { allBack, LeasedPool } from './leased-pool.ts';
import { askFor } from './once-a-run.ts';

export type Engine = 'sqlite' | 'postgres';
export const engines = ['sqlite', 'postgres'] as const;

type MakeTables = (kit: Kit) => Record<string, unknown>;
type Opening = { mark?: Mark };

const appTablesByKit = new Map<Kit, Tables>();

/** Gives the bot's tables, made once for all databases of an engine: they are only read. */
function appTablesOf(kit: Kit): Tables {
  const made = appTablesByKit.get(kit) ?? appTables(kit);
  appTablesByKit.set(kit, made);
  return made;
}

/** The engine whose suite is being declared. */
let declaring: Engine | undefined;

/**
 * Declares a test of `describeOnEachEngine` whose subject is words, rights or rules, and whose statements other tests of its
 * folder send to PostgreSQL: it runs on SQLite alone, which takes a quarter of the time. `TEST_ENGINES=all` runs it on both.
 */
export function itOnSqlite(name: string, test: () => Promise<void>): void {
  if (declaring === 'sqlite' || process.env.TEST_ENGINES === 'all') it(name, test);
}

type Open<T> = (options?: Opening) => Promise<Store<T>>;

/**
 * Runs the same tests on SQLite (in memory) and on PostgreSQL. `open()` gives an empty database with all tables, made from the
 * schema as it is now; it is closed after the test, or after the suite where it is opened in `beforeAll`.
 */
export const describeOnEachEngine = (
  name: string,
  body: (open: Open<Tables>, engine: Engine) => void,
): void => describeWithTables(name, appTablesOf, body);

/** Runs the same tests on both engines with tables of the test's own. */
export function describeWithTables<T extends Record<string, unknown>>(
  name: string,
  tables: (kit: Kit) => T,
  body: (open: Open<T>, engine: Engine) => void,
): void {
  for (const engine of engines)
    describe(`${name} (${engine})`, () => {
      const left: (() => Promise<void>)[] = [];
      afterAll(async () => {
        for (const close of left.splice(0)) await close();
      });
      declaring = engine;
      body(async (options = {}) => {
        const { store, close } = await openFresh(engine, tables, options);
        if (TestRunner.getCurrentTest() === undefined) left.push(close);
        else onTestFinished(close);
        return store;
      }, engine);
    });
}

const opening = { version: 'test', role: 'cli', migrations: [] } as const;

/** Opens an empty database with the given tables; the caller closes it. */
export async function openFresh<T extends Record<string, unknown>>(
  engine: Engine,
  tables: (kit: Kit) => T,
  { mark = 'real' }: Opening = {},
): Promise<{ store: Store<T>; close: () => Promise<void> }> {
  if (engine === 'sqlite') {
    const store = await openSqlite({
      ...opening,
      tables,
      mark,
      file: ':memory:',
      image: await sqliteImage(tables),
    });
    return { store, close: () => store.close() };
  }
  const database = await borrowPostgres(tables);
  const pool = new LeasedPool(database.connections);
  await pool.query(`insert into meta (key, value) values ('mark', $1)`, [mark]);
  const store = await openPostgres({ ...opening, tables, mark, url: database.url, pool });
  return {
    store,
    close: async () => {
      await store.close();
      await database.giveBack();
    },
  };
}

const images = new Map<MakeTables, Promise<Buffer>>();

function sqliteImage(tables: MakeTables): Promise<Buffer> {
  const made = images.get(tables) ?? makeSqliteImage(tables);
  images.set(tables, made);
  return made;
}

async function makeSqliteImage(tables: MakeTables): Promise<Buffer> {
  const empty = await generateSQLiteDrizzleJson({});
  const statements = await generateSQLiteMigration(empty, await generateSQLiteDrizzleJson(tables(sqliteKit)));
  const client = new Database(':memory:');
  for (const statement of statements) client.exec(statement);
  const image = client.serialize();
  client.close();
  return image;
}

type Borrowed = { url: string; connections: pg.Pool; giveBack: () => Promise<void> };
type Template = { name: string; server: string; free: Borrowed[] };

const templates = new Map<MakeTables, Promise<Template>>();

/** Borrows a database made from a template; given back it is emptied, which takes a tenth of the time of making one. */
async function borrowPostgres(tables: MakeTables): Promise<Borrowed> {
  const made = templates.get(tables) ?? makeTemplate(tables);
  templates.set(tables, made);
  const template = await made;
  return template.free.pop() ?? (await copyTemplate(template));
}

async function copyTemplate(template: Template): Promise<Borrowed> {
  const name = `${template.name}_${randomUUID().slice(0, 8)}`;
  await withClient(`${template.server}/postgres`, (client) =>
    client.query(`create database ${name} template ${template.name}`),
  );
  const url = `${template.server}/${name}`;
  const cleaner = new pg.Client({ connectionString: url });
  // Ends with the server, at the end of the run.
  cleaner.on('error', () => {});
  await cleaner.connect();
  const emptying = await emptyAll(cleaner);
  const config: PoolConfig = { connectionString: url, pipeline: true };
  const connections = surviving(new pg.Pool(config));
  const borrowed: Borrowed = {
    url,
    connections,
    giveBack: async () => {
      await allBack(connections);
      await cleaner.query(emptying);
      template.free.push(borrowed);
    },
  };
  return borrowed;
}

/** Deleting from every table is ten times as fast as truncating; without triggers the order does not matter. */
async function emptyAll(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  return ['set session_replication_role = replica', ...rows.map((row) => `delete from "${row.name}"`)].join(
    ';',
  );
}

async function makeTemplate(tables: MakeTables): Promise<Template> {
  const statements = await generateMigration(
    generateDrizzleJson({}),
    generateDrizzleJson(tables(postgresKit)),
  );
  const name = `t${createHash('sha256').update(statements.join()).digest('hex').slice(0, 16)}`;
  const server = await postgresUrl();
  await withClient(`${server}/postgres`, async (client) => {
    // The other thread may be making the same one.
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 1) return;
    await client.query(`create database ${name}`);
    await withClient(`${server}/${name}`, async (template) => {
      for (const statement of statements) await template.query(statement);
    });
  });
  return { name, server, free: [] };
}

/** Starts the test run's PostgreSQL server, or finds it started, and gives its address without a database. */
export const postgresUrl = (): Promise<string> => askFor(inject('postgresStarter'));

/** Makes an empty PostgreSQL database, without tables, and gives its address. */
export async function createPostgresDatabase(name: string): Promise<string> {
  const server = await postgresUrl();
  await withClient(`${server}/postgres`, (client) => client.query(`create database ${name}`));
  return `${server}/${name}`;
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
