import { describe, expect, it } from 'vitest';
import type { Goal, Milestone } from '../../../src/features/goals/model.ts';
import { readAmount, takeAmount } from '../../../src/features/goals/rules/read-amount.ts';
import {
  isToldToTeam,
  milestoneChanges,
  questionMark,
  reachedMark,
  surpriseOf,
  takeConfidence,
} from '../../../src/features/goals/update/rules.ts';
import { aGoal } from './office.ts';

describe('a typed value', () => {
  const taken: readonly [typed: string, unit: string, value: number, rest: string][] = [
    ['45 customer calls started', 'calls', 45, 'customer calls started'],
    ['45 calls', 'calls', 45, ''],
    ['45calls today', 'calls', 45, 'today'],
    ['45 calls today', 'calls', 45, 'calls today'],
    ['45% done', '%', 45, 'done'],
    ['45 %', '%', 45, ''],
    ['４５％ 已完成', '%', 45, '已完成'],
    ['4,500', 'calls', 4500, ''],
    ['4500', '', 4500, ''],
    ["1'250'000.5", 'EUR', 1250000.5, ''],
    ['1,250,000', 'EUR', 1250000, ''],
    ['４，５００', '', 4500, ''],
    ['45,5', '', 45.5, ''],
    ['1.234.567', '', 1234567, ''],
    ['99.995', '%', 99.995, ''],
    ['-3.5 after the refund', '', -3.5, 'after the refund'],
    ['−3', '', -3, ''],
    ['1.2万', '元', 12000, ''],
    ['1.2 万', '元', 12000, ''],
    ['1.1万元 本周回款', '元', 11000, '本周回款'],
    ['1.2 万元', '元', 12000, ''],
    ['3亿', '元', 3e8, ''],
    ['2千万', '元', 2e7, ''],
    ['120 万元', '万元', 120, ''],
    ['120万', '万元', 120, ''],
    ['45 万事俱备', '次', 45, '万事俱备'],
    ['45客户拜访已启动', '次', 45, '客户拜访已启动'],
    ['45，客户拜访已启动', '次', 45, '客户拜访已启动'],
    ['12k', 'EUR', 12000, ''],
    ['12kg', 'kg', 12, ''],
    ['45. All good', '', 45, 'All good'],
    ['3天', '天', 3, ''],
  ];
  it.each(taken)('“%s” of a goal in “%s” is %d, and “%s” about it', (typed, unit, value, rest) => {
    expect(takeAmount(typed, unit)).toEqual({ value, rest });
  });

  const refused: readonly [typed: string, unit: string, problem: string][] = [
    ['going well', 'calls', 'no-number'],
    ['', '', 'no-number'],
    ['3rd meeting is done', '', 'no-number'],
    ['11/20 launch', '', 'no-number'],
    ['2026-11-20', '', 'no-number'],
    ['10:30 call', '', 'no-number'],
    ['11月20日上线', '次', 'no-number'],
    ['9'.repeat(40), '', 'no-number'],
    ['1,23,4', '', 'two-ways'],
    ['1.2.3', '', 'two-ways'],
    ['12,34,567', '', 'two-ways'],
    ['4 500 calls', 'calls', 'two-ways'],
    ['45% of the list', 'calls', 'other-unit'],
  ];
  it.each(refused)('“%s” of a goal in “%s” is asked about: %s', (typed, unit, problem) => {
    expect(takeAmount(typed, unit)).toEqual({ problem });
  });

  it('alone in its field may carry its unit, but no second number', () => {
    expect(readAmount(' 4,500 calls ', 'calls')).toEqual({ value: 4500 });
    expect(readAmount('45 visits', 'calls')).toEqual({ value: 45 });
    expect(readAmount('45 to 50', 'calls')).toEqual({ problem: 'two-ways' });
  });
});

describe('confidence in a remark', () => {
  it.each([
    ['started well conf 7', 7, 'started well'],
    ['confidence: 10/10', 10, ''],
    ['进展顺利，信心７', 7, '进展顺利'],
    ['信心 3 等待签约', 3, '等待签约'],
    ['conf 11 of us', undefined, 'conf 11 of us'],
    ['my confidence is fine', undefined, 'my confidence is fine'],
  ])('“%s”', (words, confidence, rest) => {
    expect(takeConfidence(words)).toEqual({ confidence, rest });
  });
});

describe('a value that surprises', () => {
  const level = aGoal(1, { progress: 0.45, current: 45 });
  const kept = aGoal(2, { measure: { kind: 'keep', unit: '%', least: 95 }, progress: 1, current: 97 });
  it.each<[string, Goal, number, string | undefined]>([
    ['a step', level, 60, undefined],
    ['more than thirty points', level, 80, 'jump'],
    ['past the target', level, 4500, 'beyond-target'],
    ['less than before', level, 44, 'backwards'],
    ['the target itself, in a step', { ...level, progress: 0.8 }, 100, undefined],
    ['a kept level inside', kept, 95, undefined],
    ['a kept level that leaves its limits', kept, 90, 'backwards'],
    ['the first report of a kept level', { ...kept, current: undefined, progress: 0 }, 90, undefined],
  ])('%s', (_what, goal, value, surprise) => {
    expect(surpriseOf(goal, value)).toBe(surprise);
  });

  it('is asked about once, and anew for another value or after another report', () => {
    expect(questionMark(3, 4500)).toBe(questionMark(3, 4500));
    expect(questionMark(3, 4500)).not.toBe(questionMark(3, 4501));
    expect(questionMark(3, 4500)).not.toBe(questionMark(4, 4500));
    expect(questionMark(3, 1e15)).toBeLessThan(2 ** 31);
  });
});

it('a list of reached milestones keeps the days of old ones and takes back what is unticked', () => {
  const milestone = (id: string, doneOn?: string): Milestone => ({
    id,
    goalId: 'goal-1',
    position: 1,
    title: id,
    due: '2026-11-20',
    doneOn,
  });
  const before = [milestone('a', '2026-10-09'), milestone('b', '2026-10-12'), milestone('c')];
  const shown = reachedMark(before);
  const changes = milestoneChanges(before, { shown, ticked: ['a', 'c'], today: '2026-10-19' });
  expect(changes.next.map((it_) => it_.doneOn)).toEqual(['2026-10-09', undefined, '2026-10-19']);
  expect(changes.reachedNow.map((it_) => it_.id)).toEqual(['c']);
  expect(changes.takenBack.map((it_) => it_.id)).toEqual(['b']);
  // A list that was opened before b was reached leaves it as it is.
  const stale = reachedMark([milestone('a', '2026-10-09'), milestone('b'), milestone('c')]);
  const later = milestoneChanges(before, { shown: stale, ticked: ['a', 'c'], today: '2026-10-19' });
  expect(later.next.map((it_) => it_.doneOn)).toEqual(['2026-10-09', '2026-10-12', '2026-10-19']);
});

it('good news is told of team goals, and of personal ones that are shown', () => {
  const told = (it_: Partial<Goal>) => isToldToTeam(aGoal(1, it_));
  expect(told({})).toBe(false);
  expect(told({ shownToTeam: true })).toBe(true);
  expect(told({ visibility: 'company' })).toBe(true);
  expect(told({ visibility: 'private', shownToTeam: true })).toBe(false);
  expect(told({ level: 'team' })).toBe(true);
  expect(told({ level: 'team', visibility: 'private' })).toBe(false);
  expect(told({ level: 'company', teamId: undefined })).toBe(false);
});
