import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { DatabaseFault, sqliteError } from '../../src/storage/faults.ts';
import { openStore } from '../../src/storage/open.ts';
import { exactly } from '../../src/storage/store.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { openElsewhere } from './child.ts';
import { everyKindTables } from './every-kind.ts';
import { everyKindMigration } from './every-kind-migration.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacer-faults-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(url: string, role: 'bot' | 'cli' = 'cli') {
  const engine = url.startsWith('postgres') ? 'postgres' : 'sqlite';
  const migrations = [await everyKindMigration(engine)];
  const store = await openStore({
    url,
    tables: everyKindTables,
    mark: 'real',
    version: '1.0.0',
    role,
    migrations,
  });
  onTestFinished(() => store.close());
  return store;
}

/** Says what a database fault says; anything else fails the test. */
async function faultOf(attempt: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await attempt.then(
    () => new Error('nothing was wrong'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseFault)) throw error;
  expect(error.message).toMatch(/^[^\n]+: [^\n]+\.$/);
  return { code: error.code, message: error.message };
}

const inFolder = (name: string): string => join(folder, name);

async function filledFile(name: string): Promise<string> {
  const file = inFolder(name);
  const store = await open(file);
  const rows = Array.from({ length: 400 }, (_, n) => ({
    id: `a thing with a long name ${n}`,
    colour: 'red' as const,
    size: n,
  }));
  for (let round = 0; round < 5; round += 1)
    await store.batch([
      store.db
        .insert(store.t.things)
        .values(rows.map((row) => ({ ...row, id: `${row.id} ${round}`, size: row.size + 1000 * round }))),
    ]);
  await store.close();
  return file;
}

describe('a SQLite file', () => {
  test('in a folder that does not exist gets one', async () => {
    const store = await open(inFolder('new/deep/pacer.db'));

    await store.health();
  });

  test('that is a folder', async () => {
    mkdirSync(inFolder('folder.db'));

    expect(await faultOf(open(inFolder('folder.db')))).toMatchObject({
      code: 'not-a-database',
      message: /is a folder/,
    });
  });

  test('below something that is no folder', async () => {
    writeFileSync(inFolder('plain'), '');

    expect(await faultOf(open(inFolder('plain/pacer.db')))).toMatchObject({ code: 'no-access' });
  });

  test('that is something else', async () => {
    writeFileSync(inFolder('text.db'), 'These are minutes of a meeting. '.repeat(400));

    expect(await faultOf(open(inFolder('text.db')))).toMatchObject({
      code: 'not-a-database',
      message: /not a database of Pacer/,
    });
  });

  test('that belongs to another program', async () => {
    const other = new Database(inFolder('other.db'));
    other.exec('create table songs (title text)');
    other.close();

    expect(await faultOf(open(inFolder('other.db')))).toMatchObject({
      code: 'not-a-database',
      message: /another program/,
    });
  });

  test('that is empty becomes a new database', async () => {
    writeFileSync(inFolder('empty.db'), '');

    await (await open(inFolder('empty.db'))).health();
  });

  test('that was cut short', async () => {
    const file = await filledFile('short.db');
    truncateSync(file, 40_960);

    expect(await faultOf(open(file, 'bot'))).toMatchObject({
      code: 'damaged',
      message: /put the last backup in its place/,
    });
  });

  test('that has rotten pages stops the bot at start, and the reads of others where they meet one', async () => {
    const file = await filledFile('rotten.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 32_768, bytes.length - 4_096);
    writeFileSync(file, bytes);
    // Checked before anything is opened beside it.
    expect(await faultOf(open(file, 'bot'))).toMatchObject({ code: 'damaged' });
    const { db, t } = await open(file);

    expect(await faultOf(Promise.resolve(db.select().from(t.things)))).toMatchObject({ code: 'damaged' });
  });

  test('that is read-only, or lies in a read-only folder', async () => {
    mkdirSync(inFolder('locked'));
    const file = inFolder('locked/pacer.db');
    await openElsewhere(file, 'bot');
    chmodSync(file, 0o444);
    const { answer: readOnlyFolder } = await openElsewhere(file, 'bot', { unprivileged: true });
    chmodSync(inFolder('locked'), 0o777);
    const { answer: readOnlyFile } = await openElsewhere(file, 'bot', { unprivileged: true });

    expect(readOnlyFolder).toMatchObject({
      code: 'no-access',
      message: expect.stringMatching(/let the user .* write to its folder/),
    });
    expect(readOnlyFile).toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/let the user .* write to it/),
    });
  });

  test('that is removed while open is noticed', async () => {
    const file = inFolder('removed.db');
    const store = await open(file);
    rmSync(file);

    expect(await faultOf(store.health())).toMatchObject({ code: 'missing' });
  });

  test('on a full disk', () => {
    const client = new Database(':memory:');
    client.exec('create table t (x text)');
    client.pragma('max_page_count = 2');

    const fill = () => client.exec(`insert into t values (hex(zeroblob(20000)))`);

    expect(fill).toThrow(/full/);
    try {
      fill();
    } catch (error) {
      expect(sqliteError(error, 'pacer.db')).toMatchObject({
        code: 'full',
        message: 'The disk of pacer.db is full and nothing was saved: make room, Pacer goes on by itself.',
      });
    }
  });
});

