import fc from 'fast-check';
import { addDays, defaultHours, mondayOf, noCalendar, type WorkTime } from '../../../src/calendar/index.ts';
import {
  type CheckIn,
  type CheckInState,
  checkInId,
  defaultPlan,
} from '../../../src/features/check-ins/rules.ts';
import type { Person, Team } from '../../../src/features/people/model.ts';

/** A check-in of week 47 in Berlin: Thursday 10:00 to Friday 16:00. */
export const made = (state: CheckInState, more: Partial<CheckIn> = {}): CheckIn => ({
  id: checkInId('alice', more.week ?? '2026-W47'),
  personId: 'alice',
  teamId: 'payments',
  week: '2026-W47',
  period: more.week ?? '2026-W47',
  closingDay: 5,
  opensAt: new Date('2026-11-19T09:00:00Z'),
  remindAt: new Date('2026-11-20T13:00:00Z'),
  closesAt: new Date('2026-11-20T15:00:00Z'),
  reminder: true,
  state,
  version: state === 'answered' ? 1 : 0,
  late: false,
  editedLate: false,
  skipReason: null,
  snoozedUntil: null,
  promptedAt: state === 'planned' ? null : new Date('2026-11-19T09:00:00Z'),
  remindedAt: null,
  leadRemindedAt: null,
  answeredAt: null,
  editedAt: null,
  readerId: null,
  strengths: null,
  improvements: null,
  nextSteps: null,
  blockers: null,
  workload: null,
  energy: null,
  nothingNew: false,
  shared: false,
  ...more,
});

export const berlin: WorkTime = {
  timeZone: 'Europe/Berlin',
  calendar: noCalendar,
  workingDays: [1, 2, 3, 4, 5],
  hours: defaultHours('none'),
  absences: [],
};

/** Zones with and without changes of clocks, east and west, with half hours and on both sides of the date line. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
] as const;

/** Weeks around changes of clocks, New Year, and a year with 53 weeks. */
export const weeks = [
  '2026-W10',
  '2026-W12',
  '2026-W13',
  '2026-W40',
  '2026-W43',
  '2026-W44',
  '2026-W45',
  '2026-W47',
  '2026-W52',
  '2026-W53',
  '2027-W01',
] as const;

/** Ranges of days around a week, for leave and holidays. */
export const rangesAround = (week: string) =>
  fc.tuple(fc.integer({ min: -4, max: 8 }), fc.integer({ min: 0, max: 6 })).map(([start, length]) => ({
    from: addDays(mondayOf(week), start),
    to: addDays(mondayOf(week), start + length),
  }));

export const person = (timeZone: string, more: Partial<Person> = {}): Person => ({
  id: 'alice',
  name: 'Alice',
  email: undefined,
  locale: 'en',
  timeZone,
  teamId: 'payments',
  roles: [],
  external: false,
  standing: 'active',
  title: undefined,
  location: undefined,
  startDate: undefined,
  welcomedAt: new Date('2026-01-01T00:00:00Z'),
  ...more,
});

export const team: Team = {
  id: 'payments',
  name: 'Payments',
  parentId: undefined,
  leadId: 'anna',
  businessType: 'mature',
  on: true,
  timeZone: 'Europe/Berlin',
  calendar: 'none',
  workingDays: [1, 2, 3, 4, 5],
  channels: [],
};

export const member = (work: WorkTime, more: Partial<Person> = {}) => ({
  person: person(work.timeZone, more),
  team,
  plan: defaultPlan,
  work,
});
