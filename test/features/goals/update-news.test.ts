import { expect, it } from 'vitest';
import type { Milestone } from '../../../src/features/goals/model.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const history = (world: TestWorld, id: string) => goalStore(world.store).historyOf(id);

const milestone = (id: string, title: string, due: string): Milestone => ({
  id,
  goalId: 'goal-1',
  position: Number(id.slice(1)),
  title,
  due,
  doneOn: undefined,
});

describeOnEachEngine('milestones', (open) => {
  const project = aGoal(1, {
    tool: 'project',
    title: 'New till',
    measure: { kind: 'milestones' },
    level: 'team',
    ownerId: 'anna',
  });
  const milestones = [
    milestone('m1', 'Pilot is live', '2026-10-23'),
    milestone('m2', 'Ten shops', '2026-11-20'),
  ];

  itOnSqlite('are ticked and taken back; what was reached is told after a quarter of an hour', async () => {
    const world = await openOffice(await open());
    const anna = world.person('anna');
    await givenGoals(world, [project], milestones);
    await anna.says('/goal update 1');
    expect(anna.formWords()).toMatch(/Which milestones are reached\?/);
    anna.fills({ reached: ['m1'], confidence: '9', note: 'the till rings' });
    await anna.submits();
    expect(anna.notice()).toBe(
      'G-1: 1 of 2 milestones reached. On track: 50 % of the milestones reached, 0 % due by now; due Fri, Dec 25.',
    );
    await world.goTo('2026-10-05', '09:29');
    // The channel's day has not begun; the news waits for it.
    world.channel('payments').showsNot(/till/);
    await world.goTo('2026-10-05', '09:30');
    world
      .channel('payments')
      .shows(
        /^G-1 New till has come a step further\nPilot is live\nReached\nAnna Berg, 1 of 2 milestones reached\n\[Open\]/,
      );
    // Taken back, it is reached no more.
    await anna.says('/goal update 1');
    anna.fills({ reached: [] });
    await anna.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ progress: 0 });
  });

  itOnSqlite('taken back within a quarter of an hour, nobody is told', async () => {
    const world = await openOffice(await open(), undefined, '2026-10-05T12:00:00+02:00');
    const anna = world.person('anna');
    await givenGoals(world, [project], milestones);
    for (const reached of [['m1'], []]) {
      await anna.says('/goal update 1');
      anna.fills({ reached });
      await anna.submits();
    }
    await world.goTo('2026-10-05', '16:00');
    expect(world.channel('payments').posts()).toEqual([]);
  });

  it('two forms that were open at once keep what each of them ticked', async () => {
    const world = await openOffice(await open());
    const anna = world.person('anna');
    await givenGoals(world, [project], milestones);
    await anna.says('/goal update 1');
    const first = anna.form();
    if (first === undefined) throw new Error('No form is open');
    await anna.says('/goal update 1');
    anna.fills({ reached: ['m2'] });
    await anna.submits();
    await world.platform.receive({
      key: 'another device',
      at: world.clock.now(),
      actor: anna.account,
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'form-submitted',
      instance: first.instance,
      values: { reached: ['m1'] },
    });
    await world.settle();
    expect(await stored(world, 'G-1')).toMatchObject({ progress: 1, status: 'achieved' });
    expect((await history(world, 'goal-1')).map((it_) => it_.value)).toEqual([1, 2]);
  });
});

describeOnEachEngine('good news', (open) => {
  const at = '2026-10-05T12:00:00+02:00';

  itOnSqlite('of a team’s goal is posted after a quarter of an hour, once', async () => {
    const world = await openOffice(await open(), undefined, at);
    await givenGoals(world, [aGoal(1, { level: 'team', ownerId: 'anna', current: 80, progress: 0.8 })]);
    await world.person('anna').says('/goal 1 100');
    await world.goTo('2026-10-05', '12:14');
    expect(world.channel('payments').posts()).toEqual([]);
    await world.goTo('2026-10-05', '12:15');
    expect(world.channel('payments').posts()).toEqual([
      'G-1 Customer calls is achieved\nAnna Berg got there: 100 calls. It was due Fri, Dec 25.\n[Open]',
    ]);
    await world.goTo('2026-10-07', '12:00');
    expect(world.channel('payments').posts()).toHaveLength(1);
  });

  it('corrected meanwhile it is none', async () => {
    const world = await openOffice(await open(), undefined, at);
    const anna = world.person('anna');
    await givenGoals(world, [aGoal(1, { level: 'team', ownerId: 'anna', current: 80, progress: 0.8 })]);
    await anna.says('/goal 1 100');
    await anna.says('/goal 1');
    await anna.presses('Correct');
    await anna.presses('Correct', /which value is wrong/);
    await world.goTo('2026-10-06', '12:00');
    expect(world.channel('payments').posts()).toEqual([]);
  });

  itOnSqlite(
    'on a Friday evening waits for Monday, after downtime too; a slip corrected on Sunday is never told',
    async () => {
      const world = await openOffice(await open(), undefined, '2026-10-09T18:00:00+02:00');
      const anna = world.person('anna');
      const near = { level: 'team' as const, ownerId: 'anna', current: 80, progress: 0.8 };
      await givenGoals(world, [aGoal(1, near), aGoal(2, { ...near, title: 'Renewals' })]);
      await anna.says('/goal 1 100');
      await anna.says('/goal 2 100');
      await world.goTo('2026-10-11', '20:00');
      await anna.says('/goal 2');
      await anna.presses('Correct');
      await anna.presses('Correct', /which value is wrong/);
      expect(world.channel('payments').posts()).toEqual([]);
      await world.wakeUpAt('2026-10-12', '11:00');
      world.channel('payments').shows(/G-1 Customer calls is achieved/);
      world.channel('payments').showsNot(/Renewals/);
    },
  );

  itOnSqlite('of a personal goal is told only where it is shown', async () => {
    const world = await openOffice(await open(), undefined, at);
    const near = { current: 80, progress: 0.8 };
    await givenGoals(world, [
      aGoal(1, near),
      aGoal(2, { ...near, title: 'Renewals', shownToTeam: true }),
      aGoal(3, { ...near, title: 'Secret', visibility: 'private' }),
    ]);
    for (const code of [1, 2, 3]) await world.person('alice').says(`/goal ${code} 100`);
    await world.goTo('2026-10-05', '13:00');
    const news = world
      .channel('payments')
      .posts()
      .filter((it_) => /is achieved/.test(it_));
    expect(news).toHaveLength(1);
    expect(news[0]).toMatch(/G-2 Renewals is achieved/);
  });

  itOnSqlite('of the last key result is told as its objective’s alone', async () => {
    const world = await openOffice(await open(), undefined, at);
    const team = { level: 'team' as const, ownerId: 'anna', tool: 'okr' as const };
    await givenGoals(world, [
      aGoal(1, { ...team, title: 'Delight customers', measure: { kind: 'parts' } }),
      aGoal(2, { ...team, kind: 'key-result', parentId: 'goal-1', current: 80, progress: 0.8 }),
    ]);
    await world.person('anna').says('/goal 2 100');
    await world.goTo('2026-10-05', '13:00');
    const news = world
      .channel('payments')
      .posts()
      .filter((it_) => /is achieved/.test(it_));
    expect(news.map((it_) => it_.split('\n')[0])).toEqual(['G-1 Delight customers is achieved']);
  });
});
