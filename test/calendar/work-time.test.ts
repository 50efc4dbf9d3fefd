import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  defaultHours,
  instantAfterWorkingShare,
  isWorkingDay,
  isWorkingMoment,
  lastWorkingHalfDayBefore,
  nextWorkingDay,
  nextWorkingMoment,
  parseHours,
  parseWorkingDays,
  workingDayAfter,
  workingDaysBetween,
  workingMinutesBetween,
} from '../../src/calendar/index.ts';
import { worksIn, worksInChina } from './people.ts';

const at = (text: string) => new Date(text);
const anna = worksIn('Europe/Berlin');
const hours = (start: string, end: string) => ({ ...defaultHours('none'), start, end });

describe('working days', () => {
  const away = worksIn('Europe/Berlin', { absences: [{ from: '2026-11-18', to: '2026-11-19' }] });

  it('leave out days off, holidays and absences', () => {
    expect(isWorkingDay(away, '2026-11-17')).toBe(true);
    expect(isWorkingDay(away, '2026-11-18')).toBe(false);
    expect(isWorkingDay(away, '2026-11-19')).toBe(false);
    expect(isWorkingDay(away, '2026-11-21')).toBe(false);
    expect(workingDaysBetween(away, '2026-11-16', '2026-11-22')).toBe(3);
    expect(workingDaysBetween(away, '2026-11-20', '2026-11-20')).toBe(1);
    expect(workingDaysBetween(away, '2026-11-20', '2026-11-19')).toBe(0);
    expect(workingDaysBetween(worksInChina(), '2026-09-28', '2026-10-11')).toBe(6);
    expect(workingDaysBetween(worksInChina(), '2026-01-01', '2026-12-31')).toBe(248);
  });

  it('are found and counted on from a date', () => {
    expect(nextWorkingDay(away, '2026-11-18')).toBe('2026-11-20');
    expect(nextWorkingDay(away, '2026-11-20')).toBe('2026-11-20');
    expect(nextWorkingDay(worksInChina(), '2026-10-01')).toBe('2026-10-08');
    expect(workingDayAfter(worksInChina(), '2026-09-30', 3)).toBe('2026-10-10');
    expect(workingDayAfter(away, '2026-11-17', 1)).toBe('2026-11-20');
    expect(workingDayAfter(away, '2026-11-21', 0)).toBe('2026-11-23');
  });

  it.each([
    ['Thursday afternoon', '2026-11-19T14:00:00Z', 1, '2026-11-20T14:00:00Z'],
    ['Friday afternoon', '2026-11-20T14:00:00Z', 1, '2026-11-23T14:00:00Z'],
    ['Friday night', '2026-11-20T21:00:00Z', 1, '2026-11-24T08:00:00Z'],
    ['Saturday', '2026-11-21T10:00:00Z', 1, '2026-11-24T08:00:00Z'],
    ['Saturday, no day', '2026-11-21T10:00:00Z', 0, '2026-11-23T08:00:00Z'],
    ['in a break', '2026-11-19T11:30:00Z', 2, '2026-11-23T12:30:00Z'],
    ['over a change of clocks', '2026-10-23T08:00:00Z', 1, '2026-10-26T09:00:00Z'],
  ])('from %s, whole working days lie between', (_, from, days, expected) => {
    expect(addWorkingDays(anna, at(from), days)).toEqual(at(expected));
  });
});

