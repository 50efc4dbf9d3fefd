import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/features/goals/model.ts';
import { isHeld, toldFigures, toldStatus } from '../../../src/features/goals/rules/hold.ts';
import type { Assessment } from '../../../src/features/goals/rules/status.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const goal = (status: Status, shownStatus: Status) => ({ state: 'active' as const, status, shownStatus });

const today = (status: Status, isSilent = false): Assessment => ({
  status,
  isSilent,
  progress: 0,
  elapsed: 0.25,
  expected: 0.25,
  ratio: 0,
});

describe('what others are told within an owner’s day', () => {
  it.each<[told: Status, today: Assessment, then: Status, what: string]>([
    ['on-track', today('at-risk'), 'at-risk', 'anything but behind at once'],
    ['on-track', today('overdue'), 'overdue', 'overdue needs no day of the owner’s'],
    ['on-track', today('behind'), 'on-track', 'behind is held'],
    ['at-risk', today('behind'), 'at-risk', 'what they were told stays'],
    ['behind', today('behind'), 'behind', 'what is released stays so'],
    ['no-recent-update', today('behind', true), 'no-recent-update', 'it is still silent'],
    ['no-recent-update', today('behind'), 'on-track', 'it was updated, and is silent no more'],
    ['achieved', today('behind'), 'on-track', 'the value that achieved it was struck'],
    ['under-discussion', today('behind'), 'on-track', 'nobody discusses it any more'],
  ])('told %s, %j: %s (%s)', (shownStatus, found, then) => {
    expect(toldStatus(goal('on-track', shownStatus), found)).toBe(then);
  });

  it('leaves the figures of its pace to its owner', () => {
    const held = goal('behind', 'on-track');
    const found = today('behind');
    expect(isHeld(held)).toBe(true);
    expect(toldFigures(held, true, found)).toBe(found);
    expect(toldFigures(held, false, found)).toBeUndefined();
    // Before the morning's look the figures of today would tell.
    expect(toldFigures(goal('on-track', 'on-track'), false, found)).toBeUndefined();
    const released = goal('behind', 'behind');
    expect(isHeld(released)).toBe(false);
    expect(toldFigures(released, false, found)).toBe(found);
    expect(isHeld({ ...held, state: 'closed' })).toBe(false);
  });
});

describeOnEachEngine('a goal that is behind, within its owner’s day', (open) => {
  it('shows nobody else how it stands against its pace: not on its card, in lists, the tree, or the path up', async () => {
    const world = await openOffice(await open(), undefined, eve);
    const [alice, anna, bob] = ['alice', 'anna', 'bob'].map((id) => world.person(id));
    if (alice === undefined || anna === undefined || bob === undefined) throw new Error('nobody there');
    await givenGoals(world, [
      aGoal(1, { level: 'team', ownerId: 'bob', title: 'Happy customers' }),
      aGoal(2, { parentId: 'goal-1' }),
    ]);
    await reportsValue(world, 'G-1', 30);
    await world.goTo('2026-10-21', '10:00');
    expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
    await alice.says('/goal');
    expect(alice.last()).toMatch(/0 % done, 20 % of the working days gone; due Fri, Dec 25\nBehind/);
    for (const line of ['/goal G-2', '/goal team', '/goal tree', '/goal why G-2', '/goal G-1']) {
      for (const reader of [anna, bob]) {
        await reader.says(line);
        expect(reader.last()).toMatch(/G-2/);
        expect(reader.last()).not.toMatch(/Behind|\b0 % done, \d+ % of the working days/);
      }
    }
    await world.goTo('2026-10-22', '10:00');
    await anna.says('/goal team');
    expect(anna.last()).toMatch(/0 % done, 21 % of the working days gone; due Fri, Dec 25\nBehind/);
  });

  itOnSqlite('is not called silent any more once its owner has reported, be it too little', async () => {
    const world = await openOffice(await open(), undefined, eve);
    await givenGoals(world, [aGoal(1)]);
    await reportsValue(world, 'G-1', 40);
    await world.goTo('2026-11-09', '10:00');
    const anna = world.person('anna');
    anna.sees(
      /1 goal could use your help[\s\S]*G-1 Customer calls\n[^\n]*no update since[^\n]*\nNo recent update/,
    );
    await reportsValue(world, 'G-1', 20);
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
    anna.sees(/G-1 Customer calls\nAlice Moreau has updated it\nOn track/);
    anna.seesNot(/Behind|No recent update|No longer waiting/);
  });
});
