// One kudos with points, from the event to the answer (parsed → decided → committed → reply out), against the floor: the same rows
// written by prepared statements in one bare transaction of the same driver, on a copy of the same database. And the same with
// 10,000 kudos in history: what is behind must not slow what comes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { tables } from '../src/schema.ts';
import { openStore } from '../src/storage/open.ts';
import { type Company, createWorld, type TestWorld } from '../test/support/world.ts';
import { ms, print, quantile, ratio, timed } from './support/figures.ts';
import { startPostgres } from './support/postgres.ts';

const KUDOS = 300;
const WARM_UP = 60;
const HISTORY = 10_000;
const ROWS = 200;

type Recorded = { sql: string; params: unknown[] }[];
type Floor = { run(batch: Recorded): Promise<void>; close(): Promise<void> };

const company: Company = {
  teams: [{ id: 'team', lead: 'p0' }],
  people: Array.from({ length: KUDOS + 1 }, (_, i) => ({ id: `p${i}`, team: 'team' })),
};

/** Opens a company that keeps what it commits, from the moment it is told to. */
async function openOffice(url: string) {
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
  const world = await createWorld({ store: recorder, company, at: '2026-11-17T09:30:00+01:00' });
  const record = () => {
    recording = true;
  };
  return { world, store, recorded, record };
}

/** Writes the history of two years: everybody thanked everybody, with points. */
async function remember({ store }: TestWorld): Promise<void> {
  const { db, t } = store;
  for (let from = 0; from < HISTORY; from += ROWS) {
    const ids = Array.from({ length: ROWS }, (_, i) => from + i);
    const giver = (i: number) => `p${i % KUDOS}`;
    const receiver = (i: number) => `p${(i * 7 + 1) % KUDOS}`;
    const at = (i: number) => new Date(Date.UTC(2024, 10, 1) + i * 6_000_000);
    const month = (i: number) => at(i).toISOString().slice(0, 7);
    await store.batch([
      db.insert(t.kudos).values(
        ids.map((i) => ({
          ...{
            id: `old-${i}`,
            giverId: giver(i),
            reason: 'thanks for the help with the release',
            values: [],
          },
          ...{ points: 1, channels: [], fingerprint: `old-${i}`, givenAt: at(i) },
        })),
      ),
      db.insert(t.kudosReceivers).values(
        ids.map((i) => ({
          ...{ kudosId: `old-${i}`, position: 0, personId: receiver(i), teamId: 'team' },
          ...{ shown: true, givenAt: at(i) },
        })),
      ),
      db.insert(t.kudosPoints).values(
        ids.map((i) => ({
          ...{ id: `old-${i}`, kudosId: `old-${i}`, giverId: giver(i), receiverId: receiver(i) },
          ...{ month: month(i), points: 1, kind: 'gift' as const, at: at(i) },
        })),
      ),
    ]);
  }
}

const give = (world: TestWorld, i: number) =>
  world.platform.receive({
    key: `bench-${i}`,
    at: new Date(0),
    actor: world.platform.account(`p${i}`),
    place: world.channel('team').place,
    canOpenForm: true,
    kind: 'command',
    command: 'kudos',
    line: [
      { mention: world.platform.account(`p${i + 1}`), name: `p${i + 1}` },
      ' thanks for the fast review, it saved the release #ownership +5',
    ],
  });

/** Gives the same kudos in each company in turn, so that whatever else the machine does falls on all alike. */
async function giveInTurn(worlds: readonly TestWorld[]): Promise<number[][]> {
  const times = worlds.map((): number[] => []);
  for (let i = 0; i < KUDOS; i += 1) {
    for (const [place, world] of worlds.entries()) {
      const took = await timed(async () => {
        const answer = await give(world, i);
        if (answer.kind !== 'notice') throw new Error(`answered ${answer.kind}`);
      });
      times[place]?.push(took);
    }
  }
  return times.map((it) => it.slice(WARM_UP));
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

type Urls = { bot: string; floor: string; old: string };

async function measure(engine: string, urls: Urls, openFloor: (url: string) => Floor | Promise<Floor>) {
  const copy = await openOffice(urls.floor);
  await copy.store.close();
  const bot = await openOffice(urls.bot);
  const old = await openOffice(urls.old);
  await remember(old.world);
  bot.record();
  const [fresh = [], behind = []] = await giveInTurn([bot.world, old.world]);
  const batches = bot.recorded.filter((it) => it.some(({ sql }) => sql.includes('"kudos_receivers"')));
  await Promise.all([bot.store.close(), old.store.close()]);
  const floor = await openFloor(urls.floor);
  const floors: number[] = [];
  for (const batch of batches) floors.push(await timed(() => floor.run(batch)));
  await floor.close();
  const bare = floors.slice(WARM_UP);
  const row = (name: string, q: number) => {
    const [kudos, least, later] = [quantile(fresh, q), quantile(bare, q), quantile(behind, q)];
    return [name, ms(kudos), ms(least), ratio(kudos / least), ms(later), ratio(later / kudos)];
  };
  return [
    row(`${engine} p50`, 0.5),
    row(`${engine} p90`, 0.9),
    [`${engine} statements a kudos`, String(batches.at(-1)?.length ?? 0), '', '', '', ''],
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));
const server = await startPostgres();
try {
  const file = (name: string) => join(folder, `${name}.db`);
  const inSqlite = { bot: file('bot'), floor: file('floor'), old: file('old') };
  const database = (name: string) => server.database(name);
  const inPostgres = {
    bot: await database('bot'),
    floor: await database('floor'),
    old: await database('old'),
  };
  print([
    ['', 'kudos', 'floor', 'ratio', `after ${HISTORY}`, 'to empty'],
    ...(await measure('SQLite', inSqlite, sqliteFloor)),
    ...(await measure('PostgreSQL', inPostgres, postgresFloor)),
  ]);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
