import { expect, it } from 'vitest';
import { valueField } from '../../../src/features/goals/check-in/rules.ts';
import type { Goal, Milestone } from '../../../src/features/goals/model.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const firstDay = new Date('2026-10-05T08:00:00Z');

/** A goal at 20 of 100 calls, reported on its first day. */
const at20 = (number: number, it: Partial<Goal> = {}): Goal =>
  aGoal(number, { current: 20, progress: 0.2, reportedAt: firstDay, reports: 1, ...it });

/** Reports what `at20` says. */
const report20 = (world: TestWorld, ...goals: Goal[]) =>
  world.app.commit({
    write: goalStore(world.store).report(
      goals.map(({ id, ownerId }) => ({
        id: `first-${id}`,
        goalId: id,
        at: firstDay,
        byId: ownerId,
        value: 20,
        confidence: undefined,
        note: undefined,
        source: 'form',
        sourceId: undefined,
        struck: false,
      })),
    ),
  });

const historyOf = async (world: TestWorld, id = 'goal-1') =>
  (await goalStore(world.store).historyOf(id)).map(({ value, struck, source, sourceId, confidence }) => ({
    value,
    ...(struck ? { struck } : {}),
    ...(source === 'check-in' ? { in: sourceId } : {}),
    ...(confidence === undefined ? {} : { confidence }),
  }));

const pilot: Milestone[] = ['Pilot live', 'Handbook written'].map((title, i) => ({
  id: `milestone-${i}`,
  goalId: 'goal-2',
  position: i,
  title,
  due: `2026-1${i + 1}-30`,
  doneOn: undefined,
}));

const THIS = 'alice:2026-W41';
const field = (shown: number | undefined, goal = 'goal-1') => valueField(goal, shown);

