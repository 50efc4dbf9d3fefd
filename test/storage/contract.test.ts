import { expect, test } from 'vitest';
import { isForeignKey, isUnique, QueryFailed } from '../../src/storage/faults.ts';
import { and, asc, count, eq, lte, param, prepareRead, sql } from '../../src/storage/query.ts';
import { exactly, GuardFailed, type Store, type Write } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';
import { type EveryKind, everyKindTables } from './every-kind.ts';

const at = new Date('2026-03-08T07:59:59.123Z');

const thing = (id: string, size: number) => ({ id, size, colour: 'red' as const });

async function sizes({ db, t }: Store<EveryKind>): Promise<number[]> {
  const rows = await db.select({ size: t.things.size }).from(t.things).orderBy(asc(t.things.size));
  return rows.map((row) => row.size);
}

describeWithTables('values', everyKindTables, (open) => {
  test('every kind of column comes back as it went in', async () => {
    const { db, t, batch } = await open();
    const full = {
      id: 'a',
      colour: 'blue' as const,
      size: -2_147_483_648,
      weight: 0.1,
      active: false,
      tags: { words: ['中文', '🙂', "it's", '<!channel>'], deep: { n: 1 } },
      at,
      parentId: null,
    };
    const bare = {
      ...full,
      id: 'b',
      size: 0,
      active: true,
      weight: null,
      tags: null,
      at: null,
      parentId: 'a',
    };
    await batch([db.insert(t.things).values(full), db.insert(t.things).values(bare)]);

    const rows = await db.select().from(t.things).orderBy(asc(t.things.id));

    expect(rows).toEqual([full, bare]);
    expect(rows[0]?.at).toBeInstanceOf(Date);
  });

  test('defaults apply, and instants compare to the millisecond', async () => {
    const { db, t, batch } = await open();
    await batch([db.insert(t.things).values({ id: 'a', colour: 'red', at })]);
    const until = (instant: Date) => db.select().from(t.things).where(lte(t.things.at, instant));

    expect(await until(new Date(at.getTime() - 1))).toEqual([]);
    expect(await until(at)).toMatchObject([{ size: 0, active: true, weight: null }]);
  });

  test('counts, sums and left joins give numbers and nulls', async () => {
    const { db, t, batch } = await open();
    await batch([db.insert(t.things).values([thing('a', 1), thing('b', 2)])]);
    const total = sql<number>`sum(${t.things.size})`.mapWith(Number);

    expect(await db.select({ n: count(), total }).from(t.things)).toEqual([{ n: 2, total: 3 }]);
    expect(await db.$count(t.things, eq(t.things.size, 2))).toBe(1);
    const joined = await db.select().from(t.things).leftJoin(t.queue, eq(t.queue.id, t.things.id));
    expect(joined.map((row) => row.queue)).toEqual([null, null]);
  });

  test('prepared reads and writes convert their values', async () => {
    const store = await open();
    const { db, t } = store;
    const insert = store.prepareWrite(() =>
      db.insert(t.things).values({
        id: sql.placeholder('id'),
        colour: 'blue',
        size: sql.placeholder('size'),
        active: sql.placeholder('active'),
        tags: sql.placeholder('tags'),
        at: sql.placeholder('at'),
      }),
    );
    const move = store.prepareWrite(() =>
      db
        .update(t.things)
        .set({ at: param('to', t.things.at) })
        .where(and(eq(t.things.id, param('id', t.things.id)), eq(t.things.at, param('from', t.things.at)))),
    );
    const since = prepareRead('things_at', () =>
      db
        .select({ id: t.things.id, tags: t.things.tags, active: t.things.active })
        .from(t.things)
        .where(eq(t.things.at, param('at', t.things.at))),
    );
    const later = new Date(at.getTime() + 1);

    await store.batch([
      exactly(1, insert({ id: 'a', size: 1, active: false, tags: { words: ['x'] }, at })),
      exactly(1, insert({ id: 'b', size: 2, active: true, tags: null, at: null })),
      exactly(1, move({ id: 'a', from: at, to: later })),
    ]);

    expect(await since({ at: later })).toEqual([{ id: 'a', tags: { words: ['x'] }, active: false }]);
    expect(await since({ at })).toEqual([]);
    await expect(
      async () => await insert({ id: 'c', size: 3, active: true, tags: null, at: null }),
    ).rejects.toThrow(/return it instead/);
  });
});

