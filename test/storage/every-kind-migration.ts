import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { postgresKit, sqliteKit } from '../../src/storage/kit.ts';
import type { Migration } from '../../src/storage/migrate.ts';
import type { Engine } from '../support/databases.ts';
import { everyKindTables } from './every-kind.ts';

/** Writes the migration that makes the tables of the tests. */
export async function everyKindMigration(engine: Engine): Promise<Migration> {
  const sql =
    engine === 'sqlite'
      ? await generateSQLiteMigration(
          await generateSQLiteDrizzleJson({}),
          await generateSQLiteDrizzleJson(everyKindTables(sqliteKit)),
        )
      : await generateMigration(generateDrizzleJson({}), generateDrizzleJson(everyKindTables(postgresKit)));
  return { sql, folderMillis: 1, bps: true, hash: 'every-kind' };
}
