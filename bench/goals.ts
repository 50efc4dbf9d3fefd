// The morning look at 1,000, 10,000 and 100,000 goals, five of each owner, on both engines: every goal is assessed, and the owner of
// each that fell behind is told once. The cost must grow with the goals and memory must not. Floor: the same rows of goals read
// by the bare driver, a hundred owners at a time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Goal } from '../src/features/goals/model.ts';
import { startGoals } from '../src/features/goals/start-goals.ts';
import { goalStore } from '../src/features/goals/store.ts';
import { tables } from '../src/schema.ts';
import { openStore } from '../src/storage/open.ts';
import { aGoal } from '../test/features/goals/office.ts';
import { type Company, createWorld, type TestWorld } from '../test/support/world.ts';
import { ms, print, ratio, timed, watchStalls } from './support/figures.ts';
import { startPostgres } from './support/postgres.ts';

const SIZES = [1_000, 10_000, 100_000];
const OF_EACH = 5;
const A_BATCH = 100;
const TEAM = 50;
/** Monday, two hours before everybody's morning look. */
const NIGHT = '2026-11-16T04:00:00+01:00';
const MORNING = new Date('2026-11-16T06:00:00+01:00');

function company(owners: number): Company {
  const teams = Array.from({ length: Math.ceil(owners / TEAM) }, (_, i) => ({
    id: `team-${i}`,
    lead: `p${i * TEAM}`,
  }));
  const people = Array.from({ length: owners }, (_, i) => ({
    id: `p${i}`,
    team: `team-${Math.floor(i / TEAM)}`,
    ...(i % TEAM === 0 ? {} : { manager: `p${Math.floor(i / TEAM) * TEAM}` }),
  }));
  return { teams, people };
}

/** Halfway through the quarter: four goals of five stand where they should, one is far behind. */
const goalOf = (number: number): Goal => {
  const owner = Math.floor(number / OF_EACH);
  const current = number % OF_EACH === 0 ? 10 : 60;
  return aGoal(number + 1, {
    ownerId: `p${owner}`,
    teamId: `team-${Math.floor(owner / TEAM)}`,
    current,
    progress: current / 100,
    reportedAt: new Date('2026-11-13T09:00:00Z'),
    reports: 1,
  });
};

async function fill(world: TestWorld, count: number): Promise<void> {
  const own = goalStore(world.store);
  for (let from = 0; from < count; from += A_BATCH) {
    const goals = Array.from({ length: Math.min(A_BATCH, count - from) }, (_, i) => goalOf(from + i));
    const { wake = [] } = await startGoals({ people: world.app.people.people }, goals, world.clock.now());
    await world.app.commit({ write: own.create(goals, 'imported', undefined), wake });
  }
}

type Reader = (sql: string, values: readonly string[]) => Promise<unknown[]>;

/** Reads every goal by its owner, a hundred owners a statement. */
async function floorOf(read: Reader, owners: number, place: (i: number) => string): Promise<number> {
  return timed(async () => {
    for (let from = 0; from < owners; from += A_BATCH) {
      const ids = Array.from({ length: Math.min(A_BATCH, owners - from) }, (_, i) => `p${from + i}`);
      const places = ids.map((_, i) => place(i)).join(', ');
      await read(`select * from goals where state = 'active' and owner_id in (${places})`, ids);
    }
  });
}

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
};

async function measure(url: string, count: number, read: Reader, place: (i: number) => string) {
  const owners = Math.ceil(count / OF_EACH);
  const store = await openStore({ url, tables, mark: 'real', version: 'bench', role: 'cli' });
  const world = await createWorld({ store, company: company(owners), at: NIGHT });
  await fill(world, count);
  world.clock.set(MORNING);
  const before = heap();
  let highest = before;
  const watching = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss / 1024 / 1024);
  }, 50);
  const stalls = watchStalls();
  const took = await timed(async () => {
    while ((await world.app.ticker.tick()) > 0);
  });
  const stall = stalls();
  clearInterval(watching);
  const [behind] = await read(`select count(*) as n from goals where status = 'behind'`, []);
  const [alerts] = await read(`select count(*) as n from messages where why like 'goals.%'`, []);
  const floor = await floorOf(read, owners, place);
  await store.close();
  return [
    count.toLocaleString('en'),
    ms(took),
    ms(took / count),
    ms(floor),
    ratio(took / floor),
    JSON.stringify(behind).replace(/\D/g, ''),
    JSON.stringify(alerts).replace(/\D/g, ''),
    ms(stall),
    `+${Math.round(highest - before)} MB`,
  ];
}

const head = ['goals', 'morning', 'a goal', 'floor', 'ratio', 'behind', 'told', 'longest stall', 'memory'];
const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));
const sizes = SIZES.filter((it) => it <= Number(process.env.BENCH_GOALS ?? SIZES.at(-1)));

console.log('SQLite');
const onSqlite = [head];
for (const count of sizes) {
  const file = join(folder, `${count}.db`);
  const reader = (): Database.Database => new Database(file, { readonly: true });
  const read: Reader = async (sql, values) => {
    const db = reader();
    const rows = db.prepare(sql).all(...values);
    db.close();
    return rows;
  };
  onSqlite.push(await measure(`file:${file}`, count, read, () => '?'));
}
print(onSqlite);

console.log('PostgreSQL');
const server = await startPostgres();
const onPostgres = [head];
for (const count of sizes) {
  const url = await server.database(`goals_${count}`);
  const pool = new pg.Pool({ connectionString: url });
  const read: Reader = async (sql, values) => (await pool.query(sql, [...values])).rows;
  onPostgres.push(await measure(url, count, read, (i) => `$${i + 1}`));
  await pool.end();
}
print(onPostgres);
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
