import { setTimeout } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Compiled, compile, prepareWrite } from './compile.ts';
import { codeOf, DatabaseFault, isLostConnection, postgresError } from './faults.ts';
import { postgresKit, typedAsPostgres } from './kit.ts';
import type { OpenOptions } from './open.ts';
import { prepareDatabase } from './postgres-migrate.ts';
import { type Builder, superviseQueries } from './session.ts';
import { type Db, GuardFailed, type Store } from './store.ts';

const connections = 10;
const connectTimeoutMs = 5_000;

type Options<Tables> = OpenOptions<Tables> & {
  /** Connections to a database that is known to be up to date, instead of a pool of its own. */
  pool?: pg.Pool;
};

/** Of a pool whose connections send what is asked of them at once, instead of each query when the one before was answered. */
export type PoolConfig = pg.PoolConfig & { pipeline: true };

/** Opens a PostgreSQL database as a store, with a pool of connections. */
export async function openPostgres<Tables>(options: Options<Tables>): Promise<Store<Tables>> {
  const where = placeOf(options.url);
  const config: PoolConfig = {
    connectionString: options.url,
    pipeline: true,
    connectionTimeoutMillis: connectTimeoutMs,
    // How the CLI finds a running bot and its version.
    application_name: `pacer ${options.role} ${options.version}`,
  };
  try {
    if (options.pool === undefined) await prepareDatabase(config, { ...options, where });
  } catch (error) {
    throw postgresError(error, where);
  }
  // A bot keeps a connection even when idle: it is how the CLI sees that it runs.
  const min = options.role === 'bot' ? 1 : 0;
  const pool = options.pool ?? surviving(new pg.Pool({ ...config, max: connections, min }));
  const store = storeOver(pool, options.tables(postgresKit), where);
  if (options.role === 'bot') await store.health();
  return store;
}

/** Lets a pool replace a connection that breaks; without listeners, idle or in use, it would end the process. */
export function surviving(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Names a server for people: address and database, never the password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed === undefined ? 'the address in DATABASE_URL' : `${parsed.host}${parsed.pathname}`;
}

function storeOver<Tables>(pool: pg.Pool, t: Tables, where: string): Store<Tables> {
  const clear = (error: unknown) => postgresError(error, where);
  const around = async <T>(run: () => T | PromiseLike<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      // drizzle's own message holds every parameter.
      throw clear(error instanceof Error && error.cause !== undefined ? error.cause : error);
    }
  };
  const builder = (client: pg.Pool | pg.PoolClient, writes: boolean): Db =>
    superviseQueries(typedAsPostgres<Builder>(drizzle({ client })), { writes, around });
  const claiming = new WeakMap<pg.PoolClient, Db>();

  return {
    engine: 'postgres',
    t,
    db: builder(pool, false),
    async batch(writes) {
      const compiled = await compile(writes);
      await transact(pool, 'serializable', clear, (client) => runAll(client, compiled));
    },
    async batchByRow(writes) {
      const compiled = await compile(writes);
      await transact(pool, 'read committed', clear, (client) => runAll(client, compiled));
    },
    claim: (build) =>
      transact(pool, 'read committed', clear, async (client) => {
        const db = claiming.get(client) ?? builder(client, true);
        claiming.set(client, db);
        return await build(db);
      }),
    prepareWrite,
    skipLocked: (query) => {
      if (canLock(query)) query.for('update', { skipLocked: true });
      return query;
    },
    async health() {
      await around(() => pool.query(writeProbe));
    },
    async backup() {
      throw new DatabaseFault(
        'no-access',
        'Pacer copies only a SQLite file itself: use pg_dump for PostgreSQL.',
      );
    },
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
}

const writeProbe = `insert into meta (key, value) values ('probe', '1') on conflict (key) do update set value = '1'`;

type Lockable = { for(strength: 'update', config: { skipLocked: true }): unknown };

const canLock = (query: unknown): query is Lockable =>
  typeof query === 'object' && query !== null && 'for' in query && typeof query.for === 'function';

/** Writes that are under way together: a press has some ten, and an import's thousands are not held in memory at once. */
const together = 32;

async function runAll(client: pg.PoolClient, writes: readonly Compiled[]): Promise<void> {
  for (let from = 0; from < writes.length; from += together) {
    const some = writes.slice(from, from + together);
    // In their order: what failed after a guard that did not hold, failed of that.
    const results = await Promise.allSettled(some.map((it) => runOne(client, it)));
    for (const [i, result] of results.entries()) {
      if (result.status === 'rejected') throw result.reason;
      const [expected, changes] = [some[i]?.rows, result.value.rowCount ?? 0];
      if (expected !== undefined && expected !== changes) throw new GuardFailed(from + i, expected, changes);
    }
  }
}

const runOne = (client: pg.PoolClient, { sql, params, name }: Compiled): Promise<pg.QueryResult> =>
  client.query({ ...(name === undefined ? {} : { name }), text: sql, values: params });

// Serialization failure and deadlock: nothing happened, and the same again will do.
const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '');

const patienceMs = 5_000;

type Isolation = 'serializable' | 'read committed';

/** Runs something in a transaction, again after a conflict with another. */
async function transact<T>(
  pool: pg.Pool,
  isolation: Isolation,
  clear: (error: unknown) => unknown,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const since = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, isolation, run);
    } catch (error) {
      // A connection that died while idle is found out at `begin`, before anything was asked.
      const again = isConflict(error) || (error instanceof NotBegun && attempt === 1);
      if (!again || performance.now() - since > patienceMs)
        throw clear(error instanceof NotBegun ? error.cause : error);
      await setTimeout(Math.random() * Math.min(4 * 2 ** attempt, 100));
    }
  }
}

class NotBegun extends Error {}

async function once<T>(
  pool: pg.Pool,
  isolation: Isolation,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query(`begin isolation level ${isolation}`).catch((cause: unknown) => {
      throw isLostConnection(cause) ? new NotBegun('', { cause }) : cause;
    });
    // Sent together; where the first failed, what follows fails of that.
    const running = run(client);
    running.catch(() => {});
    await begun;
    const result = await running;
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
