import { expect, it } from 'vitest';
import { noCalendar } from '../../../src/calendar/index.ts';
import type { Goal, Update } from '../../../src/features/goals/model.ts';
import { assess } from '../../../src/features/goals/rules/status.ts';
import { goalTables } from '../../../src/features/goals/schema.ts';
import { figuresOf, type OnDay, standingOf } from '../../../src/features/goals/standing-of.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import type { Kit } from '../../../src/storage/kit.ts';
import { storageTables } from '../../../src/storage/schema.ts';
import { GuardFailed } from '../../../src/storage/store.ts';
import { describeWithTables } from '../../support/databases.ts';
import { aGoal } from './office.ts';

const monday = new Date('2026-01-05T08:00:00Z');

const made = (number: number, it_: Partial<Goal> = {}): Goal =>
  aGoal(number, {
    id: `g${number}`,
    title: 'Customer calls a week',
    measure: { kind: 'level', unit: 'calls', baseline: 10, target: 50, ladder: [{ at: 40, score: 0.8 }] },
    start: '2026-01-05',
    due: '2026-03-27',
    ownerAgreedAt: monday,
    managerAgreedAt: monday,
    statusSince: monday,
    createdAt: monday,
    ...it_,
  });

const reported = (id: string, day: string, value: number, it_: Partial<Update> = {}): Update => ({
  id,
  goalId: 'g1',
  at: new Date(`${day}T09:00:00Z`),
  byId: 'alice',
  value,
  confidence: 7,
  note: undefined,
  source: 'form',
  sourceId: undefined,
  struck: false,
  ...it_,
});

const tables = (kit: Kit) => ({ ...storageTables(kit), ...goalTables(kit) });

