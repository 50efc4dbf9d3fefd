import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  datesOf,
  isWorkingDay,
  localDate,
  mondayOf,
  noCalendar,
  startOfWeek,
  type WorkTime,
  weekKey,
} from '../../../src/calendar/index.ts';
import { belongs, mayAsk, planWeek } from '../../../src/features/check-ins/plan-check-ins.ts';
import { changeByAbsence, nextReturn, stretchOf } from '../../../src/features/check-ins/settle-absences.ts';
import { maySnoozeUntil, snoozeChoices } from '../../../src/features/check-ins/snooze-choices.ts';
import { berlin, made, member, person, rangesAround, team, weeks, zones } from './made.ts';

const anyWork = (week: string): fc.Arbitrary<WorkTime> =>
  fc
    .record({
      timeZone: fc.constantFrom(...zones),
      workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      absences: fc.array(rangesAround(week), { maxLength: 2 }),
      holidays: fc.array(rangesAround(week), { maxLength: 1 }),
    })
    .map(({ holidays, ...it }) => ({
      ...berlin,
      ...it,
      calendar: {
        ...noCalendar,
        specialDay: (date) =>
          holidays.some(({ from, to }) => from <= date && date <= to) ? 'off' : undefined,
      },
    }));

const anyWeek = fc.constantFrom(...weeks);
const weekAndWork = anyWeek.chain((week) => anyWork(week).map((work) => ({ week, work })));