describe('working moments', () => {
  it.each([
    ['2026-11-19T07:59:59Z', false, '2026-11-19T08:00:00Z'],
    ['2026-11-19T08:00:00Z', true, '2026-11-19T08:00:00Z'],
    ['2026-11-19T11:00:00Z', false, '2026-11-19T12:30:00Z'],
    ['2026-11-19T12:29:59Z', false, '2026-11-19T12:30:00Z'],
    ['2026-11-19T16:59:59Z', true, '2026-11-19T16:59:59Z'],
    ['2026-11-19T17:00:00Z', false, '2026-11-20T08:00:00Z'],
    ['2026-11-20T17:00:00Z', false, '2026-11-23T08:00:00Z'],
    ['2026-10-24T12:00:00Z', false, '2026-10-26T08:00:00Z'],
    ['2026-03-28T12:00:00Z', false, '2026-03-30T07:00:00Z'],
  ])('in Berlin %s: %s, next %s', (instant, working, next) => {
    expect(isWorkingMoment(anna, at(instant))).toBe(working);
    expect(nextWorkingMoment(anna, at(instant))).toEqual(at(next));
  });

  it('wait for the end of a holiday and of leave', () => {
    expect(nextWorkingMoment(worksInChina(), at('2026-09-30T10:00:00Z'))).toEqual(at('2026-10-08T01:00:00Z'));
    expect(nextWorkingMoment(worksInChina(), at('2026-10-09T10:00:00Z'))).toEqual(at('2026-10-10T01:00:00Z'));
    const onLeave = worksIn('Europe/Berlin', {
      absences: [
        { from: '2026-11-20', to: '2027-11-18' },
        { from: '2027-11-19', to: '2028-11-16' },
      ],
    });
    expect(nextWorkingMoment(onLeave, at('2026-11-20T10:00:00Z'))).toEqual(at('2028-11-17T08:00:00Z'));
  });

  it('never lie between 19:00 and 09:00, whatever the hours are', () => {
    const early = worksIn('UTC', { hours: hours('06:00', '15:00') });
    expect(nextWorkingMoment(early, at('2026-11-19T06:30:00Z'))).toEqual(at('2026-11-19T09:00:00Z'));
    expect(isWorkingMoment(early, at('2026-11-19T15:00:00Z'))).toBe(false);
    const late = worksIn('UTC', { hours: hours('13:00', '22:00') });
    expect(nextWorkingMoment(late, at('2026-11-19T10:00:00Z'))).toEqual(at('2026-11-19T13:30:00Z'));
    expect(isWorkingMoment(late, at('2026-11-19T18:59:00Z'))).toBe(true);
    expect(isWorkingMoment(late, at('2026-11-19T19:00:00Z'))).toBe(false);
  });

  it('are the usual ones for people who work at night, who could not be reached otherwise', () => {
    const night = worksIn('UTC', { hours: hours('22:00', '23:59') });
    expect(nextWorkingMoment(night, at('2026-11-19T23:00:00Z'))).toEqual(at('2026-11-20T09:00:00Z'));
  });

  it('give up after ten years rather than never', () => {
    const never = worksIn('UTC', { workingDays: [] });
    expect(nextWorkingMoment(never, at('2026-11-19T12:00:00Z')).getUTCFullYear()).toBe(2036);
    expect(lastWorkingHalfDayBefore(never, at('2026-11-19T12:00:00Z')).to).toEqual(
      at('2026-11-19T12:00:00Z'),
    );
  });
});

describe('working time', () => {
  it('counts minutes without nights, breaks and weekends', () => {
    const minutes = (from: string, to: string) => workingMinutesBetween(anna, at(from), at(to));
    expect(minutes('2026-11-19T00:00:00Z', '2026-11-20T00:00:00Z')).toBe(450);
    expect(minutes('2026-11-19T09:00:00Z', '2026-11-20T15:00:00Z')).toBe(720);
    expect(minutes('2026-11-20T16:00:00Z', '2026-11-23T09:00:00Z')).toBe(120);
    expect(minutes('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z')).toBe(0);
    expect(minutes('2026-11-20T00:00:00Z', '2026-11-19T00:00:00Z')).toBe(0);
    expect(minutes('2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z')).toBe(5 * 450);
  });

  it.each([
    [0, '2026-11-19T09:00:00Z'],
    [0.25, '2026-11-19T13:30:00Z'],
    [0.8, '2026-11-20T12:36:00Z'],
    [1, '2026-11-20T15:00:00Z'],
  ])('share %s of Thursday 10:00 to Friday 16:00', (share, instant) => {
    const [from, to] = [at('2026-11-19T09:00:00Z'), at('2026-11-20T15:00:00Z')];
    expect(instantAfterWorkingShare(anna, from, to, share)).toEqual(at(instant));
  });

  it('moves a share that ends with the morning to the end of the break', () => {
    const [from, to] = [at('2026-11-19T08:00:00Z'), at('2026-11-19T15:30:00Z')];
    expect(instantAfterWorkingShare(anna, from, to, 0.5)).toEqual(at('2026-11-19T12:30:00Z'));
  });

  it('has no share where there is no working time', () => {
    const [from, to] = [at('2026-11-21T08:00:00Z'), at('2026-11-22T15:30:00Z')];
    expect(instantAfterWorkingShare(anna, from, to, 0.8)).toBeUndefined();
  });

  it.each([
    ['Friday 16:00', '2026-11-20T15:00:00Z', '2026-11-20T08:00:00Z', '2026-11-20T11:00:00Z'],
    ['Friday noon', '2026-11-20T11:00:00Z', '2026-11-20T08:00:00Z', '2026-11-20T11:00:00Z'],
    ['Friday 11:00', '2026-11-20T10:00:00Z', '2026-11-19T12:30:00Z', '2026-11-19T17:00:00Z'],
    ['Monday 09:30', '2026-11-23T08:30:00Z', '2026-11-20T12:30:00Z', '2026-11-20T17:00:00Z'],
  ])('the last half-day before %s', (_, deadline, from, to) => {
    expect(lastWorkingHalfDayBefore(anna, at(deadline))).toEqual({ from: at(from), to: at(to) });
  });
});

