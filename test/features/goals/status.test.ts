import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/features/goals/model.ts';
import {
  assess,
  isConfidenceFalling,
  isWorse,
  type Standing,
} from '../../../src/features/goals/rules/status.ts';

const standing = (it: Partial<Standing>): Standing => ({
  progress: 0,
  elapsed: 0.5,
  ambition: 'committed',
  curve: 'linear',
  byMilestones: false,
  isPast: false,
  isUnderDiscussion: false,
  silentDays: 0,
  silentAfter: 10,
  isEarly: false,
  ...it,
});

/* To be checked with a pocket calculator: x is what is expected, r = p / x, gap = x − p. */
const cases: [Partial<Standing>, number, Status, string][] = [
  [{ progress: 0.42, elapsed: 0.71 }, 0.71, 'behind', 'r 0.59, gap 0.29'],
  [{ progress: 0.68, elapsed: 0.71 }, 0.71, 'on-track', 'r 0.958'],
  [{ progress: 0.67, elapsed: 0.71 }, 0.71, 'on-track', 'r 0.944, but gap 0.04'],
  [{ progress: 0.6, elapsed: 0.71 }, 0.71, 'at-risk', 'r 0.845, gap 0.11'],
  [{ progress: 0.17, elapsed: 0.25 }, 0.25, 'at-risk', 'r 0.68, but gap 0.08'],
  [{ progress: 0.14, elapsed: 0.25 }, 0.25, 'behind', 'r 0.56, gap 0.11'],
  [{ progress: 0.5, elapsed: 0.71, ambition: 'aspirational' }, 0.497, 'on-track', '0.7 e = 0.497'],
  [{ progress: 0.3, elapsed: 0.5, curve: 'back-loaded' }, 0.25, 'on-track', 'e² = 0.25'],
  [{ progress: 0.1, elapsed: 0.5, curve: 'back-loaded' }, 0.25, 'behind', 'r 0.4, gap 0.15'],
  [{ progress: 0.25, elapsed: 0.5, byMilestones: true, curve: 'back-loaded' }, 0.5, 'behind', 'dates decide'],
  [{ progress: 0, elapsed: 0 }, 0, 'on-track', 'nothing is expected yet'],
  [{ progress: 0, elapsed: 0.19, isEarly: true }, 0.19, 'on-track', 'first fifth'],
  [{ progress: 1, elapsed: 0.3 }, 0.3, 'achieved', 'there already'],
  [{ progress: 0.9, elapsed: 1, isPast: true }, 1, 'overdue', 'past and not there'],
  [{ progress: 1.2, elapsed: 1, isPast: true }, 1, 'achieved', 'past and there'],
  [{ progress: 0.1, elapsed: 0.9, isUnderDiscussion: true }, 0.9, 'under-discussion', 'before behind'],
  [
    { progress: 0.1, elapsed: 1, isUnderDiscussion: true, isPast: true },
    1,
    'overdue',
    'before under discussion',
  ],
  [{ progress: 0.5, silentDays: 11 }, 0.5, 'no-recent-update', 'eleven of ten days silent'],
  [{ progress: 0.5, silentDays: 10 }, 0.5, 'on-track', 'ten days are not too many'],
  [{ progress: 0.1, silentDays: 11 }, 0.5, 'behind', 'before silent'],
  [{ kept: { isReported: true, outsideInARow: 0 } }, 0.5, 'on-track', 'inside its limits'],
  [{ kept: { isReported: true, outsideInARow: 1 } }, 0.5, 'at-risk', 'outside once'],
  [{ kept: { isReported: true, outsideInARow: 2 } }, 0.5, 'behind', 'outside twice in a row'],
  [{ kept: { isReported: true, outsideInARow: 0 }, isPast: true }, 0.5, 'achieved', 'inside at its due date'],
  [{ kept: { isReported: false, outsideInARow: 0 }, isPast: true }, 0.5, 'overdue', 'never reported'],
];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyStanding = fc.record({
  progress: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  elapsed: share,
  ambition: fc.constantFrom('committed' as const, 'aspirational' as const),
  curve: fc.constantFrom('linear' as const, 'back-loaded' as const),
  byMilestones: fc.boolean(),
});

describe('how a goal stands', () => {
  it.each(cases)('%j: %d expected, %s (%s)', (it_, expected, status) => {
    const assessed = assess(standing(it_));
    expect(assessed.status).toBe(status);
    expect(assessed.expected).toBeCloseTo(expected, 10);
  });

  it('never gets worse by progress', () => {
    fc.assert(
      fc.property(anyStanding, share, (it_, more) => {
        const [before, after] = [it_, { ...it_, progress: it_.progress + more }].map(
          (one) => assess(standing(one)).status,
        );
        expect(isWorse(after ?? 'overdue', before ?? 'overdue')).toBe(false);
      }),
    );
  });

  it('never alarms early', () => {
    fc.assert(
      fc.property(anyStanding, (it_) => {
        const { status } = assess(standing({ ...it_, isEarly: true }));
        expect(['on-track', 'achieved']).toContain(status);
      }),
    );
  });

  it('recovers as soon as progress is what is expected', () => {
    fc.assert(
      fc.property(anyStanding, (it_) => {
        const { expected } = assess(standing(it_));
        expect(['on-track', 'achieved']).toContain(assess(standing({ ...it_, progress: expected })).status);
      }),
    );
  });

  it.each([
    [[7, 6, 5, 4], true],
    [[9, 7, 6, 5, 4], true],
    [[7, 6, 5], false],
    [[7, 6, 6, 5], false],
    [[4, 7, 6, 5], false],
  ])('sees whether confidence fell three times in a row: %j', (confidences, falls) => {
    expect(isConfidenceFalling(confidences)).toBe(falls);
  });
});
