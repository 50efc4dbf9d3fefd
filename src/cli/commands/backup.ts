import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

const folder = './data/backups';

/** Copies the SQLite database while it is in use; an existing file is never overwritten. */
export async function runBackup(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  file: string | undefined,
): Promise<Exit> {
  if (desk.store.engine === 'postgres') {
    terminal.err(words.backupPostgres());
    return exits.failed;
  }
  const target = file ?? join(folder, `pacer-${stampOf(desk.clock)}.db`);
  if (existsSync(target)) {
    terminal.err(words.backupExists(target));
    return exits.failed;
  }
  await desk.store.backup(target);
  terminal.out(words.backedUp(target, sizeOf(target)));
  return exits.ok;
}

/** Names a moment for a file: `2026-11-20T093000Z`. */
const stampOf = (clock: Clock): string => `${clock.now().toISOString().slice(0, 19).replaceAll(':', '')}Z`;

const sizeOf = (file: string): string => `${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`;
