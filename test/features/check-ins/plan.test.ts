import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/features/check-ins/plan/edit-plan.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, type TestWorld } from '../../support/world.ts';
import { checkInsOf, newestOf } from './conversation.ts';

const editPlan = (scope: string) => ({ name: 'check-ins.edit-plan', version: 1, payload: { scope } });

describeOnEachEngine('a plan', (open) => {
  const start = async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-17', '10:00');
    return world;
  };
  const weeksOf = async (world: TestWorld, id: string) => (await checkInsOf(world, id)).map((it) => it.week);

  itOnSqlite('changed by the lead applies from the next period', async () => {
    const world = await start();
    const anna = world.person('anna');
    await anna.forges(editPlan('payments'));
    expect(anna.formWords()).toMatch(
      /Check-ins in payments\nEverybody in the team can see this\. Changes apply from the next period\./,
    );
    anna.fills({
      closingDay: '4',
      opensAt: '9:30',
      closesAt: '15：00',
      strengths: 'What are you proud of?',
      reminder: 'no',
    });
    await anna.submits();
    expect(anna.notice()).toBe('Saved. It applies from the next period.');
    await world.goTo('2026-11-26', '12:00');
    const [next, current] = await checkInsOf(world, 'alice');
    expect(current?.opensAt.toISOString()).toBe('2026-11-19T09:00:00.000Z');
    expect(next?.opensAt.toISOString()).toBe('2026-11-25T08:30:00.000Z');
    expect(next?.closesAt.toISOString()).toBe('2026-11-26T14:00:00.000Z');
    const alice = world.person('alice');
    await alice.presses('Start');
    expect(alice.formWords()).toMatch(/Strengths \(What are you proud of\?\)/);
    await world.goTo('2026-11-27', '12:00');
    expect(alice.count(/Week 48/)).toBe(1);
    expect(await world.app.checkIns.teamSection.facts(await teamOf(world, 'payments'), 'en')).toEqual([
      { label: 'Check-in', value: 'Every week, until Thursday 15:00' },
    ]);
  });

  itOnSqlite('every second week and once a month ask that often', async () => {
    const world = await start();
    const { setPlan } = world.app.checkIns.api;
    const at = { now: world.clock.now(), timeZone: 'Europe/Berlin' };
    const supply = await setPlan('supply', { cadence: 'monthly' }, at);
    const payments = await setPlan('payments', { cadence: 'biweekly' }, at);
    if (supply === 'unchanged' || payments === 'unchanged') throw new Error('nothing changed');
    await world.app.commit(supply);
    await world.app.commit(payments);
    await world.goTo('2026-11-26', '12:00');
    world.person('li').sees(/周同步 · 2026年11月/);
    await world.goTo('2026-12-12', '12:00');
    expect(await weeksOf(world, 'alice')).toEqual(['2026-W50', '2026-W48', '2026-W47']);
    expect((await checkInsOf(world, 'li')).map((it) => it.period)).toEqual(['2026-11', '2026-W47']);
    expect(await setPlan('payments', { cadence: 'biweekly' }, at)).toBe('unchanged');
  });

  itOnSqlite('that becomes weekly again asks in the coming week', async () => {
    const world = await start();
    const { setPlan } = world.app.checkIns.api;
    const save = async (cadence: 'weekly' | 'monthly') => {
      const saved = await setPlan(
        'payments',
        { cadence },
        { now: world.clock.now(), timeZone: 'Europe/Berlin' },
      );
      if (saved !== 'unchanged') await world.app.commit(saved);
      await world.settle();
    };
    await save('monthly');
    await world.goTo('2026-12-01', '10:00');
    await save('weekly');
    await world.goTo('2026-12-12', '10:00');
    expect(await weeksOf(world, 'alice')).toEqual(['2026-W50', '2026-W48', '2026-W47']);
  });

  itOnSqlite('of the company holds for teams without their own', async () => {
    const world = await start();
    const { setPlan } = world.app.checkIns.api;
    const at = { now: world.clock.now(), timeZone: 'Europe/Berlin' };
    for (const [scope, opensAt] of [
      ['company', '09:00'],
      ['supply', '11:00'],
    ] as const) {
      const saved = await setPlan(scope, { opensAt }, at);
      if (saved !== 'unchanged') await world.app.commit(saved);
    }
    await world.goTo('2026-11-23', '10:00');
    expect((await newestOf(world, 'alice')).opensAt.toISOString()).toBe('2026-11-26T08:00:00.000Z');
    expect((await newestOf(world, 'li')).opensAt.toISOString()).toBe('2026-11-26T03:00:00.000Z');
  });

  itOnSqlite('is changed by its lead alone, and errors stay on their field', async () => {
    const world = await start();
    const [alice, wang] = [world.person('alice'), world.person('wang')];
    await alice.forges(editPlan('payments'));
    expect(alice.notice()).toMatch(/Only the team’s lead or an admin/);
    await wang.forges(editPlan('company'));
    expect(wang.notice()).toBe('只有团队负责人或管理员可以修改。');
    await wang.forges(editPlan('nothing'));
    expect(wang.notice()).toBe('这个团队已不存在。');
    await wang.forges(editPlan('supply'));
    wang.fills({ opensAt: '25:00', closesAt: 'four' });
    await wang.submits();
    expect(wang.errors()?.fields).toEqual({
      opensAt: '请填写时间，例如 16:00。',
      closesAt: '请填写时间，例如 16:00。',
    });
    wang.fills({ opensAt: '10:00', closesAt: '16:00' });
    await wang.submits();
    expect(wang.notice()).toBe('没有任何更改。');
  });

  it('changed by two at once keeps one and tells the other', async () => {
    const world = await start();
    const anna = world.person('anna');
    await anna.forges(editPlan('payments'));
    anna.fills({ opensAt: '09:00' });
    const saved = await world.app.checkIns.api.setPlan(
      'payments',
      { opensAt: '11:00' },
      { now: world.clock.now(), timeZone: 'UTC' },
    );
    if (saved !== 'unchanged') await world.app.commit(saved);
    await anna.submits();
    expect(anna.errors()).toMatchObject({
      form: expect.stringMatching(/Somebody else changed these settings/),
    });
    await anna.submits();
    expect((await world.app.checkIns.api.plans.at('payments')).opensAt).toBe('09:00');
  });

  itOnSqlite('says beforehand what members will be asked', async () => {
    const world = await start();
    const { teamSection } = world.app.checkIns;
    const payments = await teamOf(world, 'payments');
    expect(await teamSection.preview(payments, 'en')).toMatch(
      /each of the 4 members .* closes Friday 16:00.* appears in #payments\./,
    );
    expect(await teamSection.preview(payments, 'zh-CN')).toMatch(
      /^Pacer 会每周问团队的 4 位成员.*发到 #payments。$/,
    );
    expect(teamSection.settings(payments, 'zh-CN').label).toBe('周同步设置');
  });
});

async function teamOf(world: TestWorld, id: string) {
  const team = await world.app.people.people.team(id);
  if (team === undefined) throw new Error(`no team ${id}`);
  return team;
}

describe('a typed time', () => {
  it('is read as people write it', () => {
    expect(['9:30', '09:30', '０９：３０', '0930', '9.30', ' 16 : 00 '].map(readTime)).toEqual([
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '16:00',
    ]);
    expect(['', '9', '24:00', '12:60', 'noon', '-1:00'].map(readTime)).toEqual(Array(6).fill(undefined));
  });
});
