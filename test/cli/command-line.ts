import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDesk } from '../../src/cli/desk.ts';
import { chooseLocale } from '../../src/cli/locale.ts';
import { type ProgramParts, runProgram } from '../../src/cli/program.ts';
import { exits } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Engine } from '../support/databases.ts';
import { createMigratedDatabase } from '../support/migrated.ts';

export type Ended = { exit: number; out: string; err: string };

/** Sits down at a terminal in an empty folder, with an empty database of the engine: on PostgreSQL one with its tables, unless told otherwise. */
export async function sitDown(
  engine: Engine,
  env: Record<string, string> = {},
  createDatabase = createMigratedDatabase,
) {
  const folder = mkdtempSync(join(tmpdir(), 'pacer-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url =
    engine === 'sqlite'
      ? `file:${join(folder, 'pacer.db')}`
      : await createDatabase(`cli_${newId().replaceAll('-', '')}`);
  const clock = movableClock(new Date('2026-11-18T09:00:00Z'));
  const variables = { DATABASE_URL: url, LANG: 'en_US.UTF-8', ...env };
  const desk = {
    /** What the program believes to have taken. */
    elapsedMs: 0,
    folder,
    url,
    clock,
    /** Puts a file into the folder and answers its path. */
    file(name: string, content: string | Buffer): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    path: (name: string) => join(folder, name),
    /** Runs a command line, as `npm run pacer -- …` would. */
    async pacer(...argv: string[]): Promise<Ended> {
      const out: string[] = [];
      const err: string[] = [];
      const parts: ProgramParts = {
        locale: chooseLocale(argv, variables),
        terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
        config: () => readConfig(variables),
        openDesk: (config) => openDesk({ config, clock, newId }),
        elapsed: () => desk.elapsedMs,
        start: async () => exits.ok,
        makeDemo: async () => {},
      };
      const exit = await runProgram(argv, parts);
      return { exit, out: out.join('\n'), err: err.join('\n') };
    },
  };
  return desk;
}
