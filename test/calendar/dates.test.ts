import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWeeks,
  datesOf,
  daysBetween,
  firstFullWeek,
  isLocalDate,
  isWeekKey,
  mondayOf,
  monthOf,
  parseLocalDate,
  quarterOf,
  weekdayOf,
  weekOf,
  weeksBetween,
} from '../../src/calendar/index.ts';

describe('weeks', () => {
  it.each([
    ['2026-11-20', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['1969-12-31', '1970-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(weekOf(date)).toBe(week);
    expect(datesOf(week)).toContain(date);
  });

  it('begins a week on its Monday, across the turn of the year', () => {
    expect(mondayOf('2026-W53')).toBe('2026-12-28');
    expect(mondayOf('2027-W01')).toBe('2027-01-04');
    expect(datesOf('2026-W01')).toEqual([
      '2025-12-29',
      '2025-12-30',
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-04',
    ]);
  });

  it('counts on through a week 53', () => {
    expect(addWeeks('2026-W52', 2)).toBe('2027-W01');
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53');
    expect(weeksBetween('2026-W52', '2027-W02')).toBe(3);
    expect(weeksBetween('2027-W02', '2026-W52')).toBe(-3);
  });

  it('knows which weeks exist', () => {
    expect(isWeekKey('2026-W53')).toBe(true);
    for (const text of ['2025-W53', '2026-W00', '2026-W54', '2026-47', '2026-W7', 'W47', ''])
      expect(isWeekKey(text), text).toBe(false);
  });

  it.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-17', '2026-W48'],
    ['2026-11-22', '2026-W48'],
    ['2026-12-31', '2027-W01'],
  ])('the first full week of somebody who joined on %s is %s', (joined, week) => {
    expect(firstFullWeek(joined)).toBe(week);
  });
});

describe('dates', () => {
  it('adds and counts days across months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  it('names weekday, month and quarter', () => {
    expect(weekdayOf('2026-11-16')).toBe(1);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(monthOf('2026-11-20')).toBe('2026-11');
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
  });

  it.each([
    '2026-12-01',
    '2026/12/1',
    '2026.12.1',
    '2026年12月1日',
    '2026 年 12 月 1 日',
    '２０２６-１２-０１',
  ])('reads %s', (text) => {
    expect(parseLocalDate(text)).toBe('2026-12-01');
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-12',
    '12/01/2026',
    '2026-12/01',
    '20261201',
    '',
    '1899-12-31',
  ])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
    expect(isLocalDate(text)).toBe(false);
  });

  it('takes only the padded form for a stored date', () => {
    expect(isLocalDate('2026-12-01')).toBe(true);
    expect(isLocalDate('2026-12-1')).toBe(false);
  });

  it('throws on text that is no date at all, rather than reckoning with it', () => {
    expect(() => addDays('soon', 1)).toThrow('Not a date: soon');
    expect(() => mondayOf('soon')).toThrow('Not a week: soon');
  });
});
