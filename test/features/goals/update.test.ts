import { expect, it } from 'vitest';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const history = (world: TestWorld, id: string) => goalStore(world.store).historyOf(id);

describeOnEachEngine('reporting progress in one line', (open) => {
  itOnSqlite('keeps who, when, value, confidence and note, and says how the goal stands', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(12)]);
    await alice.says('/goal 12 15 first customer calls done, conf 8');
    expect(alice.notice()).toBe(
      'G-12 stands at 15 calls. On track: 15 % done, 0 % of the working days gone; due Fri, Dec 25.',
    );
    await world.goTo('2026-10-06', '10:00');
    await alice.says('/goal G-12 20');
    expect(await history(world, 'goal-12')).toMatchObject([
      {
        byId: 'alice',
        value: 15,
        confidence: 8,
        note: 'first customer calls done',
        source: 'typed',
        struck: false,
      },
      { byId: 'alice', value: 20, confidence: undefined, note: undefined, source: 'typed' },
    ]);
    expect(await stored(world, 'G-12')).toMatchObject({ progress: 0.2, current: 20, reports: 2 });
  });

  itOnSqlite('in Chinese, without a slash, in full-width digits and 万', async () => {
    const world = await openOffice(await open());
    const mei = world.person('mei');
    await givenGoals(world, [
      aGoal(7, {
        ownerId: 'mei',
        title: '客户回款',
        measure: { kind: 'level', unit: '元', baseline: 0, target: 100_000 },
      }),
    ]);
    await mei.says('目标 7 1.2万 首批回款到账，信心７');
    expect(mei.notice()).toBe(
      'G-7 目前为 12,000 元。进展正常：已完成 12%，工作日已过 0%；12月25日周五到期。',
    );
    await mei.says('/目标 更新 Ｇ-７ ２５，０００元');
    expect(await stored(world, 'G-7')).toMatchObject({ current: 25_000 });
    expect((await history(world, 'goal-7'))[0]).toMatchObject({ confidence: 7, note: '首批回款到账' });
  });

  it('asks once about a value that surprises, and reports it on Yes, however often that is pressed', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1, { current: 45, progress: 0.45 })]);
    await alice.says('/goal 1 4,500 a very good week');
    expect(alice.last()).toBe(
      'G-1: from 45 to 4,500 calls?\nCustomer calls\nThat is past the target of 100 calls.\nYour note: a very good week\n[Yes, report it] [No, correct it]\nNothing is reported yet.',
    );
    expect(await history(world, 'goal-1')).toEqual([]);
    const yes = alice.readies('Yes, report it');
    await Promise.all([yes(), yes()]);
    await alice.presses('Yes, report it');
    expect(alice.last()).toMatch(/^G-1: reported 4,500 calls\nThe goal stands at 4,500 calls\. Achieved: /);
    expect(await history(world, 'goal-1')).toMatchObject([{ value: 4500, note: 'a very good week' }]);
  });

  it('No opens the form with everything that was typed', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1)]);
    await alice.says('/goal 1 450 a slip of the finger, conf 6');
    await alice.presses('No, correct it');
    expect(alice.formWords()).toMatch(/^Update G-1\n/);
    expect(alice.form()?.values).toEqual({ value: '450', confidence: '6', note: 'a slip of the finger' });
    alice.fills({ value: '25' });
    await alice.submits();
    expect(await history(world, 'goal-1')).toMatchObject([
      { value: 25, confidence: 6, note: 'a slip of the finger', source: 'form' },
    ]);
    // The question of before is another one now.
    await alice.presses('Yes, report it');
    expect(alice.last()).toMatch(/^G-1: from 25 to 450 calls\?/);
    expect(await history(world, 'goal-1')).toHaveLength(1);
  });

  itOnSqlite(
    'words without a number, and numbers that can be read in two ways, come back with the text',
    async () => {
      const world = await openOffice(await open());
      const alice = world.person('alice');
      await givenGoals(world, [aGoal(1, { current: 10, progress: 0.1 })]);
      await alice.says('/goal 1 going very well');
      expect(alice.formWords()).toMatch(/A number is missing\. Where does the goal stand now\?/);
      expect(alice.form()?.values).toEqual({ value: '', confidence: '', note: 'going very well' });
      await alice.submits();
      expect(alice.errors()?.fields).toEqual({ value: 'Please fill this in.' });
      await alice.says('/goal 1 12,34,567 calls');
      expect(alice.formWords()).toMatch(/This number can be read in two ways/);
      expect(alice.form()?.values).toMatchObject({
        value: '12,34,567',
        note: expect.stringContaining('calls'),
      });
      await alice.submits();
      expect(alice.errors()?.fields.value).toMatch(/two ways/);
      await alice.says('/goal 1 45% of the list');
      expect(alice.formWords()).toMatch(/not counted in per cent\. Write the value in calls\./);
      expect(await history(world, 'goal-1')).toEqual([]);
    },
  );

  itOnSqlite('only the owner reports: others are told so, strangers learn nothing', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1), aGoal(2, { visibility: 'private' }), aGoal(3, { state: 'closed' })]);
    await world.person('anna').says('/goal 1 10');
    expect(world.person('anna').notice()).toBe('Only its owner reports progress.');
    await world.person('bob').says('/goal 2 10');
    expect(world.person('bob').notice()).toBe('This goal is not here, or not for you to see.');
    await world.person('bob').says('/goal 99 10');
    expect(world.person('bob').notice()).toBe('This goal is not here, or not for you to see.');
    await world.person('alice').says('/goal 3 10');
    expect(world.person('alice').notice()).toBe('This goal is closed or not agreed yet.');
    await world.person('bob').forges({ name: 'goals.update', version: 1, payload: { goal: 'goal-1' } });
    expect(world.person('bob').notice()).toBe('Only its owner reports progress.');
    expect(await history(world, 'goal-1')).toEqual([]);
  });

  itOnSqlite('a goal made of its parts says which to update', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [
      aGoal(1, { tool: 'okr', measure: { kind: 'parts' }, title: 'Delight customers' }),
      aGoal(2, { kind: 'key-result', tool: 'okr', parentId: 'goal-1', title: 'Calls' }),
      aGoal(3, { kind: 'key-result', tool: 'okr', parentId: 'goal-1', title: 'Ratings', ownerId: 'bob' }),
    ]);
    const alice = world.person('alice');
    await alice.says('/goal 1 50');
    expect(alice.notice()).toBe(
      'G-1 is made of its parts and moves with them. Update these: G-2 Calls; G-3 Ratings.',
    );
    // A key result moves what it belongs to.
    await alice.says('/goal 2 30');
    expect((await stored(world, 'G-1')).progress).toBe(0.15);
  });

  itOnSqlite('/goal update opens the only goal there is, and lets choose among several', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/goal update');
    expect(alice.notice()).toBe('You have no goal to update. /goal shows all of yours.');
    await givenGoals(world, [aGoal(1)]);
    await alice.says('/goal update');
    expect(alice.formWords()).toMatch(/^Update G-1\n/);
    await givenGoals(world, [aGoal(2, { title: 'Renewals' })]);
    await alice.says('/goal update');
    expect(alice.last()).toMatch(
      /^Which goal do you want to update\?\nG-1 Customer calls[\s\S]*\[Update\]\nG-2 Renewals/,
    );
  });
});

