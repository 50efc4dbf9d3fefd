import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../src/features/goals/adjust/model.ts';
import { mayDecide, maySeeAdjustment, maySeeDecided } from '../../../src/features/goals/adjust/policy.ts';
import {
  approvalsNeeded,
  approverAbove,
  firstApprover,
  historyFields,
  isReasonTaken,
  measureWith,
  obstacleTo,
  presentApprover,
  problemsIn,
  stillHolds,
  termsOf,
} from '../../../src/features/goals/adjust/rules.ts';
import { aGoal } from './office.ts';

const hr = { kind: 'hr' };
const person = (id: string) => ({ kind: 'person', id });

describe('who decides', () => {
  it.each([
    ['the owner asks: their manager', ['anna', 'helen'], 'alice', 'alice', person('anna')],
    ['the manager asks: the manager’s manager', ['anna', 'helen'], 'anna', 'alice', person('helen')],
    ['the manager at the top asks: HR', ['helen'], 'helen', 'anna', hr],
    ['the top of the company asks for a goal of their own: HR', [], 'helen', 'helen', hr],
    ['a lead asks for the team’s goal: the lead’s manager', ['helen'], 'anna', 'anna', person('helen')],
    [
      'a member owns the team’s goal, and asks: the lead’s manager',
      ['helen'],
      'alice',
      'alice',
      person('helen'),
    ],
    [
      'the lead’s manager owns the team’s goal: further up',
      ['helen', 'zoe'],
      'helen',
      'helen',
      person('zoe'),
    ],
    ['whoever is below the asker does not decide', ['m1', 'm2', 'm3'], 'm2', 'alice', person('m3')],
    ['the owner is passed over', ['alice', 'helen'], 'bob', 'alice', person('helen')],
  ])('%s', (_name, chain, askerId, ownerId, expected) => {
    expect(firstApprover(chain, { askerId, ownerId })).toEqual(expected);
  });

  it.each([
    ['above the first approver', ['helen'], 'alice', 'alice', ['anna'], person('helen')],
    ['at the top HR', [], 'alice', 'alice', ['helen'], hr],
    ['not whoever asked', ['helen', 'zoe'], 'helen', 'alice', ['anna'], person('zoe')],
    ['not whoever has decided', ['helen'], 'alice', 'alice', ['anna', 'helen'], hr],
  ])('then: %s', (_name, chain, askerId, ownerId, decided, expected) => {
    expect(approverAbove(chain, { askerId, ownerId }, decided)).toEqual(expected);
  });

  const asked = { askerId: 'alice', approverId: 'anna', state: 'open' as const };
  const toHr = { ...asked, approverId: undefined };
  const who = { external: false, isHr: false };
  it.each([
    ['the one who is asked', { ...who, personId: 'anna' }, asked, [], true],
    ['somebody else', { ...who, personId: 'helen' }, asked, [], false],
    ['somebody of HR who is not asked', { ...who, personId: 'ruth', isHr: true }, asked, [], false],
    ['HR at the top', { ...who, personId: 'ruth', isHr: true }, toHr, [], true],
    ['HR on their own request', { ...who, personId: 'alice', isHr: true }, toHr, [], false],
    ['HR on their own goal', { ...who, personId: 'owner', isHr: true }, toHr, [], false],
    ['HR a second time', { ...who, personId: 'ruth', isHr: true }, toHr, ['ruth'], false],
    ['a guest', { ...who, personId: 'anna', external: true }, asked, [], false],
    ['too late', { ...who, personId: 'anna' }, { ...asked, state: 'approved' as const }, [], false],
  ])('%s: %s', (_name, it_, request, approved, expected) => {
    expect(mayDecide(it_, request, { ownerId: 'owner' }, approved)).toBe(expected);
  });

  it('two are needed for the second change, and in the last fifth', () => {
    const needed = (changesBefore: number, isLastFifth: boolean) =>
      approvalsNeeded({ changesBefore, isLastFifth });
    expect([needed(0, false), needed(1, false), needed(0, true), needed(2, true)]).toEqual([1, 2, 2, 2]);
  });

  it('in the last fifth only strategy and market count', () => {
    const all: Reason[] = ['strategy', 'market', 'resources', 'wrong-estimate', 'other'];
    expect(all.filter((it_) => isReasonTaken(it_, { isLastFifth: true }))).toEqual(['strategy', 'market']);
    expect(all.filter((it_) => isReasonTaken(it_, { isLastFifth: false }))).toEqual(all);
  });
});