describe('planning a week', () => {
  it('gives a window exactly where two working days are, inside the week and on working days', () => {
    fc.assert(
      fc.property(weekAndWork, ({ week, work }) => {
        const planned = planWeek(member(work), week);
        const days = datesOf(week).filter((date) => isWorkingDay(work, date));
        expect(planned !== undefined).toBe(days.length >= 2);
        if (planned === undefined) return;
        const [opens, closes] = [
          localDate(planned.opensAt, work.timeZone),
          localDate(planned.closesAt, work.timeZone),
        ];
        expect(days).toContain(opens);
        expect(days).toContain(closes);
        expect(weekKey(planned.opensAt, work.timeZone)).toBe(week);
        expect(weekKey(planned.closesAt, work.timeZone)).toBe(week);
        expect(planned.opensAt < planned.remindAt && planned.remindAt < planned.closesAt).toBe(true);
        expect(planned.opensAt >= startOfWeek(week, work.timeZone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('begins with the first full week after joining', () => {
    expect(planWeek(member(berlin, { startDate: '2026-11-17' }), '2026-W47')).toBeUndefined();
    expect(planWeek(member(berlin, { startDate: '2026-11-17' }), '2026-W48')).toBeDefined();
    expect(planWeek(member(berlin, { startDate: '2026-11-16' }), '2026-W47')).toBeDefined();
  });

  it('names one check-in however often it is planned', () => {
    expect(planWeek(member(berlin), '2026-W47')?.id).toBe(
      planWeek(member({ ...berlin, timeZone: 'Asia/Shanghai' }), '2026-W47')?.id,
    );
  });

  it('is for members of a started team, and asks only who is there, within reach, welcomed and not pausing', () => {
    const alice = person('UTC');
    expect(belongs(alice, team)).toBe(true);
    expect(belongs(alice, { ...team, on: false })).toBe(false);
    expect(belongs(alice, undefined)).toBe(false);
    expect(belongs({ ...alice, external: true }, team)).toBe(false);
    expect(belongs({ ...alice, standing: 'left' }, team)).toBe(false);
    const asked = { person: alice, team, hasAccount: true };
    expect(mayAsk(asked, undefined)).toBe(true);
    expect(mayAsk({ ...asked, hasAccount: false }, undefined)).toBe(false);
    expect(mayAsk({ ...asked, person: { ...alice, standing: 'absent' } }, undefined)).toBe(false);
    expect(mayAsk({ ...asked, person: { ...alice, welcomedAt: undefined } }, undefined)).toBe(false);
    const pausing = {
      personId: 'alice',
      showInChannel: false,
      pausedAt: new Date(0),
      askedToPauseAt: null,
      pausedBySilence: false,
      typedWords: null,
    };
    expect(mayAsk(asked, pausing)).toBe(false);
    expect(mayAsk(asked, { ...pausing, pausedAt: null })).toBe(true);
  });
});

describe('an absence', () => {
  const away = (from: string, to: string): WorkTime => ({ ...berlin, absences: [{ from, to }] });
  const thursday = new Date('2026-11-19T10:00:00Z');
  const monday = new Date('2026-11-23T09:00:00Z');

  it('that covers the rest of the window cancels', () => {
    expect(changeByAbsence(made('open'), away('2026-11-19', '2026-11-20'), thursday)).toEqual({
      from: 'open',
      to: 'cancelled',
    });
    expect(
      changeByAbsence(made('planned'), away('2026-11-19', '2026-11-27'), new Date('2026-11-17T10:00:00Z'))
        ?.to,
    ).toBe('cancelled');
  });

  it('that leaves some of it does not', () => {
    expect(changeByAbsence(made('open'), away('2026-11-19', '2026-11-19'), thursday)).toBeUndefined();
  });

  it('that was entered afterwards silently removes the miss', () => {
    expect(changeByAbsence(made('missed'), away('2026-11-20', '2026-11-20'), monday)).toEqual({
      from: 'missed',
      to: 'cancelled',
    });
    expect(changeByAbsence(made('missed'), away('2026-11-19', '2026-11-19'), monday)).toBeUndefined();
  });

  it('never touches an answer or a skip', () => {
    for (const state of ['answered', 'skipped'] as const) {
      expect(changeByAbsence(made(state), away('2026-11-16', '2026-11-20'), thursday)).toBeUndefined();
      expect(changeByAbsence(made(state), away('2026-11-16', '2026-11-20'), monday)).toBeUndefined();
    }
  });

  it('that is taken back in time asks again, but not a second time', () => {
    expect(changeByAbsence(made('cancelled', { promptedAt: null }), berlin, thursday)).toEqual({
      from: 'cancelled',
      to: 'planned',
    });
    expect(changeByAbsence(made('cancelled'), berlin, thursday)).toEqual({ from: 'cancelled', to: 'open' });
    expect(changeByAbsence(made('cancelled'), berlin, monday)).toBeUndefined();
  });

  it('joins another that only days off lie between', () => {
    const work = {
      ...berlin,
      absences: [
        { from: '2026-11-12', to: '2026-11-13' },
        { from: '2026-11-16', to: '2026-11-18' },
      ],
    };
    expect(stretchOf({ from: '2026-11-16', to: '2026-11-18' }, work)).toEqual({
      from: '2026-11-12',
      to: '2026-11-18',
    });
  });

  it('has a return in the first working moment after it, if it was worth a card', () => {
    expect(nextReturn(away('2026-11-19', '2026-11-20'), thursday)?.toISOString()).toBe(
      '2026-11-23T08:00:00.000Z',
    );
    expect(nextReturn(away('2026-11-20', '2026-11-20'), thursday)).toBeUndefined();
    expect(nextReturn(away('2026-11-21', '2026-11-22'), thursday)).toBeUndefined();
  });

  it('settles by itself: deciding twice changes nothing more', () => {
    const states = fc.constantFrom('planned', 'open', 'missed', 'cancelled', 'answered', 'skipped');
    const moments = fc
      .integer({ min: 0, max: 10 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2026, 10, 15) + minutes * 60_000));
    fc.assert(
      fc.property(
        states,
        fc.array(rangesAround('2026-W47'), { maxLength: 2 }),
        moments,
        (state, absences, now) => {
          const work = { ...berlin, absences };
          const first = changeByAbsence(made(state), work, now);
          if (first === undefined) return;
          expect(first.from).toBe(state);
          expect(changeByAbsence(made(state, { state: first.to }), work, now)).toBeUndefined();
        },
      ),
    );
  });
});

describe('snoozing', () => {
  it('offers an hour, three hours, and the next half days, all inside the window', () => {
    const closes = new Date('2026-11-20T15:00:00Z');
    const choices = snoozeChoices(berlin, new Date('2026-11-19T09:02:00Z'), closes);
    expect(choices.map((it) => it.toISOString())).toEqual([
      '2026-11-19T10:05:00.000Z',
      '2026-11-19T12:30:00.000Z',
      '2026-11-20T08:00:00.000Z',
      '2026-11-20T12:30:00.000Z',
    ]);
  });

  it('offers nothing when too little is left', () => {
    expect(snoozeChoices(berlin, new Date('2026-11-20T14:20:00Z'), new Date('2026-11-20T15:00:00Z'))).toEqual(
      [],
    );
  });

  it('is never outside the window, whatever the work time', () => {
    fc.assert(
      fc.property(weekAndWork, fc.double({ min: 0, max: 1, noNaN: true }), ({ week, work }, share) => {
        const planned = planWeek(member(work), week);
        if (planned === undefined) return;
        const { opensAt, closesAt } = planned;
        const now = new Date(opensAt.getTime() + share * (closesAt.getTime() - opensAt.getTime()));
        const choices = snoozeChoices(work, now, closesAt);
        expect(choices.length).toBeLessThanOrEqual(4);
        for (const at of choices) {
          expect(maySnoozeUntil(at, now, closesAt)).toBe(true);
          expect(isWorkingDay(work, localDate(at, work.timeZone))).toBe(true);
        }
      }),
    );
  });

  it('refuses forged moments', () => {
    const now = new Date('2026-11-19T09:00:00Z');
    const closes = new Date('2026-11-20T15:00:00Z');
    for (const forged of [
      'nonsense',
      '',
      '2026-11-19T09:00:00Z',
      '2026-11-20T15:00:00Z',
      '2030-01-01T00:00:00Z',
    ]) {
      expect(maySnoozeUntil(new Date(forged), now, closes)).toBe(false);
    }
  });
});

it('mondays of the made weeks are mondays', () => {
  for (const week of weeks)
    expect(weekKey(new Date(`${addDays(mondayOf(week), 3)}T12:00:00Z`), 'UTC')).toBe(week);
});
