import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open.ts';
import { everyKindTables } from './every-kind.ts';
import { everyKindMigration } from './every-kind-migration.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacer-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(name: string) {
  const migrations = [await everyKindMigration('sqlite')];
  const url = join(folder, name);
  const store = await openStore({
    url,
    tables: everyKindTables,
    mark: 'real',
    version: '1.0.0',
    role: 'cli',
    migrations,
  });
  let size = 0;
  const write = (rows: number) =>
    store.batch([
      store.db.insert(store.t.things).values(
        Array.from({ length: rows }, () => {
          size += 1;
          return { id: `thing ${size}`, colour: 'red' as const, size, tags: { words: ['x'.repeat(400)] } };
        }),
      ),
    ]);
  return { store, write };
}

const countIn = (file: string): unknown => {
  const client = new Database(file, { readonly: true });
  const count = client.prepare('select count(*) from things').pluck().get();
  client.close();
  return count;
};

test('a backup of a database that is written to meanwhile is whole', async () => {
  const { store, write } = await open('busy.db');
  // The command line's own connection, as in `pacer backup` beside a bot.
  const { store: beside } = await open('busy.db');
  for (let n = 0; n < 20; n += 1) await write(100);
  const target = join(folder, 'busy-backup.db');
  let making = true;
  const backup = beside.backup(target).finally(() => {
    making = false;
  });
  let during = 0;
  while (making) {
    await write(1);
    during += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await backup;

  expect(during).toBeGreaterThan(0);
  expect(countIn(target)).toBeGreaterThanOrEqual(2_000);
  const copy = new Database(target);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
  expect(readdirSync(folder).filter((name) => name.includes('making'))).toEqual([]);
  await store.close();
  await beside.close();
});

test('a backup takes the place of the last one, and a failed one leaves it alone', async () => {
  const { store, write } = await open('again.db');
  const target = join(folder, 'again-backup.db');
  await write(1);
  await store.backup(target);
  await write(1);
  await store.backup(target);
  expect(countIn(target)).toBe(2);

  writeFileSync(join(folder, 'kept'), 'an older backup');
  await expect(store.backup(join(folder, 'kept/below.db'))).rejects.toThrow(
    /let the user .* write to its folder/,
  );
  await store.close();
  await expect(store.backup(join(folder, 'kept'))).rejects.toThrow();

  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('an older backup');
  expect(existsSync(join(folder, 'kept.making'))).toBe(false);
});
