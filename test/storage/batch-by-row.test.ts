import { expect, test } from 'vitest';
import type { Kit } from '../../src/storage/kit.ts';
import { and, eq } from '../../src/storage/query.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { exactly, GuardFailed } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({
  ...storageTables(k),
  tickets: k.table('tickets', { id: k.text('id').primaryKey(), owner: k.text('owner') }),
});

describeWithTables('a batch by row', tables, (open) => {
  test('lets one of several have a row, and undoes the whole batch of the others', async () => {
    const { db, t, batchByRow } = await open();
    await batchByRow([db.insert(t.tickets).values([{ id: 'one' }, { id: 'two' }])]);
    const take = (owner: string) =>
      batchByRow([
        db.insert(t.tickets).values({ id: `note of ${owner}`, owner }),
        exactly(
          1,
          db
            .update(t.tickets)
            .set({ owner })
            .where(and(eq(t.tickets.id, 'one'), eq(t.tickets.owner, ''))),
        ),
      ]);
    await batchByRow([db.update(t.tickets).set({ owner: '' })]);
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map(take));
    const lost = results.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
    expect(lost).toHaveLength(3);
    expect(lost.every((it) => it instanceof GuardFailed)).toBe(true);
    const rows = await db.select().from(t.tickets);
    expect(rows).toHaveLength(3);
    expect(rows.filter((it) => it.owner !== '')).toHaveLength(2);
  });

  test('moves many rows from many sides without a conflict that is not one', async () => {
    const { db, t, batchByRow } = await open();
    const ids = Array.from({ length: 400 }, (_, i) => `t${String(i).padStart(3, '0')}`);
    await batchByRow([db.insert(t.tickets).values(ids.map((id) => ({ id, owner: '' })))]);
    const side = async (owner: number) => {
      for (let i = owner; i < ids.length; i += 8) {
        const id = ids[i] ?? '';
        await batchByRow([
          exactly(
            1,
            db
              .update(t.tickets)
              .set({ owner: String(owner) })
              .where(eq(t.tickets.id, id)),
          ),
        ]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, owner) => side(owner)));
    expect(await db.$count(t.tickets, eq(t.tickets.owner, ''))).toBe(0);
  });
});
