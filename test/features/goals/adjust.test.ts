import { expect, it } from 'vitest';
import { asc, eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { asks, officeWith, reported, request, why } from './adjust-office.ts';
import { stored } from './office.ts';

describeOnEachEngine('an adjustment', (open) => {
  it('is refused politely to whom the goal is none of theirs', async () => {
    const world = await officeWith(await open(), { visibility: 'private' });
    const [bob, li] = [world.person('bob'), world.person('li')];
    await bob.says('/goal adjust G-1');
    expect(bob.notice()).toBe('This goal is not here, or not for you to see.');
    await li.forges({ name: 'goals.adjust', version: 1, payload: { goal: 'goal-1' } });
    expect(li.notice()).toBe('找不到这个目标，或者你无权查看。');
    await li.says('/目标 调整');
    expect(li.notice()).toBe('要调整哪个目标？请输入编号，例如 /目标 调整 G-12。');
    await li.forges({ name: 'goals.send-back', version: 1, payload: { adjustment: 'nothing' } });
    expect(li.notice()).toBe('这个申请已经处理，或不由你审批。');
    await li.forges({ name: 'goals.withdraw-adjustment', version: 1, payload: { adjustment: 'nothing' } });
  });

  it('is asked for with reason and evidence, decided with before and after, and moves the goal', async () => {
    const store = await open();
    const world = await officeWith(store);
    await reported(world, 40);
    const [alice, anna, bob] = [world.person('alice'), world.person('anna'), world.person('bob')];
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).toMatch(
      /^Adjust G-1\nNamed: Anna Berg decides\. You, Anna Berg and the managers above can read it; HR sees counts only\.\nCustomer calls\nNew target/,
    );
    alice.fills({ ...why, target: '80', due: '2027-01-15' });
    await alice.submits(2);
    expect(alice.notice()).toBe('Sent to Anna Berg. The goal stays as it is until it is decided.');
    expect((await stored(world, 'G-1')).due).toBe('2026-12-25');
    anna.sees(
      /Alice Moreau asks to adjust G-1\nCustomer calls · Alice Moreau\nTarget: 100 calls → 80 calls\nDue: Fri, Dec 25 → Fri, Jan 15\nProgress: 40 % → 50 %\nStatus: On track → On track/,
    );
    anna.sees(/Why: Market or customers changed\nEvidence: The largest customer paused all calls\./);
    expect(anna.count(/asks to adjust/)).toBe(1);
    alice.sees(/You asked to adjust G-1\nWaiting[\s\S]*You asked Anna Berg[\s\S]*\[Withdraw\]/);
    bob.seesNot(/G-1/);
    // Nobody else decides, not even whoever asked.
    const { id } = await request(world);
    const approve = { name: 'goals.approve', version: 1, payload: { adjustment: id } };
    for (const name of ['alice', 'bob', 'ruth', 'helen']) {
      await world.person(name).forges(approve);
      expect(world.person(name).notice()).toBe('This is decided already, or not yours to decide.');
    }
    await anna.presses('Approve');
    expect(await stored(world, 'G-1')).toMatchObject({
      due: '2027-01-15',
      measure: { target: 80 },
      progress: 0.5,
      state: 'active',
      version: 2,
    });
    alice.sees(/You asked to adjust G-1\nApproved[\s\S]*Anna Berg approved/);
    anna.seesNot(/\[Approve\]/);
    await anna.forges(approve);
    const { goalVersions } = store.t;
    const changes = await store.db
      .select()
      .from(goalVersions)
      .where(eq(goalVersions.goalId, 'goal-1'))
      .orderBy(asc(goalVersions.version));
    expect(changes).toHaveLength(2);
    expect(changes[1]).toMatchObject({
      what: 'adjusted',
      byId: 'anna',
      adjustmentId: id,
      before: { due: '2026-12-25', target: 100 },
      after: { due: '2027-01-15', target: 80 },
    });
  });

  itOnSqlite('keeps everything typed when something is wrong, each problem on its field', async () => {
    const world = await officeWith(await open());
    const alice = world.person('alice');
    await alice.says('/goal adjust G-1');
    alice.fills(why);
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      due: 'Nothing is changed yet: give a new target or a new date.',
    });
    alice.fills({ target: '0', due: '2026-10-01' });
    await alice.submits();
    expect(Object.keys(alice.errors()?.fields ?? {})).toEqual(['due']);
    alice.fills({ due: '2026-12-25', reason: '' });
    await alice.submits();
    expect(Object.keys(alice.errors()?.fields ?? {})).toEqual(['reason']);
    alice.fills({ reason: 'other' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      target: 'This is where the goal started from. Please give another target.',
    });
    expect(alice.form()?.values).toMatchObject({ evidence: why.evidence });
    alice.fills({ target: '80', evidence: '𠮷'.repeat(601) });
    await alice.submits();
    expect(Object.keys(alice.errors()?.fields ?? {})).toEqual(['evidence']);
    alice.fills({ evidence: '𠮷'.repeat(600) });
    await alice.submits();
    expect((await request(world)).evidence).toBe('𠮷'.repeat(600));
  });

  itOnSqlite('goes one at a time; whoever asked may withdraw it and ask anew', async () => {
    const world = await officeWith(await open());
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await asks(world, 'alice', { target: '80' });
    await alice.says('/goal adjust G-1');
    expect(alice.notice()).toMatch(/^You have already asked to change G-1; Anna Berg has it\./);
    await anna.says('/goal adjust G-1');
    expect(anna.notice()).toMatch(/^Alice Moreau has already asked to change G-1/);
    await alice.presses('Withdraw');
    expect(alice.notice()).toBe('Withdrawn. The goal stays as it is.');
    anna.seesNot(/\[Approve\]/);
    // Of two forms that were open at once, the second is told, and keeps what was typed.
    await anna.says('/goal adjust G-1');
    anna.fills({ ...why, target: '70' });
    await asks(world, 'alice', { target: '90' });
    anna.sees(/Target: 100 calls → 90 calls/);
    await anna.submits();
    expect(anna.errors()?.form).toMatch(/^Alice Moreau has already asked to change G-1/);
    expect(anna.form()?.values).toMatchObject({ target: '70' });
  });

  itOnSqlite('is sent back with a word why, edited with what was typed, and asked again', async () => {
    const world = await officeWith(await open());
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await asks(world, 'alice', { target: '80', due: '2027-01-15' });
    await anna.presses('Send back');
    expect(anna.formWords()).toMatch(/^Send back\nNamed: Alice Moreau and whoever can read the request/);
    await anna.submits();
    expect(Object.keys(anna.errors()?.fields ?? {})).toEqual(['words']);
    anna.fills({ words: 'Which customer, and until when?' });
    await anna.submits();
    alice.sees(/Sent back[\s\S]*Anna Berg: Which customer, and until when\?[\s\S]*\[Edit\]/);
    await alice.presses('Edit');
    expect(alice.formWords()).toContain('Anna Berg sent it back: Which customer, and until when?');
    expect(alice.form()?.values).toMatchObject({ ...why, target: '80', due: '2027-01-15' });
    alice.fills({ evidence: 'Beacon Ltd paused all calls until January.' });
    await alice.submits();
    anna.sees(/Evidence: Beacon Ltd paused[\s\S]*\[Approve\]/);
    alice.seesNot(/\[Edit\]/);
    expect(await request(world)).toMatchObject({ previousId: expect.any(String), state: 'open' });
    await anna.presses('Approve');
    expect((await stored(world, 'G-1')).due).toBe('2027-01-15');
  });

  it('cannot be approved once the goal is another: the request says so', async () => {
    const world = await officeWith(await open());
    const { store } = world;
    const anna = world.person('anna');
    await asks(world, 'alice', { target: '80' });
    await store.batch([
      store.db.update(store.t.goals).set({ target: 120, version: 2 }).where(eq(store.t.goals.id, 'goal-1')),
    ]);
    await anna.presses('Approve');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 120 });
    anna.sees(/The goal has changed since this was asked\.[\s\S]*\[Send back\]/);
    anna.seesNot(/\[Approve\]/);
    await anna.presses('Send back');
    anna.fills({ words: 'The target is 120 now.' });
    await anna.submits();
    world.person('alice').sees(/Anna Berg: The target is 120 now\./);
  });

  itOnSqlite('moves limits and milestones as well', async () => {
    const world = await officeWith(await open(), { measure: { kind: 'keep', unit: '%', least: 95 } });
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await alice.says('/goal adjust 1');
    alice.fills({ ...why, least: '', most: '' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({ least: 'At least one of the two limits is needed.' });
    alice.fills({ least: '90', most: '99' });
    await alice.submits();
    anna.sees(/At least: 95% → 90%\nAt most: none → 99%/);
    await anna.presses('Approve');
    expect((await stored(world, 'G-1')).measure).toEqual({ kind: 'keep', unit: '%', least: 90, most: 99 });
  });

  it('moves the dates of milestones that are not reached', async () => {
    const made = { goalId: 'goal-1', doneOn: undefined };
    const milestones = [
      { ...made, id: 'm1', position: 1, title: 'Pilot', due: '2026-10-16', doneOn: '2026-10-15' },
      { ...made, id: 'm2', position: 2, title: 'Two teams', due: '2026-11-13' },
      { ...made, id: 'm3', position: 3, title: 'Everybody', due: '2026-12-18' },
    ];
    const goal = { measure: { kind: 'milestones' as const }, tool: 'project' as const };
    const world = await officeWith(await open(), goal, { milestones });
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).not.toContain('Pilot');
    alice.fills({ ...why, milestone1: '2026-11-27', milestone2: '2027-01-08' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({ milestone2: 'This is after the goal’s due date.' });
    alice.fills({ due: '2027-01-08' });
    await alice.submits();
    anna.sees(
      /Two teams: Fri, Nov 13 → Fri, Nov 27\nEverybody: Fri, Dec 18 → Fri, Jan 8\nDue: Fri, Dec 25 → Fri, Jan 8/,
    );
    await anna.presses('Approve');
    const { goalMilestones } = world.store.t;
    const rows = await world.store.db.select().from(goalMilestones).orderBy(asc(goalMilestones.position));
    expect(rows.map((it) => it.due)).toEqual(['2026-10-16', '2026-11-27', '2027-01-08']);
  });
});
