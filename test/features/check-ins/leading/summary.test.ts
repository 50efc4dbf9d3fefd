import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { type Company, createWorld, smallCompany } from '../../../support/world.ts';
import { answers, threeInBerlin, wordsOf } from './people-who-answer.ts';

const shared = { share: 'yes' };

describeOnEachEngine('the team summary', (open) => {
  itOnSqlite('shows how many answered and what they chose to show, never who did not', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the invoice export', ...shared });
    await answers(world, 'bob', { strengths: 'This stays between us', share: 'no' });
    const channel = world.channel('payments');
    await world.goTo('2026-11-20', '16:29');
    expect(channel.posts()).toEqual([]);
    await world.goTo('2026-11-20', '16:31');
    await world.goTo('2026-11-25', '12:00');
    expect(channel.posts()).toHaveLength(1);
    channel.shows(/Check-in · Week 47[\s\S]*2 of 4 answered[\s\S]*Alice Moreau: Shipped the invoice export/);
    channel.showsNot(/This stays between us|陈美|Anna Berg|Bob/);
  });

  itOnSqlite('follows what is shown later, and no longer shows what was taken back', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export', ...shared });
    await world.goTo('2026-11-20', '16:31');
    const [alice, channel] = [world.person('alice'), world.channel('payments')];
    channel.shows(/Shipped the export/);
    await answers(world, 'bob', { strengths: 'Late, but proud of it', ...shared });
    channel.shows(/2 of 3 answered[\s\S]*Bob Jansen: Late, but proud/);
    await alice.presses('Edit');
    alice.fills({ share: 'no' });
    await alice.submits();
    channel.showsNot(/Shipped the export/);
    expect(channel.posts()).toHaveLength(1);
  });

  itOnSqlite('leads to the end of long words behind Open', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: `${'Word '.repeat(180)}at the end`, ...shared });
    await world.goTo('2026-11-20', '16:31');
    world.channel('payments').shows(/Word …\n\[Open\]/);
    world.channel('payments').showsNot(/at the end/);
    const payload = { summary: 'payments:2026-W47', page: '0' };
    const whole = { name: 'check-ins.summary-full', version: 1, payload };
    expect(wordsOf(await world.person('bob').forges(whole))).toMatch(/Word at the end(?![\s\S]*\[Open\])/);
    expect(wordsOf(await world.person('helen').forges(whole))).toBe('');
  });

  itOnSqlite('speaks the language of its channel', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00', 'Asia/Shanghai');
    await answers(world, 'li', { strengths: '入库流程缩短了一天', ...shared });
    await world.goTo('2026-11-20', '16:31', 'Asia/Shanghai');
    world.channel('supply').shows(/周同步 · 第 47 周[\s\S]*1\/2 已提交[\s\S]*李强: 入库流程缩短了一天/);
  });

  it('is not posted where nobody answered, for a team that is off, or where the plan leaves it out', async () => {
    const store = await open();
    const world = await createWorld({ store });
    const { db, t } = store;
    await world.app.commit({
      write: [
        db.insert(t.checkInPlans).values({
          scope: 'payments',
          cadence: 'weekly',
          anchorWeek: '2026-W01',
          closingDay: 5,
          opensAt: '10:00',
          closesAt: '16:00',
          questions: {},
          reminder: true,
          summary: false,
          version: 1,
          changedAt: world.clock.now(),
        }),
      ],
    });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    await world.goTo('2026-11-24', '12:00');
    expect(world.channel('payments').posts()).toEqual([]);
    expect(world.channel('supply').posts()).toEqual([]);
  });

  itOnSqlite(
    'comes late but once after downtime, in the hours of the channel, and not at all when the week is long over',
    async () => {
      const late = await createWorld({ store: await open(), company: threeInBerlin });
      await late.goTo('2026-11-19', '11:00');
      await answers(late, 'alice', { strengths: 'Shipped the export', ...shared });
      await late.wakeUpAt('2026-11-21', '11:00');
      expect(late.channel('payments').posts()).toEqual([]);
      await late.goTo('2026-11-23', '09:29');
      expect(late.channel('payments').posts()).toEqual([]);
      await late.goTo('2026-11-23', '09:31');
      await late.wakeUpAt('2026-11-23', '12:00');
      expect(late.channel('payments').posts()).toHaveLength(1);

      const over = await createWorld({ store: await open(), company: threeInBerlin });
      await over.goTo('2026-11-19', '11:00');
      await answers(over, 'alice', { strengths: 'Shipped the export', ...shared });
      await over.wakeUpAt('2026-12-03', '12:00');
      expect(over.channel('payments').posts()).toEqual([]);
    },
  );

  it('goes on behind Open for the team, and for nobody else', async () => {
    const many = Array.from({ length: 10 }, (_, i) => ({
      id: `p${i}`,
      name: `P${i}`,
      team: 'payments',
      manager: 'anna',
    }));
    const company: Company = { ...threeInBerlin, people: [...threeInBerlin.people, ...many] };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-19', '11:00');
    for (const { id } of many) await answers(world, id, { strengths: `Words of ${id}.`, ...shared });
    await world.goTo('2026-11-20', '16:31');
    world.channel('payments').shows(/and 2 more\n\[Open\]/);
    const page = {
      name: 'check-ins.summary-page',
      version: 1,
      payload: { summary: 'payments:2026-W47', page: '1' },
    };
    expect(wordsOf(await world.person('bob').forges(page)).match(/Words of/g)).toHaveLength(2);
    expect(wordsOf(await world.person('helen').forges(page))).toBe('');
  });
});

