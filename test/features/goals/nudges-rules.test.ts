import { describe, expect, it } from 'vitest';
import { noCalendar, type WorkDays } from '../../../src/calendar/index.ts';
import type { Status } from '../../../src/features/goals/model.ts';
import { isOnLongLeave } from '../../../src/features/goals/nudges/leave.ts';
import type { Wait } from '../../../src/features/goals/nudges/model.ts';
import { pageOf } from '../../../src/features/goals/nudges/pages.ts';
import {
  actedOn,
  askingGoals,
  daysWaiting,
  goesUp,
  isDue,
  lookAgain,
  nextLookOn,
  putForward,
  seen,
} from '../../../src/features/goals/nudges/rules.ts';
import { aGoal } from './office.ts';

const work = (...absences: [from: string, to: string][]): WorkDays => ({
  timeZone: 'Europe/Berlin',
  calendar: noCalendar,
  workingDays: [1, 2, 3, 4, 5],
  absences: absences.map(([from, to]) => ({ from, to })),
});

// Mondays of these weeks are the 2nd, the 9th and the 16th of November 2026.
const dayOf = (today: string, ...absences: [string, string][]) => ({ today, work: work(...absences) });
const goal = (shownStatus: Status, reportedAt?: string) =>
  aGoal(1, { shownStatus, reportedAt: reportedAt === undefined ? undefined : new Date(reportedAt) });

const look = (before: Wait | undefined, status: Status, today: string, reportedAt?: string) =>
  lookAgain(before, goal(status, reportedAt), { managerId: 'anna', today });
const found = (status: Status, since: string): Wait => look(undefined, status, since);
const listed = (status: Status, on: string): Wait => putForward(found(status, on), goal(status), on);

