import { expect, it } from 'vitest';
import { resultStore } from '../../../src/features/goals/close/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { officeWith, reported } from './adjust-office.ts';
import { aGoal, givenGoals, stored } from './office.ts';

const atTheEnd = { at: '2026-12-21T09:30:00+01:00' };

describeOnEachEngine('closing a goal', (open) => {
  it('tells whoever submits a stale form, and keeps what was typed', async () => {
    const world = await officeWith(await open(), {}, atTheEnd);
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await reported(world, 100);
    for (const person of [alice, anna]) {
      await person.says('/goal close G-1');
      person.fills({ words: 'Done.' });
    }
    await alice.submits();
    await anna.submits();
    expect(anna.errors()?.form).toBe('This goal is closed or not agreed yet.');
    expect(anna.form()?.values).toMatchObject({ words: 'Done.' });
  });

  itOnSqlite(
    'below target asks for the cause and what limited it; the manager is told with the result',
    async () => {
      const world = await officeWith(await open(), {}, atTheEnd);
      await reported(world, 60);
      const [alice, anna, bob] = [world.person('alice'), world.person('anna'), world.person('bob')];
      await alice.says('/goal close G-1');
      expect(alice.formWords()).toMatch(/^Close G-1\nNamed: you, Anna Berg and the managers above/);
      expect(alice.formWords()).toContain('to learn for next time, not to find fault');
      expect(alice.form()?.values.value).toBe('60');
      alice.fills({ value: '64', words: 'Calls with 64 customers.' });
      await alice.submits();
      expect(alice.errors()?.fields).toEqual({
        cause: 'Please choose the main cause.',
        constraints: 'A few words about what limited it, please.',
      });
      alice.fills({ cause: 'resources', constraints: 'Two of us left in October.' });
      await alice.submits(2);
      expect(alice.notice()).toBe('G-1 is closed. Anna Berg is told, with the result.');
      expect(await stored(world, 'G-1')).toMatchObject({ state: 'closed', current: 64, progress: 0.64 });
      anna.sees(
        /Alice Moreau closed G-1\nBelow target\nCustomer calls · Alice Moreau\nResult: 64 calls\nDone: 64 %\nIn words: Calls with 64 customers\.\nMain cause: People, time or money\nWhat limited it: Two of us left in October\.\n\[Open\] \[Reopen\]/,
      );
      alice.sees(/You closed G-1\nBelow target/);
      bob.seesNot(/G-1/);
      await alice.says('/goal close G-1');
      expect(alice.notice()).toBe('This goal is closed or not agreed yet.');
    },
  );

  itOnSqlite('at its target asks for no cause; a value that surprises is asked about once', async () => {
    const world = await officeWith(await open(), {}, atTheEnd);
    await reported(world, 60);
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await anna.says('/goal close G-1');
    anna.fills({ value: '4500', words: 'Done.' });
    await anna.submits();
    expect((await stored(world, 'G-1')).state).toBe('active');
    expect(anna.formWords()).toContain('From 60 to 4,500 calls? If that is right, submit once more.');
    expect(anna.form()?.values).toMatchObject({ value: '4500', words: 'Done.' });
    anna.fills({ value: '100' });
    await anna.submits();
    expect(anna.formWords()).toContain('From 60 to 100 calls?');
    await anna.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'closed', current: 100, status: 'achieved' });
    alice.sees(/Anna Berg closed G-1\nTarget reached[\s\S]*In words: Done\./);
    alice.seesNot(/Main cause/);
  });

  itOnSqlite(
    'shows the second step where a lower value turns a reached target into a missed one',
    async () => {
      const world = await officeWith(await open(), {}, atTheEnd);
      await reported(world, 100);
      const alice = world.person('alice');
      await alice.says('/goal close 1');
      expect(alice.formWords()).not.toContain('Main cause');
      alice.fills({ value: '95', words: 'Five were counted twice.' });
      await alice.submits();
      expect(alice.formWords()).toContain('Main cause');
      expect(alice.form()?.values).toMatchObject({ value: '95', words: 'Five were counted twice.' });
      alice.fills({ cause: 'mechanism', constraints: 'Two lists.' });
      await alice.submits();
      expect(await stored(world, 'G-1')).toMatchObject({ state: 'closed', current: 95 });
    },
  );

  itOnSqlite('of an objective grades its key results and closes them with it', async () => {
    const objective = {
      tool: 'okr' as const,
      measure: { kind: 'parts' as const },
      ambition: 'aspirational' as const,
    };
    const world = await officeWith(await open(), objective, atTheEnd);
    const kr = { kind: 'key-result' as const, parentId: 'goal-1', tool: 'okr' as const };
    await givenGoals(world, [
      aGoal(2, { ...kr, title: 'Calls', weight: 75, current: 80, progress: 0.8 }),
      aGoal(3, { ...kr, title: 'Answers', weight: 25, current: 30, progress: 0.3 }),
    ]);
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await alice.says('/goal close G-1');
    expect(alice.formWords()).toContain('G-2 Calls');
    expect(alice.form()?.values).toMatchObject({ keyResult1: '80', keyResult2: '30' });
    alice.fills({ keyResult2: '55', words: 'Most of it.', cause: '', constraints: '' });
    await alice.submits();
    anna.sees(
      /Alice Moreau closed G-1\nGood result[\s\S]*Score: 0\.75 \(aspirational: 0\.7 is good\)\nG-2 Calls: 0\.8\nG-3 Answers: 0\.6\nIn words/,
    );
    const states = [await stored(world, 'G-1'), await stored(world, 'G-2'), await stored(world, 'G-3')];
    expect(states.map((it_) => it_.state)).toEqual(['closed', 'closed', 'closed']);
    expect(states[0]?.progress).toBeCloseTo(0.7375, 6);
    expect(await resultStore(world.store).latest('goal-3')).toMatchObject({ value: 55, score: 0.6 });
    await anna.presses('Reopen');
    expect((await stored(world, 'G-3')).state).toBe('active');
  });

  itOnSqlite('can be taken back for ten working days by either side; the other is told', async () => {
    const world = await officeWith(await open(), {}, atTheEnd);
    const [alice, anna, bob] = [world.person('alice'), world.person('anna'), world.person('bob')];
    await reported(world, 100);
    await alice.says('/goal close G-1');
    alice.fills({ words: 'Done.' });
    await alice.submits();
    await bob.says('/goal reopen G-1');
    expect(bob.notice()).toBe('Only its owner and their manager can do that.');
    await world.wakeUpAt('2027-01-04', '17:00');
    await anna.presses('Reopen', /closed G-1/);
    expect(anna.notice()).toBe('G-1 is open again. Alice Moreau is told.');
    alice.sees(/Anna Berg reopened G-1[\s\S]*The goal counts again from now on/);
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'active', closedAt: undefined });
    await alice.says('/goal reopen G-1');
    expect(alice.notice()).toBe('G-1 is not closed.');
    await world.wakeUpAt('2027-01-05', '06:01');
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'achieved' });
  });

  itOnSqlite(
    'is offered for as long as it can be taken back: until the tenth working day, not over the weekend after it',
    async () => {
      const world = await officeWith(await open(), {}, { at: '2026-12-18T10:00:00+01:00' });
      const alice = world.person('alice');
      await reported(world, 100);
      await alice.says('/goal close G-1');
      alice.fills({ words: 'Done.' });
      await alice.submits();
      await world.wakeUpAt('2027-01-01', '17:00');
      await alice.says('/goal 1');
      expect(alice.last()).toMatch(/\[Reopen\]/);
      await world.wakeUpAt('2027-01-02', '12:00');
      await alice.says('/goal 1');
      expect(alice.last()).not.toMatch(/\[Reopen\]/);
    },
  );

  itOnSqlite('not after ten working days of the owner, nor by those whom it does not concern', async () => {
    const world = await officeWith(await open(), { ownerId: 'li', teamId: 'supply' }, atTheEnd);
    const [li, wang, alice] = [world.person('li'), world.person('wang'), world.person('alice')];
    await alice.says('/goal close G-1');
    expect(alice.notice()).toBe('This goal is not here, or not for you to see.');
    await wang.says('/目标 关闭 G-1');
    expect(wang.formWords()).toMatch(/^关闭 G-1\n实名：你、李强和各级上级可见/);
    wang.fills({ value: '90', words: '完成九十次。', cause: 'market', constraints: '客户推迟。' });
    await wang.submits();
    await wang.submits();
    li.sees(/王芳关闭了 G-1\n未达目标值[\s\S]*主要原因: 市场或客户[\s\S]*\[重新打开\]/);
    // Ten working days in China after the 21st of December; the 1st of January is a holiday.
    await world.wakeUpAt('2027-01-06', '09:00', 'Asia/Shanghai');
    await li.says('/目标 重新打开 G-1');
    expect(li.notice()).toBe('G-1 关闭已超过 10 个工作日。还要继续的部分，可以新建一个目标。');
    await li.says('/目标 关闭');
    expect(li.notice()).toBe('要关闭哪个目标？请输入编号，例如 /目标 关闭 G-12。');
  });
});