describeOnEachEngine('the copy of whoever leads', (open) => {
  itOnSqlite('has counts, and names with Remind where the lead is the direct manager', async () => {
    const company: Company = {
      ...smallCompany,
      people: smallCompany.people.map((it) => (it.id === 'bob' ? { ...it, manager: 'helen' } : it)),
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    await world.goTo('2026-11-20', '16:31');
    const anna = world.person('anna');
    const mei = world.person('mei');
    anna.sees(/payments · Week 47[\s\S]*1 of 4 answered[\s\S]*No answer yet\n陈美\n\[Remind\]/);
    anna.seesNot(/payments · Week 47[\s\S]*Bob Jansen\n\[Remind\]/);
    anna.sees(/Names are shown to the direct manager only/);

    await anna.presses('Remind', /payments · Week 47/);
    expect(anna.notice()).toBe('陈美 gets a friendly reminder from you.');
    anna.sees(/陈美\nReminded/);
    expect(mei.count(/想听听你的近况/)).toBe(0);
    await world.goTo('2026-11-23', '02:01');
    expect(mei.count(/Anna Berg 想听听你的近况[\s\S]*开始填写/)).toBe(1);
    await anna.forges({ name: 'check-ins.remind', version: 1, payload: { checkIn: 'mei:2026-W47' } });
    await anna.forges({ name: 'check-ins.remind', version: 1, payload: { checkIn: 'bob:2026-W47' } });
    await world.goTo('2026-11-24', '12:00');
    expect(mei.count(/想听听你的近况/)).toBe(1);
    expect(world.person('bob').count(/would like to hear from you/)).toBe(0);
  });

  it('gives no names of people in Germany, even to their manager', async () => {
    const store = await open();
    const world = await createWorld({ store, company: threeInBerlin });
    const { db, t } = store;
    await world.app.commit({ write: [db.update(t.people).set({ location: 'DE Berlin' })] });
    await world.goTo('2026-11-20', '16:31');
    const anna = world.person('anna');
    anna.sees(/payments · Week 47[\s\S]*0 of 3 answered/);
    anna.seesNot(/\[Remind\]/);
  });

  itOnSqlite('suggests a conversation after two in a row, which is a note to that person', async () => {
    const world = await createWorld({ store: await open() });
    for (const [day, who] of [
      ['2026-11-19', ['alice', 'mei']],
      ['2026-11-26', ['alice', 'mei']],
    ] as const) {
      await world.goTo(day, '11:00');
      for (const id of who) await world.person(id).presses(id === 'mei' ? '本周无更新' : 'Nothing new');
    }
    await world.goTo('2026-11-27', '16:31');
    const anna = world.person('anna');
    anna.sees(
      /Week 48[\s\S]*a short one-to-one[\s\S]*Bob Jansen\n2 check-ins in a row without an answer\n\[Check in with Bob Jansen\]/,
    );
    await anna.presses('Check in with Bob Jansen');
    anna.fills({ words: 'Coffee on Monday?' });
    await anna.submits();
    await world.goTo('2026-11-30', '09:30');
    world.person('bob').sees(/About your check-in, Week 48[\s\S]*Coffee on Monday\?/);
  });
});
