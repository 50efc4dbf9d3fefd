// What it costs to import 1,000, 10,000 and 50,000 people with managers and teams through the command line, node's start included:
// the first time, and again without a change. It must grow with the rows. Floor: the rows that the import wrote, inserted one by one with
// prepared statements of bare better-sqlite3 into empty copies of the same tables, in one transaction.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { print, ratio } from './support/figures.ts';
import { startPostgres } from './support/postgres.ts';

const SIZES = [1_000, 10_000, 50_000];
const written = ['teams', 'people', 'person_addresses', 'manager_periods', 'person_sources'];
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂';
const header =
  'name,email,team,manager_email,time_zone,locale,title,level,location,start_date,calendar,working_days,hours,slack_email,feishu_email,employee_no';

function personRow(i: number): string {
  const name =
    i % 2 === 0
      ? `${surnames[i % 20]}${given[(i * 7) % 24]}${given[(i * 13 + 5) % 24]}`
      : `Person Number ${i}`;
  const manager = i === 0 ? '' : `p${Math.floor(i / 8)}@acme.com`;
  const work =
    i % 2 === 0 ? 'Asia/Shanghai,zh-CN,Engineer,P5,Shanghai' : 'Europe/Berlin,en,Engineer,P5,Berlin';
  return `${name},p${i}@acme.com,Team ${i % 500},${manager},${work},2024-03-01,CN,Mon-Fri,09:00-18:00,s${i}@acme.com,f${i}@acme.com,E${i}`;
}

type Run = { seconds: number; cpu: number; said: string };

/** Runs the command line as an administrator would; answers the time it took, of the clock and of the processor, and what it said. */
function pacer(url: string, people: string): Run {
  const start = performance.now();
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const command = [process.execPath, '--import', 'tsx', main, 'import', people];
  // The shell's `times` tells what its children used, which a busy machine does not change much.
  const run = spawnSync('sh', ['-c', '"$@" && times', 'sh', ...command], {
    env: { ...process.env, DATABASE_URL: url, LANG: 'en_US.UTF-8' },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const children = run.stdout.trim().split('\n').at(-1) ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { seconds: (performance.now() - start) / 1_000, cpu, said: run.stdout };
}

/** The quickest of some runs: the others had to share the machine. */
const best = (times: number, run: (i: number) => Run): Run =>
  Array.from({ length: times }, (_, i) => run(i)).reduce((a, b) => (b.seconds < a.seconds ? b : a));

/** Makes the same tables with the same indexes in an empty file, and inserts the same rows. */
function floorOf(file: string, target: string): number {
  const source = new Database(file, { readonly: true });
  const db = new Database(target);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  const schema = source.prepare(
    `select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc`,
  );
  for (const sql of schema.pluck().all()) db.exec(String(sql));
  // Teams and people refer to each other.
  db.pragma('foreign_keys = off');
  const tables = written.map((table) => {
    const rows = source.prepare(`select * from ${table}`).raw().all();
    const width = source.prepare(`select * from ${table}`).columns().length;
    return { rows, insert: db.prepare(`insert into ${table} values (${Array(width).fill('?').join(', ')})`) };
  });
  const start = performance.now();
  db.transaction(() => {
    for (const { rows, insert } of tables) for (const row of rows) insert.run(row);
  }).immediate();
  const seconds = (performance.now() - start) / 1_000;
  db.close();
  source.close();
  return seconds;
}

const unchangedIn = (said: string): string => /([\d,]+) unchanged/.exec(said)?.[1] ?? '?';
const s = (seconds: number): string => `${seconds.toFixed(2)} s`;

const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));
const empty = join(folder, 'empty.csv');
writeFileSync(empty, `${header}\n${personRow(0)}\n`);
const start = best(3, (i) => pacer(`file:${join(folder, `start-${i}.db`)}`, empty));
const table = [
  [
    'people',
    'first',
    'processor',
    'beyond start',
    'rows/s',
    'µs a row',
    'floor',
    'ratio',
    'again',
    'processor',
    'unchanged',
  ],
];
for (const size of SIZES) {
  const people = join(folder, `${size}.csv`);
  writeFileSync(people, `${header}\n${Array.from({ length: size }, (_, i) => personRow(i)).join('\n')}\n`);
  const file = join(folder, `${size}.db`);
  const first = best(3, (i) => pacer(`file:${file}${i || ''}`, people));
  const again = pacer(`file:${file}`, people);
  const floor = floorOf(file, join(folder, `${size}-floor.db`));
  const own = first.seconds - start.seconds;
  table.push([
    size.toLocaleString('en'),
    s(first.seconds),
    s(first.cpu),
    s(own),
    Math.round(size / own).toLocaleString('en'),
    ((own * 1e6) / size).toFixed(0),
    s(floor),
    ratio(own / floor),
    s(again.seconds),
    s(again.cpu),
    unchangedIn(again.said),
  ]);
}
console.log(
  `  an import of one person takes ${s(start.seconds)} (processor ${s(start.cpu)}): node's start, new database included`,
);
print(table);

const postgres = await startPostgres();
const onPostgres = [['people, PostgreSQL', 'first', 'processor', 'again', 'processor', 'unchanged']];
for (const size of SIZES) {
  const url = await postgres.database(`import_${size}`);
  const people = join(folder, `${size}.csv`);
  const first = pacer(url, people);
  const again = pacer(url, people);
  onPostgres.push([
    size.toLocaleString('en'),
    s(first.seconds),
    s(first.cpu),
    s(again.seconds),
    s(again.cpu),
    unchangedIn(again.said),
  ]);
}
print(onPostgres);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
