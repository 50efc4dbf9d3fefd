import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarWarnings,
  chinaCalendar,
  findCalendar,
  isWorkingDay,
  noCalendar,
  weekdayOf,
} from '../../src/calendar/index.ts';
import { worksInChina } from './people.ts';

// 国务院办公厅关于2026年部分节假日安排的通知
const off2026: [string, number][] = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
];
const makeUp2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

describe('the Chinese calendar', () => {
  it('agrees with the published arrangement on every day of 2026', () => {
    const off = new Set(
      off2026.flatMap(([from, days]) => Array.from({ length: days }, (_, i) => addDays(from, i))),
    );
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      const expected = off.has(date) ? 'off' : makeUp2026.includes(date) ? 'work' : undefined;
      expect(chinaCalendar.specialDay(date), date).toBe(expected);
      const works = expected ? expected === 'work' : weekdayOf(date) <= 5;
      expect(isWorkingDay(worksInChina(), date), date).toBe(works);
    }
  });

  it('does not depend on the zone of the process', () => {
    const dates = [
      '2025-01-28',
      '2025-02-04',
      '2025-02-05',
      '2025-02-08',
      '2029-02-12',
      '2029-02-15',
      '2029-04-04',
    ];
    const script = `import { chinaCalendar } from './src/calendar/index.ts';
      process.stdout.write(${JSON.stringify(dates)}.map((date) => chinaCalendar.specialDay(date) ?? '-').join(' '));`;
    // A process of its own: TZ is read once, and a thread's environment is only a copy.
    const daysSeenFrom = (zone: string) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati'])
      expect(daysSeenFrom(zone), zone).toBe('off off - work off off off');
  });

  it('falls back to the statute in a year that is not published, and says so', () => {
    expect(chinaCalendar.knowsYear(2026)).toBe(true);
    expect(chinaCalendar.knowsYear(2031)).toBe(false);
    const off = [];
    for (let date = '2031-01-01'; date <= '2031-12-31'; date = addDays(date, 1))
      if (chinaCalendar.specialDay(date) === 'off') off.push(date.slice(5));
    // Spring Festival is on January 23, 清明 April 5, 端午 June 24; 中秋 falls on National Day.
    expect(off).toEqual([
      '01-01',
      '01-22',
      '01-23',
      '01-24',
      '01-25',
      '04-05',
      '05-01',
      '05-02',
      '06-24',
      '10-01',
      '10-02',
      '10-03',
    ]);
    expect(chinaCalendar.specialDay('2180-01-01')).toBeUndefined();
  });

  it('holds for people whatever their own working days are', () => {
    const tuesdayToSaturday = worksInChina({ workingDays: [2, 3, 4, 5, 6] });
    expect(isWorkingDay(tuesdayToSaturday, '2026-10-03')).toBe(false);
    expect(isWorkingDay(tuesdayToSaturday, '2026-10-17')).toBe(true);
    expect(isWorkingDay(worksInChina({ workingDays: [1, 2, 3] }), '2026-10-10')).toBe(true);
  });
});

describe('finding calendars', () => {
  it('takes names in any case, and the organisation’s own first', () => {
    const own = { ...noCalendar, name: 'Acme DE' };
    expect(findCalendar('cn')).toBe(chinaCalendar);
    expect(findCalendar(' None ')).toBe(noCalendar);
    expect(findCalendar('ＣＮ')).toBe(chinaCalendar);
    expect(findCalendar('acme de', [own])).toBe(own);
    expect(findCalendar('acme de')).toBeUndefined();
  });
});

describe('warnings for the administrator', () => {
  const known = { ...noCalendar, name: 'Acme', knowsYear: (year: number) => year === 2026 };
  it('come in November for a new year that is not known yet, and all through a year that never was', () => {
    expect(calendarWarnings([known], '2026-10-31')).toEqual([]);
    expect(calendarWarnings([known], '2026-11-01')).toEqual([
      { reason: 'year-unknown', calendar: 'Acme', year: 2027 },
    ]);
    expect(calendarWarnings([known, noCalendar], '2027-03-01')).toEqual([
      { reason: 'year-unknown', calendar: 'Acme', year: 2027 },
    ]);
  });
});
