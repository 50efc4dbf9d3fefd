import { describe, expect, it } from 'vitest';
import {
  atWallTime,
  isTimeZone,
  localDate,
  localTime,
  startOfWeek,
  weekKey,
} from '../../src/calendar/index.ts';

describe('wall times', () => {
  it.each([
    // The day before and the day after each change of clocks.
    ['America/New_York', '2026-03-07', '10:00', '2026-03-07T15:00:00Z'],
    ['America/New_York', '2026-03-08', '10:00', '2026-03-08T14:00:00Z'],
    ['America/New_York', '2026-10-31', '10:00', '2026-10-31T14:00:00Z'],
    ['America/New_York', '2026-11-01', '10:00', '2026-11-01T15:00:00Z'],
    // 02:30 does not exist: 03:30. 01:30 occurs twice: the first.
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['Europe/Berlin', '2026-10-25', '16:00', '2026-10-25T15:00:00Z'],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2026-04-04', '09:00', '2026-04-03T22:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '09:00', '2026-04-04T22:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    // Midnight does not exist.
    ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '10:00', '2018-11-04T12:00:00Z'],
    ['America/Sao_Paulo', '2018-11-03', '10:00', '2018-11-03T13:00:00Z'],
    ['Asia/Shanghai', '2026-07-01', '10:00', '2026-07-01T02:00:00Z'],
    ['Asia/Shanghai', '1988-07-01', '10:00', '1988-07-01T01:00:00Z'],
    ['Asia/Kathmandu', '2026-07-01', '10:00', '2026-07-01T04:15:00Z'],
    ['Pacific/Kiritimati', '2026-07-01', '10:00', '2026-06-30T20:00:00Z'],
  ])('%s %s %s is %s', (zone, date, time, instant) => {
    expect(atWallTime(date, time, zone)).toEqual(new Date(instant));
  });

  it('tells date and time of an instant in a zone, at the very moment of a change too', () => {
    const change = Date.parse('2026-03-08T07:00:00Z');
    expect(localTime(new Date(change - 1), 'America/New_York')).toBe('01:59');
    expect(localTime(new Date(change), 'America/New_York')).toBe('03:00');
    expect(localTime(new Date('2026-11-01T05:59:00Z'), 'America/New_York')).toBe('01:59');
    expect(localTime(new Date('2026-11-01T06:00:00Z'), 'America/New_York')).toBe('01:00');
    expect(localDate(new Date('2026-11-19T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-20');
    expect(localDate(new Date('2026-11-20T04:59:59Z'), 'America/New_York')).toBe('2026-11-19');
  });

  it('keeps the hour before a change apart when it was first asked at the change itself', () => {
    const change = Date.parse('1997-10-26T01:00:00Z');
    expect(localTime(new Date(change), 'Europe/Lisbon')).toBe('01:00');
    expect(localTime(new Date(change - 60_000), 'Europe/Lisbon')).toBe('01:59');
  });

  it('throws on a time of day it cannot read', () => {
    expect(() => atWallTime('2026-11-20', 'noon', 'UTC')).toThrow('Not a time of day: noon');
  });
});

describe('weeks of a zone', () => {
  it('begin on Monday 00:00 there', () => {
    expect(startOfWeek('2026-W47', 'Asia/Shanghai')).toEqual(new Date('2026-11-15T16:00:00Z'));
    expect(startOfWeek('2026-W47', 'America/Los_Angeles')).toEqual(new Date('2026-11-16T08:00:00Z'));
    expect(startOfWeek('2026-W14', 'Europe/Berlin')).toEqual(new Date('2026-03-29T22:00:00Z'));
  });

  it('differ between zones at one instant', () => {
    const instant = new Date('2026-11-15T20:00:00Z');
    expect(weekKey(instant, 'Asia/Shanghai')).toBe('2026-W47');
    expect(weekKey(instant, 'America/New_York')).toBe('2026-W46');
    expect(weekKey(new Date('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-W53');
  });
});

describe('zone names', () => {
  it.each(['Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT-8', 'asia/shanghai', 'PRC'])(
    '%s is a zone',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );
  it.each([
    '',
    'Beijing',
    'Asia/Peking',
    '+08:00',
    'UTC+8',
    'GMT+8',
    'China Standard Time',
    ' Asia/Shanghai',
    '北京',
  ])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
