import { expect, test } from 'vitest';
import { and, asc, eq, inArray, sql } from '../../src/storage/query.ts';
import { exactly, GuardFailed, type Store } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';
import { type EveryKind, everyKindTables } from './every-kind.ts';

const thing = (id: string, size: number) => ({ id, size, colour: 'red' as const });

async function sizes({ db, t }: Store<EveryKind>): Promise<number[]> {
  const rows = await db.select({ size: t.things.size }).from(t.things).orderBy(asc(t.things.size));
  return rows.map((row) => row.size);
}

describeWithTables('concurrency', everyKindTables, (open) => {
  test('failed batches leak nothing into others, and lose nothing of others', async () => {
    const store = await open();
    const { db, t } = store;
    const flows = Array.from({ length: 40 }, (_, n) => {
      const insert = db.insert(t.things).values(thing(`t${n}`, n));
      const never = exactly(1, db.delete(t.queue).where(eq(t.queue.id, 'nothing')));
      return store.batch(n % 2 === 0 ? [insert] : [insert, never]);
    });

    const settled = await Promise.allSettled(flows);

    expect(settled.filter((it) => it.status === 'rejected')).toHaveLength(20);
    expect(await sizes(store)).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n));
  });

  test('read, decide, guard: no increment of a hot row is lost', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.counters).values({ owner: 'o', kind: 'k', value: 0 })]);
    const increment = async (): Promise<void> => {
      const [row] = await db.select().from(t.counters);
      const seen = row?.value ?? 0;
      const write = db
        .update(t.counters)
        .set({ value: seen + 1 })
        .where(eq(t.counters.value, seen));
      await store.batch([exactly(1, write)]).catch((error: unknown) => {
        if (error instanceof GuardFailed) return increment();
        throw error;
      });
    };

    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let n = 0; n < 5; n += 1) await increment();
      }),
    );

    expect(await db.select({ value: t.counters.value }).from(t.counters)).toEqual([{ value: 40 }]);
  });

  test('a budget that looks at other rows is never overspent', async () => {
    const store = await open();
    const { db, t } = store;
    const spend = (n: number) =>
      store.batch([
        exactly(
          1,
          db.insert(t.things).select(
            db
              .select({
                id: sql<string>`cast(${`s${n}`} as text)`.as('id'),
                colour: sql<'red'>`'red'`.as('colour'),
                size: sql<number>`cast(${n} as integer)`.as('size'),
                weight: sql<number>`10`.as('weight'),
                active: sql<boolean>`${t.things.active}`.as('active'),
                tags: sql<null>`null`.as('tags'),
                at: sql<null>`null`.as('at'),
                parentId: sql<null>`null`.as('parent_id'),
              })
              .from(t.things)
              .where(
                and(eq(t.things.id, 'budget'), sql`(select coalesce(sum(weight), 0) from things) + 10 <= 50`),
              ),
          ),
        ),
      ]);
    await store.batch([db.insert(t.things).values({ id: 'budget', colour: 'blue' })]);

    const settled = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => spend(n + 1)));

    expect(settled.filter((it) => it.status === 'fulfilled')).toHaveLength(5);
  });

  test('claimers pass each other: everything is claimed, once', async () => {
    const store = await open();
    const { db, t } = store;
    const rows = Array.from({ length: 200 }, (_, n) => ({
      id: `m${n}`,
      state: 'queued' as const,
      priority: n % 3,
    }));
    await store.batch([db.insert(t.queue).values(rows)]);
    const claim = () =>
      store.claim((claiming) => {
        const ready = claiming
          .$with('ready')
          .as(
            store.skipLocked(
              db
                .select({ id: t.queue.id })
                .from(t.queue)
                .where(eq(t.queue.state, 'queued'))
                .orderBy(t.queue.priority, t.queue.id)
                .limit(10),
            ),
          );
        return claiming
          .with(ready)
          .update(t.queue)
          .set({ state: 'taken' })
          .where(inArray(t.queue.id, db.select({ id: ready.id }).from(ready)))
          .returning({ id: t.queue.id });
      });

    const claimed = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const mine: string[] = [];
        for (let got = await claim(); got.length > 0; got = await claim())
          mine.push(...got.map((row) => row.id));
        return mine;
      }),
    );

    expect(claimed.flat()).toHaveLength(200);
    expect(new Set(claimed.flat()).size).toBe(200);
  });

  test('of many compare-and-swaps one wins', async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.counters).values({ owner: 'o', kind: 'k', value: 0 })]);

    const won = await Promise.all(
      Array.from({ length: 10 }, () =>
        store.claim((claiming) =>
          claiming
            .update(t.counters)
            .set({ value: 1 })
            .where(eq(t.counters.value, 0))
            .returning({ kind: t.counters.kind }),
        ),
      ),
    );

    expect(won.flat()).toEqual([{ kind: 'k' }]);
  });
});
