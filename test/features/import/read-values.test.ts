import { describe, expect, test } from 'vitest';
import { personColumns, teamColumns } from '../../../src/features/people/import/headers.ts';
import { readHours, readLocale, readZone } from '../../../src/features/people/import/read-values.ts';
import { findLoops } from '../../../src/shared/find-loops.ts';
import { decimalSignOf, readNumber, writeNumber } from '../../../src/shared/read-number.ts';
import { headerReader, readAddress, readDate, readYesNo } from '../../../src/sheets/index.ts';

describe('numbers', () => {
  test.each([
    ['4500', 4500],
    ['4,500', 4500],
    ['4,500.5', 4500.5],
    ['4.500,5', 4500.5],
    ['1.234.567', 1234567],
    ['4 500', 4500],
    ["4'500", 4500],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['12,5', 12.5],
    ['−3', -3],
    ['４５％', 45],
    ['0.3333333333333333', 0.3333333333333333],
  ])('reads %s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  test.each(['', 'ten', '1 2', '12,34,567', '1.2.3', '0x10', '1e3', '1,23,4', '9'.repeat(20)])(
    'finds no number in “%s”',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );

  test('of which one can be read in two ways, the others tell how', () => {
    expect(readNumber('1.500')).toBe('two-ways');
    expect(decimalSignOf(['1.500', '2.000'])).toBeUndefined();
    expect(decimalSignOf(['1.500', '12,5'])).toBe('comma');
    expect(decimalSignOf(['1.500', '0.125', 'x'])).toBe('point');
    expect(decimalSignOf(['12,5', '0.125'])).toBeUndefined();
    expect([readNumber('1.500', 'comma'), readNumber('1.500', 'point')]).toEqual([1500, 1.5]);
    expect([readNumber('4,500', 'comma'), readNumber('4,500', 'point')]).toEqual([4.5, 4500]);
  });

  test('are written so that they are read as the same again', () => {
    for (const number of [99.995, 0.125, 1500, -1.125, 1 / 3, 4500.5])
      expect(readNumber(writeNumber(number))).toBe(number);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026/11/3', '2026-11-03'],
    ['2026.1.2', '2026-01-02'],
    ['2026年11月30日', '2026-11-30'],
    ['２０２６－１１－３０', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['1.2.2026', '2026-02-01'],
    ['11/30/2026', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['30-11-2026', '2026-11-30'],
    ['5/5/2026', '2026-05-05'],
    ['30 Nov 2026', '2026-11-30'],
    ['3-March-2026', '2026-03-03'],
    ['Nov 30, 2026', '2026-11-30'],
    ['November 1st 2026', '2026-11-01'],
    ['2026-11-30T00:00:00Z', '2026-11-30'],
    ['2026-11-30 00:00', '2026-11-30'],
    ['11/30/2026 9:00:00', '2026-11-30'],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, value: date });
  });

  test.each([['03/04/2026'], ['4-3-2026']])('finds %s ambiguous', (text) => {
    expect(readDate(text)).toEqual({ ok: false, error: 'ambiguous' });
  });

  test.each([
    ['2026-02-29'],
    ['31/31/2026'],
    ['30.11.26'],
    ['11/30/26'],
    ['45992'],
    ['30 Nev 2026'],
    ['1 Jan 1900'],
    ['9999-01-01'],
    ['tomorrow'],
    ['2026-11'],
  ])('cannot read %s', (text) => {
    expect(readDate(text)).toEqual({ ok: false, error: 'unreadable' });
  });
});

test.each([
  ['asia/shanghai', 'Asia/Shanghai'],
  ['America/New York', 'America/New_York'],
  ['Asia/Kolkata', expect.stringMatching(/^Asia\/(Kolkata|Calcutta)$/)],
  ['UTC', 'UTC'],
  ['GMT+8', undefined],
  ['+08:00', undefined],
  ['北京', undefined],
])('reads the zone %s', (text, zone) => {
  expect(readZone(text)).toEqual(zone);
});

test.each([
  ['zh', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['中文（简体）', 'zh-CN'],
  ['Chinese (Simplified)', 'zh-CN'],
  ['en-GB', 'en'],
  ['English', 'en'],
  ['英语', 'en'],
  ['fr', 'en'],
  ['Klingonisch', undefined],
  ['?', undefined],
])('reads the language %s', (text, locale) => {
  expect(readLocale(text)).toBe(locale);
});

test.each([
  ['Anna.Bär@Acme.DE', 'anna.bär@acme.de'],
  ['ａｎｎａ＠acme.com', 'anna@acme.com'],
  ['anna@localhost', undefined],
  ['Anna <a@acme.com>', undefined],
  ['a@b@c.de', undefined],
  ['a b@c.de', undefined],
])('reads the address %s', (text, address) => {
  expect(readAddress(text)).toBe(address);
});

test.each([
  ['9-18', '09:00-18:00'],
  ['09:00-12:00, 13:30-18:00', '09:00-12:00,13:30-18:00'],
  ['０９：００－１８：００', '09:00-18:00'],
])('reads the hours %s', (text, hours) => {
  expect(readHours(text)).toEqual({ ok: true, value: hours });
});

test('reads yes and no in both languages', () => {
  expect(['Yes', '是', '1', 'TRUE', '固定', 'x', '✓'].map(readYesNo)).not.toContain(false);
  expect(['no', '否', '0', 'false', '-'].map(readYesNo)).toEqual([false, false, false, false, false]);
  expect(readYesNo('maybe')).toBeUndefined();
});

describe('headers', () => {
  const people = headerReader(personColumns);

  test('means the same in English and Chinese, with remarks, dashes and capitals', () => {
    const english = [
      'Name',
      'E-Mail *',
      'Department',
      'Reports to',
      'Time Zone',
      'Language',
      'Job title',
      'Grade',
      'Office',
      'Start date',
      'Work calendar',
      'Working days',
      'Working hours',
      'Slack e-mail',
      'Feishu email',
      'Employee No.',
      'Pinned',
    ];
    const chinese = [
      '姓名（必填）',
      '邮箱',
      '团队',
      '上级邮箱',
      '时区',
      '语言',
      '职位',
      '职级',
      '地点',
      '入职日期',
      '工作日历',
      '工作日',
      '工作时间',
      'Slack 邮箱',
      '飞书邮箱',
      '工号',
      '固定',
    ];
    const fields = Object.keys(personColumns);
    for (const header of [fields, english, chinese]) {
      const { at, unknown, repeated } = people.read(header);
      expect([...at.keys()]).toEqual(fields);
      expect({ unknown, repeated }).toEqual({ unknown: [], repeated: [] });
    }
  });

  test('every team column is known by its own name', () => {
    const fields = Object.keys(teamColumns);
    expect([...headerReader(teamColumns).read(fields).at.keys()]).toEqual(fields);
  });

  test('prefers a field’s own name over a synonym, and reports real repetitions', () => {
    expect(people.read(['name', 'department', 'team', 'mail']).unknown).toEqual(['department']);
    expect(people.read(['name', '部门', '团队']).repeated).toEqual([
      { field: 'team', headers: ['部门', '团队'] },
    ]);
  });
});

test('finds loops once, however one comes to them, in linear time', () => {
  const next = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['d', 'd'],
    ['e', 'a'],
  ]);
  expect(findLoops(['a', 'd', 'e', 'c'], (id) => next.get(id))).toEqual([['b', 'c'], ['d']]);
  const long = Array.from({ length: 200_000 }, (_, i) => String(i));
  expect(findLoops(long, (id) => String((Number(id) + 1) % long.length))).toHaveLength(1);
});
