import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundled } from '../support/programs.ts';

export type Company = { base: string; end(): Promise<void> };

/** Starts the program with no settings, in a folder of its own. */
export async function startCompany(): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'pacer-'));
  const program = spawn(process.execPath, [await bundled('src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const base = await new Promise<string>((resolve, reject) => {
    program.once('exit', (code) => reject(new Error(`The program ended with ${code}`)));
    createInterface(program.stdout).on('line', (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    base,
    async end() {
      program.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