describeWithTables('goals in the database', tables, (open) => {
  it('come back as they were written, whatever they are measured by', async () => {
    const store = await open();
    const own = goalStore(store);
    const goals = [
      made(1),
      made(2, { measure: { kind: 'keep', unit: '%', least: 95 } }),
      made(3, { measure: { kind: 'milestones' }, tool: 'project' }),
      made(4, { measure: { kind: 'parts' }, tool: 'okr', ambition: 'aspirational', level: 'company' }),
      made(5, { kind: 'key-result', parentId: 'g4', weight: 40, teamId: undefined }),
    ];
    await store.batch(own.create(goals, 'created', 'alice'));
    expect([...(await own.goals(goals.map((it_) => it_.id))).values()]).toEqual(goals);
    expect(await own.byNumber(3)).toEqual(goals[2]);
    expect((await own.partsOf(['g4'])).map((it_) => it_.code)).toEqual(['G-5']);
    expect((await own.ofOwners(['alice'])).map((it_) => it_.code)).toEqual([
      'G-1',
      'G-2',
      'G-3',
      'G-4',
      'G-5',
    ]);
    expect((await own.ofTeams(['payments'])).map((it_) => it_.code)).toEqual(['G-1', 'G-2', 'G-3', 'G-4']);
    expect((await own.ofCompany()).map((it_) => it_.code)).toEqual(['G-4']);
    expect(await own.goal('nobody')).toBeUndefined();
  });

  it('get numbers that nobody else got', async () => {
    const store = await open();
    const own = goalStore(store);
    const from = await own.nextNumber();
    await store.batch(own.takeNumbers(from, 1));
    await expect(store.batch(own.takeNumbers(from, 3))).rejects.toBeInstanceOf(GuardFailed);
    await store.batch(own.takeNumbers(await own.nextNumber(), 3));
    expect(await own.nextNumber()).toBe(from + 4);
  });

  it('change only from the version that was read, and keep what they were', async () => {
    const store = await open();
    const own = goalStore(store);
    const goal = made(1);
    await store.batch(own.create([goal], 'created', 'alice'));
    const change = {
      byId: 'anna',
      what: 'adjusted' as const,
      before: { due: goal.due },
      after: { due: '2026-04-30' },
    };
    await store.batch(own.change(goal, { due: '2026-04-30' }, change, monday));
    await expect(store.batch(own.change(goal, { due: '2026-05-31' }, change, monday))).rejects.toBeInstanceOf(
      GuardFailed,
    );
    expect(await own.goal('g1')).toEqual({ ...goal, due: '2026-04-30', version: 2 });
  });

  it('a struck value stays to be seen and counts nowhere', async () => {
    const store = await open();
    const own = goalStore(store);
    const updates = [reported('u1', '2026-01-12', 20), reported('u2', '2026-01-19', 4500)];
    await store.batch([...own.create([made(1)], 'created', 'alice'), ...own.report(updates)]);
    await store.batch([own.strike('u2', 'alice', monday)]);
    await expect(store.batch([own.strike('u2', 'alice', monday)])).rejects.toBeInstanceOf(GuardFailed);
    expect((await own.updatesOf(['g1'])).get('g1')).toEqual([updates[0]]);
    expect((await own.historyOf('g1')).map((it_) => [it_.value, it_.struck])).toEqual([
      [20, false],
      [4500, true],
    ]);
  });

  it('milestones are reached once, and can be taken back', async () => {
    const store = await open();
    const own = goalStore(store);
    const milestone = {
      id: 'm1',
      goalId: 'g1',
      position: 1,
      title: 'Pilot',
      due: '2026-02-01',
      doneOn: undefined,
    };
    await store.batch([...own.create([made(1)], 'created', 'alice'), ...own.addMilestones([milestone])]);
    await store.batch([own.reach('m1', '2026-01-30', 'alice')]);
    await expect(store.batch([own.reach('m1', '2026-01-31', 'bob')])).rejects.toBeInstanceOf(GuardFailed);
    expect((await own.milestonesOf(['g1'])).get('g1')).toEqual([{ ...milestone, doneOn: '2026-01-30' }]);
    await store.batch([own.reach('m1', null, 'alice')]);
    expect((await own.milestonesOf(['g1'])).get('g1')).toEqual([milestone]);
  });

  it('stand as their history says', async () => {
    const store = await open();
    const own = goalStore(store);
    const goal = made(1);
    await store.batch([
      ...own.create([goal], 'created', 'alice'),
      ...own.report([reported('u1', '2026-01-12', 14), reported('u2', '2026-02-09', 18)]),
    ]);
    const updates = (await own.updatesOf(['g1'])).get('g1') ?? [];
    const figures = figuresOf(goal, { updates, milestones: [], parts: [] });
    const onDay: OnDay = {
      goal: { ...goal, ...figures },
      milestones: [],
      work: { timeZone: 'Europe/Berlin', calendar: noCalendar, workingDays: [1, 2, 3, 4, 5], absences: [] },
      // After six of twelve weeks: 20 % done, 50 % gone.
      today: '2026-02-16',
      dateOf: (at) => at.toISOString().slice(0, 10),
      hasHadTwoWindows: true,
    };
    const { status, elapsed, expected } = assess(standingOf(onDay));
    expect({ status, elapsed, expected, ...figures }).toEqual({
      status: 'behind',
      elapsed: 0.5,
      expected: 0.5,
      progress: 0.2,
      current: 18,
      reportedAt: new Date('2026-02-09T09:00:00Z'),
      outsideInARow: 0,
    });
    const assessed = {
      ...figures,
      status,
      statusSince: monday,
      shownStatus: 'on-track' as const,
      reports: 1,
    };
    await store.batch(own.assess(goal, assessed));
    await expect(store.batch(own.assess(goal, assessed))).rejects.toBeInstanceOf(GuardFailed);
    const stored = await own.goal('g1');
    expect(stored).toEqual({ ...goal, ...assessed });
    await store.batch(own.release({ ...goal, ...assessed }, monday));
    expect((await own.goal('g1'))?.shownStatus).toBe('behind');
    expect(assess(standingOf({ ...onDay, hasHadTwoWindows: false })).status).toBe('on-track');
  });

  it('a change from a stale reading leaves the figures that came meanwhile', async () => {
    const store = await open();
    const own = goalStore(store);
    const goal = made(1);
    await store.batch(own.create([goal], 'created', 'alice'));
    const assessed = {
      status: 'achieved' as const,
      statusSince: monday,
      shownStatus: 'achieved' as const,
      progress: 1,
      current: 50,
      reportedAt: monday,
      outsideInARow: 0,
      reports: 1,
    };
    await store.batch(own.assess(goal, assessed));
    const change = { byId: 'anna', what: 'adjusted' as const, before: {}, after: {} };
    await store.batch(own.change(goal, { due: '2026-04-30' }, change, monday));
    expect(await own.goal('g1')).toEqual({ ...goal, ...assessed, due: '2026-04-30', version: 2 });
  });
});
