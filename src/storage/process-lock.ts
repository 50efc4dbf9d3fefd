import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf, DatabaseFault, sqliteError } from './faults.ts';

// A connection that nobody refers to is closed by the garbage collector, and its lock is gone.
const held = new Set<Database.Database>();

/**
 * Makes this the only bot on a SQLite file, until released or the process ends, however it ends. The lock is the operating
 * system's on `<file>.lock`, so nothing stale can stay behind. The CLI does not take it.
 */
export function lockDatabase(file: string): () => void {
  const release = tryLock(file);
  if (release !== undefined) return release;
  throw new DatabaseFault(
    'in-use',
    `Another Pacer is already running on ${file}: stop it first, or use PostgreSQL to run several.`,
  );
}

/** Tells whether a bot is running on a SQLite file. */
export function isLocked(file: string): boolean {
  const release = tryLock(file);
  release?.();
  return release === undefined;
}

function tryLock(file: string): (() => void) | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const lock = new Database(`${file}.lock`, { timeout: 0 });
    try {
      lock.exec('begin exclusive');
      held.add(lock);
      return () => {
        lock.close();
        held.delete(lock);
      };
    } catch (error) {
      lock.close();
      throw error;
    }
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_BUSY')) return undefined;
    throw sqliteError(error, file);
  }
}
