import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundled } from '../support/programs.ts';

export type Answer = { code: string; message?: string };

/** Opens a database in another process and waits for what it says about it. */
export async function openElsewhere(
  url: string,
  role: 'bot' | 'cli',
  options: { stay?: boolean; unprivileged?: boolean } = {},
): Promise<{ answer: Answer; process: ChildProcess }> {
  const script = await bundled('test/storage/open-child.ts');
  const child = spawn(process.execPath, [script, url, role, options.stay ? 'stay' : 'go'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(options.unprivileged ? { UNPRIVILEGED: '1' } : {}) },
  });
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line');
  const answer: Answer = JSON.parse(String(line));
  if (!options.stay && child.exitCode === null) await once(child, 'exit');
  return { answer, process: child };
}
