import { expect, it } from 'vitest';
import { resultStore } from '../../../src/features/goals/close/store.ts';
import { weightsGiven } from '../../../src/features/goals/create/parents.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { officeWith, reported, request } from './adjust-office.ts';
import { aGoal, givenGoals, stored } from './office.ts';

/** The first Monday after the goal's due date, a working day in the made-up company's calendar. */
const afterwards = { at: '2026-12-28T09:30:00+01:00' };

const ending = {
  reason: 'resources',
  evidence: 'Two of us left in October.',
  words: 'Calls with 60 customers.',
  cause: 'resources',
};

async function extend(world: TestWorld, id: string, fields: Readonly<Record<string, string>>) {
  const person = world.person(id);
  await person.says('/goal adjust G-1');
  person.fills({ ...ending, ...fields });
  await person.submits();
}

describeOnEachEngine('an extension after the due date', (open) => {
  itOnSqlite('gives milestones that were not reached new dates, all ahead', async () => {
    const made = { goalId: 'goal-1', doneOn: undefined };
    const milestones = [
      { ...made, id: 'm1', position: 1, title: 'Pilot', due: '2026-10-16', doneOn: '2026-10-15' },
      { ...made, id: 'm2', position: 2, title: 'Everybody', due: '2026-12-18' },
    ];
    const goal = { measure: { kind: 'milestones' as const }, tool: 'project' as const, progress: 0.5 };
    const world = await officeWith(await open(), goal, { ...afterwards, milestones });
    const alice = world.person('alice');
    await extend(world, 'alice', { due: '2027-01-29', milestone1: '2026-12-18' });
    expect(alice.errors()?.fields).toEqual({ milestone1: 'This date has passed.' });
    alice.fills({ milestone1: '2027-01-22' });
    await alice.submits();
    await world.person('anna').presses('Approve');
    const own = goalStore(world.store);
    const next = await stored(world, 'G-2');
    expect((await own.milestonesOf([next.id])).get(next.id)).toMatchObject([
      { title: 'Everybody', due: '2027-01-22', doneOn: undefined },
    ]);
  });

  itOnSqlite('closes the goal with its result and carries the rest into a linked new one', async () => {
    const world = await officeWith(await open(), {}, afterwards);
    await reported(world, 60);
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).toMatch(
      /^Extend G-1\n[\s\S]*The due date has passed, so nothing is moved any more/,
    );
    expect(alice.form()?.values).toMatchObject({ value: '60', due: '' });
    expect(alice.formWords()).not.toContain('New target');
    alice.fills({ ...ending, value: '100', due: '2027-03-26' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      value: 'With this value the target is reached: record the result and close the goal.',
    });
    alice.fills({ value: '64' });
    await alice.submits();
    anna.sees(
      /Alice Moreau asks to extend G-1[\s\S]*Result: 64 calls\nGoes on as: 64 → 100 calls, due Fri, Mar 26/,
    );
    // What is reported meanwhile is the newer result.
    await world.wakeUpAt('2026-12-28', '09:40');
    await alice.says('/goal 1 70');
    anna.sees(
      /Result in words: Calls with 60 customers\.\nMain cause: People, time or money[\s\S]*What stood in the way: Two of us/,
    );
    expect((await stored(world, 'G-1')).state).toBe('active');
    await anna.presses('Approve');
    const [old, next] = [await stored(world, 'G-1'), await stored(world, 'G-2')];
    expect(old).toMatchObject({ state: 'closed', carriedIntoId: next.id, current: 70, progress: 0.7 });
    expect(next).toMatchObject({
      state: 'active',
      title: 'Customer calls',
      ownerId: 'alice',
      measure: { kind: 'level', baseline: 70, target: 100 },
      start: '2026-12-28',
      due: '2027-03-26',
      progress: 0,
      status: 'on-track',
      version: 1,
    });
    expect(await resultStore(world.store).latest('goal-1')).toMatchObject({
      value: 70,
      words: ending.words,
      cause: 'resources',
      constraints: ending.evidence,
    });
    alice.sees(/You asked to extend G-1\nApproved[\s\S]*Goes on as: G-2 · 70 → 100 calls/);
    await alice.says('/goal reopen G-1');
    expect(alice.notice()).toBe('The rest of G-1 goes on as G-2, so it is not opened again.');
    // What goes on is a goal like any other: it may be adjusted with one approval.
    await alice.says('/goal adjust G-2');
    expect(alice.formWords()).toMatch(/^Adjust G-2\nNamed: Anna Berg decides\./);
  });

  itOnSqlite('takes open key results, goals that serve it, and milestones along', async () => {
    const world = await officeWith(
      await open(),
      { tool: 'okr', measure: { kind: 'parts' }, progress: 0.6 },
      afterwards,
    );
    const kr = { kind: 'key-result' as const, parentId: 'goal-1', tool: 'okr' as const };
    await givenGoals(world, [
      aGoal(2, { ...kr, title: 'Reached', progress: 1, current: 100 }),
      aGoal(3, { ...kr, title: 'Half way', progress: 0.5, current: 50 }),
      aGoal(4, { title: 'Serves it', parentId: 'goal-1' }),
    ]);
    await extend(world, 'alice', { due: '2027-03-26' });
    await world.person('anna').presses('Approve');
    const own = goalStore(world.store);
    const [old, next] = [await stored(world, 'G-1'), await stored(world, 'G-5')];
    expect(old).toMatchObject({ state: 'closed', carriedIntoId: next.id });
    expect((await own.partsOf([next.id])).map((it_) => [it_.code, it_.title])).toEqual([
      ['G-4', 'Serves it'],
      ['G-6', 'Half way'],
    ]);
    expect(await stored(world, 'G-2')).toMatchObject({ state: 'closed', carriedIntoId: undefined });
    expect(await stored(world, 'G-3')).toMatchObject({
      state: 'closed',
      carriedIntoId: (await stored(world, 'G-6')).id,
    });
    expect((await stored(world, 'G-6')).measure).toMatchObject({ baseline: 50, target: 100 });
  });

  it('of one key result leaves its objective as far as it was: the rest counts on from there', async () => {
    const objective = { tool: 'okr' as const, measure: { kind: 'parts' as const }, due: '2027-03-26' };
    const world = await officeWith(await open(), objective, afterwards);
    const kr = { kind: 'key-result' as const, parentId: 'goal-1', tool: 'okr' as const };
    await givenGoals(world, [
      aGoal(2, { ...kr, weight: 50, progress: 0.6, current: 60 }),
      aGoal(3, { ...kr, weight: 50, progress: 1, current: 100 }),
    ]);
    expect((await stored(world, 'G-1')).progress).toBeCloseTo(0.8, 10);
    const alice = world.person('alice');
    await alice.says('/goal adjust G-2');
    alice.fills({ ...ending, value: '60', due: '2027-03-26' });
    await alice.submits();
    await world.person('anna').presses('Approve');
    expect(await stored(world, 'G-4')).toMatchObject({ kind: 'key-result', parentId: 'goal-1', progress: 0 });
    expect((await stored(world, 'G-1')).progress).toBeCloseTo(0.8, 10);
    expect(await weightsGiven(goalStore(world.store), 'goal-1')).toBe(100);
    await alice.says('/goal 4 80');
    await alice.presses('Yes, report it');
    expect((await stored(world, 'G-1')).progress).toBeCloseTo(0.9, 10);
    await alice.says('/goal 1');
    expect(alice.last()).toMatch(/mean of 2/);
  });

  itOnSqlite(
    'needs a second approval where the goal was adjusted before; closing it meanwhile ends the request',
    async () => {
      const world = await officeWith(await open(), {}, { at: '2026-11-16T09:30:00+01:00' });
      const [alice, anna] = [world.person('alice'), world.person('anna')];
      await alice.says('/goal adjust G-1');
      alice.fills({ reason: 'market', evidence: 'A smaller market.', target: '90' });
      await alice.submits();
      await anna.presses('Approve');
      await world.wakeUpAt('2026-12-28', '09:30');
      await extend(world, 'alice', { value: '60', due: '2027-03-26' });
      expect(await request(world)).toMatchObject({ kind: 'extend', needed: 2, state: 'open' });
      await anna.says('/goal close G-1');
      anna.fills({ value: '60', words: 'We stop here.', cause: 'market', constraints: 'A smaller market.' });
      await anna.submits();
      if (anna.form() !== undefined) await anna.submits();
      expect((await stored(world, 'G-1')).state).toBe('closed');
      expect(await request(world)).toMatchObject({ state: 'overtaken' });
      alice.sees(/You asked to extend G-1\nNo longer needed/);
      anna.seesNot(/\[Approve\]/);
    },
  );
});
