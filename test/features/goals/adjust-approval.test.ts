import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { asks, officeWith, reported, request, why, withHr } from './adjust-office.ts';
import { movesTo } from './nudges-office.ts';
import { stored } from './office.ts';

describeOnEachEngine('the approval of an adjustment', (open) => {
  it('cannot be asked for where nobody could give it', async () => {
    const company = { ...withHr, people: withHr.people.map(({ hr: _hr, ...it_ }) => it_) };
    const goal = { ownerId: 'helen', teamId: undefined };
    const world = await officeWith(await open(), goal, { company });
    const helen = world.person('helen');
    await helen.says('/goal adjust G-1');
    expect(helen.notice()).toMatch(/^Nobody is there who could approve this/);
  });

  it('asked by the manager is the manager’s manager’s; the owner hears of it at once', async () => {
    const world = await officeWith(await open());
    const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
    await anna.says('/goal adjust G-1');
    expect(anna.formWords()).toContain('Named: Helen Zhou decides. You, Alice Moreau, Helen Zhou and');
    anna.fills({ ...why, target: '90' });
    await anna.submits();
    alice.sees(/Anna Berg asks to adjust G-1\nWaiting[\s\S]*Anna Berg asked Helen Zhou/);
    alice.seesNot(/\[Approve\]/);
    await helen.presses('Approve');
    alice.sees(/Anna Berg asks to adjust G-1\nApproved/);
    anna.sees(/You asked to adjust G-1\nApproved/);
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
  });

  itOnSqlite('of a second change in the period needs a second one, the approver’s manager’s', async () => {
    const world = await officeWith(await open());
    const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
    await asks(world, 'alice', { target: '90' });
    await anna.presses('Approve');
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).toContain(
      'It takes two approvals this time: first Anna Berg, then Helen Zhou.',
    );
    alice.fills({ ...why, target: '80' });
    await alice.submits();
    anna.sees(/Two approvals are needed; yours is the first\./);
    helen.seesNot(/G-1/);
    await anna.presses('Approve', /90 calls → 80/);
    expect(anna.notice()).toBe('Approved. Helen Zhou decides next.');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    helen.sees(/Two approvals are needed\. Anna Berg has approved; yours is the second\./);
    await helen.presses('Approve');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 80 });
    expect(await request(world)).toMatchObject({ state: 'approved', needed: 2, given: 2 });
  });

  itOnSqlite('in the last fifth needs a second one, for strategy or market alone', async () => {
    // 48 of 60 working days are over on the evening of the 9th of December.
    const world = await officeWith(await open(), {}, { at: '2026-12-10T09:30:00+01:00' });
    const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).toContain('The last fifth has begun');
    alice.fills({ ...why, target: '80', reason: 'resources' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      reason: 'In the last fifth of its period only strategy or market can move a goal.',
    });
    alice.fills({ reason: 'strategy' });
    await alice.submits();
    await anna.presses('Approve');
    await helen.presses('Send back');
    helen.fills({ words: 'Please say which strategy.' });
    await helen.submits();
    expect(await request(world)).toMatchObject({ state: 'sent-back' });
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 100 });
    alice.sees(/Helen Zhou: Please say which strategy\./);
  });

  it('at the top is HR’s, and the second another person’s of HR', async () => {
    const world = await officeWith(await open(), { ownerId: 'helen', teamId: undefined });
    const [helen, ruth, tom] = [world.person('helen'), world.person('ruth'), world.person('tom')];
    await asks(world, 'helen', { target: '90' });
    expect(helen.notice()).toBe('Sent to HR. The goal stays as it is until it is decided.');
    tom.sees(/Helen Zhou asks to adjust G-1[\s\S]*\[Approve\]/);
    // Both press at once: one of them has decided.
    await Promise.all([ruth.readies('Approve')(), tom.readies('Approve')()]);
    await world.settle();
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    expect(await request(world)).toMatchObject({ state: 'approved', given: 1, version: 2 });
    await asks(world, 'helen', { target: '80' });
    await ruth.presses('Approve', /90 calls → 80/);
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    expect((await request(world)).approverId).toBeUndefined();
    const again = { name: 'goals.approve', version: 1, payload: { adjustment: (await request(world)).id } };
    await ruth.forges(again);
    expect(ruth.notice()).toBe('This is decided already, or not yours to decide.');
    await tom.presses('Approve', /90 calls → 80/);
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 80 });
  });

  itOnSqlite('of a team’s goal is the lead’s manager’s, also where a member owns it', async () => {
    const world = await officeWith(await open(), { level: 'team' });
    await asks(world, 'alice', { target: '90' });
    world.person('anna').seesNot(/\[Approve\]/);
    await world.person('helen').presses('Approve');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
  });

  itOnSqlite(
    'comes back once after two working days, goes one up after five, and then the asker is told',
    async () => {
      const world = await officeWith(
        await open(),
        {},
        { company: { ...withHr, people: withHr.people.filter((it_) => it_.hr !== true) } },
      );
      const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
      await asks(world, 'alice', { target: '90' });
      await world.wakeUpAt('2026-10-28', '09:29');
      expect(anna.count(/asks to adjust/)).toBe(1);
      await world.wakeUpAt('2026-10-28', '09:31');
      expect(anna.count(/asks to adjust/)).toBe(2);
      anna.sees(/Alice Moreau is still waiting for a decision\.[\s\S]*\[Approve\]/);
      await world.wakeUpAt('2026-11-02', '09:31');
      helen.sees(/It comes to you because it was not decided within five working days\.[\s\S]*\[Approve\]/);
      anna.seesNot(/\[Approve\]/);
      await world.wakeUpAt('2026-11-09', '09:32');
      alice.sees(/Nobody has decided so far, and there is nobody further up/);
      expect(alice.count(/Nobody has decided so far[\s\S]*\[Withdraw\]/)).toBe(1);
      await helen.presses('Approve');
      expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    },
  );

  itOnSqlite(
    'after a long downtime goes one up without a reminder, and runs of a timer repeat nothing',
    async () => {
      const world = await officeWith(await open());
      await asks(world, 'alice', { target: '90' });
      await world.wakeUpAt('2026-11-16', '10:00');
      expect(world.person('anna').count(/asks to adjust/)).toBe(1);
      expect(world.person('helen').count(/asks to adjust/)).toBe(1);
      const subject = (await request(world)).id;
      for (const timer of ['goals.approval-remind', 'goals.approval-escalate'])
        await world.app.commit({ wake: [{ timer, subject, at: world.clock.now() }] });
      await world.settle();
      expect(world.person('helen').count(/asks to adjust/)).toBe(1);
    },
  );

  itOnSqlite('counts the approver’s working days: days of leave move reminder and escalation', async () => {
    const people = withHr.people.map((it_) =>
      it_.id === 'anna' ? { ...it_, away: [['2026-10-27', '2026-11-06'] as [string, string]] } : it_,
    );
    const world = await officeWith(await open(), {}, { company: { ...withHr, people } });
    await asks(world, 'alice', { target: '90' });
    await world.wakeUpAt('2026-11-06', '17:00');
    expect(world.person('helen').count(/asks to adjust/)).toBe(0);
    await world.wakeUpAt('2026-11-16', '09:31');
    expect(world.person('helen').count(/asks to adjust/)).toBe(1);
  });

  itOnSqlite(
    'goes on to the next one up when the approver leaves, and ends when whoever asked leaves',
    async () => {
      const world = await officeWith(await open());
      await asks(world, 'alice', { target: '90' });
      const { t, db } = world.store;
      const leaves = async (id: string) => {
        await world.store.batch([db.update(t.people).set({ standing: 'left' }).where(eqId(id))]);
        await world.app.commit({ tell: [{ name: 'people.left', thing: id }] });
        await world.settle();
      };
      const eqId = (id: string) => eq(t.people.id, id);
      await leaves('anna');
      world
        .person('helen')
        .sees(/It comes to you because Anna Berg no longer decides on it\.[\s\S]*\[Approve\]/);
      await leaves('alice');
      expect(await request(world)).toMatchObject({ state: 'overtaken' });
    },
  );

  it.each([
    ['hand', { name: 'people.changed', thing: 'alice' }],
    ['an import', { name: 'people.imported', thing: 'a file' }],
  ])('is the new manager’s when managers change by %s, and the former one’s no more', async (_by, told) => {
    const world = await officeWith(await open());
    await asks(world, 'alice', { target: '90' });
    await movesTo(world, 'alice', 'wang', '2026-10-26', told);
    expect(await request(world)).toMatchObject({ approverId: 'wang', state: 'open' });
    world.person('wang').sees(/Anna Berg 不再负责审批，所以转到你这里。[\s\S]*\[批准\]/);
    const anna = world.person('anna');
    anna.sees(/G-1: no longer yours to decide\n王芳 decides on this request now\./);
    anna.seesNot(/\[Approve\]|100 calls|Status|largest customer/);
    const approve = { name: 'goals.approve', version: 1, payload: { adjustment: (await request(world)).id } };
    await world.person('anna').forges(approve);
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 100 });
    await movesTo(world, 'bob', 'wang', '2026-10-26', told);
    expect(world.person('wang').count(/G-1/)).toBe(1);
    await world.person('wang').presses('批准');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    anna.sees(/The request is settled/);
    anna.seesNot(/100 calls|largest customer/);
  });

  itOnSqlite('is given no more once the due date has passed, or the date that was asked for', async () => {
    const world = await officeWith(await open());
    const helen = world.person('helen');
    await asks(world, 'alice', { due: '2026-11-20' });
    const approve = async () =>
      helen.forges({
        name: 'goals.approve',
        version: 1,
        payload: { adjustment: (await request(world)).id },
      });
    await world.wakeUpAt('2026-11-23', '10:00');
    helen.sees(/The date that was asked for has passed\./);
    helen.seesNot(/\[Approve\]/);
    await approve();
    expect(helen.notice()).toMatch(/^The date that was asked for has passed\. It cannot be approved/);
    expect((await stored(world, 'G-1')).due).toBe('2026-12-25');
    await world.person('alice').presses('Withdraw');
    await asks(world, 'alice', { target: '90', due: '2027-01-29' });
    await world.wakeUpAt('2026-12-28', '10:00');
    await approve();
    expect(helen.notice()).toMatch(/^The goal’s due date has passed: nothing is moved any more/);
    expect(await stored(world, 'G-1')).toMatchObject({ due: '2026-12-25', measure: { target: 100 } });
    await helen.presses('Send back');
    helen.fills({ words: 'Please extend it instead.' });
    await helen.submits();
    expect(await request(world)).toMatchObject({ state: 'sent-back' });
  });

  itOnSqlite('shows nobody that a goal is behind before its owner has known for a day', async () => {
    const world = await officeWith(await open(), { status: 'behind' });
    await reported(world, 1);
    await asks(world, 'alice', { target: '99' });
    world.person('anna').sees(/Status: On track → On track/);
    world.person('alice').sees(/Status: Behind → Behind/);
  });

  it('follows whoever decides when two people turn out to be one', async () => {
    const world = await officeWith(await open());
    await asks(world, 'alice', { target: '90' });
    const { t, db } = world.store;
    await world.store.batch([
      db.update(t.people).set({ standing: 'left', mergedIntoId: 'bob' }).where(eq(t.people.id, 'anna')),
    ]);
    await world.app.commit({ tell: [{ name: 'people.merged', thing: 'anna' }] });
    await world.settle();
    expect(await request(world)).toMatchObject({ approverId: 'bob', state: 'open' });
    const approve = { name: 'goals.approve', version: 1, payload: { adjustment: (await request(world)).id } };
    await world.person('bob').forges(approve);
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
  });

  itOnSqlite('is in Chinese for those who read Chinese', async () => {
    const world = await officeWith(await open(), { ownerId: 'li', teamId: 'supply' });
    const [li, wang] = [world.person('li'), world.person('wang')];
    await li.says('/目标 调整 G-1');
    expect(li.formWords()).toMatch(
      /^申请调整 G-1\n实名：由王芳审批；你、王芳和各级上级可见，HR 只看次数统计/,
    );
    li.fills({ ...why, target: '80' });
    await li.submits();
    wang.sees(/李强申请调整 G-1[\s\S]*目标值: 100 calls → 80 calls[\s\S]*\[批准\] \[退回修改\]/);
    await wang.presses('批准');
    expect(wang.notice()).toBe('已批准，并告诉了李强。');
    li.sees(/你申请调整 G-1\n已批准/);
  });
});
