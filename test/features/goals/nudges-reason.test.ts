import { expect, it } from 'vitest';
import type { Goal } from '../../../src/features/goals/model.ts';
import { reasonOf } from '../../../src/features/goals/nudges/reason-of.ts';
import type { GoalView } from '../../../src/features/goals/read-goals.ts';
import { aGoal } from './office.ts';

const viewOf = (it: Partial<Goal>): GoalView => {
  const goal = aGoal(1, it);
  return {
    goal,
    owner: { id: 'alice', name: 'Alice Moreau' },
    relation: {
      personId: 'anna',
      external: false,
      isOwner: false,
      isManager: true,
      isAbove: false,
      isTeammate: false,
    },
    status: goal.shownStatus,
    assessment: { status: goal.status, progress: 0, elapsed: 0.25, expected: 0.25, ratio: 0 },
    updates: [],
    milestones: [],
    today: '2026-10-27',
    reportedOn: undefined,
  };
};

it('says nothing of a goal’s pace within its owner’s day, and all of it afterwards', () => {
  const held = viewOf({ status: 'behind', shownStatus: 'no-recent-update' });
  expect(reasonOf(held, 'en')).toBe('nothing reported yet; due Fri, Dec 25');
  expect(reasonOf(held, 'zh-CN')).toBe('还没有更新过；12月25日周五到期');
  expect(reasonOf({ ...held, reportedOn: '2026-10-06' }, 'en')).toBe(
    'no update since Tue, Oct 6; due Fri, Dec 25',
  );
  expect(reasonOf(viewOf({ status: 'behind', shownStatus: 'behind' }), 'en')).toBe(
    '0 % done, 25 % of the working days gone; due Fri, Dec 25',
  );
});
