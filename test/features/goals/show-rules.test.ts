import { describe, expect, it } from 'vitest';
import type { Goal, Status } from '../../../src/features/goals/model.ts';
import { inGroups } from '../../../src/features/goals/rules/urgency.ts';
import { heatMap, weeksUntil } from '../../../src/features/goals/show/heat-map.ts';
import { treeOf } from '../../../src/features/goals/show/tree.ts';
import { aGoal } from './office.ts';

const seen = (number: number, it_: Partial<Goal> = {}, status: Status = 'on-track') => ({
  goal: aGoal(number, it_),
  status,
});

describe('the order of urgency', () => {
  it('is overdue, behind, at risk, silent, discussed, on track, achieved, proposed; the earlier date first', () => {
    const statuses: readonly Status[] = [
      'achieved',
      'on-track',
      'under-discussion',
      'no-recent-update',
      'at-risk',
      'behind',
      'overdue',
    ];
    const views = [
      seen(20, { state: 'proposed' }, 'overdue'),
      ...statuses.map((status, i) => seen(i, {}, status)),
      seen(9, { due: '2026-11-01' }, 'on-track'),
    ];
    expect(inGroups(views).map((it_) => it_.view.goal.code)).toEqual([
      'G-6',
      'G-5',
      'G-4',
      'G-3',
      'G-2',
      'G-9',
      'G-1',
      'G-0',
      'G-20',
    ]);
  });

  it('lifts an objective to the urgency of its worst key result, and keeps them together', () => {
    const result = { kind: 'key-result' as const, parentId: 'goal-1' };
    const views = [
      seen(1),
      seen(2, result),
      seen(3, result, 'behind'),
      seen(4, {}, 'at-risk'),
      seen(5, { kind: 'key-result', parentId: 'elsewhere' }),
    ];
    expect(inGroups(views).map((it_) => [it_.view.goal.code, it_.isUnder])).toEqual([
      ['G-1', false],
      ['G-3', true],
      ['G-2', true],
      ['G-4', false],
      ['G-5', false],
    ]);
  });
});

describe('the tree', () => {
  const shape = (all: Parameters<typeof treeOf>[0]) =>
    treeOf(all).map(
      (it_) =>
        `${'>'.repeat(it_.depth)}${it_.code}${it_.isOrphan ? ' orphan' : ''}${it_.servesHidden ? ' hidden' : ''}`,
    );

  it('goes from theme to team to person; what serves nothing is named where it could', () => {
    expect(
      shape([
        seen(3, { parentId: 'goal-2' }),
        seen(2, { level: 'team', parentId: 'goal-1' }),
        seen(1, { level: 'company', teamId: undefined }),
        seen(4, {}),
        seen(5, { level: 'team', teamId: 'supply' }),
        seen(6, { parentId: 'not seen' }),
      ]),
    ).toEqual(['G-1', '>G-2', '>>G-3', 'G-5 orphan', 'G-4 orphan', 'G-6 hidden']);
  });

  it('calls nothing an orphan where no higher level has goals', () => {
    expect(shape([seen(1), seen(2, { level: 'team', teamId: 'supply' })])).toEqual(['G-2', 'G-1']);
  });

  it('cuts circles, and shows every goal once', () => {
    expect(shape([seen(1, { parentId: 'goal-2' }), seen(2, { parentId: 'goal-1' })])).toEqual([
      'G-1 hidden',
      '>G-2',
    ]);
  });
});

describe('the heat map', () => {
  const team = { id: 'payments', timeZone: 'Europe/Berlin' };
  const told = (goalId: string, at: string, status: Status) => ({ goalId, at: new Date(at), status });

  it('counts each week’s goals as they stood at its end', () => {
    const goals = [
      aGoal(1),
      aGoal(2, { start: '2026-10-19', createdAt: new Date('2026-10-15T08:00:00Z') }),
      aGoal(3, { closedAt: new Date('2026-10-14T08:00:00Z') }),
      aGoal(4, { teamId: 'supply' }),
    ];
    const changes = [
      told('goal-1', '2026-10-14T08:00:00Z', 'at-risk'),
      // Sunday, half an hour before midnight in Berlin, and half an hour after it.
      told('goal-1', '2026-10-18T21:30:00Z', 'behind'),
      told('goal-1', '2026-10-18T22:30:00Z', 'on-track'),
      told('goal-2', '2026-10-21T08:00:00Z', 'at-risk'),
    ];
    const cells = heatMap([team], goals, changes, weeksUntil('2026-W43', 3));
    const used = cells.map(({ week, total, counts }) => ({
      week,
      total,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    }));
    expect(used).toEqual([
      { week: '2026-W41', total: 2, 'on-track': 2 },
      { week: '2026-W42', total: 2, behind: 1, 'on-track': 1 },
      { week: '2026-W43', total: 2, 'on-track': 1, 'at-risk': 1 },
    ]);
  });
});
