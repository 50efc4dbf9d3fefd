import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { atWallTime } from '../../../src/calendar/index.ts';
import { openLog } from '../../../src/shared/log.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import type { TestWorld } from '../../support/world.ts';
import { eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice } from './office.ts';

/** A second process of the same bot, on the same database and chat. */
const another = ({ store, clock, platform }: TestWorld) =>
  createApp({
    store,
    clock,
    newId: randomUUID,
    log: openLog('silent'),
    platforms: [platform],
    settings: ordinarySettings,
  });

describeOnEachEngine('two processes', (open) => {
  it('that look at the same goals at once alert once, release once and tell the team once', async () => {
    const world = await openOffice(await open(), undefined, eve);
    const both = [world.app, another(world)];
    const wakeBothAt = async (date: string, time: string) => {
      world.clock.set(atWallTime(date, time, 'Europe/Berlin'));
      await Promise.all(both.map((app) => app.settle()));
      await world.settle();
    };
    const team = { level: 'team' } as const;
    await givenGoals(world, [aGoal(1, team), aGoal(2, team), aGoal(3, { ...team, ownerId: 'bob' })]);
    await wakeBothAt('2026-10-21', '09:00');
    const { db, t } = world.store;
    expect((await db.select().from(t.goalLags)).map((it) => it.goalId).sort()).toEqual([
      'goal-1',
      'goal-2',
      'goal-3',
    ]);
    expect(world.person('alice').count(/2 of your goals are behind/)).toBe(1);
    expect(world.person('bob').count(/One of your goals is behind/)).toBe(1);
    await wakeBothAt('2026-10-22', '09:30');
    await wakeBothAt('2026-10-22', '09:35');
    expect(world.channel('payments').posts()).toHaveLength(1);
    await reportsValue(world, 'G-1', 60);
    await wakeBothAt('2026-10-23', '09:30');
    expect(world.channel('payments').posts()).toHaveLength(2);
    expect(world.person('alice').count(/has caught up/)).toBe(1);
  });

  itOnSqlite('and handlers that run again change nothing', async () => {
    const world = await openOffice(await open(), undefined, eve);
    await givenGoals(world, [aGoal(1, { level: 'team' })]);
    await world.goTo('2026-10-22', '10:00');
    const lags = await world.store.db.select().from(world.store.t.goalLags);
    const ctx = { now: world.clock.now(), newId: randomUUID };
    const run = async (timer: string, subjects: readonly string[]) => {
      const handle = world.app.registry.timers.get(`goals.${timer}`);
      if (handle === undefined) throw new Error(`no timer ${timer}`);
      await world.app.commit(await handle(ctx, subjects));
      await world.settle();
    };
    const ids = lags.map((it) => it.id);
    for (const [timer, subjects] of [
      ['lag', ids],
      ['release', ids],
      ['team-alert', ['payments', 'nowhere']],
    ] as const)
      await run(timer, subjects);
    await world.app.commit({
      tell: [
        { name: 'goals.status-changed', thing: 'goal-1' },
        { name: 'goals.closed', thing: 'nothing' },
      ],
    });
    await world.settle();
    expect(await world.store.db.select().from(world.store.t.goalLags)).toEqual(lags);
    expect(world.channel('payments').posts()).toHaveLength(1);
    expect(world.person('alice').count(/One of your goals is behind/)).toBe(1);
  });
});
