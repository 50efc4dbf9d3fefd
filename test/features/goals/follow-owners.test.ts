import { expect, it } from 'vitest';
import { and, eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** When somebody's goals are looked at next. */
async function nextLook(world: TestWorld, id: string): Promise<string | undefined> {
  const { db, t } = world.store;
  const [row] = await db
    .select()
    .from(t.timers)
    .where(and(eq(t.timers.timer, 'goals.assess'), eq(t.timers.subject, id)));
  return row?.dueAt.toISOString();
}

async function moveTo(world: TestWorld, timeZone: string, fact: { name: string; thing: string }) {
  const { db, t } = world.store;
  await world.app.commit({ write: [db.update(t.people).set({ timeZone })], tell: [fact] });
  await world.settle();
}

describeOnEachEngine('the daily look at the goals of people who change', (open) => {
  it('moves with whoever moves to another zone, and is none for people without goals', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1)]);
    expect(await nextLook(world, 'alice')).toBe('2026-10-06T04:00:00.000Z');
    await moveTo(world, 'America/New_York', { name: 'people.changed', thing: 'alice' });
    expect(await nextLook(world, 'alice')).toBe('2026-10-05T10:00:00.000Z');
    await moveTo(world, 'America/New_York', { name: 'people.changed', thing: 'bob' });
    expect(await nextLook(world, 'bob')).toBeUndefined();
  });

  itOnSqlite('is not skipped by a change while nobody looked', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1, { due: '2026-10-09' })]);
    // Down over two weekends: the change is found before the look that is due.
    world.clock.set(new Date('2026-10-17T12:00:00Z'));
    await moveTo(world, 'Asia/Shanghai', { name: 'people.changed', thing: 'alice' });
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'overdue' });
    expect(await nextLook(world, 'alice')).toBe('2026-10-17T22:00:00.000Z');
  });

  it('follows an import through all owners, a hundred a step', async () => {
    const ids = Array.from({ length: 130 }, (_, i) => `p${String(i).padStart(3, '0')}`);
    const world = await openOffice(await open(), { teams: [], people: ids.map((id) => ({ id })) });
    await givenGoals(
      world,
      ids.map((ownerId, i) => aGoal(i + 1, { ownerId, teamId: undefined })),
    );
    await moveTo(world, 'America/New_York', { name: 'people.imported', thing: 'file' });
    for (const id of ['p000', 'p099', 'p100', 'p129'])
      expect(await nextLook(world, id), id).toBe('2026-10-05T10:00:00.000Z');
  });
});
