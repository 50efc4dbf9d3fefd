import { describe, expect, it } from 'vitest';
import { defaultHours, noCalendar, type WorkTime } from '../../../src/calendar/index.ts';
import {
  mayAnswer,
  mayAskSomeoneElse,
  mayBeAsked,
  mayFinish,
  maySeeRequest,
} from '../../../src/features/support/policy.ts';
import {
  askPerson,
  escalateAt,
  giveBack,
  isAwayToday,
  isSameRequest,
  type Request,
  remindAt,
  supportStates,
} from '../../../src/features/support/rules.ts';

const work: WorkTime = {
  timeZone: 'Europe/Berlin',
  calendar: noCalendar,
  workingDays: [1, 2, 3, 4, 5],
  absences: [],
  hours: defaultHours('none'),
};

const request: Request = {
  id: 'r',
  askerId: 'alice',
  askedId: 'bob',
  round: 1,
  words: 'Help with billing',
  neededBy: undefined,
  source: { feature: 'check-ins', thing: 'c' },
  state: 'waiting',
  returnedFor: undefined,
  suggestedId: undefined,
  createdAt: new Date('2026-11-19T10:00:00Z'),
  askedAt: new Date('2026-11-19T10:00:00Z'),
  remindedAt: undefined,
  escalatedAt: undefined,
  unansweredAt: undefined,
  closedAt: undefined,
  version: 1,
};

describe('follow-ups', () => {
  it('are reckoned in the working days of whoever is asked', () => {
    expect(remindAt(work, request.askedAt).toISOString()).toBe('2026-11-23T10:00:00.000Z');
    expect(escalateAt(work, request.askedAt).toISOString()).toBe('2026-11-26T10:00:00.000Z');
    const away = { ...work, absences: [{ from: '2026-11-20', to: '2026-11-20' }] };
    expect(remindAt(away, request.askedAt).toISOString()).toBe('2026-11-24T10:00:00.000Z');
  });

  it('know by the person’s own date who is away', () => {
    const away = { ...work, timeZone: 'Asia/Shanghai', absences: [{ from: '2026-11-20', to: '2026-11-20' }] };
    expect(isAwayToday(away, new Date('2026-11-19T15:59:00Z'))).toBe(false);
    expect(isAwayToday(away, new Date('2026-11-19T16:00:00Z'))).toBe(true);
    expect(isAwayToday(undefined, new Date())).toBe(false);
  });
});

describe('steps', () => {
  it('begin a new round with whoever is asked next, and remember that it went up', () => {
    const at = new Date('2026-11-26T10:00:00Z');
    const { set, step } = askPerson(
      { ...request, remindedAt: at },
      { personId: 'anna', by: undefined, at, kind: 'escalated' },
    );
    expect(set).toMatchObject({
      askedId: 'anna',
      round: 2,
      state: 'waiting',
      remindedAt: undefined,
      escalatedAt: at,
    });
    expect(step).toMatchObject({ kind: 'escalated', personId: 'anna' });
    expect(
      askPerson(request, { personId: 'mei', by: 'alice', at, kind: 'asked' }).set.escalatedAt,
    ).toBeUndefined();
  });

  it('give a request back with its reason', () => {
    expect(giveBack('suggested', { by: 'bob', suggested: 'mei' }).set).toEqual({
      state: 'returned',
      returnedFor: 'suggested',
      suggestedId: 'mei',
    });
  });

  it('tell the same request from another', () => {
    expect(isSameRequest(request, { askedId: 'bob', words: ' help  with BILLING' })).toBe(true);
    expect(isSameRequest(request, { askedId: 'mei', words: request.words })).toBe(false);
    expect(isSameRequest(request, { askedId: 'bob', words: 'Something else' })).toBe(false);
  });
});

describe('who sees and does what with a request', () => {
  const roles = ['alice', 'bob', 'anna', 'helen', 'mei'] as const;
  const allowed = (may: (id: string) => boolean) => roles.filter(may);

  it('the asker, the one asked and the asker’s manager see it', () => {
    const none = { now: undefined, whenAsked: undefined };
    expect(allowed((id) => maySeeRequest(id, request, { ...none, now: 'anna' }))).toEqual([
      'alice',
      'bob',
      'anna',
    ]);
    expect(allowed((id) => maySeeRequest(id, request, none))).toEqual(['alice', 'bob']);
  });

  it('a manager who came later sees what is under way, not what was closed', () => {
    const [before, later] = [
      { now: 'anna', whenAsked: 'anna' },
      { now: 'helen', whenAsked: 'anna' },
    ];
    const done = { ...request, state: 'done' as const };
    expect(maySeeRequest('helen', request, later)).toBe(true);
    expect(maySeeRequest('helen', done, later)).toBe(false);
    expect(maySeeRequest('anna', done, later)).toBe(false);
    expect(maySeeRequest('anna', done, before)).toBe(true);
  });

  it('guests and people who have left are not asked', () => {
    expect(mayBeAsked({ standing: 'active', external: false })).toBe(true);
    expect(mayBeAsked({ standing: 'absent', external: false })).toBe(true);
    expect(mayBeAsked({ standing: 'active', external: true })).toBe(false);
    expect(mayBeAsked({ standing: 'left', external: false })).toBe(false);
    expect(mayBeAsked(undefined)).toBe(false);
  });

  it.each(supportStates)('each side has its own acts while it is %s', (state) => {
    const it = { ...request, state };
    expect(allowed((id) => mayAnswer(id, it))).toEqual(state === 'waiting' ? ['bob'] : []);
    const open = state === 'waiting' || state === 'returned';
    expect(allowed((id) => mayAskSomeoneElse(id, it))).toEqual(open ? ['alice'] : []);
    const finishers = state === 'done' ? [] : state === 'accepted' ? ['alice', 'bob'] : ['alice'];
    expect(allowed((id) => mayFinish(id, it))).toEqual(finishers);
  });
});
