import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProgramFile } from '../support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program is started: from its sources as `npm start` does, or from a bundle of them. */
export type Start = readonly string[];

/** Starts a program from its sources, as npm does. */
export const fromSources = (file: ProgramFile): Start => [
  '--import',
  import.meta.resolve('tsx'),
  join(root, file),
];

/** Settings of a run; nothing of the machine's own leaks into it. */
export type Env = Readonly<Record<string, string>>;
export type Program = {
  child: ChildProcess;
  /** All that it printed so far. */
  output(): string;
  ended: Promise<number | null>;
};

/** Runs one of the product's programs in a folder. */
export function runProgram(
  start: Start,
  { cwd, env, argv = [] }: { cwd: string; env: Env; argv?: readonly string[] },
): Program {
  const child = spawn(process.execPath, [...start, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += String(data);
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output: () => output, ended };
}

/** Waits until something holds, at most so long (ms); a failure says what was there instead. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  { most = 30_000, otherwise = () => '' }: { most?: number; otherwise?: () => string } = {},
): Promise<T> {
  const end = Date.now() + most;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not happen. ${otherwise()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
