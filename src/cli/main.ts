import '../utc.ts';
import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { realClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { chooseLocale } from './locale.ts';
import { runProgram } from './program.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const argv = process.argv.slice(2);

// Whoever reads on in a pipe (`| head`) may have seen enough.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runProgram(argv, {
  locale: chooseLocale(argv, process.env),
  terminal: { out: (line) => console.log(line), err: (line) => console.error(line) },
  config: () => readConfig(process.env),
  // Loaded on demand: help and mistakes answer at once.
  openDesk: async (config) => (await import('./desk.ts')).openDesk({ config, clock: realClock, newId }),
  elapsed: () => performance.now(),
  start: async () => (await import('./commands/start.ts')).runStart(),
  makeDemo: async () => (await import('./make-demo.ts')).makeDemo(),
});
