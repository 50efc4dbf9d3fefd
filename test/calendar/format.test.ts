import { describe, expect, it } from 'vitest';
import {
  formatDateRange,
  formatDay,
  formatDayTime,
  formatMonth,
  formatRelativeDay,
  formatTime,
  formatWeek,
} from '../../src/calendar/index.ts';

const both = (write: (locale: 'en' | 'zh-CN') => string) => [write('en'), write('zh-CN')];
const instant = new Date('2026-11-19T08:05:00Z');

describe('written for people', () => {
  it('a day, with its year when it is another one', () => {
    expect(both((locale) => formatDay('2026-11-19', locale))).toEqual(['Thu, Nov 19', '11月19日周四']);
    expect(both((locale) => formatDay('2027-01-04', locale, '2026-11-19'))).toEqual([
      'Mon, Jan 4, 2027',
      '2027年1月4日周一',
    ]);
  });

  it('a time in the reader’s zone', () => {
    expect(both((locale) => formatTime(instant, 'Asia/Shanghai', locale))).toEqual(['16:05', '16:05']);
    expect(both((locale) => formatTime(new Date('2026-11-19T16:00:00Z'), 'Asia/Shanghai', locale))).toEqual([
      '00:00',
      '00:00',
    ]);
    expect(both((locale) => formatDayTime(instant, 'America/New_York', locale))).toEqual([
      'Thu, Nov 19, 03:05',
      '11月19日周四 03:05',
    ]);
  });

  it('a week', () => {
    expect(both((locale) => formatWeek('2026-W47', locale))).toEqual([
      'Week 47 · Nov 16–20',
      '第 47 周 · 11月16日–20日',
    ]);
    expect(both((locale) => formatWeek('2026-W53', locale))).toEqual([
      'Week 53 · Dec 28 – Jan 1',
      '第 53 周 · 12月28日–1月1日',
    ]);
    expect(formatWeek('2026-W02', 'en')).toBe('Week 2 · Jan 5–9');
  });

  it('a run of days', () => {
    expect(both((locale) => formatDateRange({ from: '2026-12-01', to: '2026-12-01' }, locale))).toEqual([
      'Dec 1',
      '12月1日',
    ]);
    expect(both((locale) => formatDateRange({ from: '2026-12-28', to: '2027-01-03' }, locale))).toEqual([
      'Dec 28 – Jan 3',
      '12月28日–1月3日',
    ]);
  });

  it('a month', () => {
    expect(both((locale) => formatMonth('2026-11', locale))).toEqual(['November 2026', '2026年11月']);
  });

  it.each([
    [-2, 'Tue, Nov 17', '前天'],
    [-1, 'yesterday', '昨天'],
    [0, 'today', '今天'],
    [1, 'tomorrow', '明天'],
    [2, 'Saturday', '后天'],
    [4, 'Monday', '周一'],
    [6, 'Wednesday', '周三'],
    [7, 'Thu, Nov 26', '11月26日周四'],
  ])('a day %i from today', (days, english, chinese) => {
    const date = new Date(Date.UTC(2026, 10, 19 + days)).toISOString().slice(0, 10);
    expect(both((locale) => formatRelativeDay(date, '2026-11-19', locale))).toEqual([english, chinese]);
  });
});