describe('the moment at which a goal is put forward', () => {
  const cases: [string, Wait, Status, string, boolean][] = [
    ['overdue since today', found('overdue', '2026-11-11'), 'overdue', '2026-11-11', true],
    ['behind since today', found('behind', '2026-11-11'), 'behind', '2026-11-11', true],
    ['silent since today', found('no-recent-update', '2026-11-11'), 'no-recent-update', '2026-11-11', false],
    [
      'silent since yesterday',
      found('no-recent-update', '2026-11-10'),
      'no-recent-update',
      '2026-11-11',
      false,
    ],
    [
      'silent for two working days',
      found('no-recent-update', '2026-11-09'),
      'no-recent-update',
      '2026-11-11',
      true,
    ],
    [
      'silent since Friday, on Monday',
      found('no-recent-update', '2026-11-13'),
      'no-recent-update',
      '2026-11-16',
      true,
    ],
    [
      'silent since Monday, on Monday',
      found('no-recent-update', '2026-11-16'),
      'no-recent-update',
      '2026-11-16',
      true,
    ],
    ['put forward yesterday', listed('behind', '2026-11-10'), 'behind', '2026-11-11', false],
    ['put forward today', listed('overdue', '2026-11-11'), 'overdue', '2026-11-11', false],
    ['put forward two working days ago', listed('behind', '2026-11-09'), 'behind', '2026-11-11', true],
    ['put forward on Friday, on Monday', listed('behind', '2026-11-13'), 'behind', '2026-11-16', true],
    ['worse than was told yesterday', listed('behind', '2026-11-10'), 'overdue', '2026-11-11', true],
    ['better than was told yesterday', listed('overdue', '2026-11-10'), 'behind', '2026-11-11', false],
  ];
  for (const [name, wait, status, today, expected] of cases)
    it(`${expected ? 'is' : 'is not yet'} now: ${name}`, () => {
      expect(
        isDue(lookAgain(wait, goal(status), { managerId: 'anna', today }), goal(status), dayOf(today)),
      ).toBe(expected);
    });

  it('is the first working day of the week for whoever looks', () => {
    const wait = listed('behind', '2026-11-13');
    const away: [string, string] = ['2026-11-16', '2026-11-16'];
    expect(isDue(wait, goal('behind'), dayOf('2026-11-17', away))).toBe(true);
  });

  it('is Monday alone after three cards', () => {
    let wait = found('behind', '2026-11-02');
    for (const on of ['2026-11-02', '2026-11-04', '2026-11-06']) {
      expect(isDue(wait, goal('behind'), dayOf(on))).toBe(true);
      wait = putForward(wait, goal('behind'), on);
    }
    expect(isDue(wait, goal('behind'), dayOf('2026-11-09'))).toBe(true);
    wait = putForward(wait, goal('behind'), '2026-11-09');
    for (const on of ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'])
      expect(isDue(wait, goal('behind'), dayOf(on))).toBe(false);
    expect(isDue(wait, goal('behind'), dayOf('2026-11-16'))).toBe(true);
  });
});

describe('a goal at rest', () => {
  it('rests for a week after an act, and then asks again whatever the day', () => {
    const wait = actedOn(listed('behind', '2026-11-11'), goal('behind'), 'check-in', '2026-11-11');
    expect(isDue(wait, goal('behind'), dayOf('2026-11-16'))).toBe(false);
    expect(isDue(wait, goal('behind'), dayOf('2026-11-17'))).toBe(false);
    expect(isDue(wait, goal('behind'), dayOf('2026-11-18'))).toBe(true);
    expect(wait).toMatchObject({ listed: 0, shown: 0 });
  });

  it('is woken by a change for the worse, unless it was snoozed', () => {
    const acted = actedOn(listed('behind', '2026-11-11'), goal('behind'), 'support', '2026-11-11');
    const woken = look(acted, 'overdue', '2026-11-13');
    expect(isDue(woken, goal('overdue'), dayOf('2026-11-13'))).toBe(true);
    const snoozed = actedOn(listed('behind', '2026-11-11'), goal('behind'), 'snooze', '2026-11-11');
    const still = look(snoozed, 'overdue', '2026-11-13');
    expect(isDue(still, goal('overdue'), dayOf('2026-11-13'))).toBe(false);
    expect(isDue(still, goal('overdue'), dayOf('2026-11-18'))).toBe(true);
  });

  it('is off the list after its owner moved it, until the next week begins', () => {
    const wait = look(listed('behind', '2026-11-09'), 'behind', '2026-11-11', '2026-11-10T10:00:00Z');
    expect(isDue(wait, goal('behind'), dayOf('2026-11-11'))).toBe(false);
    expect(isDue(wait, goal('behind'), dayOf('2026-11-13'))).toBe(false);
    expect(isDue(wait, goal('behind'), dayOf('2026-11-16'))).toBe(true);
    expect(wait.listed).toBe(0);
  });

  it('begins anew with another manager', () => {
    const wait = lookAgain(listed('overdue', '2026-11-09'), goal('overdue'), {
      managerId: 'wang',
      today: '2026-11-11',
    });
    expect(wait).toMatchObject({ managerId: 'wang', since: '2026-11-11', listed: 0 });
    expect(isDue(wait, goal('overdue'), dayOf('2026-11-11'))).toBe(true);
  });
});

describe('an open decision', () => {
  const announced = seen(listed('behind', '2026-11-06'), 'helen', '2026-11-06');

  it('goes one up two working days after the name was given', () => {
    expect(goesUp(announced, 'helen', dayOf('2026-11-09'))).toBe(false);
    expect(goesUp(announced, 'helen', dayOf('2026-11-10'))).toBe(true);
  });

  it('does not count days away', () => {
    expect(goesUp(announced, 'helen', dayOf('2026-11-11', ['2026-11-09', '2026-11-10']))).toBe(false);
    expect(goesUp(announced, 'helen', dayOf('2026-11-12', ['2026-11-09', '2026-11-10']))).toBe(true);
  });

  it('goes to nobody who was not named', () => {
    expect(goesUp(announced, 'wang', dayOf('2026-11-16'))).toBe(false);
    expect(goesUp(announced, undefined, dayOf('2026-11-16'))).toBe(false);
    expect(goesUp(listed('behind', '2026-11-06'), 'helen', dayOf('2026-11-16'))).toBe(false);
  });

  it('is nobody’s any more after an act', () => {
    const acted = actedOn(announced, goal('behind'), 'check-in', '2026-11-09');
    expect(goesUp(acted, 'helen', dayOf('2026-11-10'))).toBe(false);
    expect(acted.announcedId).toBeUndefined();
  });
});

describe('a leave', () => {
  const cases: [string, [string, string][], string, boolean][] = [
    ['no leave', [], '2026-11-11', false],
    ['one day', [['2026-11-11', '2026-11-11']], '2026-11-11', false],
    ['two days around a weekend', [['2026-11-13', '2026-11-16']], '2026-11-13', false],
    ['three days, on the first', [['2026-11-11', '2026-11-13']], '2026-11-11', true],
    ['three days, on the last', [['2026-11-11', '2026-11-13']], '2026-11-13', true],
    [
      'three days, entered one by one',
      [
        ['2026-11-12', '2026-11-12'],
        ['2026-11-13', '2026-11-13'],
        ['2026-11-16', '2026-11-16'],
      ],
      '2026-11-13',
      true,
    ],
    ['three days, the day before', [['2026-11-11', '2026-11-13']], '2026-11-10', false],
    ['a week, on its weekend', [['2026-11-09', '2026-11-15']], '2026-11-14', true],
    ['without an end', [['2026-11-09', '9999-12-31']], '2026-11-14', true],
  ];
  for (const [name, absences, today, expected] of cases)
    it(`${expected ? 'is' : 'is not'} long: ${name}`, () => {
      expect(isOnLongLeave(dayOf(today, ...absences))).toBe(expected);
    });
});

it('counts working days of waiting', () => {
  expect(daysWaiting({ since: '2026-11-11' }, dayOf('2026-11-11'))).toBe(0);
  expect(daysWaiting({ since: '2026-11-13' }, dayOf('2026-11-16'))).toBe(1);
  expect(daysWaiting({ since: '2026-11-09' }, dayOf('2026-11-16', ['2026-11-11', '2026-11-12']))).toBe(3);
});

it('looks again at the next day that may ask for something', () => {
  expect(nextLookOn(listed('behind', '2026-11-10'), dayOf('2026-11-10'))).toBe('2026-11-12');
  expect(nextLookOn(listed('behind', '2026-11-13'), dayOf('2026-11-13'))).toBe('2026-11-16');
  const snoozed = actedOn(listed('behind', '2026-11-10'), goal('behind'), 'snooze', '2026-11-10');
  expect(nextLookOn(snoozed, dayOf('2026-11-16'))).toBe('2026-11-17');
});

it('leaves out key results whose objective stands on the card itself', () => {
  const objective = aGoal(1, { shownStatus: 'behind' });
  const within = aGoal(2, { kind: 'key-result', parentId: 'goal-1', shownStatus: 'behind' });
  const alone = aGoal(3, { kind: 'key-result', parentId: 'goal-9', shownStatus: 'no-recent-update' });
  const well = aGoal(4);
  expect(askingGoals([objective, within, alone, well]).map((it) => it.code)).toEqual(['G-1', 'G-3']);
});

it('cuts a card into pages of eight rows, the last of which leads on', () => {
  const all = Array.from({ length: 16 }, (_, i) => i);
  expect(pageOf(all.slice(0, 8), 0)).toEqual({ shown: all.slice(0, 8), more: 0 });
  expect(pageOf(all, 0)).toEqual({ shown: all.slice(0, 7), more: 9 });
  expect(pageOf(all, 1)).toEqual({ shown: all.slice(7, 14), more: 2 });
  expect(pageOf(all, 2)).toEqual({ shown: [14, 15], more: 0 });
});
