import { expect, it } from 'vitest';
import type { Goal } from '../../../src/features/goals/model.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

async function deactivate(world: TestWorld, id: string): Promise<void> {
  const { standings } = world.app.people;
  await world.app.commit(await standings.deactivate({ now: world.clock.now() }, [id]));
  await world.settle();
}

const owned = async (world: TestWorld, id: string) =>
  (await goalStore(world.store).ofOwners([id], ['active'])).map((it) => it.code);

describeOnEachEngine('the goals of somebody who leaves', (open) => {
  const withGoals = async (goals: Goal[]) => {
    const world = await openOffice(await open());
    await givenGoals(world, goals);
    return world;
  };

  it('are handed to their manager after 14 days, private ones too, with one card and a line of history', async () => {
    const world = await withGoals([
      aGoal(1),
      aGoal(2, { title: 'Private', visibility: 'private' }),
      aGoal(3, { title: 'Done', state: 'closed', closedAt: new Date('2026-10-05T07:00:00Z') }),
      aGoal(4, { title: 'Bob’s', ownerId: 'bob' }),
    ]);
    await deactivate(world, 'alice');
    await world.wakeUpAt('2026-10-18', '12:00');
    expect(await owned(world, 'alice')).toEqual(['G-1', 'G-2']);
    await world.wakeUpAt('2026-10-20', '11:00');
    expect(await owned(world, 'alice')).toEqual([]);
    expect(await owned(world, 'anna')).toEqual(['G-1', 'G-2']);
    // What is over stays whose it was.
    expect(await stored(world, 'G-3')).toMatchObject({ ownerId: 'alice' });
    expect(await stored(world, 'G-4')).toMatchObject({ ownerId: 'bob' });
    const anna = world.person('anna');
    anna.sees(
      /Alice Moreau has left: 2 goals are with you now\nKeep them[^\n]*\nG-1 Customer calls\n[^\n]*\n[^\n]*\n\[Open\]\nG-2 Private\n/,
    );
    expect(anna.count(/has left: 2 goals/)).toBe(1);
    const { db, t } = world.store;
    const lines = await db.select().from(t.goalVersions).where(eq(t.goalVersions.goalId, 'goal-1'));
    expect(lines.find((it) => it.what === 'handed-over')).toMatchObject({
      byId: null,
      before: { ownerId: 'alice' },
      after: { ownerId: 'anna' },
    });
  });

  itOnSqlite('are looked at every morning of whoever has them now', async () => {
    const world = await withGoals([aGoal(1)]);
    await deactivate(world, 'alice');
    await world.wakeUpAt('2026-10-20', '12:00');
    await world.wakeUpAt('2026-12-28', '12:00');
    expect(await stored(world, 'G-1')).toMatchObject({ ownerId: 'anna', status: 'overdue' });
  });

  it('stay where they are while somebody is only absent, and where nobody is above', async () => {
    const world = await withGoals([aGoal(1), aGoal(2, { ownerId: 'helen', teamId: undefined })]);
    await deactivate(world, 'alice');
    await deactivate(world, 'helen');
    await world.wakeUpAt('2026-10-12', '12:00');
    await world.app.commit(
      await world.app.people.standings.reactivate({ now: world.clock.now() }, ['alice']),
    );
    await world.wakeUpAt('2026-10-21', '12:00');
    expect(await owned(world, 'alice')).toEqual(['G-1']);
    expect(await owned(world, 'helen')).toEqual(['G-2']);
  });

  itOnSqlite('are shown as handed over to that manager alone', async () => {
    const world = await withGoals([aGoal(1)]);
    await deactivate(world, 'alice');
    await world.wakeUpAt('2026-10-20', '11:00');
    const card = world.app.registry.cards.get('goals.handed-over');
    const seenBy = (personId: string) =>
      card?.render(
        {
          now: world.clock.now(),
          reader: { locale: 'en', timeZone: 'Europe/Berlin', platform: 'test', personId },
          locale: 'en',
          page: 0,
        },
        'alice anna',
      );
    expect(await seenBy('bob')).toBe('gone');
    expect(await seenBy('anna')).not.toBe('gone');
  });
});
