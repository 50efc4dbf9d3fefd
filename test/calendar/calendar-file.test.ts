import { describe, expect, it } from 'vitest';
import { describeCalendarProblem, parseCalendarFile } from '../../src/calendar/index.ts';

const calendarOf = (text: string, fileName = 'acme.json') => {
  const read = parseCalendarFile(text, fileName);
  if (!read.ok) throw new Error(read.error.map(describeCalendarProblem).join('\n'));
  return read.value;
};
const complaints = (text: string, fileName = 'acme.csv') => {
  const read = parseCalendarFile(text, fileName);
  return read.ok ? [] : read.error.map(describeCalendarProblem);
};

const germany = JSON.stringify({
  name: 'Acme Germany',
  years: { 2026: { off: ['01-01', '12-24..12-26', '2026-05-01'], work: ['12-19'] } },
});

describe('a calendar file in JSON', () => {
  it('lists days off and make-up days by year', () => {
    const calendar = calendarOf(germany);
    expect(calendar.name).toBe('Acme Germany');
    expect(
      ['01-01', '05-01', '12-24', '12-25', '12-26'].map((day) => calendar.specialDay(`2026-${day}`)),
    ).toEqual(Array(5).fill('off'));
    expect(calendar.specialDay('2026-12-19')).toBe('work');
    expect(calendar.specialDay('2026-12-23')).toBeUndefined();
    expect([2025, 2026, 2027].map(calendar.knowsYear)).toEqual([false, true, false]);
  });

  it('can extend the Chinese calendar: its own days win, and a year it lists is known', () => {
    const calendar = calendarOf(
      '{ "name": "Acme China", "extends": "CN", "years": { "2026": { "work": ["10-07"] }, "2027": { "off": ["02-05..02-13"], "work": ["02-14"] } } }',
    );
    expect(calendar.specialDay('2026-10-06')).toBe('off');
    expect(calendar.specialDay('2026-10-07')).toBe('work');
    expect(calendar.specialDay('2027-02-13')).toBe('off');
    expect(calendar.specialDay('2027-02-14')).toBe('work');
    expect(calendar.specialDay('2027-10-01')).toBe('off');
    expect(calendar.knowsYear(2027)).toBe(true);
  });

  it('names the field of everything that is wrong, all at once', () => {
    expect(
      complaints(
        '{ "name": "X", "extends": "DE", "years": { "2026": { "off": ["02-30", "12-26..12-24", "2027-01-01", "05-01"], "work": ["05-01"] } } }',
      ),
    ).toEqual([
      'extends: "DE" is no calendar to extend: use "CN" or "none"',
      'years.2026.off[0]: "02-30" is not a date: write 2026-12-24, or 2026-12-24..2026-12-26 for several days',
      'years.2026.off[1]: "12-26..12-24" ends before it begins',
      'years.2026.off[2]: "2027-01-01" lies outside the year it is listed under',
      'years.2026.work[0]: "2026-05-01" is listed both as a day off and as a working day',
    ]);
    expect(complaints('{ "name": "X", "years": { "2026": { "of": ["05-01"] } } }')[0]).toMatch(
      /^years\.2026: .*of/,
    );
    expect(complaints('{ "name": ')[0]).toMatch(/^the file is not valid JSON: /);
    expect(complaints('{ "name": "cn", "years": { "2026": { "off": ["05-01"] } } }')).toEqual([
      'name: "cn" cannot be the name of an own calendar: choose another one',
    ]);
  });
});

describe('a calendar file in CSV', () => {
  it('has a day or a run of days a line, and takes its name from the file', () => {
    const calendar = calendarOf(
      '\uFEFFdate,kind,note\r\n2026-12-24..2026-12-26,off,Christmas\r\n\r\n2026/12/19;work\n2026年10月1日,休\n2026年10月10日,班\n',
      '/etc/pacer/acme-de.csv',
    );
    expect(calendar.name).toBe('acme-de');
    expect(['2026-12-25', '2026-12-19', '2026-10-01', '2026-10-10'].map(calendar.specialDay)).toEqual([
      'off',
      'work',
      'off',
      'work',
    ]);
  });

  it('names the line of everything that is wrong', () => {
    expect(
      complaints('date,kind\n2026-12-24,off\n2026-02-30,off\n2026-12-31,maybe\n\n2026-12-24,work\n'),
    ).toEqual([
      'line 3: "2026-02-30" is not a date: write 2026-12-24, or 2026-12-24..2026-12-26 for several days',
      'line 4: "maybe" is no kind of day: write off or work (休 or 班)',
      'line 6: "2026-12-24" is listed both as a day off and as a working day',
    ]);
    expect(complaints('')).toEqual(['the file lists no days']);
    expect(complaints('date,kind\n')).toEqual(['the file lists no days']);
    expect(complaints('date,kind\n2026-01-01..2027-06-01,off')).toEqual([
      'line 2: "2026-01-01..2027-06-01" is longer than a year',
    ]);
    expect(complaints('date,kind\n2026-01-01,off', 'cn.csv')[0]).toContain('cannot be the name');
    expect(complaints('date,kind\n"2026-01-01,off')[0]).toMatch(/^the file is not valid CSV/);
  });
});

describe('a calendar file in ICS', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const file = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

  it('takes all-day events as days off, and those marked 班 as make-up days', () => {
    const calendar = calendarOf(
      file(
        event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christ', ' mas'),
        event(
          'DTSTART;VALUE=DATE:20261010',
          'SUMMARY:国庆节(班)',
          'BEGIN:VALARM',
          'TRIGGER:-PT1H',
          'END:VALARM',
        ),
        event('DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260501', 'SUMMARY:Labour Day'),
      ),
      'de-berlin.ics',
    );
    expect(calendar.name).toBe('de-berlin');
    const days = ['2026-12-23', '2026-12-24', '2026-12-26', '2026-12-27', '2026-10-10', '2026-05-01'];
    expect(days.map(calendar.specialDay)).toEqual([undefined, 'off', 'off', undefined, 'work', 'off']);
  });

  it('refuses what it cannot read, with the line', () => {
    expect(
      complaints(
        file(
          event('DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas Eve'),
          event('DTSTART:20261224T120000Z', 'SUMMARY:Lunch'),
          event('SUMMARY:Nothing'),
          event('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20251201', 'SUMMARY:Back'),
        ),
        'de.ics',
      ),
    ).toEqual([
      'line 4: "Christmas Eve" is a recurring event: list each day of each year instead',
      'line 9: "Lunch" is not an all-day event',
      'line 12: "Nothing" is not a date: write 2026-12-24, or 2026-12-24..2026-12-26 for several days',
      'line 16: "Back" ends before it begins',
    ]);
  });
});
