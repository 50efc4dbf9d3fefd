import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  type DrizzleSnapshotJSON,
  type DrizzleSQLiteSnapshotJSON,
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { describe, expect, test } from 'vitest';
import { tables } from '../../src/schema.ts';
import { postgresKit, sqliteKit } from '../../src/storage/kit.ts';
import { readMigrations, statementsOf } from '../../src/storage/migrate.ts';
import { type Engine, engines } from '../support/databases.ts';

type Journal = { entries: { idx: number; when: number; tag: string }[] };

const read = (path: string): string =>
  readFileSync(new URL(`../../migrations/${path}`, import.meta.url), 'utf8');

const journalOf = (engine: Engine): Journal => JSON.parse(read(`${engine}/meta/_journal.json`));

function lastSnapshot<T>(engine: Engine): T {
  const { idx } = journalOf(engine).entries.at(-1) ?? { idx: 0 };
  return JSON.parse(read(`${engine}/meta/${String(idx).padStart(4, '0')}_snapshot.json`));
}

describe('the migrations lead to the schema (otherwise: npm run migrations)', () => {
  test('sqlite', async () => {
    const now = await generateSQLiteDrizzleJson(tables(sqliteKit));

    expect(await generateSQLiteMigration(lastSnapshot<DrizzleSQLiteSnapshotJSON>('sqlite'), now)).toEqual([]);
  });

  test('postgres', async () => {
    const now = generateDrizzleJson(tables(postgresKit));

    expect(await generateMigration(lastSnapshot<DrizzleSnapshotJSON>('postgres'), now)).toEqual([]);
  });

  test('and so do their SQL files, which a person may have edited', async () => {
    const migrated = new Database(':memory:');
    for (const migration of readMigrations('sqlite'))
      for (const statement of statementsOf(migration)) migrated.exec(statement);
    const empty = await generateSQLiteDrizzleJson({});
    const generated = new Database(':memory:');
    for (const statement of await generateSQLiteMigration(
      empty,
      await generateSQLiteDrizzleJson(tables(sqliteKit)),
    ))
      generated.exec(statement);

    expect(shapeOf(migrated)).toEqual(shapeOf(generated));
  });
});

/** Lists every column and index, in an order of its own. */
const shapeOf = (client: Database.Database): unknown[] =>
  client
    .prepare(
      `select concat_ws(' ', m.name, c.name, lower(c.type), c."notnull", c.dflt_value, c.pk) from sqlite_master m, pragma_table_info(m.name) c
       where m.type = 'table'
       union all
       select concat_ws(' ', m.name, i.name, l."unique", l.partial, i.seqno, m.tbl_name) from sqlite_master m,
         pragma_index_list(m.tbl_name) l, pragma_index_info(m.name) i
       where m.type = 'index' and l.name = m.name
       order by 1`,
    )
    .pluck()
    .all();

test.each(engines)('each %s migration is later than the one before', (engine) => {
  const whens = journalOf(engine).entries.map((it) => it.when);

  expect(whens.length).toBeGreaterThan(0);
  expect(whens).toEqual([...new Set(whens)].sort((a, b) => a - b));
});
