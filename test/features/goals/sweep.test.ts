import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

describeOnEachEngine('the daily look at goals', (open) => {
  itOnSqlite('finds a goal behind after the first fifth and two windows, the owner first', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1)]);
    // Ten working days of silence are over on the evening of the 16th.
    await world.goTo('2026-10-19', '23:00');
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'on-track' });
    // The first fifth of sixty working days is twelve: the 21st is the first day after it.
    await world.goTo('2026-10-21', '05:59');
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'no-recent-update' });
    await world.goTo('2026-10-21', '06:00');
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'no-recent-update' });
  });

  it('looked at late, after a weekend without a process, finds the same', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1), aGoal(2, { ownerId: 'li', teamId: 'supply' })]);
    await world.wakeUpAt('2026-10-26', '12:00');
    // Nobody else was told anything yet, since nobody looked.
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
    expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
  });

  itOnSqlite('works out what goals are made of others, however many levels up', async () => {
    const world = await openOffice(await open());
    const parts = { measure: { kind: 'parts' as const }, ownerId: 'helen', teamId: undefined };
    await givenGoals(world, [
      aGoal(1, { ...parts, level: 'company' }),
      aGoal(2, { ...parts, level: 'team', ownerId: 'anna', parentId: 'goal-1' }),
      aGoal(3, { parentId: 'goal-2', progress: 0.5 }),
      aGoal(4, { parentId: 'goal-2', progress: 0.25 }),
    ]);
    expect((await stored(world, 'G-2')).progress).toBe(0.375);
    expect((await stored(world, 'G-1')).progress).toBe(0.375);
  });
});
