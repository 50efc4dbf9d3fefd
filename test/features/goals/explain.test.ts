import { describe, expect, it } from 'vitest';
import { writeAmount, writeShare } from '../../../src/features/goals/amounts.ts';
import { explain } from '../../../src/features/goals/explain.ts';
import type { Goal, Status, Update } from '../../../src/features/goals/model.ts';
import type { Assessment } from '../../../src/features/goals/rules/status.ts';
import { aGoal } from './office.ts';

type It = {
  goal?: Partial<Goal>;
  status?: Status;
  assessment?: Partial<Assessment>;
  confidences?: readonly number[];
  reportedOn?: string;
};

const updatesWith = (confidences: readonly number[]): Update[] =>
  confidences.map((confidence, i) => ({
    id: `u${i}`,
    goalId: 'goal-1',
    at: new Date(Date.UTC(2026, 9, 6 + i)),
    byId: 'alice',
    value: i,
    confidence,
    note: undefined,
    source: 'form',
    sourceId: undefined,
    struck: false,
  }));

const view = ({ goal, status = 'on-track', assessment, confidences = [], reportedOn }: It) => {
  const it_ = aGoal(1, { progress: 0.2, ...goal });
  return {
    goal: it_,
    status,
    assessment: {
      status,
      progress: it_.progress,
      elapsed: 0.5,
      expected: 0.5,
      ratio: 0.4,
      isSilent: false,
      ...assessment,
    },
    updates: updatesWith(confidences),
    today: '2026-11-16',
    reportedOn,
  };
};

describe('the sentence that explains a status', () => {
  const cases: readonly [what: string, it_: It, en: string, zh: string][] = [
    [
      'pace',
      { status: 'behind' },
      '20 % done, 50 % of the working days gone; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%；12月25日周五到期',
    ],
    [
      'an aspirational goal names what is expected of it',
      { goal: { ambition: 'aspirational' }, assessment: { expected: 0.35 } },
      '20 % done, 50 % of the working days gone, 35 % expected by now; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%，按计划应完成 35%；12月25日周五到期',
    ],
    [
      'milestones count by their dates',
      { goal: { measure: { kind: 'milestones' }, progress: 0.25 } },
      '25 % of the milestones reached, 50 % due by now; due Fri, Dec 25',
      '里程碑已达成 25%，按计划应达成 50%；12月25日周五到期',
    ],
    [
      'silence since a day',
      { status: 'no-recent-update', reportedOn: '2026-10-20' },
      '20 % done, 50 % of the working days gone; no update since Tue, Oct 20; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%；自 10月20日周二以来没有更新；12月25日周五到期',
    ],
    [
      'silence from the start',
      { status: 'no-recent-update', goal: { progress: 0 } },
      '0 % done, 50 % of the working days gone; nothing reported yet; due Fri, Dec 25',
      '已完成 0%，工作日已过 50%；还没有更新过；12月25日周五到期',
    ],
    [
      'confidence that fell three times',
      { confidences: [8, 7, 6, 4] },
      '20 % done, 50 % of the working days gone; confidence fell at each of the last three updates; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%；信心连续三次下降；12月25日周五到期',
    ],
    [
      'confidence that fell more often than not',
      { confidences: [8, 6, 7, 4] },
      '20 % done, 50 % of the working days gone; 2 of the last 3 updates lowered confidence; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%；最近 3 次更新中有 2 次信心下降；12月25日周五到期',
    ],
    [
      'confidence that fell both times',
      { confidences: [8, 6, 5] },
      '20 % done, 50 % of the working days gone; the last 2 updates lowered confidence; due Fri, Dec 25',
      '已完成 20%，工作日已过 50%；最近 2 次更新信心都在下降；12月25日周五到期',
    ],
    [
      'a kept level outside its limits',
      {
        goal: {
          measure: { kind: 'keep', unit: '%', least: 95 },
          outsideInARow: 2,
          reportedAt: new Date('2026-11-13T08:00:00Z'),
        },
      },
      'outside its limits at the last 2 updates; due Fri, Dec 25',
      '最近 2 次更新都超出范围；12月25日周五到期',
    ],
    [
      'a kept level that nobody reported, said once',
      { goal: { measure: { kind: 'keep', unit: '%', least: 95 } }, status: 'no-recent-update' },
      'nothing reported yet; due Fri, Dec 25',
      '还没有更新过；12月25日周五到期',
    ],
    [
      'a closed goal',
      { goal: { state: 'closed', progress: 0.8 } },
      '80 % done when it was closed',
      '关闭时完成 80%',
    ],
  ];
  it('a proposal says no more than its date', () => {
    const proposed = { ...view({ goal: { state: 'proposed' } }), assessment: undefined };
    expect(explain(proposed, 'en')).toBe('due Fri, Dec 25');
  });

  it('says nothing of a pace whose figures a reader is not told, nor of what follows from it', () => {
    const told = (it_: It) => ({ ...view(it_), assessment: undefined });
    const falling = [8, 7, 6, 4];
    expect(explain(told({ confidences: falling }), 'en')).toBe('due Fri, Dec 25');
    const kept = { measure: { kind: 'keep', unit: '', least: 1 }, outsideInARow: 2 } as const;
    expect(explain(told({ goal: { ...kept, reportedAt: new Date(0) } }), 'zh-CN')).toBe('12月25日周五到期');
    const silent = { status: 'no-recent-update', confidences: falling } as const;
    expect(explain(told(silent), 'en')).toBe('nothing reported yet; due Fri, Dec 25');
    expect(explain(told({ ...silent, reportedOn: '2026-10-06' }), 'zh-CN')).toBe(
      '自 10月6日周二以来没有更新；12月25日周五到期',
    );
  });

  it.each(cases)('%s', (_what, it_, en, zh) => {
    expect(explain(view(it_), 'en')).toBe(en);
    expect(explain(view(it_), 'zh-CN')).toBe(zh);
  });
});

describe('amounts', () => {
  it.each([
    [4500, 'calls', '4,500 calls', '4,500 calls'],
    [45, '%', '45%', '45%'],
    [1.257, '', '1.26', '1.26'],
    [-3, '次', '-3 次', '-3 次'],
    [12, '', '12', '12'],
  ])('%d in “%s”', (value, unit, en, zh) => {
    expect(writeAmount(value, unit, 'en')).toBe(en);
    expect(writeAmount(value, unit, 'zh-CN')).toBe(zh);
  });

  it('a share is never a hundred before the whole is reached', () => {
    expect(writeShare(0.999, 'en')).toBe('99 %');
    expect(writeShare(1, 'zh-CN')).toBe('100%');
    expect(writeShare(0.57, 'en')).toBe('57 %');
    expect(writeShare(-0.1, 'en')).toBe('-10 %');
  });
});
