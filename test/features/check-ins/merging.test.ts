import { describe, expect, it } from 'vitest';
import { joinWeeks } from '../../../src/features/check-ins/merging/rules.ts';
import type { CheckInState } from '../../../src/features/check-ins/rules.ts';

const week = (id: string, state: CheckInState, change = {}) => ({
  ...{ id, week: '2026-W47', period: '2026-W47', state, version: state === 'answered' ? 1 : 0 },
  ...change,
});
const ids = (theirs: ReturnType<typeof week>[], own: ReturnType<typeof week>[]) => {
  const { moved, removed } = joinWeeks(theirs, own);
  return { moved: moved.map((it) => it.id), removed: removed.map((it) => it.id) };
};

describe('the check-ins of two people who are one', () => {
  it('are joined where only one has the week', () => {
    expect(
      ids([week('b', 'missed')], [week('a', 'answered', { week: '2026-W46', period: '2026-W46' })]),
    ).toEqual({
      moved: ['b'],
      removed: [],
    });
  });

  it.each([
    ['answered', 'open', { moved: ['b'], removed: ['a'] }],
    ['open', 'answered', { moved: [], removed: ['b'] }],
    ['open', 'open', { moved: [], removed: ['b'] }],
    ['skipped', 'missed', { moved: ['b'], removed: ['a'] }],
    // Neither answer is thrown away: the other's stays under their former name.
    ['answered', 'answered', { moved: [], removed: [] }],
  ] as const)('of one week, theirs %s and the own %s, become one', (theirs, own, expected) => {
    expect(ids([week('b', theirs)], [week('a', own)])).toEqual(expected);
  });

  it('never lose what was written, whatever became of it', () => {
    expect(ids([week('b', 'open')], [week('a', 'cancelled', { version: 2 })])).toEqual({
      moved: [],
      removed: ['b'],
    });
  });

  it('of one month count as one, in whichever week they were asked', () => {
    const month = { period: '2026-11' };
    expect(ids([week('b', 'answered', month)], [week('a', 'open', { ...month, week: '2026-W48' })])).toEqual({
      moved: ['b'],
      removed: ['a'],
    });
  });
});
