import { describe, expect, it } from 'vitest';
import { chinaCalendar, type DateRange, noCalendar, type WorkDays } from '../../../src/calendar/index.ts';
import {
  elapsedShare,
  isFirstFifth,
  isLastFifth,
  silentAfter,
} from '../../../src/features/goals/rules/pace.ts';

const work = (calendar: 'CN' | 'none', absences: readonly DateRange[] = []): WorkDays => ({
  timeZone: 'Asia/Shanghai',
  calendar: calendar === 'CN' ? chinaCalendar : noCalendar,
  workingDays: [1, 2, 3, 4, 5],
  absences,
});

/*
 * To be checked with a calendar on paper. China 2026: 1–3 January and 15–23 February (Spring Festival) are off; Sunday 4 January, Saturday
 * 14 and Saturday 28 February are worked instead. January has 21 working days, February 16, March 22: together 59.
 */
const days: [string, 'CN' | 'none', string, string, string, number, number, DateRange[]?][] = [
  // what it shows, calendar, start, due, today, days gone, all days
  ['before it begins', 'none', '2026-01-05', '2026-03-27', '2026-01-04', 0, 60],
  ['on its first day nothing is gone', 'none', '2026-01-05', '2026-03-27', '2026-01-05', 0, 60],
  ['after six of twelve weeks', 'none', '2026-01-05', '2026-03-27', '2026-02-16', 30, 60],
  ['on its last day one is left', 'none', '2026-01-05', '2026-03-27', '2026-03-27', 59, 60],
  ['past its due date', 'none', '2026-01-05', '2026-03-27', '2026-03-28', 60, 60],
  [
    'before Spring Festival, after the Saturday that is worked',
    'CN',
    '2026-01-01',
    '2026-03-31',
    '2026-02-15',
    32,
    59,
  ],
  ['after Spring Festival nothing more is gone', 'CN', '2026-01-01', '2026-03-31', '2026-02-24', 32, 59],
  ['the make-up Saturday counts', 'CN', '2026-01-01', '2026-03-31', '2026-03-01', 37, 59],
  [
    'the New Year days are off, their Sunday is worked',
    'CN',
    '2026-01-01',
    '2026-03-31',
    '2026-01-05',
    1,
    59,
  ],
  [
    'a week of leave is out',
    'none',
    '2026-01-05',
    '2026-01-30',
    '2026-01-19',
    5,
    15,
    [{ from: '2026-01-12', to: '2026-01-16' }],
  ],
];

describe('the share of a period’s working days that are gone', () => {
  it.each(days)('%s', (_shows, calendar, start, due, today, gone, all, absences = []) => {
    expect(elapsedShare(work(calendar, absences), { start, due }, today)).toBeCloseTo(gone / all, 10);
  });

  it('is all of it for a period without a working day', () => {
    const weekend = { start: '2026-01-10', due: '2026-01-11' };
    expect(elapsedShare(work('none'), weekend, '2026-01-11')).toBe(0);
    expect(elapsedShare(work('none'), weekend, '2026-01-12')).toBe(1);
  });

  it('tells its first and last fifth', () => {
    expect([0.19, 0.2].map(isFirstFifth)).toEqual([true, false]);
    expect([0.79, 0.8].map(isLastFifth)).toEqual([false, true]);
  });

  it('calls a weekly goal silent after ten working days', () => {
    expect(silentAfter('weekly')).toBe(10);
  });
});
