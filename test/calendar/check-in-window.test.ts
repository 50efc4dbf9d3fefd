import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  checkInWindow,
  type DateRange,
  defaultWindowPlan,
  isAwayForRest,
  isDuePeriod,
  nextDueWeek,
  periodKey,
  type WorkTime,
} from '../../src/calendar/index.ts';
import { worksIn, worksInChina } from './people.ts';

const windowOf = (work: WorkTime, week: string, plan = {}) => {
  const window = checkInWindow(work, week, { ...defaultWindowPlan, ...plan });
  return (
    window &&
    [window.opensAt, window.remindAt, window.closesAt].map((instant) => instant.toISOString().slice(0, 16))
  );
};
const hours = (start: string, end: string, breakStart = '12:00', breakEnd = '13:30') => ({
  start,
  end,
  breakStart,
  breakEnd,
});

describe('the window of a week', () => {
  it.each([
    ['America/New_York', '2026-W47', '2026-11-19T15:00', '2026-11-20T18:36', '2026-11-20T21:00'],
    ['America/New_York', '2026-W10', '2026-03-05T15:00', '2026-03-06T18:36', '2026-03-06T21:00'],
    ['America/New_York', '2026-W11', '2026-03-12T14:00', '2026-03-13T17:36', '2026-03-13T20:00'],
    ['Europe/Berlin', '2026-W43', '2026-10-22T08:00', '2026-10-23T11:36', '2026-10-23T14:00'],
    ['Europe/Berlin', '2026-W44', '2026-10-29T09:00', '2026-10-30T12:36', '2026-10-30T15:00'],
    ['Australia/Lord_Howe', '2026-W40', '2026-09-30T23:30', '2026-10-02T03:06', '2026-10-02T05:30'],
    ['Australia/Lord_Howe', '2026-W41', '2026-10-07T23:00', '2026-10-09T02:36', '2026-10-09T05:00'],
    ['America/Sao_Paulo', '2018-W45', '2018-11-08T12:00', '2018-11-09T15:36', '2018-11-09T18:00'],
    ['Asia/Kolkata', '2026-W53', '2026-12-31T04:30', '2027-01-01T08:06', '2027-01-01T10:30'],
  ])('%s %s', (zone, week, ...expected) => {
    expect(windowOf(worksIn(zone), week)).toEqual(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-W43', '2026-10-24T08:00', '2026-10-25T12:36', '2026-10-25T15:00'],
    ['Australia/Lord_Howe', '2026-W40', '2026-10-02T23:30', '2026-10-04T02:36', '2026-10-04T05:00'],
    ['America/Sao_Paulo', '2018-W44', '2018-11-03T13:00', '2018-11-04T15:36', '2018-11-04T18:00'],
  ])('keeps to the wall clock when clocks change inside it: %s %s', (zone, week, ...expected) => {
    expect(windowOf(worksIn(zone, { workingDays: [6, 7] }), week, { closingDay: 7 })).toEqual(expected);
  });

  it.each<[name: string, week: string, opens?: string, closes?: string]>([
    ['New Year: Monday to Wednesday are worked', '2026-W01', '2025-12-30T02:00', '2025-12-31T08:00'],
    [
      'before Spring Festival: the make-up Saturday comes after the closing day',
      '2026-W07',
      '2026-02-12T02:00',
      '2026-02-13T08:00',
    ],
    ['Spring Festival: no day is worked', '2026-W08'],
    ['after it', '2026-W09', '2026-02-26T02:00', '2026-02-27T08:00'],
    ['清明: Monday is off', '2026-W15', '2026-04-09T02:00', '2026-04-10T08:00'],
    ['before May 1: Friday is off', '2026-W18', '2026-04-29T02:00', '2026-04-30T08:00'],
    ['National Day begins on Thursday', '2026-W40', '2026-09-29T02:00', '2026-09-30T08:00'],
    ['after it', '2026-W41', '2026-10-08T02:00', '2026-10-09T08:00'],
    ['2023: only the make-up weekend is worked', '2023-W04', '2023-01-28T02:00', '2023-01-29T08:00'],
    ['2024: one make-up Sunday is not enough', '2024-W07'],
  ])('in China, %s', (_, week, opens, closes) => {
    const window = windowOf(worksInChina(), week);
    expect(window && [window[0], window[2]]).toEqual(opens && [opens, closes]);
  });

  it('reminds in working time, after the longer Chinese break', () => {
    // 11 hours of work: 8.8 of them end on Friday 11:48.
    expect(windowOf(worksInChina(), '2026-W47')?.[1]).toBe('2026-11-20T03:48');
  });

  it.each<[name: string, absences: DateRange[], opens?: string, closes?: string]>([
    ['away on Friday', [{ from: '2026-11-20', to: '2026-11-20' }], '2026-11-18T10:00', '2026-11-19T16:00'],
    ['away on Thursday', [{ from: '2026-11-19', to: '2026-11-19' }], '2026-11-18T10:00', '2026-11-20T16:00'],
    ['back on Thursday', [{ from: '2026-11-02', to: '2026-11-18' }], '2026-11-19T10:00', '2026-11-20T16:00'],
    ['back on Friday', [{ from: '2026-11-02', to: '2026-11-19' }]],
    ['away all week', [{ from: '2026-11-16', to: '2026-11-20' }]],
    [
      'away in two parts',
      [
        { from: '2026-11-16', to: '2026-11-16' },
        { from: '2026-11-18', to: '2026-11-19' },
      ],
      '2026-11-17T10:00',
      '2026-11-20T16:00',
    ],
  ])('with absences known on Monday: %s', (_, absences, opens, closes) => {
    const window = windowOf(worksIn('UTC', { absences }), '2026-W47');
    expect(window && [window[0], window[2]]).toEqual(opens && [opens, closes]);
  });

  it.each<[name: string, workingDays: number[], closingDay: number, opens?: string, closes?: string]>([
    ['part time, two days', [2, 3], 5, '2026-11-17T10:00', '2026-11-18T16:00'],
    ['part time, one day', [3], 5],
    ['closing on Wednesday', [1, 2, 3, 4, 5], 3, '2026-11-17T10:00', '2026-11-18T16:00'],
    [
      'closing on Monday, when nobody has two days yet',
      [1, 2, 3, 4, 5],
      1,
      '2026-11-16T10:00',
      '2026-11-17T16:00',
    ],
    ['weekend shift', [6, 7], 5, '2026-11-21T10:00', '2026-11-22T16:00'],
    ['Friday to Sunday', [5, 6, 7], 5, '2026-11-20T10:00', '2026-11-21T16:00'],
    ['Sunday to Thursday', [7, 1, 2, 3, 4], 5, '2026-11-18T10:00', '2026-11-19T16:00'],
  ])('%s', (_, workingDays, closingDay, opens, closes) => {
    const window = windowOf(worksIn('UTC', { workingDays }), '2026-W47', { closingDay });
    expect(window && [window[0], window[2]]).toEqual(opens && [opens, closes]);
  });

  it.each([
    ['an early shift ends before 16:00', hours('07:00', '15:00'), '2026-11-19T10:00', '2026-11-20T15:00'],
    ['a morning ends before 10:00', hours('08:00', '10:00'), '2026-11-19T09:00', '2026-11-20T10:00'],
    ['a late shift begins after 10:00', hours('13:00', '22:00'), '2026-11-19T13:30', '2026-11-20T16:00'],
    ['an evening begins after 16:00', hours('16:30', '21:00'), '2026-11-19T16:30', '2026-11-20T19:00'],
    [
      '10:00 lies in a break',
      hours('07:00', '17:00', '09:45', '10:30'),
      '2026-11-19T10:30',
      '2026-11-20T16:00',
    ],
    ['a night shift keeps the usual hours', hours('22:00', '23:30'), '2026-11-19T10:00', '2026-11-20T16:00'],
    ['no break at all', hours('09:00', '18:00', '09:00', '09:00'), '2026-11-19T10:00', '2026-11-20T16:00'],
  ])('is cut to the hours: %s', (_, personal, opens, closes) => {
    const window = windowOf(worksIn('UTC', { hours: personal }), '2026-W47');
    expect(window && [window[0], window[2]]).toEqual([opens, closes]);
  });

  it('leaves out a date that a zone skipped', () => {
    // Samoa had no Friday 2011-12-30.
    expect(windowOf(worksIn('Pacific/Apia'), '2011-W52')).toEqual([
      '2011-12-28T20:00',
      '2011-12-29T23:36',
      '2011-12-30T02:00',
    ]);
  });
});

describe('an absence entered after the window was fixed', () => {
  const window = checkInWindow(worksIn('UTC'), '2026-W47', defaultWindowPlan);
  if (!window) throw new Error('no window');
  const away = (from: string, to: string) => worksIn('UTC', { absences: [{ from, to }] });

  it.each([
    ['covers all of it', '2026-11-19', '2026-11-20', '2026-11-18T12:00:00Z', true],
    ['covers the first day only', '2026-11-19', '2026-11-19', '2026-11-18T12:00:00Z', false],
    ['covers the second day, on the first', '2026-11-20', '2026-11-20', '2026-11-19T12:00:00Z', false],
    ['covers the second day, in the night before', '2026-11-20', '2026-11-20', '2026-11-19T20:00:00Z', true],
    ['begins when it has closed', '2026-11-20', '2026-11-20', '2026-11-20T16:00:00Z', false],
    ['lies elsewhere', '2026-11-23', '2026-11-27', '2026-11-19T12:00:00Z', false],
  ])('%s', (_, from, to, now, cancels) => {
    expect(isAwayForRest(away(from, to), window, new Date(now))).toBe(cancels);
  });

  it('is told from a night, a break and a holiday', () => {
    expect(isAwayForRest(worksIn('UTC'), window, new Date('2026-11-19T22:00:00Z'))).toBe(false);
    const shut = { opensAt: new Date('2026-11-21T10:00:00Z'), closesAt: new Date('2026-11-22T16:00:00Z') };
    expect(isAwayForRest(worksIn('UTC'), shut, new Date('2026-11-21T12:00:00Z'))).toBe(false);
  });
});

describe('cadence', () => {
  const rhythm = (cadence: Cadence, closingDay = 5) => ({ cadence, closingDay, anchorWeek: '2026-W02' });
  const dueIn2026 = (cadence: Cadence, closingDay = 5) =>
    Array.from({ length: 53 }, (_, i) => `2026-W${String(i + 1).padStart(2, '0')}`).filter((week) =>
      isDuePeriod(rhythm(cadence, closingDay), week),
    );

  it('weekly is every week', () => {
    expect(dueIn2026('weekly')).toHaveLength(53);
    expect(periodKey(rhythm('weekly'), '2026-W47')).toBe('2026-W47');
  });

  it('every second week goes on through a week 53, and back from the anchor', () => {
    expect(dueIn2026('biweekly').slice(0, 3)).toEqual(['2026-W02', '2026-W04', '2026-W06']);
    expect(isDuePeriod(rhythm('biweekly'), '2026-W52')).toBe(true);
    expect(isDuePeriod(rhythm('biweekly'), '2026-W53')).toBe(false);
    expect(isDuePeriod(rhythm('biweekly'), '2027-W01')).toBe(true);
    expect(isDuePeriod(rhythm('biweekly'), '2025-W52')).toBe(true);
    expect(isDuePeriod(rhythm('biweekly'), '2026-W01')).toBe(false);
  });

  it('monthly is the week of the last closing day of each month, once a month', () => {
    expect(dueIn2026('monthly')).toEqual([
      '2026-W05',
      '2026-W09',
      '2026-W13',
      '2026-W17',
      '2026-W22',
      '2026-W26',
      '2026-W31',
      '2026-W35',
      '2026-W39',
      '2026-W44',
      '2026-W48',
      '2026-W52',
    ]);
    expect(periodKey(rhythm('monthly'), '2026-W31')).toBe('2026-07');
    // July 31 is a Friday: with Thursday as the closing day it is still that week, named after July 30.
    expect(periodKey(rhythm('monthly', 4), '2026-W31')).toBe('2026-07');
    expect(dueIn2026('monthly', 1)).toContain('2026-W53');
  });

  it('finds the next due week', () => {
    expect(nextDueWeek(rhythm('weekly'), '2026-W47')).toBe('2026-W47');
    expect(nextDueWeek(rhythm('biweekly'), '2026-W47')).toBe('2026-W48');
    expect(nextDueWeek(rhythm('monthly'), '2026-W49')).toBe('2026-W52');
    expect(nextDueWeek(rhythm('monthly'), '2026-W53')).toBe('2027-W04');
  });
});
