import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type Compiled, compile, prepareWrite } from './compile.ts';
import { codeOf, DatabaseFault, sqliteError } from './faults.ts';
import { sqliteKit, typedAsPostgres } from './kit.ts';
import type { OpenOptions } from './open.ts';
import { isLocked, lockDatabase } from './process-lock.ts';
import { type Around, type Builder, superviseQueries } from './session.ts';
import { backUp } from './sqlite-backup.ts';
import { prepareDatabase } from './sqlite-migrate.ts';
import { statementCache } from './statement-cache.ts';
import { GuardFailed, type Store, type Write } from './store.ts';

type Options<Tables> = Omit<OpenOptions<Tables>, 'url'> & {
  file: string;
  /** A serialized database to start from instead, in memory. */
  image?: Buffer;
};

/** Opens a SQLite file as a store. */
export async function openSqlite<Tables>(options: Options<Tables>): Promise<Store<Tables>> {
  const { file } = options;
  const inMemory = file === ':memory:';
  const release = options.role === 'bot' && !inMemory ? lockDatabase(file) : () => {};
  let client: Database.Database | undefined;
  try {
    if (!inMemory) readyFolder(file);
    client = new Database(options.image ?? file, { timeout: 0 });
    const opened = client;
    await patiently(() => opened.pragma('journal_mode = wal'), file);
    // After journal_mode: the WAL default of this build would lose the last commits at a power cut.
    client.pragma('synchronous = full');
    const beside = options.role === 'cli' && !inMemory && isLocked(file);
    await patiently(() => prepareDatabase(opened, { ...options, beside }), file);
    const store = storeOver(client, options.tables(sqliteKit), { file, inMemory, release });
    if (options.role === 'bot') await store.health();
    return store;
  } catch (error) {
    client?.close();
    release();
    throw sqliteError(error, file);
  }
}

function readyFolder(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new DatabaseFault('not-a-database', `${file} is a folder: set DATABASE_URL to a file in it.`);
}

type Place = { file: string; inMemory: boolean; release: () => void };

function storeOver<Tables>(client: Database.Database, t: Tables, place: Place): Store<Tables> {
  const { file, inMemory } = place;
  const statement = statementCache(client);
  const around: Around = async (run) => patiently(run, file);
  const builder = (writes: boolean) =>
    superviseQueries(typedAsPostgres<Builder>(drizzle({ client: lazyClient(client, statement) })), {
      writes,
      around,
    });
  const db = builder(false);
  const claiming = builder(true);
  const commit = client.transaction((writes: readonly Compiled[]) => {
    for (const [index, it] of writes.entries()) {
      const { changes } = statement(it.sql).run(it.params);
      if (it.rows !== undefined && it.rows !== changes) throw new GuardFailed(index, it.rows, changes);
    }
  });
  const inode = inMemory ? undefined : statSync(file).ino;

  async function batch(writes: readonly Write[]): Promise<void> {
    const compiled = await compile(writes);
    // Immediate: a deferred transaction that turns to writing after another writer fails whatever the patience.
    await patiently(() => commit.immediate(compiled), file);
  }

  return {
    engine: 'sqlite',
    t,
    db,
    batch,
    batchByRow: batch,
    claim: async (build) => await build(claiming),
    prepareWrite,
    skipLocked: (query) => query,
    async health() {
      // A file deleted while open takes every write without a word.
      if (!inMemory && statSync(file, { throwIfNoEntry: false })?.ino !== inode)
        throw new DatabaseFault('missing', `The database ${file} was removed while Pacer runs: restart it.`);
      await patiently(() => client.exec(writeProbe), file);
    },
    backup: async (target) => backUp(client, target),
    async close() {
      if (!client.open) return;
      client.close();
      place.release();
    },
  };
}

/** A read-only file opens without complaint, and even begins a transaction: only a write tells. */
const writeProbe = `insert into meta (key, value) values ('probe', '1') on conflict (key) do update set value = '1'`;

/** What drizzle needs of the driver: statements are prepared when they first run, where waiting is possible. */
function lazyClient(client: Database.Database, statement: (sql: string) => Database.Statement) {
  return Object.create(client, {
    prepare: {
      value: (sql: string) => ({
        run: (...params: unknown[]) => statement(sql).run(params),
        all: (...params: unknown[]) => statement(sql).raw(false).all(params),
        get: (...params: unknown[]) => statement(sql).raw(false).get(params),
        raw: () => ({ all: (...params: unknown[]) => statement(sql).raw(true).all(params) }),
      }),
    },
  });
}

const patienceMs = 2_000;

/** Runs something on SQLite; while another process writes it waits without stopping this one, up to two seconds. */
async function patiently<T>(run: () => T | PromiseLike<T>, file: string): Promise<T> {
  const since = performance.now();
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await run();
    } catch (error) {
      const wait =
        codeOf(error)?.startsWith('SQLITE_BUSY') === true && performance.now() - since < patienceMs;
      if (!wait) throw sqliteError(error, file);
      await setTimeout(pause);
    }
  }
}
