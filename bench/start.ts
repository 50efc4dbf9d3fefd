// From spawning `npm start`'s own process to `/readyz` 200 on the finished demo data, and the memory it then holds. Floor: node with
// tsx and a bare HTTP server that opens the same file.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ms, print, quantile, ratio } from './support/figures.ts';

const RUNS = 7;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pacer-bench-'));

const bare = join(folder, 'bare.ts');
writeFileSync(
  bare,
  `import { createServer } from 'node:http';
   import Database from '${join(root, 'node_modules/better-sqlite3/lib/index.js')}';
   new Database('./data/playground.db').pragma('journal_mode');
   const server = createServer((_, response) => response.end('ready'));
   server.listen(Number(process.env.PORT), '127.0.0.1');`,
);

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Starts a program and waits until it is ready; answers milliseconds and megabytes. */
async function start(file: string, port: number): Promise<{ time: number; memory: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      LOG_LEVEL: 'error',
      TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
    },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const time = performance.now() - began;
  const memory = memoryOf(child.pid ?? 0);
  child.kill('SIGTERM');
  await gone;
  return { time, memory };
}

const main = join(root, 'src/main.ts');
const first = await start(main, 3901);
const pacer: { time: number; memory: number }[] = [];
const floor: { time: number; memory: number }[] = [];
for (let i = 0; i < RUNS; i += 1) {
  pacer.push(await start(main, 3902 + 2 * i));
  floor.push(await start(bare, 3903 + 2 * i));
}
const time = (all: typeof pacer) =>
  quantile(
    all.map((it) => it.time),
    0.5,
  );
const memory = (all: typeof pacer) =>
  quantile(
    all.map((it) => it.memory),
    0.5,
  );
print([
  ['', 'Pacer', 'floor', 'ratio'],
  ['spawn to ready, median', ms(time(pacer)), ms(time(floor)), ratio(time(pacer) / time(floor))],
  [
    'resident memory, median',
    `${memory(pacer).toFixed(0)} MB`,
    `${memory(floor).toFixed(0)} MB`,
    ratio(memory(pacer) / memory(floor)),
  ],
  ['the very first start, company made', ms(first.time), '', ''],
]);
rmSync(folder, { recursive: true, force: true });
