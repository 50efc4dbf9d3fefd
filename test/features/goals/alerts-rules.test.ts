import { describe, expect, it } from 'vitest';
import { noCalendar } from '../../../src/calendar/index.ts';
import type { Lag } from '../../../src/features/goals/alerts/model.ts';
import {
  mayBeListed,
  maySeeAlert,
  maySeeRetro,
  maySetTeam,
} from '../../../src/features/goals/alerts/policy.ts';
import {
  alertOf,
  hasWorsened,
  isBehind,
  isRecovery,
  lagOf,
  lastTold,
  messageOf,
  nextAlert,
  quietUntil,
  readTeamCard,
  releaseAt,
  teamCardOf,
} from '../../../src/features/goals/alerts/rules.ts';
import { aGoal } from './office.ts';

describe('how far a goal is behind', () => {
  it.each([
    ['what is expected less what is done', { expected: 0.5, progress: 0.2 }, 0.3],
    ['nothing while it is ahead', { expected: 0.5, progress: 0.7 }, 0],
    ['all that is expected after a step back', { expected: 0.5, progress: -0.1 }, 0.6],
  ])('is %s', (_name, figures, lag) => {
    expect(lagOf(aGoal(1), figures)).toBeCloseTo(lag);
  });

  it('is counted by updates outside where a level is kept', () => {
    const kept = aGoal(1, { measure: { kind: 'keep', unit: '', least: 5 }, outsideInARow: 3 });
    expect(lagOf(kept, { expected: 0.5, progress: 0 })).toBeCloseTo(0.3);
  });

  it('is worse from ten points on', () => {
    expect(hasWorsened(0.3, 0.2)).toBe(true);
    expect(hasWorsened(0.5, 0.4)).toBe(true);
    expect(hasWorsened(0.299, 0.2)).toBe(false);
    expect(hasWorsened(0.1, 0.2)).toBe(false);
  });
});

describe('when others hear of it', () => {
  const work = {
    timeZone: 'Europe/Berlin',
    calendar: noCalendar,
    workingDays: [1, 2, 3, 4, 5],
    absences: [{ from: '2026-10-27', to: '2026-10-27' }],
    hours: { start: '09:00', end: '18:00', breakStart: '12:00', breakEnd: '13:30' },
  };
  it.each([
    ['Thursday morning', '2026-10-22T09:00:00+02:00', '2026-10-23T09:00:00+02:00'],
    ['Friday afternoon, over the weekend', '2026-10-23T15:00:00+02:00', '2026-10-26T15:00:00+01:00'],
    ['Monday, over a day away', '2026-10-26T10:00:00+01:00', '2026-10-28T10:00:00+01:00'],
    ['a refusal at night: from the next morning', '2026-10-22T03:00:00+02:00', '2026-10-23T09:00:00+02:00'],
  ])('is one working day after its owner: %s', (_name, known, released) => {
    expect(releaseAt(work, new Date(known))).toEqual(new Date(released));
  });

  it('is again after five working days', () => {
    const told = new Date('2026-10-22T09:30:00+02:00');
    expect(quietUntil(work, told)).toEqual(new Date('2026-10-30T09:30:00+01:00'));
  });

  it('counts from the last time in the channel, this time behind or an earlier one', () => {
    const lag = (toldAt: string | undefined, toldLag: number | undefined) =>
      ({ toldAt: toldAt === undefined ? undefined : new Date(toldAt), toldLag, lag: 0.2 }) as Lag;
    expect(lastTold([])).toBeUndefined();
    expect(lastTold([lag(undefined, undefined)])).toBeUndefined();
    expect(lastTold([lag('2026-10-22T07:30:00Z', 0.4), lag('2026-10-20T07:30:00Z', 0.3)])).toEqual({
      at: new Date('2026-10-22T07:30:00Z'),
      lag: 0.4,
    });
  });
});

describe('the names of alerts', () => {
  it('give way to the next where one was used up', () => {
    expect(nextAlert('alice', '2026-10-21', [])).toBe('alice:2026-10-21');
    expect(nextAlert('alice', '2026-10-21', ['alice:2026-10-21', 'bob:2026-10-21'])).toBe(
      'alice:2026-10-21:2',
    );
  });
  it('are found again from their messages, and from no others', () => {
    expect(alertOf(messageOf('alice:2026-10-21'))).toBe('alice:2026-10-21');
    expect(alertOf('summary:payments:2026-W43')).toBeUndefined();
  });
  it('of a team and day are read back, whatever the team is called', () => {
    const day = { teamId: 'a:b', date: '2026-10-21' };
    expect(readTeamCard(teamCardOf(day))).toEqual(day);
  });
});

describe('what counts', () => {
  it('as behind is an active goal alone', () => {
    expect(isBehind(aGoal(1, { status: 'behind' }))).toBe(true);
    expect(isBehind(aGoal(1, { status: 'at-risk' }))).toBe(false);
    expect(isBehind(aGoal(1, { status: 'behind', state: 'closed' }))).toBe(false);
  });
  it.each([
    ['on-track', true],
    ['at-risk', true],
    ['achieved', true],
    ['overdue', false],
    ['under-discussion', false],
    ['no-recent-update', false],
    ['closed', false],
    ['handed-over', false],
    [undefined, false],
  ] as const)('as a recovery: %s %s', (as, is) => {
    expect(isRecovery(as)).toBe(is);
  });
});

describe('who sees and sets what', () => {
  it.each([
    ['a team goal', { level: 'team' }, false, true],
    ['a personal goal', {}, false, false],
    ['a personal goal that its owner shows', { shownToTeam: true }, false, true],
    ['a personal goal where the team agreed on all', {}, true, true],
    ['a company theme', { level: 'company' }, true, false],
    ['a private team goal', { level: 'team', visibility: 'private' }, true, false],
    ['a private personal goal', { shownToTeam: true, visibility: 'private' }, true, false],
  ] as const)('%s in the channel', (_name, goal, showsAll, is) => {
    expect(mayBeListed(aGoal(1, goal), showsAll)).toBe(is);
  });

  it('an alert its owner, a retro those who come, a team’s choice its lead or an administrator', () => {
    expect(maySeeAlert('alice', { ownerId: 'alice' })).toBe(true);
    expect(maySeeAlert('anna', { ownerId: 'alice' })).toBe(false);
    expect(maySeeAlert(undefined, { ownerId: 'alice' })).toBe(false);
    const retro = { byId: 'alice', participants: ['bob'] };
    expect(['alice', 'bob', 'anna', undefined].map((it) => maySeeRetro(it, retro))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const actor = (personId: string, it = {}) => ({ personId, roles: [], external: false, ...it });
    expect(maySetTeam(actor('anna'), { leadId: 'anna' })).toBe(true);
    expect(maySetTeam(actor('bob'), { leadId: 'anna' })).toBe(false);
    expect(maySetTeam(actor('bob', { roles: ['admin'] }), { leadId: 'anna' })).toBe(true);
    expect(maySetTeam(actor('anna', { external: true }), { leadId: 'anna' })).toBe(false);
  });
});
