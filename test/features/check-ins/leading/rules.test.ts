import { describe, expect, it } from 'vitest';
import { channelDays, noCalendar } from '../../../../src/calendar/index.ts';
import {
  mayExchange,
  mayLead,
  mayOpenReport,
  maySeeCounts,
  maySeeName,
  maySeeSummary,
} from '../../../../src/features/check-ins/leading/policy.ts';
import {
  canRemind,
  digestLines,
  dueAt,
  highlight,
  inDigestOrder,
  isStale,
  lineKind,
  missesInARow,
  namesAllowedAt,
  readWeekSubject,
  weekSubject,
} from '../../../../src/features/check-ins/leading/rules.ts';
import type { CheckIn } from '../../../../src/features/check-ins/rules.ts';

const at = (time: string) => new Date(`2026-11-${time}:00Z`);

const checkIn = (it: Partial<CheckIn>): CheckIn => ({
  id: `${it.personId ?? 'alice'}:${it.week ?? '2026-W47'}`,
  personId: 'alice',
  teamId: 'payments',
  week: '2026-W47',
  period: '2026-W47',
  closingDay: 5,
  opensAt: at('19T09:00'),
  closesAt: at('20T15:00'),
  remindAt: at('20T12:00'),
  reminder: true,
  state: 'answered',
  version: 1,
  late: false,
  editedLate: false,
  skipReason: null,
  snoozedUntil: null,
  promptedAt: at('19T09:00'),
  remindedAt: null,
  leadRemindedAt: null,
  answeredAt: at('19T10:00'),
  editedAt: null,
  readerId: 'anna',
  strengths: null,
  improvements: null,
  nextSteps: null,
  blockers: null,
  nothingNew: false,
  shared: false,
  workload: null,
  energy: null,
  ...it,
});

const berlin = channelDays('Europe/Berlin', noCalendar);

describe('when a digest or summary is due', () => {
  it('is 16:30 on closing day if all windows have closed, else the next working day 09:30', () => {
    expect(dueAt(berlin, [checkIn({})])?.toISOString()).toBe('2026-11-20T15:30:00.000Z');
    const west = checkIn({ personId: 'bob', closesAt: at('20T21:00') });
    expect(dueAt(berlin, [checkIn({}), west])?.toISOString()).toBe('2026-11-23T08:30:00.000Z');
  });

  it('does not wait for cancelled windows, and is never where nobody was to answer', () => {
    const away = checkIn({ personId: 'bob', closesAt: at('20T21:00'), state: 'cancelled' });
    expect(dueAt(berlin, [checkIn({}), away])?.toISOString()).toBe('2026-11-20T15:30:00.000Z');
    expect(dueAt(berlin, [away])).toBeUndefined();
  });

  it('is left out when it comes a week late', () => {
    expect(isStale(at('20T15:30'), at('25T15:30'))).toBe(false);
    expect(isStale(at('20T15:30'), at('27T15:30'))).toBe(true);
  });

  it('keeps manager and week apart, whatever the id looks like', () => {
    expect(readWeekSubject(weekSubject('a:b', '2026-W47'))).toEqual({ id: 'a:b', week: '2026-W47' });
  });
});

describe('the lines of a digest', () => {
  const blocked = checkIn({ personId: 'bob', strengths: 'fine', blockers: 'no access' });
  const words = checkIn({ personId: 'alice', strengths: 'shipped' });
  const nothing = checkIn({ personId: 'mei', nothingNew: true });

  it('come with blockers first and nothing new last', () => {
    expect([nothing, words, blocked].map(lineKind)).toEqual(['nothing', 'words', 'blocked']);
    expect(inDigestOrder([nothing, words, blocked])).toEqual([blocked, words, nothing]);
    expect(highlight(blocked)).toBe('no access');
    expect(highlight(checkIn({ nextSteps: 'docs' }))).toBe('docs');
  });

  it('are this week’s answers and what was written since the last digest and not opened meanwhile', () => {
    const digest = { managerId: 'anna', week: '2026-W47', since: at('13T15:30'), sentAt: at('20T15:30') };
    const opened = (it: CheckIn, time: string) => [
      { checkInId: it.id, readerId: 'anna', openedAt: at(time) },
    ];
    const late = checkIn({ personId: 'mei', week: '2026-W46', late: true, answeredAt: at('16T10:00') });
    const old = checkIn({ personId: 'li', week: '2026-W46', answeredAt: at('12T10:00') });
    const missed = checkIn({ personId: 'bob', state: 'missed' });
    expect(digestLines(digest, [words, late, old, missed], [])).toEqual([words, late]);
    expect(digestLines(digest, [words, late], opened(late, '16T11:00'))).toEqual([words]);
    expect(digestLines({ ...digest, since: null }, [words, late], [])).toEqual([words]);
    const edited = { ...old, editedAt: at('16T10:00') };
    expect(digestLines(digest, [words, edited], opened(edited, '15T10:00'))).toEqual([words, edited]);
    expect(digestLines(digest, [words, edited], opened(edited, '17T10:00'))).toEqual([words]);
  });
});