test('an address of another kind of database is refused', async () => {
  const options = { tables: everyKindTables, mark: 'real', version: '1.0.0', role: 'cli' } as const;

  expect(await faultOf(openStore({ ...options, url: 'mysql://localhost/pacer' }))).toMatchObject({
    code: 'missing',
  });
});

describe('another process that writes', () => {
  test('is waited for, without stopping this one', async () => {
    const file = inFolder('shared.db');
    const store = await open(file);
    const other = new Database(file, { timeout: 0 });
    other.exec('begin immediate');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    setTimeout(() => other.exec('commit'), 300);

    await store.batch([exactly(1, store.db.insert(store.t.things).values({ id: 'a', colour: 'red' }))]);

    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(15);
    other.close();
  });

  test('for too long is reported after two seconds, and nothing is written', async () => {
    const file = inFolder('hogged.db');
    const store = await open(file);
    const other = new Database(file, { timeout: 0 });
    other.exec('begin immediate');
    const before = performance.now();

    const refused = await faultOf(
      store.batch([store.db.insert(store.t.things).values({ id: 'a', colour: 'red' })]),
    );

    expect(refused).toMatchObject({ code: 'busy' });
    expect(performance.now() - before).toBeGreaterThan(1_900);
    expect(performance.now() - before).toBeLessThan(3_000);
    other.exec('rollback');
    other.close();
    expect(await store.db.$count(store.t.things)).toBe(0);
  });
});

describe('PostgreSQL', () => {
  test('that does not answer is named without the password', async () => {
    const { code, message } = await faultOf(open('postgres://pacer:secret@127.0.0.1:1/pacer'));

    expect(code).toBe('unreachable');
    expect(message).toContain('127.0.0.1:1/pacer');
    expect(message).not.toContain('secret');
  });

  test('without the database, or with a wrong password', async () => {
    const url = new URL(await createPostgresDatabase('faults_access'));
    const missing = new URL(url);
    missing.pathname = '/nowhere';
    const wrong = new URL(url);
    wrong.password = 'wrong';

    expect(await faultOf(open(missing.href))).toMatchObject({ code: 'missing', message: /createdb/ });
    expect(await faultOf(open(wrong.href))).toMatchObject({ code: 'no-access' });
  });

  test('that cuts every connection, even in a transaction, is used again at once', async () => {
    const url = await createPostgresDatabase('faults_cut');
    const store = await open(url);
    const { db, t } = store;
    const insert = (id: string, size: number) =>
      store.batch([db.insert(t.things).values({ id, size, colour: 'red' })]);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const cut = () =>
      admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    await insert('a', 1);
    for (let round = 0; round < 4; round += 1) {
      await admin.query('begin; lock table things');
      const waiting = Promise.allSettled(
        Array.from({ length: 12 }, (_, n) => insert(`${round} ${n}`, 100 + round * 20 + n)),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      await cut();
      await admin.query('commit');
      for (const it of await waiting)
        if (it.status === 'rejected') expect(it.reason).toMatchObject({ code: 'unreachable' });
    }

    await insert('z', 2);
    expect(await db.$count(t.things)).toBeGreaterThanOrEqual(2);
    await admin.end();
  });
});
