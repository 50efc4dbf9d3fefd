import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, numberOfCode } from '../../../src/features/goals/rows.ts';
import {
  isGoodScore,
  isWithin,
  ladderScore,
  levelProgress,
  milestoneProgress,
  milestonesExpected,
  okrScore,
  shareOut,
  surpriseIn,
  weightedMean,
  weightProblem,
} from '../../../src/features/goals/rules/progress.ts';

describe('progress', () => {
  it.each([
    [{ baseline: 0, target: 100 }, 45, 0.45],
    [{ baseline: 20, target: 100 }, 60, 0.5],
    // Lower is better: complaints from 40 down to 10.
    [{ baseline: 40, target: 10 }, 25, 0.5],
    [{ baseline: 40, target: 10 }, 55, -0.5],
    [{ baseline: 0, target: 100 }, 130, 1.3],
    [{ baseline: 5, target: 5 }, 5, 1],
    [{ baseline: 5, target: 5 }, 4, 0],
  ])('of %j at %d is %d', (measure, value, progress) => {
    expect(levelProgress(measure, value)).toBeCloseTo(progress, 10);
  });

  it('of a kept level is whether it lies within its limits', () => {
    expect([94, 95, 99, 100].map((value) => isWithin({ least: 95, most: 99 }, value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isWithin({ most: 3 }, -1)).toBe(true);
  });

  it('of milestones counts those reached, and expects those whose day is over', () => {
    const milestones = [
      { due: '2026-02-01', doneOn: '2026-01-30' },
      { due: '2026-03-01', doneOn: undefined },
      { due: '2026-04-01', doneOn: undefined },
      { due: '2026-05-01', doneOn: undefined },
    ];
    expect(milestoneProgress(milestones)).toBe(0.25);
    expect(milestonesExpected(milestones, '2026-03-01')).toBe(0.25);
    expect(milestonesExpected(milestones, '2026-03-02')).toBe(0.5);
    expect(milestoneProgress([])).toBe(0);
  });

  it('of an objective is the weighted mean of its key results, each between 0 and 1', () => {
    expect(
      weightedMean([
        { weight: 50, progress: 1 },
        { weight: undefined, progress: 0.5 },
        { weight: undefined, progress: 0 },
      ]),
    ).toBeCloseTo(0.5 + 0.125, 10);
    expect(weightedMean([{ weight: undefined, progress: 3 }])).toBe(1);
    expect(weightedMean([])).toBe(0);
  });

  it('grades in tenths: committed must be all of it, aspirational is good at 0.7', () => {
    expect([0.66, 0.64, 1.4, -1].map(okrScore)).toEqual([0.7, 0.6, 1, 0]);
    expect([isGoodScore(0.9, 'committed'), isGoodScore(1, 'committed')]).toEqual([false, true]);
    expect([isGoodScore(0.6, 'aspirational'), isGoodScore(0.7, 'aspirational')]).toEqual([false, true]);
  });

  it('climbs a ladder in the better direction', () => {
    const steps = [
      { at: 80, score: 0.6 },
      { at: 90, score: 0.8 },
      { at: 100, score: 1 },
    ];
    expect([70, 80, 95, 120].map((it_) => ladderScore(steps, { baseline: 0, target: 100 }, it_))).toEqual([
      0, 0.6, 0.8, 1,
    ]);
    const fewer = steps.map(({ at, score }) => ({ at: 120 - at, score }));
    expect([50, 40, 20].map((it_) => ladderScore(fewer, { baseline: 60, target: 20 }, it_))).toEqual([
      0, 0.6, 1,
    ]);
  });

  it('asks about values that surprise', () => {
    expect(surpriseIn(0.1, 0.45)).toBe('jump');
    expect(surpriseIn(0.9, 1.2)).toBe('beyond-target');
    expect(surpriseIn(0.5, 0.4)).toBe('backwards');
    expect([surpriseIn(0.1, 0.4), surpriseIn(0.9, 1), surpriseIn(1.1, 1.2)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('weights', () => {
  it('share out what is left, and always make a hundred', () => {
    expect(shareOut([undefined, undefined])).toEqual([50, 50]);
    expect(shareOut([40, undefined, undefined])).toEqual([40, 30, 30]);
    const weight = fc.option(fc.double({ min: 1, max: 15, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 0, maxLength: 5 }), (weights) => {
        const sum = shareOut([...weights, undefined]).reduce((total, it_) => total + it_, 0);
        expect(sum).toBeCloseTo(100, 6);
      }),
    );
  });

  it('are refused where they cannot be a hundred', () => {
    expect(weightProblem([60, 40])).toBeUndefined();
    expect(weightProblem([60, undefined])).toBeUndefined();
    expect(weightProblem([60, 30])).toEqual({ kind: 'sum', sum: 90 });
    expect(weightProblem([100, undefined])).toEqual({ kind: 'sum', sum: 100 });
    expect(weightProblem([120, -20])).toEqual({ kind: 'not-positive' });
  });
});

describe('a goal’s code', () => {
  it.each(['G-12', 'g12', 'G12', '#12', '12', ' Ｇ－１２ '.replace('－', '-')])(
    'is read from %j',
    (typed) => {
      expect(numberOfCode(typed)).toBe(12);
    },
  );
  it.each(['', 'G-', 'G-12a', '1.2', '-12', '12345678901'])('is not read from %j', (typed) => {
    expect(numberOfCode(typed)).toBeUndefined();
  });
  it('is written the same', () => expect(numberOfCode(codeOf(7))).toBe(7));
});
