import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DateRange } from '../../../src/calendar/index.ts';
import { chooseAccount } from '../../../src/features/people/directory/choose-account.ts';
import {
  mayFoundTeam,
  mayManageTeam,
  maySearchTeams,
  sourceOfAbsence,
} from '../../../src/features/people/policy.ts';
import {
  cutAbsence,
  isTryingCodes,
  mergeAbsence,
  oneMoreTry,
  wouldLoop,
} from '../../../src/features/people/rules.ts';

const daysOf = (ranges: readonly DateRange[]): Set<string> => {
  const days = new Set<string>();
  for (const { from, to } of ranges) for (let day = from; day <= to; day = addDays(day, 1)) days.add(day);
  return days;
};

const range = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })).map(
  ([start, length]): DateRange => ({
    from: addDays('2026-02-20', start),
    to: addDays('2026-02-20', start + length),
  }),
);

describe('absences', () => {
  it('joined with what is known never overlap or touch, and cover exactly all days', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        let known: DateRange[] = [];
        for (const added of ranges) {
          const { merged, replaced } = mergeAbsence(added, known);
          known = [...known.filter((it) => !replaced.includes(it)), merged];
        }
        expect(daysOf(known)).toEqual(daysOf(ranges));
        const sorted = known.sort((a, b) => (a.from < b.from ? -1 : 1));
        for (const [i, next] of sorted.slice(1).entries())
          expect(addDays(sorted[i]?.to ?? '', 1) < next.from).toBe(true);
      }),
    );
  });

  it('lose exactly the days that are taken out', () => {
    fc.assert(
      fc.property(range, range, (known, removed) => {
        const gone = daysOf([removed]);
        const left = [...daysOf([known])].filter((day) => !gone.has(day));
        expect([...daysOf(cutAbsence(known, removed))].sort()).toEqual(left.sort());
      }),
    );
  });
});

describe('who may', () => {
  const ada = { personId: 'ada', roles: [], external: false } as const;
  const admin = { personId: 'root', roles: ['admin'], external: false } as const;
  const hr = { personId: 'hr', roles: ['hr'], external: false } as const;
  const guest = { personId: 'gus', roles: ['admin'], external: true } as const;

  it('found a team: managers and administrators', () => {
    expect(mayFoundTeam(ada, 0)).toBe(false);
    expect(mayFoundTeam(ada, 1)).toBe(true);
    expect(mayFoundTeam(admin, 0)).toBe(true);
    expect(mayFoundTeam(hr, 0)).toBe(false);
    expect(mayFoundTeam(guest, 3)).toBe(false);
  });

  it('change a team: its lead and administrators', () => {
    expect(mayManageTeam(ada, { leadId: 'ada' })).toBe(true);
    expect(mayManageTeam(ada, { leadId: 'bo' })).toBe(false);
    expect(mayManageTeam(ada, { leadId: undefined })).toBe(false);
    expect(mayManageTeam(admin, { leadId: 'ada' })).toBe(true);
    expect(mayManageTeam(hr, { leadId: 'ada' })).toBe(false);
    expect(mayManageTeam(guest, { leadId: 'gus' })).toBe(false);
    expect([ada, hr, admin, guest].map(maySearchTeams)).toEqual([false, true, true, false]);
  });

  it('say that somebody is away: they themselves, their manager, their lead, administrators', () => {
    const about = { personId: 'bo', managerId: 'ada', leadId: 'leo' };
    expect(sourceOfAbsence({ ...ada, personId: 'bo' }, about)).toBe('self');
    expect(sourceOfAbsence({ ...guest, personId: 'bo' }, about)).toBe('self');
    expect(sourceOfAbsence(ada, about)).toBe('manager');
    expect(sourceOfAbsence({ ...ada, personId: 'leo' }, about)).toBe('lead');
    expect(sourceOfAbsence(admin, about)).toBe('admin');
    expect(sourceOfAbsence(hr, about)).toBeUndefined();
    expect(sourceOfAbsence({ ...ada, personId: 'else' }, about)).toBeUndefined();
    expect(sourceOfAbsence({ ...guest, personId: 'ada' }, about)).toBeUndefined();
  });
});

describe('rules', () => {
  it('see a loop before it is made', () => {
    const above = (id: string) => ({ c: 'b', b: 'a' })[id];
    expect(wouldLoop('a', 'c', above)).toBe(true);
    expect(wouldLoop('c', 'a', above)).toBe(false);
    expect(wouldLoop('a', 'a', above)).toBe(true);
    expect(wouldLoop('x', 'y', () => 'y')).toBe(true);
  });

  it('listen to five wrong codes an hour', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    let tries = oneMoreTry(undefined, at(0));
    for (let i = 1; i < 5; i += 1) {
      expect(isTryingCodes(tries, at(i))).toBe(false);
      tries = oneMoreTry(tries, at(i));
    }
    expect(isTryingCodes(tries, at(5))).toBe(true);
    expect(isTryingCodes(tries, at(60))).toBe(false);
    expect(oneMoreTry(tries, at(60))).toEqual({ count: 1, since: at(60) });
  });

  it('choose the main chat, never by use', () => {
    const account = (platform: string, day: number, teamIsThere = false) => ({
      ...{ platform, workspace: 'W', accountId: platform, teamIsThere },
      linkedAt: new Date(Date.UTC(2026, 0, day)),
    });
    const [one, two, three] = [account('one', 2), account('two', 1), account('three', 3, true)];
    expect(chooseAccount([one, two, three], null, undefined)).toBe(three);
    expect(chooseAccount([one, two, three], 'one', undefined)).toBe(one);
    expect(chooseAccount([one, two], 'gone', undefined)).toBe(two);
    expect(chooseAccount([one, two, three], 'one', 'two')).toBe(two);
    expect(chooseAccount([one], 'one', 'two')).toBeUndefined();
    expect(chooseAccount([], 'one', undefined)).toBeUndefined();
  });
});
