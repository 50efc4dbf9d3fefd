import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Company = { base: string; end(): Promise<void> };

/** Starts the program as `npm start` does, with no settings, in a folder of its own. */
export async function startCompany(): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'pacer-'));
  const program = spawn(
    process.execPath,
    ['--import', join(root, 'node_modules/tsx/dist/loader.mjs'), join(root, 'src/main.ts')],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        LOG_LEVEL: 'error',
        TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
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