describeOnEachEngine('goals in the check-in', (open) => {
  const atThePrompt = async (goals: Goal[] = [at20(1)], milestones: Milestone[] = []) => {
    const world = await openOffice(await open());
    await givenGoals(world, goals, milestones);
    await report20(world, ...goals.filter((it) => it.current !== undefined));
    await world.goTo('2026-10-08', '10:00');
    return { world, alice: world.person('alice') };
  };

  it('stand on the prompt, three with Update, the most urgent first', async () => {
    const { alice } = await atThePrompt([
      at20(1, { title: 'One' }),
      at20(2, { title: 'Two', due: '2026-10-30' }),
      at20(3, { title: 'Three', due: '2026-11-30' }),
      at20(4, { title: 'Four', due: '2026-12-01' }),
      at20(5, { title: 'Not hers', ownerId: 'bob' }),
    ]);
    alice.sees(
      /Your goals\nG-2 Two\n20 % done, \d+ % of the working days gone; due [^\n]*Oct 30\nOn track\n\[Update\]\nG-3 Three\n[^\n]*\nOn track\n\[Update\]\nG-4 Four\n[^\n]*\nOn track\n\[Update\]\nand 1 more\n\[Open\]\n/,
    );
    await alice.presses('Open', /and 1 more/);
    alice.sees(/G-1 One/);
    alice.seesNot(/Not hers/);
  });

  itOnSqlite('follow on the prompt what is reported from there', async () => {
    const { alice } = await atThePrompt();
    alice.sees(/20 % done/);
    await alice.presses('Update');
    alice.fills({ value: '30' });
    await alice.submits();
    alice.sees(/Open until[\s\S]*30 % done[\s\S]*\[Start\]/);
    alice.seesNot(/20 % done/);
  });

  itOnSqlite('are pre-filled in the form; one that is untouched is not reported', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    expect(alice.formWords()).toMatch(
      /Your goals\nA value that you leave as it is counts as unchanged\. Whoever sees a goal sees how it goes\.\nG-1 Customer calls \(calls\) \(0 → 100 calls; due Fri, Dec 25\)\nStrengths/,
    );
    expect(alice.form()?.values[field(20)]).toBe('20');
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { strengths: 'One line in any field is enough.' } });
    alice.fills({ strengths: 'Words.' });
    await alice.submits();
    expect(await historyOf(world)).toEqual([{ value: 20 }]);
    alice.seesNot(/Goals that moved/);
  });

  itOnSqlite('that changed are a full answer; the receipt says from where to where', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: '45 calls' });
    await alice.submits();
    expect(alice.notice()).toMatch(/Thank you! Anna Berg reads it/);
    expect(await historyOf(world)).toEqual([{ value: 20 }, { value: 45, in: THIS }]);
    expect(await stored(world, 'G-1')).toMatchObject({ current: 45, progress: 0.45, reports: 2 });
    alice.sees(/Submitted\nGoals that moved\nG-1 Customer calls\n20 → 45 calls\nOn track/);
    alice.seesNot(/Nothing new this time/);
  });

  it('are asked about once where a value surprises, and nothing is lost meanwhile', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: '4,500', strengths: 'Words that stay.' });
    await alice.submits();
    expect(alice.errors()?.fields[field(20)]).toMatch(
      /From 20 calls to 4,500 calls\? That is past the target/,
    );
    expect(await historyOf(world)).toEqual([{ value: 20 }]);
    // Another value that surprises is another question.
    alice.fills({ [field(20)]: '90' });
    await alice.submits();
    expect(alice.errors()?.fields[field(20)]).toMatch(/From 20 calls to 90 calls\?/);
    const again = alice.errors();
    expect(again?.again?.form.items).toContainEqual(
      expect.objectContaining({ field: expect.objectContaining({ name: field(20), initial: '90' }) }),
    );
    // A double press is one answer.
    await alice.submits(2);
    expect(await historyOf(world)).toEqual([{ value: 20 }, { value: 90, in: THIS }]);
    alice.sees(/Strengths: Words that stay\.[\s\S]*20 → 90 calls/);
  });

  it('are forgotten as questions where nobody sends the form any more', async () => {
    const { world, alice } = await atThePrompt();
    const { db, t } = world.store;
    await alice.says('/goal G-1 900');
    expect(await db.$count(t.goalTypedValues)).toBe(1);
    await alice.presses('Start');
    alice.fills({ [field(20)]: '4,500', strengths: 'Words.' });
    await alice.submits();
    expect(await db.$count(t.goalAskedValues)).toBe(1);
    const asked = world.clock.now();
    const sweep = (before: Date) => world.store.batch(world.app.goals.sweep(before));
    await sweep(asked);
    expect([await db.$count(t.goalAskedValues), await db.$count(t.goalTypedValues)]).toEqual([1, 1]);
    await sweep(new Date(asked.getTime() + 1));
    expect([await db.$count(t.goalAskedValues), await db.$count(t.goalTypedValues)]).toEqual([0, 0]);
    // Sent after all, it is asked about once more, and nothing is lost.
    await alice.submits();
    expect(alice.errors()?.fields[field(20)]).toMatch(/From 20 calls to 4,500 calls/);
  });

  itOnSqlite('say on the field what cannot be read', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: 'about half', strengths: 'Words.' });
    await alice.submits();
    expect(alice.errors()?.fields[field(20)]).toBe('A number is missing. Where does the goal stand now?');
    alice.fills({ [field(20)]: '30' });
    await alice.submits();
    expect(await historyOf(world)).toEqual([{ value: 20 }, { value: 30, in: THIS }]);
  });

  itOnSqlite('can be edited: the earlier value is struck through, and taken back altogether', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: '45', strengths: 'Words.' });
    await alice.submits();
    await alice.presses('Edit');
    expect(alice.form()?.values[field(45)]).toBe('45');
    // Measured from the value before this check-in, 40 is no step back.
    alice.fills({ [field(45)]: '40' });
    await alice.submits();
    expect(await historyOf(world)).toEqual([
      { value: 20 },
      { value: 45, in: THIS, struck: true },
      { value: 40, in: THIS },
    ]);
    alice.sees(/20 → 40 calls/);
    await alice.presses('Edit');
    alice.fills({ [field(40)]: '20' });
    await alice.submits();
    expect((await historyOf(world)).filter((it) => it.struck !== true)).toEqual([{ value: 20 }]);
    expect(await stored(world, 'G-1')).toMatchObject({ current: 20, progress: 0.2, reports: 4 });
    alice.seesNot(/Goals that moved/);
  });

  itOnSqlite('keep what was reported elsewhere while the form stood open', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    const [shown] = [field(20)];
    await world.person('alice').forges({ name: 'goals.update', version: 1, payload: { goal: 'goal-1' } });
    alice.fills({ value: '30' });
    await alice.submits();
    // The form of the check-in was drawn before.
    await alice.presses('Start');
    expect(alice.form()?.values[field(30)]).toBe('30');
    const open = alice.form();
    if (open === undefined) throw new Error('no form');
    delete open.values[field(30)];
    open.values[shown] = '20';
    alice.fills({ strengths: 'Untouched.' });
    await alice.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ current: 30 });
    await alice.presses('Edit');
    const edited = alice.form();
    if (edited === undefined) throw new Error('no form');
    delete edited.values[field(30)];
    // Typed over the 20 that stood there: it counts, and is not asked about again.
    edited.values[shown] = '35';
    await alice.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ current: 35 });
  });

  itOnSqlite('that were closed meanwhile say so on their field, and the rest waits there', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: '30', strengths: 'Words.' });
    const goal = await stored(world, 'G-1');
    const closed = { state: 'closed' as const, closedAt: world.clock.now() };
    const change = { byId: 'anna', what: 'closed' as const, before: {}, after: {} };
    await world.app.commit({
      write: goalStore(world.store).change(goal, closed, change, world.clock.now()),
    });
    await alice.submits();
    expect(alice.errors()?.fields[field(20)]).toBe(
      'This goal is closed by now. Put 20 back to send the rest.',
    );
    alice.fills({ [field(20)]: '20' });
    await alice.submits();
    expect(await historyOf(world)).toEqual([{ value: 20 }]);
    alice.sees(/Strengths: Words\./);
  });

  itOnSqlite('are nobody else’s to report', async () => {
    const { world, alice } = await atThePrompt([at20(1), at20(2, { ownerId: 'bob' })]);
    await alice.presses('Start');
    const form = alice.form();
    if (form === undefined) throw new Error('no form');
    form.values[field(20, 'goal-2')] = '30';
    form.values['goals.value:nothing:1'] = '30';
    alice.fills({ strengths: 'Words.' });
    await alice.submits();
    expect(await historyOf(world, 'goal-2')).toEqual([{ value: 20 }]);
    expect(await stored(world, 'G-2')).toMatchObject({ current: 20, reports: 1 });
  });

  itOnSqlite('take confidence behind More, with the value or alone', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    await alice.pressesInForm('More');
    expect(alice.formWords()).toMatch(/G-1: confidence that it is reached/);
    alice.fills({ 'goals.confidence:goal-1': '6' });
    await alice.submits();
    expect(await historyOf(world)).toEqual([{ value: 20 }, { value: 20, in: THIS, confidence: 6 }]);
    await alice.presses('Edit');
    alice.fills({ [field(20)]: '25' });
    await alice.submits();
    expect((await historyOf(world)).at(-1)).toEqual({ value: 25, in: THIS, confidence: 6 });
  });

  itOnSqlite('tick milestones, and take back only their own ticks', async () => {
    const { world, alice } = await atThePrompt(
      [aGoal(2, { title: 'New suppliers', measure: { kind: 'milestones' } })],
      pilot,
    );
    await alice.presses('Start');
    expect(alice.formWords()).toMatch(/G-2 New suppliers: milestones reached/);
    alice.fills({ 'goals.milestones:goal-2': ['milestone-0', 'milestone-1'] });
    await alice.submits();
    alice.sees(/G-2 New suppliers\n2 milestones reached: Pilot live; Handbook written\nAchieved/);
    expect(await stored(world, 'G-2')).toMatchObject({ progress: 1, status: 'achieved' });
    await alice.presses('Edit');
    alice.fills({ 'goals.milestones:goal-2': ['milestone-0'] });
    await alice.submits();
    alice.sees(/G-2 New suppliers\nmilestone reached: Pilot live\nOn track/);
    await alice.presses('Edit');
    alice.fills({ 'goals.milestones:goal-2': [], strengths: 'Nothing after all.' });
    await alice.submits();
    expect(await stored(world, 'G-2')).toMatchObject({ progress: 0, status: 'on-track' });
    expect((await historyOf(world, 'goal-2')).every((it) => it.struck === true)).toBe(true);
    alice.seesNot(/milestone reached/);
  });

  itOnSqlite('are not reported by Nothing new, and are by an answer that is late', async () => {
    const { world, alice } = await atThePrompt([at20(1), at20(2, { ownerId: 'bob' })]);
    await alice.presses('Nothing new');
    expect(await historyOf(world)).toEqual([{ value: 20 }]);
    await world.goTo('2026-10-10', '12:00');
    const bob = world.person('bob');
    await bob.presses('Start');
    bob.fills({ [field(20, 'goal-2')]: '40' });
    await bob.submits();
    bob.sees(/Submitted late[\s\S]*20 → 40 calls/);
    expect((await historyOf(world, 'goal-2')).at(-1)).toEqual({ value: 40, in: 'bob:2026-W41' });
  });

  itOnSqlite('come back as a draft as they were typed', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ [field(20)]: '45' });
    await alice.pressesInForm('Save draft');
    await alice.presses('Start');
    expect(alice.form()?.values[field(20)]).toBe('45');
    await alice.submits();
    expect((await historyOf(world)).at(-1)).toEqual({ value: 45, in: THIS });
  });
});