describe('who sees a request', () => {
  const nobody = { isOwner: false, isManager: false };
  const who = { personId: 'zoe', external: false, isHr: false, isPrivate: false, isInLine: false };
  const it_ = { askerId: 'alice', approverId: 'anna', state: 'open' as const };
  it.each([
    ['the owner', { ...who, relation: { ...nobody, isOwner: true } }, true],
    ['their manager', { ...who, relation: { ...nobody, isManager: true } }, true],
    ['managers further up', { ...who, isInLine: true, relation: nobody }, true],
    ['not those of a private goal', { ...who, isPrivate: true, isInLine: true, relation: nobody }, false],
    ['whoever asked', { ...who, personId: 'alice', relation: nobody }, true],
    ['whoever decides', { ...who, personId: 'anna', relation: nobody }, true],
    ['not whoever was asked once', { ...who, personId: 'helen', relation: nobody }, false],
    ['not HR, who see counts', { ...who, isHr: true, relation: nobody }, false],
    ['not a teammate', { ...who, relation: nobody }, false],
  ])('%s', (_name, reader, expected) => {
    expect(maySeeAdjustment(reader, it_)).toBe(expected);
  });

  it('whoever decided, once it is settled', () => {
    const seen = (state: 'open' | 'approved', personId: string) =>
      maySeeDecided(personId, { state }, ['helen']);
    expect([seen('approved', 'helen'), seen('open', 'helen'), seen('approved', 'zoe')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('HR, where it is up to them', () => {
    const reader = { ...who, isHr: true, relation: nobody };
    expect(maySeeAdjustment(reader, { ...it_, approverId: undefined })).toBe(true);
  });
});

describe('what an adjustment moves', () => {
  const level = aGoal(1);
  const keep = aGoal(2, { measure: { kind: 'keep', unit: '%', least: 95 } });
  const made = { goalId: 'goal-3', doneOn: undefined };
  const milestones = [
    { ...made, id: 'm1', position: 1, title: 'Pilot', due: '2026-10-16', doneOn: '2026-10-15' },
    { ...made, id: 'm2', position: 2, title: 'All', due: '2026-12-18' },
  ];
  const project = aGoal(3, { measure: { kind: 'milestones' } });

  it('is target or limits, milestones that are not reached, and the due date', () => {
    expect(termsOf(level, [])).toEqual({ due: '2026-12-25', target: 100 });
    expect(termsOf(keep, [])).toEqual({ due: '2026-12-25', least: 95 });
    expect(termsOf(aGoal(4, { measure: { kind: 'parts' } }), [])).toEqual({ due: '2026-12-25' });
    expect(termsOf(project, milestones).milestones?.map((it_) => it_.id)).toEqual(['m2']);
    expect(measureWith(keep.measure, { due: '', most: 99 })).toEqual({ kind: 'keep', unit: '%', most: 99 });
    expect(measureWith(level.measure, { due: '', target: 80 })).toMatchObject({ baseline: 0, target: 80 });
  });

  it('holds as long as nobody moved it otherwise; a milestone reached meanwhile does not matter', () => {
    const before = termsOf(project, milestones);
    const reached = milestones.map((it_) => ({ ...it_, doneOn: '2026-11-01' }));
    expect(stillHolds(before, project, reached)).toBe(true);
    expect(stillHolds(before, { ...project, due: '2027-01-01' }, milestones)).toBe(false);
    expect(stillHolds(before, { ...project, state: 'closed' }, milestones)).toBe(false);
    const moved = milestones.map((it_) => ({ ...it_, due: '2026-12-20' }));
    expect(stillHolds(before, project, moved)).toBe(false);
  });

  it.each([
    ['is as it was', 'adjust', {}, '2026-12-25', undefined],
    ['has another target', 'adjust', { measure: { ...level.measure, target: 90 } }, '2026-11-16', 'changed'],
    ['is closed', 'extend', { state: 'closed' }, '2026-12-28', 'changed'],
    ['is past its due date', 'adjust', {}, '2026-12-26', 'due-passed'],
    ['is past its due date, and is extended', 'extend', {}, '2026-12-28', undefined],
    ['was achieved meanwhile', 'extend', { status: 'achieved' }, '2026-12-28', 'achieved'],
    ['was to end by now', 'extend', {}, '2027-01-30', 'date-passed'],
  ] as const)('whose goal %s (%s): %j on %s is met by %s', (_what, kind, it_, today, obstacle) => {
    const before = termsOf(level, []);
    const request = { kind, before, after: { ...before, due: '2027-01-29' } };
    expect(obstacleTo(request, { ...level, ...it_ }, [], today)).toBe(obstacle);
  });

  it.each([
    ['is still above', ['anna', 'helen'], 'anna', [], undefined],
    ['is above further up, where it went', ['anna', 'helen'], 'helen', [], undefined],
    ['is not any more', ['wang', 'helen'], 'anna', [], person('wang')],
    ['is not any more, and the first approval stands', ['wang', 'helen'], 'zoe', ['wang'], person('helen')],
    ['is not any more, and nobody else is there', [], 'anna', [], hr],
    ['is HR', ['anna', 'helen'], undefined, [], undefined],
  ])('whose approver %s', (_what, chain, approverId, decided, next) => {
    expect(presentApprover(chain, { askerId: 'alice', ownerId: 'alice', approverId }, decided)).toEqual(next);
  });

  it('passes over whoever asked, with those below them', () => {
    const sides = { askerId: 'wang', ownerId: 'alice', approverId: 'anna' };
    expect(presentApprover(['wang', 'helen'], sides, [])).toEqual(person('helen'));
  });

  const today = '2026-11-16';
  const adjust = 'adjust' as const;
  it.each([
    ['nothing', level, { due: '2026-12-25', target: 100 }, { '': 'nothing-changed' }],
    [
      'a target that is the baseline',
      level,
      { due: '2026-12-25', target: 0 },
      { target: 'target-is-baseline' },
    ],
    ['a due date that has passed', level, { due: '2026-11-15', target: 100 }, { due: 'date-past' }],
    ['no limit at all', keep, { due: '2026-12-25' }, { least: 'no-limit' }],
    [
      'limits the wrong way round',
      keep,
      { due: '2026-12-25', least: 9, most: 3 },
      { most: 'limits-reversed' },
    ],
    ['a better target', level, { due: '2026-12-25', target: 120 }, {}],
  ])('%s', (_name, goal, after, expected) => {
    expect(problemsIn(goal, { before: termsOf(goal, []), after, kind: adjust }, today)).toEqual(expected);
  });

  it('milestones: none in the past, none after the end; of an extension all lie ahead', () => {
    const before = termsOf(project, milestones);
    const to = (due: string, end = '2026-12-25') => ({
      due: end,
      milestones: [{ id: 'm2', title: 'All', due }],
    });
    const problems = (after: ReturnType<typeof to>, kind: 'adjust' | 'extend', on: string) =>
      problemsIn(project, { before, after, kind }, on);
    expect(problems(to('2026-11-01'), 'adjust', today)).toEqual({ m2: 'date-past' });
    expect(problems(to('2026-12-28'), 'adjust', today)).toEqual({ m2: 'after-due' });
    expect(problems(to('2026-12-18', '2027-01-29'), 'adjust', '2026-12-21')).toEqual({});
    expect(problems(to('2026-12-18', '2027-01-29'), 'extend', '2026-12-28')).toEqual({ m2: 'date-past' });
  });

  it('is kept flat in the goal’s history, before and after', () => {
    const before = termsOf(project, milestones);
    const after = { due: '2027-01-08', milestones: [{ id: 'm2', title: 'All', due: '2027-01-06' }] };
    expect(historyFields(before, after)).toEqual({
      before: { due: '2026-12-25', 'milestone:m2': '2026-12-18' },
      after: { due: '2027-01-08', 'milestone:m2': '2027-01-06' },
    });
    expect(historyFields(termsOf(keep, []), { due: '2026-12-25', most: 99 })).toEqual({
      before: { due: '2026-12-25', least: 95, most: null },
      after: { due: '2026-12-25', least: null, most: 99 },
    });
  });
});
