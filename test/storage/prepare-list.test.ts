import { expect, test } from 'vitest';
import type { Kit } from '../../src/storage/kit.ts';
import { and, eq, inArray, prepareList, sql } from '../../src/storage/query.ts';
import { storageTables } from '../../src/storage/schema.ts';
import type { Store } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({
  ...storageTables(k),
  things: k.table('things', { id: k.text('id').primaryKey(), kind: k.text('kind').notNull() }),
});

const names = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

async function storeThings({ db, t, batch }: Store<ReturnType<typeof tables>>, count: number) {
  const rows = names(count).map((id, i) => ({ id, kind: i % 2 === 0 ? 'even' : 'odd' }));
  await batch([db.insert(t.things).values(rows)]);
  let built = 0;
  const named = prepareList('things', (ids) => {
    built += 1;
    return db
      .select()
      .from(t.things)
      .where(and(inArray(t.things.id, ids), eq(t.things.kind, sql.placeholder('kind'))));
  });
  const idsOf = async (ids: readonly string[], kind = 'even') =>
    (await named(ids, { kind })).map((it) => it.id).sort();
  return { idsOf, built: () => built };
}

describeWithTables('a prepared list', tables, (open) => {
  test('reads what is in it, once each, whatever its length', async () => {
    const { idsOf } = await storeThings(await open(), 9);
    expect(await idsOf([])).toEqual([]);
    expect(await idsOf(['t0'])).toEqual(['t0']);
    expect(await idsOf(['t0', 't1', 't2'])).toEqual(['t0', 't2']);
    expect(await idsOf(['t0', 't1', 't2'], 'odd')).toEqual(['t1']);
    expect(await idsOf(['t4', 't4', 'gone', 't4'])).toEqual(['t4']);
    expect(await idsOf(names(9))).toEqual(['t0', 't2', 't4', 't6', 't8']);
  });

  test('is built once for all lengths up to a power of two', async () => {
    const { idsOf, built } = await storeThings(await open(), 9);
    for (const length of [5, 6, 7, 8, 6, 5])
      expect(await idsOf(names(length))).toHaveLength(Math.ceil(length / 2));
    expect(built()).toBe(1);
  });

  test('longer than one query takes is read in parts', async () => {
    const { idsOf } = await storeThings(await open(), 2_100);
    expect(await idsOf(names(2_100))).toHaveLength(1_050);
  });
});
