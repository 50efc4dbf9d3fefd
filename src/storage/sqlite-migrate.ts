import type Database from 'better-sqlite3';
import { DatabaseFault, damaged } from './faults.ts';
import {
  checkMark,
  checkVersion,
  journalTable,
  type Migration,
  pendingMigrations,
  readMigrations,
  statementsOf,
} from './migrate.ts';
import type { Mark } from './store.ts';

type Expectation = {
  file: string;
  mark: Mark;
  version: string;
  role: 'bot' | 'cli';
  /** A bot is running on the file now. */
  beside: boolean;
  migrations?: readonly Migration[];
};

/** Checks that the file is the expected database and brings it up to date, leaving foreign keys on. */
export function prepareDatabase(client: Database.Database, expected: Expectation): void {
  const names = client.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  if (names.length > 0 && !names.includes(journalTable) && !names.includes('meta'))
    throw new DatabaseFault(
      'not-a-database',
      `${expected.file} is the database of another program: set DATABASE_URL to another file.`,
    );
  if (names.includes('meta')) {
    checkMark(readMeta(client, 'mark'), expected.mark, expected.file);
    if (expected.beside) checkVersion(readMeta(client, 'version'), expected.version);
  }
  // Inside the transaction this pragma would do nothing, and rebuilding a table would delete its children.
  client.pragma('foreign_keys = off');
  client
    .transaction(() => {
      applyMigrations(client, expected.migrations ?? readMigrations('sqlite'), expected.file);
      writeMeta(client, 'mark', expected.mark);
      if (expected.role === 'bot') writeMeta(client, 'version', expected.version);
    })
    .immediate();
  client.pragma('foreign_keys = on');
  if (expected.role === 'bot') checkSmallFile(client, expected.file);
}

// Checking reads every page: 0.1 s at this size. Larger files are checked with each backup.
const checkedAtStartBytes = 32 * 2 ** 20;

function checkSmallFile(client: Database.Database, file: string): void {
  const bytes = client
    .prepare<[], number>('select page_count * page_size from pragma_page_count, pragma_page_size')
    .pluck()
    .get();
  if ((bytes ?? 0) > checkedAtStartBytes) return;
  if (client.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new DatabaseFault('damaged', damaged(file));
}

function applyMigrations(client: Database.Database, migrations: readonly Migration[], file: string): void {
  if (migrations.length === 0) return;
  client.exec(
    `create table if not exists ${journalTable} (id integer primary key, hash text not null, created_at integer)`,
  );
  const applied = client.prepare<[], number>(`select created_at from ${journalTable}`).pluck().all();
  const pending = pendingMigrations(migrations, applied, file);
  if (pending.length === 0) return;
  const note = client.prepare(`insert into ${journalTable} (hash, created_at) values (?, ?)`);
  for (const migration of pending) {
    for (const statement of statementsOf(migration)) client.exec(statement);
    note.run(migration.hash, migration.folderMillis);
  }
  const orphans = client.prepare('pragma foreign_key_check').all();
  if (orphans.length > 0)
    throw new DatabaseFault(
      'damaged',
      `Updating ${file} would leave ${orphans.length} rows without what they refer to, so nothing was changed: restore a backup.`,
    );
}

const readMeta = (client: Database.Database, key: string): string | undefined =>
  client.prepare<[string], string>('select value from meta where key = ?').pluck().get(key);

/** Writes only what changes: a start on an up-to-date database costs no sync. */
function writeMeta(client: Database.Database, key: string, value: string): void {
  if (readMeta(client, key) === value) return;
  client
    .prepare(
      'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    )
    .run(key, value);
}
