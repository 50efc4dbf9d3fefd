import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { bundle } from '../support/bundle.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type ChaosPlan, type ChaosReport, runChaos } from './run-chaos.ts';

// npm run chaos [kills for each engine and bot]
const kills = Number(process.argv[2] ?? 100);

type Bot = Omit<ChaosPlan, 'url' | 'processes'>;

const modules = ['child', 'whole-app', 'prompts-app'] as const;
const bundles = await bundle(
  'chaos',
  modules.map((it) => fileURLToPath(new URL(`${it}.ts`, import.meta.url))),
);
const plan = {
  kills,
  killsAWave: 10,
  longestLife: 900,
  patience: 120_000,
  bundled: async (module: (typeof modules)[number]) => bundles[modules.indexOf(module)] ?? '',
};
const bots: Bot[] = [
  { ...plan, app: 'whole-app', people: 200 },
  { ...plan, app: 'prompts-app', people: 300 },
];

function print(name: string, report: ChaosReport): void {
  const happened = Object.entries(report.figures).map(([what, times]) => `${times} × ${what}`);
  console.log(`${name}: ${report.kills} kills in ${report.seconds.toFixed(0)} s`);
  console.log(`  the chats: ${happened.join(', ')}`);
  console.log(
    `  messages due: ${report.expected} (${report.waves} waves), missing: ${report.missing.length}, double: ${report.doubled.length}`,
  );
  for (const words of [
    ...report.missing.map((it) => `missing: ${it}`),
    ...report.doubled.map((it) => `double: ${it}`),
  ].slice(0, 20))
    console.log(`  ${words}`);
}

async function onSqlite(plan: Bot): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), 'pacer-chaos-'));
  try {
    return await runChaos({ ...plan, url: join(folder, 'pacer.db'), processes: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(plan: Bot): Promise<ChaosReport> {
  const server = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: `${server.url}/postgres` });
    await client.connect();
    await client.query('create database chaos');
    await client.end();
    return await runChaos({ ...plan, url: `${server.url}/chaos`, processes: 2 });
  } finally {
    await server.stop();
  }
}

const engines = { 'SQLite, one process': onSqlite, 'PostgreSQL, two processes': onPostgres };
for (const [engine, run] of Object.entries(engines))
  for (const bot of bots) {
    const report = await run(bot);
    print(`${engine}, ${bot.app}`, report);
    if (report.missing.length + report.doubled.length > 0) process.exitCode = 1;
  }
