import { fileURLToPath } from 'node:url';
import { type MigrationMeta as Migration, readMigrationFiles } from 'drizzle-orm/migrator';
import { DatabaseFault } from './faults.ts';
import type { Mark } from './store.ts';

export type { Migration };

export const journalTable = '__drizzle_migrations';

/** Reads an engine's migrations in their order. */
export function readMigrations(engine: 'sqlite' | 'postgres'): Migration[] {
  const folder = fileURLToPath(new URL(`../../migrations/${engine}`, import.meta.url));
  return readMigrationFiles({ migrationsFolder: folder });
}

/**
 * Finds what is still to be applied. Migrations are known by when they were generated, each for itself, so that one merged
 * later from another branch is not passed over. Throws where the database knows a migration that this program does not.
 */
export function pendingMigrations(
  all: readonly Migration[],
  applied: readonly number[],
  where: string,
): Migration[] {
  const known = new Set(all.map((it) => it.folderMillis));
  if (applied.some((when) => !known.has(when)))
    throw new DatabaseFault(
      'newer',
      `The database ${where} was written by a newer version of Pacer: install that version, or restore a backup.`,
    );
  const done = new Set(applied);
  return all.filter((it) => !done.has(it.folderMillis));
}

/** Splits a migration into its statements. */
export const statementsOf = (migration: Migration): string[] =>
  migration.sql.map((it) => it.trim()).filter((it) => it !== '');

/** Refuses a database that holds the other kind of people. */
export function checkMark(found: string | undefined, expected: Mark, where: string): void {
  if (found === undefined || found === expected) return;
  throw new DatabaseFault(
    'wrong-mark',
    found === 'real'
      ? `The database ${where} holds real people, so the playground does not open it: set another DATABASE_URL for it.`
      : `The database ${where} holds the playground's made-up company: set another DATABASE_URL for real people.`,
  );
}

/** Refuses to write beside a running bot of another version. */
export function checkVersion(running: string | undefined, own: string): void {
  if (running === undefined || running === own) return;
  throw new DatabaseFault(
    'other-version',
    `Pacer ${running} is running on this database and this is ${own}: use the same version, or stop it first.`,
  );
}
