import { expect, test } from 'vitest';
import type { Kit } from '../../src/storage/kit.ts';
import { prepareRows } from '../../src/storage/query.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { GuardFailed, type Store } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({
  ...storageTables(k),
  things: k.table('things', { id: k.text('id').primaryKey(), at: k.time('at'), kinds: k.json('kinds') }),
});

const at = new Date('2026-11-21T10:00:00.123Z');
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `t${i}`,
    at: i % 2 === 0 ? at : null,
    kinds: i % 3 === 0 ? null : [i],
  }));

function preparing({ db, t, prepareWrite }: Store<ReturnType<typeof tables>>) {
  const built: number[] = [];
  const insert = prepareRows({ prepareWrite }, t.things, ['id', 'at', 'kinds'], (rows) => {
    built.push(rows.length);
    return db.insert(t.things).values(rows).onConflictDoNothing();
  });
  return { insert, built };
}

describeWithTables('a prepared write of many rows', tables, (open) => {
  test.each([0, 1, 3, 64, 100, 131])('writes all of %i rows as they are', async (count) => {
    const store = await open();
    const rows = rowsOf(count);
    await store.batch(preparing(store).insert(rows));
    const found = await store.db.select().from(store.t.things);
    expect(found.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(rows);
  });

  test('is built once for each power of two', async () => {
    const store = await open();
    const { insert, built } = preparing(store);
    await store.batch(insert(rowsOf(7)));
    await store.batch(insert(rowsOf(7).map((it) => ({ ...it, id: `again-${it.id}` }))));
    expect(built).toEqual([4, 2, 1]);
  });

  test('undoes its batch where a row is there already', async () => {
    const store = await open();
    const { insert } = preparing(store);
    await store.batch(insert(rowsOf(1)));
    await expect(store.batch(insert(rowsOf(5)))).rejects.toThrow(GuardFailed);
    expect(await store.db.select().from(store.t.things)).toHaveLength(1);
  });
});