describe('misses in a row', () => {
  it.each([
    [['missed', 'missed', 'answered'], 2],
    [['missed', 'skipped', 'missed', 'answered'], 2],
    [['answered', 'missed'], 0],
    [[], 0],
  ] as const)('%s are %i', (states, count) => {
    expect(missesInARow(states.map((state) => ({ state })))).toBe(count);
  });

  it('allow one reminder by the lead, to whoever was asked and has not answered', () => {
    expect(canRemind({ state: 'open', leadRemindedAt: null })).toBe(true);
    expect(canRemind({ state: 'missed', leadRemindedAt: null })).toBe(true);
    expect(canRemind({ state: 'open', leadRemindedAt: at('20T10:00') })).toBe(false);
    for (const state of ['planned', 'answered', 'skipped', 'cancelled'] as const) {
      expect(canRemind({ state, leadRemindedAt: null })).toBe(false);
    }
  });
});

describe('who sees what of a check-in', () => {
  const anna = 'anna';

  it('its texts: the manager it was written to, as long as they are the manager', () => {
    expect(mayOpenReport(anna, checkIn({}), anna)).toBe(true);
    expect(mayOpenReport('helen', checkIn({}), 'helen')).toBe(false);
    expect(mayOpenReport(anna, checkIn({}), 'helen')).toBe(false);
    expect(mayOpenReport('bob', checkIn({}), anna)).toBe(false);
  });

  it('who has not answered: the direct manager alone, where the rule set allows it', () => {
    expect(maySeeName(anna, anna, { location: 'Shanghai' })).toBe(true);
    expect(maySeeName('lead', anna, { location: 'Shanghai' })).toBe(false);
    for (const location of [
      'DE',
      'DE-Berlin',
      'Germany',
      '德国',
      'de hamburg',
      'Berlin, Germany',
      'Munich, DE',
      '柏林（德国）',
    ]) {
      expect(namesAllowedAt(location), location).toBe(false);
      expect(maySeeName(anna, anna, { location })).toBe(false);
    }
    for (const location of [undefined, 'Delft', 'Denver', 'Rio de Janeiro', '上海'])
      expect(namesAllowedAt(location)).toBe(true);
  });

  it('counts: the lead and the leads above', () => {
    expect(maySeeCounts('anna', ['anna', undefined, 'helen'])).toBe(true);
    expect(maySeeCounts('helen', ['anna', undefined, 'helen'])).toBe(true);
    expect(maySeeCounts('wang', ['anna', undefined, 'helen'])).toBe(false);
  });

  it('what was chosen to be shown: the channel, the team and its lead', () => {
    const team = { id: 'payments', leadId: 'anna' };
    expect(maySeeSummary({ inChannel: true, teamId: undefined, personId: undefined }, team)).toBe(true);
    expect(maySeeSummary({ inChannel: false, teamId: 'payments', personId: 'bob' }, team)).toBe(true);
    expect(maySeeSummary({ inChannel: false, teamId: undefined, personId: 'anna' }, team)).toBe(true);
    expect(maySeeSummary({ inChannel: false, teamId: 'supply', personId: 'li' }, team)).toBe(false);
    expect(
      maySeeSummary(
        { inChannel: false, teamId: undefined, personId: undefined },
        { id: 'x', leadId: undefined },
      ),
    ).toBe(false);
  });

  it('starting and reminding: the lead; notes: the two of them', () => {
    expect(mayLead('anna', { leadId: 'anna' })).toBe(true);
    expect(mayLead('helen', { leadId: 'anna' })).toBe(false);
    expect(mayExchange('anna', ['alice'], checkIn({}), 'anna')).toBe(true);
    expect(mayExchange('alice', ['anna'], checkIn({}), 'anna')).toBe(true);
    expect(mayExchange('anna', ['bob'], checkIn({}), 'anna')).toBe(false);
    expect(mayExchange('helen', ['alice'], checkIn({}), 'anna')).toBe(false);
    expect(mayExchange('anna', ['alice', 'bob'], checkIn({}), 'anna')).toBe(false);
  });
});