describeOnEachEngine('the form that reports progress', (open) => {
  it('says who reads it, is filled with the last value, and keeps two updates at once', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1, { current: 10, progress: 0.1 })]);
    await alice.says('/goal update 1');
    expect(alice.formWords()).toMatch(
      /^Update G-1\nNamed: Anna Berg, the leads above you and your team can read this\nG-1 Customer calls\nWhere does it stand now\? \(calls\)/,
    );
    alice.fills({ value: '25', confidence: '7', note: 'two new accounts' });
    // A colleague's program would do the same: both are kept, and the figures are right.
    await Promise.all([alice.submits(2), world.person('alice').says('/goal 1 25')]);
    const updates = await history(world, 'goal-1');
    expect(updates.map((it_) => it_.value).toSorted()).toEqual([25, 25]);
    expect(await stored(world, 'G-1')).toMatchObject({ current: 25, progress: 0.25, reports: 2 });
  });

  itOnSqlite('asks once about a surprise, and anew for another one', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1, { current: 45, progress: 0.45 })]);
    await alice.says('/goal update 1');
    alice.fills({ value: '4,500' });
    await alice.submits();
    expect(alice.errors()?.hint).toBe(
      'From 45 calls to 4,500 calls? That is past the target of 100 calls. Nothing is reported yet. If it is right, submit again.',
    );
    alice.fills({ value: '4400' });
    await alice.submits();
    expect(alice.errors()?.hint).toMatch(/^From 45 calls to 4,400 calls\?/);
    expect(await history(world, 'goal-1')).toEqual([]);
    await alice.submits();
    expect(await history(world, 'goal-1')).toMatchObject([{ value: 4400 }]);
  });

  itOnSqlite('a form that stood open while the goal was closed changes nothing and says so', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1)]);
    await alice.says('/goal update 1');
    const goal = await stored(world, 'G-1');
    const change = { byId: 'anna', what: 'closed' as const, before: {}, after: {} };
    await world.store.batch(
      goalStore(world.store).change(goal, { state: 'closed' }, change, world.clock.now()),
    );
    alice.fills({ value: '20' });
    await alice.submits();
    expect(alice.errors()?.form).toBe('This goal is closed or not agreed yet.');
    expect(await history(world, 'goal-1')).toEqual([]);
  });
});

