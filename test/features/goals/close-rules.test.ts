import { describe, expect, it } from 'vitest';
import { endingOf } from '../../../src/features/goals/close/close-goals.ts';
import {
  finalProgress,
  isBelowTarget,
  objectiveScore,
  scoreOf,
} from '../../../src/features/goals/close/rules.ts';
import type { Goal } from '../../../src/features/goals/model.ts';
import { aGoal } from './office.ts';

const okr = (it_: Partial<Goal> = {}) => aGoal(1, { tool: 'okr', ...it_ });
const kpi = aGoal(2);
const ladder = aGoal(3, {
  measure: {
    kind: 'level',
    unit: '',
    baseline: 0,
    target: 100,
    ladder: [
      { at: 60, score: 0.5 },
      { at: 90, score: 0.9 },
      { at: 110, score: 1.2 },
    ],
  },
});
const keep = aGoal(4, { measure: { kind: 'keep', unit: '%', least: 95 } });

describe('the score of a result', () => {
  it.each([
    ['a key result, in tenths', okr(), 64, 0.6],
    ['a key result beyond its target', okr(), 140, 1],
    [
      'a key result that went backwards',
      okr({ measure: { kind: 'level', unit: '', baseline: 50, target: 100 } }),
      30,
      0,
    ],
    ['a linear figure', kpi, 64, 0.64],
    ['a linear figure beyond its target', kpi, 140, 1],
    ['a ladder, below its first step', ladder, 59, 0],
    ['a ladder, on a step', ladder, 90, 0.9],
    ['a ladder, beyond its target', ladder, 115, 1.2],
    ['a level that was kept', keep, 96, 1],
    ['a level that was not', keep, 94, 0],
  ])('%s', (_name, goal, value, expected) => {
    expect(scoreOf(goal, value)).toBe(expected);
  });

  it('is, of milestones, their share', () => {
    const goal = aGoal(5, { measure: { kind: 'milestones' }, progress: 0.75 });
    expect([finalProgress(goal, undefined), scoreOf(goal, undefined)]).toEqual([0.75, 0.75]);
  });

  it('is, of an objective, the weighted mean of its key results', () => {
    expect(objectiveScore([])).toBe(0);
    expect(
      objectiveScore([
        { weight: 75, score: 1 },
        { weight: 25, score: 0.2 },
      ]),
    ).toBe(0.8);
    expect(objectiveScore([1, 0.7, 0.5].map((score) => ({ weight: undefined, score })))).toBe(0.73);
  });

  it('is good at 1.0 where it was committed, at 0.7 where it was aspirational', () => {
    const below = (ambition: Goal['ambition'], all: number[]) =>
      all.map((it_) => isBelowTarget({ ambition }, it_));
    expect(below('committed', [0.99, 1, 1.2])).toEqual([true, false, false]);
    expect(below('aspirational', [0.69, 0.7, 1])).toEqual([true, false, false]);
  });
});

describe('the end of an objective', () => {
  it('counts final values of key results as its progress does: what else serves it counts where it has none', () => {
    const objective = aGoal(1, { tool: 'okr', measure: { kind: 'parts' } });
    const parts = [
      okr({ id: 'a', kind: 'key-result', current: 40, progress: 0.4 }),
      okr({ id: 'b', kind: 'key-result', current: 64, progress: 0.64 }),
      aGoal(9, { id: 'c', progress: 0.5, current: 50 }),
      aGoal(10, { id: 'd', state: 'proposed' }),
    ];
    const ending = endingOf(
      { goal: objective, keyResults: parts.slice(0, 2), values: new Map([['a', 100]]) },
      parts,
    );
    expect(ending.parts.get('a')).toEqual({ progress: 1, score: 1 });
    expect(ending.progress).toBeCloseTo((1 + 0.64) / 2, 6);
    expect(ending.score).toBe(0.8);
    expect(ending.parts.has('d')).toBe(false);
    const without = endingOf({ goal: objective, keyResults: [], values: new Map() }, parts.slice(2));
    expect(without.progress).toBeCloseTo(0.5, 6);
  });

  it('counts what was carried on once: what was done, and of the rest what was done since', () => {
    const objective = aGoal(1, { tool: 'okr', measure: { kind: 'parts' } });
    const rest = { kind: 'level', unit: 'calls', baseline: 60, target: 100 } as const;
    const parts = [
      okr({ id: 'a', kind: 'key-result', state: 'closed', current: 60, progress: 0.6, carriedIntoId: 'b' }),
      okr({ id: 'b', kind: 'key-result', current: 80, progress: 0.5, measure: rest }),
      okr({ id: 'c', kind: 'key-result', current: 20, progress: 0.2 }),
    ];
    const ending = endingOf({ goal: objective, keyResults: parts.slice(1), values: new Map() }, parts);
    expect(ending.progress).toBeCloseTo((0.8 + 0.2) / 2, 10);
    expect(ending.score).toBe(0.5);
  });
});
