import { expect, it } from 'vitest';
import { goalStore } from '../../../src/features/goals/store.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** Bob turns out to be Alice’s second account, or is two people again. */
async function merge(world: TestWorld): Promise<void> {
  const { db, t } = world.store;
  await world.app.commit({
    write: [
      db.update(t.people).set({ mergedIntoId: 'alice', standing: 'left' }).where(eq(t.people.id, 'bob')),
    ],
    tell: [{ name: 'people.merged', thing: 'bob' }],
  });
  await world.settle();
}

async function split(world: TestWorld): Promise<void> {
  const { db, t } = world.store;
  await world.app.commit({
    write: [
      db.update(t.people).set({ mergedIntoId: null, standing: 'active' }).where(eq(t.people.id, 'bob')),
    ],
    tell: [{ name: 'people.split', thing: 'bob alice' }],
  });
  await world.settle();
}

describeOnEachEngine('the goals of two who are one', (open) => {
  it('follow them with their history, and go back when they are two again', async () => {
    const world = await openOffice(await open());
    const { db, t } = world.store;
    const milestone = {
      id: 'milestone-1',
      goalId: 'goal-3',
      position: 0,
      title: 'Pilot live',
      due: '2026-11-30',
      doneOn: undefined,
    };
    await givenGoals(
      world,
      [
        aGoal(1),
        aGoal(2, { ownerId: 'bob', title: 'Bob’s' }),
        aGoal(3, { proposedById: 'bob', measure: { kind: 'milestones' } }),
      ],
      [milestone],
    );
    await world.app.commit({ write: [goalStore(world.store).reach('milestone-1', '2026-10-05', 'bob')] });
    const bob = world.person('bob');
    await bob.forges({ name: 'goals.update', version: 1, payload: { goal: 'goal-2' } });
    bob.fills({ value: '20' });
    await bob.submits();
    const named = async () => ({
      owners: (await db.select().from(t.goals)).map((it) => [it.id, it.ownerId, it.proposedById]).sort(),
      updates: (await db.select().from(t.goalUpdates)).map((it) => it.byId),
      reached: (await db.select().from(t.goalMilestones)).map((it) => it.doneById),
      changes: (await db.select().from(t.goalVersions)).map((it) => [it.goalId, it.byId]).sort(),
    });
    const before = await named();
    expect(before).toMatchObject({ updates: ['bob'], reached: ['bob'] });
    await merge(world);
    expect(await named()).toEqual({
      owners: [
        ['goal-1', 'alice', 'alice'],
        ['goal-2', 'alice', 'alice'],
        ['goal-3', 'alice', 'alice'],
      ],
      updates: ['alice'],
      reached: ['alice'],
      changes: before.changes.map(([id]) => [id, 'alice']),
    });
    await split(world);
    expect(await named()).toEqual(before);
  });

  it('are looked at in the mornings of whoever has them', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(2, { ownerId: 'bob' })]);
    await merge(world);
    await world.wakeUpAt('2026-12-28', '12:00');
    expect(await stored(world, 'G-2')).toMatchObject({ ownerId: 'alice', status: 'overdue' });
    await split(world);
    expect(await stored(world, 'G-2')).toMatchObject({ ownerId: 'bob', status: 'overdue' });
  });
});