describeOnEachEngine('correcting a value', (open) => {
  itOnSqlite('strikes it through: it stays to be seen, counts nowhere, and progress falls back', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1)]);
    await alice.says('/goal 1 20 first round');
    await alice.says('/goal 1 45');
    await alice.says('/goal 1');
    await alice.presses('Correct');
    expect(alice.last()).toMatch(
      /^G-1: which value is wrong\?\nThe goal stands at 45 calls\. On track: [\s\S]*\n45 calls\n.*\n\[Correct\]\n20 calls\n/,
    );
    const strike = alice.readies('Correct');
    await alice.presses('Correct', /which value is wrong/);
    expect(alice.last()).toMatch(/The goal stands at 20 calls\. .*\n45 calls\n.*\nStruck through\n20 calls/);
    expect(await stored(world, 'G-1')).toMatchObject({ current: 20, progress: 0.2, reports: 3 });
    await strike();
    expect(await stored(world, 'G-1')).toMatchObject({ current: 20, reports: 3 });
    // The first one too: then nothing is reported.
    await alice.presses('Correct', /which value is wrong/);
    expect(await stored(world, 'G-1')).toMatchObject({
      current: undefined,
      progress: 0,
      reportedAt: undefined,
    });
    expect((await history(world, 'goal-1')).map((it_) => it_.struck)).toEqual([true, true]);
  });

  it('nobody but the owner corrects', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1)]);
    await world.person('alice').says('/goal 1 20');
    const [update] = await history(world, 'goal-1');
    const anna = world.person('anna');
    await anna.forges({ name: 'goals.strike', version: 1, payload: { update: update?.id ?? '' } });
    expect(anna.notice()).toBe('Only its owner reports progress.');
    await anna.forges({ name: 'goals.strike', version: 1, payload: { update: 'nothing' } });
    expect(anna.notice()).toBe('This goal is not here, or not for you to see.');
    expect(await stored(world, 'G-1')).toMatchObject({ current: 20 });
  });
});
