import { describe, expect, it } from 'vitest';
import {
  byUrgency,
  confidenceField,
  milestonesField,
  moveOf,
  readSaid,
  tickChanges,
  typedFor,
  valueField,
} from '../../../src/features/goals/check-in/rules.ts';
import type { Milestone, Status, Update } from '../../../src/features/goals/model.ts';
import { aGoal } from './office.ts';

const milestone = (id: string, it: Partial<Milestone> = {}): Milestone => ({
  id,
  goalId: 'goal-1',
  position: 0,
  title: id.toUpperCase(),
  due: '2026-11-30',
  doneOn: undefined,
  ...it,
});

describe('the goals of a check-in', () => {
  it('stand in the order in which they need their owner', () => {
    const goal = (number: number, status: Status, due = '2026-12-25', milestones: Milestone[] = []) => ({
      goal: aGoal(number, { status, due }),
      milestones,
    });
    const sorted = byUrgency([
      goal(1, 'achieved'),
      goal(2, 'on-track'),
      goal(3, 'on-track', '2026-11-20'),
      goal(4, 'on-track', '2026-12-25', [
        milestone('a', { due: '2026-10-01', doneOn: '2026-10-01' }),
        milestone('b', { due: '2026-11-10' }),
      ]),
      goal(5, 'under-discussion'),
      goal(6, 'no-recent-update'),
      goal(7, 'at-risk'),
      goal(8, 'behind'),
      goal(9, 'overdue'),
    ]);
    expect(sorted.map((it) => it.goal.code)).toEqual([
      'G-9',
      'G-8',
      'G-7',
      'G-6',
      'G-5',
      'G-4',
      'G-3',
      'G-2',
      'G-1',
    ]);
  });

  it('are said something of only where another value is typed than was shown', () => {
    const values = {
      strengths: 'Words.',
      [valueField('a', 45)]: '45',
      [valueField('b', 45)]: ' 60 calls',
      [valueField('c', undefined)]: '-2.5',
      [confidenceField('a')]: '7',
      [milestonesField('d')]: ['m1'],
    };
    expect(Object.fromEntries(readSaid(values))).toEqual({
      a: { goalId: 'a', field: 'goals.value:a:45', shown: 45, confidence: 7 },
      b: { goalId: 'b', field: 'goals.value:b:45', shown: 45, typed: ' 60 calls' },
      c: { goalId: 'c', field: 'goals.value:c:', shown: undefined, typed: '-2.5' },
      d: { goalId: 'd', field: 'goals.milestones:d', ticked: ['m1'] },
    });
  });

  it('are asked again by what is typed for them, whatever else was typed', () => {
    const typed = {
      [valueField('a', 45)]: '45',
      [valueField('b', 45)]: '60',
      [valueField('c', 1)]: '',
      [confidenceField('d')]: '3',
      [confidenceField('e')]: '',
      [milestonesField('f')]: [],
      [milestonesField('g')]: ['m1'],
      'goals.value:nonsense': '1',
      'commitments.done': { x: 'done' },
    };
    expect(Object.fromEntries(typedFor(typed))).toEqual({ b: { shown: 45 }, d: undefined, g: undefined });
  });
});

describe('milestones ticked in a check-in', () => {
  const at = { checkInId: 'now', today: '2026-11-19' };
  const before = [
    milestone('open'),
    milestone('elsewhere', { doneOn: '2026-11-02' }),
    milestone('earlier', { doneOn: '2026-11-12', sourceId: 'earlier' }),
    milestone('mine', { doneOn: '2026-11-18', sourceId: 'now' }),
  ];
  const changed = (ticked: string[]) => {
    const { reachedNow, takenBack, milestones } = tickChanges(before, ticked, at);
    return {
      reached: reachedNow.map((it) => [it.id, it.doneOn, it.sourceId]),
      takenBack: takenBack.map((it) => it.id),
      done: milestones.filter((it) => it.doneOn !== undefined).map((it) => it.id),
    };
  };

  it('are reached today; only its own are taken back', () => {
    expect(changed(['open', 'mine'])).toEqual({
      reached: [['open', '2026-11-19', 'now']],
      takenBack: [],
      done: ['open', 'elsewhere', 'earlier', 'mine'],
    });
    expect(changed([])).toEqual({ reached: [], takenBack: ['mine'], done: ['elsewhere', 'earlier'] });
    expect(changed(['mine', 'of another goal'])).toMatchObject({ reached: [], takenBack: [] });
  });
});

describe('how a goal moved', () => {
  const update = (id: string, value: number, sourceId?: string): Update => ({
    id,
    goalId: 'goal-1',
    at: new Date('2026-11-19T10:00:00Z'),
    byId: 'alice',
    value,
    confidence: undefined,
    note: undefined,
    source: 'check-in',
    sourceId,
    struck: false,
  });
  const inThis = {
    update: (it: Update) => it.sourceId === 'now',
    milestone: (it: Milestone) => it.sourceId === 'now',
  };
  const move = (updates: Update[], milestones: Milestone[] = [], goal = aGoal(1)) =>
    moveOf(goal, { updates, milestones }, inThis);

  it('goes from the value before to the last one', () => {
    expect(move([update('1', 20), update('2', 30, 'now'), update('3', 45, 'now')])).toMatchObject({
      value: { from: 20, to: 45 },
    });
    expect(move([update('1', 30, 'now'), update('2', 40)])).toMatchObject({ value: { from: 0, to: 30 } });
  });

  it('is none where nothing is another than before', () => {
    expect(move([update('1', 20)])).toBeUndefined();
    expect(move([update('1', 20), update('2', 20, 'now')])).toBeUndefined();
  });

  it('begins nowhere for a level that is kept and was never reported', () => {
    const kept = aGoal(1, { measure: { kind: 'keep', unit: '%', most: 5 } });
    expect(move([update('1', 3, 'now')], [], kept)).toMatchObject({ value: { from: undefined, to: 3 } });
  });

  it('names the milestones reached', () => {
    const goal = aGoal(1, { measure: { kind: 'milestones' } });
    const reached = milestone('pilot', { doneOn: '2026-11-19', sourceId: 'now' });
    expect(move([], [milestone('open'), reached], goal)?.reached).toEqual(['PILOT']);
  });
});
