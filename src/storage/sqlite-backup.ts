import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseFault, sqliteError } from './faults.ts';

const pagesAStep = 100;
// More pages than any database has.
const allPages = 2 ** 31 - 1;

/**
 * Copies a database while it is written to. The copy is made under another name, checked, and only then takes the place of
 * the target, so that an older backup is never lost to a failed one.
 */
export async function backUp(client: Database.Database, target: string): Promise<void> {
  const making = `${target}.making`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    await copyAll(client, making);
    checkCopy(making);
    renameSync(making, target);
  } catch (error) {
    throw sqliteError(error, target);
  } finally {
    if (existsSync(making)) rmSync(making);
  }
}

async function copyAll(client: Database.Database, making: string): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  await client.backup(making, {
    progress: ({ remainingPages }) => {
      // A write by another process starts the copy over; one long step then gets it done.
      const restarted = remainingPages > least;
      least = Math.min(least, remainingPages);
      return restarted ? allPages : pagesAStep;
    },
  });
}

function checkCopy(file: string): void {
  const copy = new Database(file, { fileMustExist: true });
  try {
    const verdict = copy.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok')
      throw new DatabaseFault(
        'damaged',
        'The database is damaged, so no backup was made: restore the last one.',
      );
  } finally {
    copy.close();
  }
}