describeWithTables('batches', everyKindTables, (open) => {
  test('a batch takes effect as a whole, and an empty one does nothing', async () => {
    const store = await open();
    const { db, t } = store;

    await store.batch([]);
    await store.batch([
      db.insert(t.things).values(thing('a', 1)),
      exactly(1, db.update(t.things).set({ size: 5 }).where(eq(t.things.size, 1))),
    ]);

    expect(await sizes(store)).toEqual([5]);
  });

  test('a guard that fails undoes the batch and says which it was', async () => {
    const store = await open();
    const { db, t } = store;

    const refused = store.batch([
      db.insert(t.things).values(thing('a', 1)),
      exactly(1, db.update(t.things).set({ size: 5 }).where(eq(t.things.id, 'nobody'))),
    ]);

    await expect(refused).rejects.toThrow(GuardFailed);
    await expect(refused).rejects.toMatchObject({ index: 1 });
    expect(await sizes(store)).toEqual([]);
  });

  test('a guard that did not hold is told before what failed of it', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.things).values(thing('a', 1))]);
    const refused = store.batch([
      exactly(1, db.update(t.things).set({ size: 5 }).where(eq(t.things.id, 'nobody'))),
      db.insert(t.things).values(thing('a', 2)),
    ]);
    await expect(refused).rejects.toMatchObject({ name: 'GuardFailed', index: 0 });
  });

  test('a guard counts what an insert really put in', async () => {
    const store = await open();
    const { db, t } = store;
    const insert = () => db.insert(t.things).values(thing('a', 1)).onConflictDoNothing();

    await store.batch([exactly(1, insert())]);

    await expect(store.batch([exactly(1, insert())])).rejects.toThrow(GuardFailed);
    await store.batch([exactly(0, insert())]);
  });

  test('a conflict undoes the batch, is recognised, and does not repeat what people wrote', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.things).values(thing('very private', 1))]);

    const failed = (writes: Write[]) => store.batch(writes).catch((error: unknown) => error);
    const conflict = await failed([
      db.insert(t.things).values(thing('b', 2)),
      db.insert(t.things).values(thing('very private', 3)),
    ]);
    const missing = await failed([
      db.insert(t.things).values({ ...thing('c', 4), parentId: 'very private too' }),
    ]);

    expect(isUnique(conflict)).toBe(true);
    expect(isForeignKey(missing)).toBe(true);
    expect(isUnique(missing)).toBe(false);
    for (const error of [conflict, missing])
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/private/);
    expect(await sizes(store)).toEqual([1]);
  });

  test('a read that fails does not repeat its parameters', async () => {
    const { db, t } = await open();

    const error: unknown = await db
      .select({ wrong: sql`no_such_function(${t.things.id})` })
      .from(t.things)
      .where(eq(t.things.id, 'very private'))
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(QueryFailed);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/private/);
  });

  test('removing a parent removes its children', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([
      db.insert(t.things).values(thing('a', 1)),
      db.insert(t.things).values({ ...thing('b', 2), parentId: 'a' }),
    ]);

    await store.batch([exactly(1, db.delete(t.things).where(eq(t.things.id, 'a')))]);

    expect(await sizes(store)).toEqual([]);
  });

  test('hundreds of rows go in with one write', async () => {
    const store = await open();
    const { db, t } = store;
    const rows = Array.from({ length: 500 }, (_, size) => ({
      ...thing(`t${size}`, size),
      at,
      tags: { words: ['w'] },
    }));

    await store.batch([exactly(500, db.insert(t.things).values(rows))]);

    expect(await db.$count(t.things)).toBe(500);
  });

  test('a write that is awaited by itself throws and changes nothing', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.things).values(thing('a', 1))]);

    await expect(async () => await db.insert(t.things).values(thing('b', 2))).rejects.toThrow(
      /return it instead/,
    );
    await expect(async () => await db.update(t.things).set({ size: 9 })).rejects.toThrow(/return it instead/);
    await expect(async () => await db.delete(t.things)).rejects.toThrow(/return it instead/);
    await expect(async () => await db.delete(t.things).returning()).rejects.toThrow(/return it instead/);

    expect(await sizes(store)).toEqual([1]);
  });
});

describeWithTables('state', everyKindTables, (open) => {
  test('a healthy database says so', async () => {
    const store = await open();

    await expect(store.health()).resolves.toBeUndefined();
  });

  test('closing twice is fine', async () => {
    const store = await open();

    await store.close();
    await store.close();
  });
});

test('the compiler refuses what a batch cannot run', () => {
  const refused = ({ batch, db, t }: Store<EveryKind>) => [
    // @ts-expect-error a read is no write
    batch([db.select().from(t.things)]),
    // @ts-expect-error rows would be lost: batches return nothing
    batch([db.delete(t.things).returning()]),
    // @ts-expect-error the engines' answers to a write differ
    db.delete(t.things).then((written) => written.rowCount),
    // @ts-expect-error interactive transactions lose other flows' writes
    db.transaction,
    // @ts-expect-error not a colour
    db.insert(t.things).values({ id: 'a', colour: 'green' }),
  ];

  expect(refused).toBeTypeOf('function');
});