describe('reading working days and hours', () => {
  it.each([
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['monday to friday', [1, 2, 3, 4, 5]],
    ['1-5', [1, 2, 3, 4, 5]],
    ['12345', [1, 2, 3, 4, 5]],
    ['1,2,4', [1, 2, 4]],
    ['Mon, Wed & Fri', [1, 3, 5]],
    ['Tues/Thurs', [2, 4]],
    ['Sun–Thu', [1, 2, 3, 4, 7]],
    ['周一至周五', [1, 2, 3, 4, 5]],
    ['星期一到星期六', [1, 2, 3, 4, 5, 6]],
    ['一、三、五', [1, 3, 5]],
    ['周六、周日', [6, 7]],
    ['一二三四五', [1, 2, 3, 4, 5]],
    ['１－５', [1, 2, 3, 4, 5]],
    ['5,1,5', [1, 5]],
  ])('%s', (text, days) => {
    expect(parseWorkingDays(text)).toEqual(days);
  });

  it.each(['', 'weekdays', '0-5', '1-8', 'Mon-', 'Montag', ',', 'Mon-Fri except Wed'])(
    'refuses %j',
    (text) => {
      expect(parseWorkingDays(text)).toBeUndefined();
    },
  );

  const usual = defaultHours('CN');
  it.each([
    ['09:00-18:00', '09:00', '12:00', '14:00', '18:00'],
    ['9-18', '09:00', '12:00', '14:00', '18:00'],
    ['8:30–17:00', '08:30', '12:00', '14:00', '17:00'],
    ['09:00-12:00,13:30-18:00', '09:00', '12:00', '13:30', '18:00'],
    ['9:00-12:30 13:30-18:00', '09:00', '12:30', '13:30', '18:00'],
    ['９：００－１８：００', '09:00', '12:00', '14:00', '18:00'],
    ['9:00至18:00', '09:00', '12:00', '14:00', '18:00'],
    ['13:00-19:00', '13:00', '13:00', '13:00', '19:00'],
  ])('%s', (text, start, breakStart, breakEnd, end) => {
    expect(parseHours(text, usual)).toEqual({ ok: true, value: { start, breakStart, breakEnd, end } });
  });

  it.each([
    ['', 'unreadable'],
    ['9am-5pm', 'unreadable'],
    ['09:00', 'unreadable'],
    ['09:60-18:00', 'unreadable'],
    ['25:00-26:00', 'unreadable'],
    ['22:00-06:00', 'ends-before-start'],
    ['09:00-09:00', 'ends-before-start'],
    ['13:00-18:00,09:00-12:00', 'ends-before-start'],
    ['09:00-11:00,12:00-14:00,15:00-18:00', 'too-many-parts'],
  ])('%j is %s', (text, error) => {
    expect(parseHours(text, usual)).toEqual({ ok: false, error });
  });
});
