// One press of a button, from the event to the answer (event in → decided → committed → reply out), against the floor: the same
// rows written by prepared statements in one bare transaction of the same driver, on a copy of the same database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { tables } from '../src/schema.ts';
import { openStore } from '../src/storage/open.ts';
import { type Company, createWorld } from '../test/support/world.ts';
import { ms, print, quantile, ratio, timed } from './support/figures.ts';
import { startPostgres } from './support/postgres.ts';

const CLICKS = 600;
const WARM_UP = 100;

type Recorded = { sql: string; params: unknown[] }[];
type Floor = { run(batch: Recorded): Promise<void>; close(): Promise<void> };

const company: Company = {
  teams: [{ id: 'team', lead: 'p0' }],
  people: Array.from({ length: CLICKS + 1 }, (_, i) => ({
    id: `p${i}`,
    team: 'team',
    ...(i === 0 ? {} : { manager: 'p0' }),
  })),
};

/** Makes a company whose people all have an open prompt; the same ids every time. */
async function openPrompts(url: string) {
  const store = await openStore({ url, tables, mark: 'real', version: 'bench', role: 'cli' });
  const recorded: Recorded[] = [];
  let recording = false;
  const recorder: typeof store = {
    ...store,
    batch: (writes) => {
      if (recording) recorded.push(writes.map((it) => ('statement' in it ? it.statement : it).toSQL()));
      return store.batch(writes);
    },
  };
  const world = await createWorld({ store: recorder, company });
  await world.goTo('2026-11-19', '10:05');
  return {
    world,
    store,
    recorded,
    record: () => {
      recording = true;
    },
  };
}

function sqliteFloor(file: string): Floor {
  const db = new Database(file);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => prepared.get(sql) ?? prepared.set(sql, db.prepare(sql)).get(sql);
  const commit = db.transaction((batch: Recorded) => {
    for (const { sql, params } of batch) prepare(sql)?.run(params);
  });
  return { run: async (batch) => void commit.immediate(batch), close: async () => void db.close() };
}

async function postgresFloor(url: string): Promise<Floor> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = new Map<string, string>();
  const nameOf = (sql: string) => names.get(sql) ?? names.set(sql, `s${names.size}`).get(sql) ?? '';
  return {
    async run(batch) {
      await client.query('begin isolation level serializable');
      for (const { sql, params } of batch)
        await client.query({ name: nameOf(sql), text: sql, values: params });
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

async function measure(
  engine: string,
  urls: readonly [string, string],
  openFloor: (url: string) => Floor | Promise<Floor>,
) {
  const bot = await openPrompts(urls[0]);
  const copy = await openPrompts(urls[1]);
  await copy.store.close();
  bot.record();
  const presses: number[] = [];
  for (let i = 1; i <= CLICKS; i += 1) {
    presses.push(await timed(bot.world.person(`p${i}`).readies('Nothing new')));
  }
  const batches = bot.recorded
    .filter((it) => it.some(({ sql }) => sql.includes('settled_events')))
    .slice(0, CLICKS);
  await bot.store.close();
  const floor = await openFloor(urls[1]);
  const floors: number[] = [];
  for (const batch of batches) floors.push(await timed(() => floor.run(batch)));
  await floor.close();
  const [warm, bare] = [presses.slice(WARM_UP), floors.slice(WARM_UP)];
  const row = (q: number) => [
    ms(quantile(warm, q)),
    ms(quantile(bare, q)),
    ratio(quantile(warm, q) / quantile(bare, q)),
  ];
  return [
    [`${engine} p50`, ...row(0.5)],
    [`${engine} p99`, ...row(0.99)],
    [`${engine} statements a click`, String(batches.at(-1)?.length ?? 0), '', ''],
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));
const server = await startPostgres();
try {
  print([
    ['', 'press', 'floor', 'ratio'],
    ...(await measure('SQLite', [join(folder, 'bot.db'), join(folder, 'floor.db')], sqliteFloor)),
    ...(await measure(
      'PostgreSQL',
      [await server.database('bot'), await server.database('floor')],
      postgresFloor,
    )),
  ]);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
