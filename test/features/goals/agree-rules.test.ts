import { describe, expect, it } from 'vitest';
import {
  mayAgree,
  mayDiscuss,
  mayOffer,
  mayRevise,
  maySeeProposal,
  mayTakeUp,
} from '../../../src/features/goals/agree/policy.ts';
import { firstRound, mayGoUp, nextRound } from '../../../src/features/goals/agree/rules.ts';
import {
  mayBePrivate,
  mayBeServed,
  mayProposeForCompany,
  mayProposeForPerson,
  mayProposeForTeam,
} from '../../../src/features/goals/create/policy.ts';
import { aGoal } from './office.ts';

const at = new Date('2026-10-05T07:00:00Z');
const goal = aGoal(1, { state: 'proposed' });
const proposal = firstRound(goal.id, 'anna', at);

const relation = (personId: string, it = {}) => ({
  personId,
  external: false,
  isOwner: false,
  isManager: false,
  isAbove: false,
  isTeammate: false,
  ...it,
});

describe('a proposal', () => {
  it.each([
    ['its owner', relation('alice', { isOwner: true }), true],
    ['the manager', relation('anna', { isManager: true }), true],
    ['whoever is asked, though no manager of the owner', relation('anna'), true],
    ['a lead above', relation('helen', { isAbove: true }), false],
    ['a teammate', relation('bob', { isTeammate: true }), false],
    ['a guest', relation('guest', { external: true, isTeammate: true }), false],
  ])('is seen by %s: %o', (_who, who, may) => {
    expect(maySeeProposal(who, goal, proposal)).toBe(may);
  });

  it('that went one up is still seen by whoever had it first', () => {
    const up = nextRound(proposal, { askedId: 'helen', at, passedFromId: 'anna' });
    expect(maySeeProposal(relation('anna'), goal, up)).toBe(true);
    expect(mayAgree('anna', goal, up)).toBe(false);
    expect(mayAgree('helen', goal, up)).toBe(true);
  });

  it.each([
    ['anna', { agrees: true, revises: false, discusses: true }],
    ['alice', { agrees: false, revises: true, discusses: true }],
    ['bob', { agrees: false, revises: false, discusses: false }],
  ])('lets %s do %o, and nobody anything once it is settled', (who, may) => {
    const what = (it: typeof goal) => ({
      agrees: mayAgree(who, it, proposal),
      revises: mayRevise(who, it),
      discusses: mayDiscuss(who, it, proposal),
    });
    expect(what(goal)).toEqual(may);
    for (const state of ['active', 'withdrawn', 'closed'] as const)
      expect(what({ ...goal, state })).toEqual({ agrees: false, revises: false, discusses: false });
  });

  it.each([
    ['a manager was asked', proposal, goal, true],
    ['the owner was asked', { ...proposal, askedId: 'alice' }, goal, false],
    ['it went up before', { ...proposal, passedOnAt: at }, goal, false],
    ['it is private', proposal, { ...goal, visibility: 'private' as const }, false],
  ])('where %s may go one up: %o', (_case, it, of, may) => {
    expect(mayGoUp(it, of)).toBe(may);
  });

  it('asked anew begins a round of its own', () => {
    const answered = { ...proposal, answeredAt: at, remindedAt: at, unansweredAt: at, version: 4 };
    expect(nextRound(answered, { askedId: 'anna', at })).toEqual({ ...proposal, round: 2, version: 5 });
  });
});

describe('a team goal', () => {
  const ours = aGoal(2, { level: 'team', ownerId: 'anna' });
  const who = { personId: 'wang', external: false };

  it('is offered by its owner or the lead, while it is active', () => {
    expect(mayOffer({ ...who, personId: 'anna' }, ours, 'wang')).toBe(true);
    expect(mayOffer(who, ours, 'wang')).toBe(true);
    expect(mayOffer(who, ours, undefined)).toBe(false);
    expect(mayOffer(who, { ...ours, state: 'closed' }, 'wang')).toBe(false);
    expect(mayOffer(who, { ...ours, level: 'person' }, 'wang')).toBe(false);
    expect(mayOffer({ ...who, external: true }, ours, 'wang')).toBe(false);
    // As an import may have made it.
    expect(mayOffer(who, { ...ours, visibility: 'private' }, 'wang')).toBe(false);
  });

  it('is taken up by people of the team', () => {
    const member = { external: false, isOfTeam: true };
    expect(mayTakeUp(member, ours)).toBe(true);
    expect(mayTakeUp({ ...member, isOfTeam: false }, ours)).toBe(false);
    expect(mayTakeUp({ ...member, external: true }, ours)).toBe(false);
    expect(mayTakeUp(member, { ...ours, state: 'proposed' })).toBe(false);
    expect(mayTakeUp(member, { ...ours, kind: 'key-result' })).toBe(false);
    expect(mayTakeUp(member, { ...ours, visibility: 'private' })).toBe(false);
  });
});

describe('a goal is proposed', () => {
  const who = {
    personId: 'anna',
    external: false,
    isAdmin: false,
    isTop: false,
    reportIds: new Set(['alice']),
  };

  it.each([
    ['for oneself', mayProposeForPerson(who, 'anna'), true],
    ['for a report', mayProposeForPerson(who, 'alice'), true],
    ['for anybody else', mayProposeForPerson(who, 'helen'), false],
    ['by a guest', mayProposeForPerson({ ...who, external: true }, 'anna'), false],
    ['for a team that one leads', mayProposeForTeam(who, 'anna'), true],
    ['for a team that a report leads', mayProposeForTeam(who, 'alice'), true],
    ['for a team without a lead', mayProposeForTeam(who, undefined), false],
    ['for the company, by anybody', mayProposeForCompany(who), false],
    ['for the company, at the top', mayProposeForCompany({ ...who, isTop: true }), true],
    ['for the company, by an administrator', mayProposeForCompany({ ...who, isAdmin: true }), true],
    ['for the company, by a guest', mayProposeForCompany({ ...who, isTop: true, external: true }), false],
    ['privately, for a person', mayBePrivate('person', undefined), true],
    ['privately, as a part of a team goal', mayBePrivate('person', 'goal-1'), false],
    ['privately, for a team', mayBePrivate('team', undefined), false],
    ['to serve a goal of the team', mayBeServed(aGoal(3)), true],
    ['to serve a private goal', mayBeServed(aGoal(3, { visibility: 'private' })), false],
    ['to serve a proposal', mayBeServed(aGoal(3, { state: 'proposed' })), false],
    ['to serve a key result', mayBeServed(aGoal(3, { kind: 'key-result' })), false],
  ])('%s', (_case, is, may) => {
    expect(is).toBe(may);
  });
});
