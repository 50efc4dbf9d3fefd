// What it costs to open the windows of 1,000, 10,000 and 50,000 people in 40 zones: occurrences and messages must be exactly as
// many as people, the cost must grow with them, and other requests must be answered meanwhile. Floor: the same rows inserted by
// prepared statements in one bare transaction.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Event } from '../src/chat/index.ts';
import { tables } from '../src/schema.ts';
import { openStore } from '../src/storage/open.ts';
import { type Company, createWorld } from '../test/support/world.ts';
import { ms, print, quantile, ratio, timed, watchStalls } from './support/figures.ts';

const SIZES = [1_000, 10_000, 50_000];
const zones = Intl.supportedValuesOf('timeZone')
  .filter((it) => /^(Europe|Asia|America)\//.test(it))
  .filter((_, i, all) => i % Math.floor(all.length / 40) === 0)
  .slice(0, 40);

function company(size: number): Company {
  const teams = Array.from({ length: Math.ceil(size / 50) }, (_, i) => ({
    id: `team-${i}`,
    lead: `p${i * 50}`,
  }));
  const people = Array.from({ length: size }, (_, i) => ({
    id: `p${i}`,
    team: `team-${Math.floor(i / 50)}`,
    timeZone: zones[i % zones.length] ?? 'UTC',
    ...(i % 50 === 0 ? {} : { manager: `p${Math.floor(i / 50) * 50}` }),
  }));
  return { teams, people };
}

const countOf = (file: string, sql: string): number => {
  const db = new Database(file, { readonly: true });
  const row: unknown = db.prepare(sql).pluck().get();
  db.close();
  return Number(row);
};

/** Copies the rows that the tick made into empty tables of the same shape, with one transaction a hundred people. */
function floorOf(file: string): number {
  const source = new Database(file);
  const start = performance.now();
  for (const table of ['check_ins', 'messages', 'message_parts']) {
    const rows = source.prepare(`select * from ${table}`).raw().all();
    source.exec(`create table floor_${table} as select * from ${table} where false`);
    const width = source.prepare(`select * from ${table}`).columns().length;
    const insert = source.prepare(`insert into floor_${table} values (${Array(width).fill('?').join(', ')})`);
    for (let from = 0; from < rows.length; from += 100) {
      source
        .transaction((some: unknown[]) => {
          for (const row of some) insert.run(row);
        })
        .immediate(rows.slice(from, from + 100));
    }
  }
  source.close();
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));
/** Somebody asks for their own check-ins meanwhile: reads, a card, no write. */
const openHistory = (): Event => ({
  key: crypto.randomUUID(),
  at: new Date(0),
  actor: { platform: 'testchat', workspace: 'W1', id: 'p1' },
  place: { kind: 'direct' },
  canOpenForm: true,
  kind: 'command',
  command: 'checkin',
  line: ['history'],
});

const table = [
  [
    'people',
    'plan',
    'open',
    'a person',
    'floor',
    'ratio',
    'prompts',
    'messages',
    'longest stall',
    'click p99 meanwhile',
  ],
];
for (const size of SIZES) {
  const file = join(folder, `${size}.db`);
  const store = await openStore({ url: `file:${file}`, tables, mark: 'real', version: 'bench', role: 'cli' });
  const world = await createWorld({ store, company: company(size) });
  world.clock.set(new Date('2026-11-16T13:00:00Z'));
  const plan = await timed(world.app.ticker.tick);
  world.clock.set(new Date('2026-11-19T21:00:00Z'));
  const stalls = watchStalls();
  const clicks: number[] = [];
  let ticking = true;
  const clicking = (async () => {
    while (ticking) {
      clicks.push(await timed(() => world.platform.receive(openHistory())));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const open = await timed(world.app.ticker.tick);
  ticking = false;
  await clicking;
  const stall = stalls();
  await store.close();
  const prompts = countOf(file, `select count(*) from check_ins where state = 'open'`);
  const messages = countOf(file, `select count(*) from messages where id like 'prompt:%'`);
  const floor = floorOf(file);
  table.push([
    size.toLocaleString('en'),
    ms(plan),
    ms(open),
    ms((plan + open) / size),
    ms(floor),
    ratio((plan + open) / floor),
    prompts.toLocaleString('en'),
    messages.toLocaleString('en'),
    ms(stall),
    ms(quantile(clicks, 0.99)),
  ]);
}
print(table);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
