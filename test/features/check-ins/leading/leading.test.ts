import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { type Company, createWorld, smallCompany } from '../../../support/world.ts';
import { answers, drawFor, threeInBerlin } from './people-who-answer.ts';

describeOnEachEngine('/checkin status', (open) => {
  itOnSqlite('shows the lead counts and their own reports by name, here and in the channel', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    await world.person('mei').chooses('本周跳过', 'busy');
    const anna = world.person('anna');
    await anna.says('/checkin status');
    expect(anna.last()).toMatch(
      /payments · Week 47[\s\S]*1 of 4 answered[\s\S]*1 skipped\.[\s\S]*No answer yet\nBob Jansen\n\[Remind\]/,
    );
    expect(anna.last()).not.toMatch(/陈美|Alice/);
    const before = anna.screen().length;
    await anna.says('/checkin status', world.channel('payments').place);
    expect(anna.screen()).toHaveLength(before + 1);
  });

  itOnSqlite('is for leads and managers', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    const [alice, li, helen] = [world.person('alice'), world.person('li'), world.person('helen')];
    await alice.says('/checkin status');
    expect(alice.notice()).toMatch(/for team leads and managers/);
    await li.says('/周同步 状态');
    expect(li.notice()).toBe('这个功能给团队负责人和直属上级使用。输入 /周同步 可以打开你自己的周同步。');
    await helen.says('/checkin status');
    expect(helen.last()).toMatch(/Your people · Week 47[\s\S]*0 of 2 answered[\s\S]*Anna Berg[\s\S]*王芳/);
  });

  itOnSqlite('marks people who are away and does not offer to remind them', async () => {
    const company: Company = {
      ...smallCompany,
      people: smallCompany.people.map((it) =>
        it.id === 'bob' ? { ...it, away: [['2026-11-20', '2026-11-24']] } : it,
      ),
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-20', '10:00');
    const anna = world.person('anna');
    await anna.says('/checkin status');
    expect(anna.last()).toMatch(/Bob Jansen\nAway\n(?!\[Remind\])/);
    await anna.forges({ name: 'check-ins.remind', version: 1, payload: { checkIn: 'bob:2026-W47' } });
    expect(anna.notice()).toMatch(/No reminder was sent/);
  });

  it('lists several teams', async () => {
    const company: Company = {
      teams: [...smallCompany.teams, { id: 'risk', lead: 'anna' }],
      people: [...smallCompany.people, { id: 'rita', team: 'risk', manager: 'anna' }],
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-19', '11:00');
    const anna = world.person('anna');
    await anna.says('/checkin status');
    expect(anna.last()).toMatch(
      /Your teams[\s\S]*payments\n0 of 4 answered\n\[Open\]\nrisk\n0 of 1 answered/,
    );
    await anna.presses('Open', /Your teams/);
    expect(anna.last()).toMatch(/payments · Week 47/);
    const other = {
      name: 'check-ins.team-page',
      version: 1,
      payload: { subject: 'team:supply:2026-W47', page: '0' },
    };
    await anna.forges(other);
    expect(anna.notice()).toBe('There is nothing more to show here.');
  });
});

describeOnEachEngine('/checkin status elsewhere', (open) => {
  it('adds a lead’s own people where some of them are in other teams', async () => {
    const company: Company = {
      teams: [...threeInBerlin.teams, { id: 'risk' }],
      people: [...threeInBerlin.people, { id: 'rita', name: 'Rita', team: 'risk', manager: 'anna' }],
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-19', '11:00');
    const anna = world.person('anna');
    await anna.says('/checkin status');
    expect(anna.last()).toMatch(
      /Your teams\npayments\n0 of 3 answered\n\[Open\]\nYour people\n0 of 3 answered/,
    );
    expect(await drawFor(world, 'anna', 'check-ins.team', 'reports:anna:2026-W47')).toMatch(
      /Your people · Week 47[\s\S]*Rita/,
    );
    await anna.says('/checkin status', world.channel('payments').place);
    expect(anna.last()).toMatch(/payments · Week 47/);
  });

  itOnSqlite('shows nothing for subjects that nobody wrote here', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    for (const [card, thing] of [
      ['check-ins.team', 'team:payments:soon'],
      ['check-ins.team', 'reports:anna:2026-W99'],
      ['check-ins.team-page', 'x@team:payments:2026-W47'],
      ['check-ins.summary', 'payments:soon'],
      ['check-ins.summary-page', 'payments:2026-W47'],
      ['check-ins.history', 'x@anna'],
    ] as const)
      expect(await drawFor(world, 'anna', card, thing), `${card} of ${thing}`).toBe('gone');
  });
});

describeOnEachEngine('/checkin remind', (open) => {
  itOnSqlite('writes once to everyone who has not answered, and tells only how many', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    const [anna, bob] = [world.person('anna'), world.person('bob')];
    await anna.says('/checkin remind');
    expect(anna.notice()).toBe('2 people get a friendly reminder from you.');
    bob.sees(/Anna Berg would like to hear from you[\s\S]*\[Start\] \[Nothing new\]/);
    world.person('alice').seesNot(/would like to hear/);
    await anna.says('/checkin remind');
    expect(anna.notice()).toMatch(/Nobody is left to remind/);
    await bob.presses('Nothing new', /would like to hear/);
    bob.sees(/Submitted[\s\S]*Nothing new/);
    bob.seesNot(/would like to hear/);
  });

  it('in the evening takes nothing away, and does not come once the answer is there', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '20:00');
    const [anna, alice, bob] = [world.person('anna'), world.person('alice'), world.person('bob')];
    await anna.says('/checkin remind');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    alice.sees(/Submitted[\s\S]*Shipped the export/);
    await world.goTo('2026-11-20', '09:01');
    alice.seesNot(/would like to hear|in the message below/);
    expect(alice.count(/Week 47/)).toBe(1);
    bob.sees(/Anna Berg would like to hear from you[\s\S]*\[Start\]/);
    expect(bob.count(/in the message below/)).toBe(1);
  });

  itOnSqlite('names the lead to whoever was reminded, and nobody else to anybody', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await world.person('anna').says('/checkin remind');
    const note = (reader: string, thing: string) => drawFor(world, reader, 'check-ins.lead-note', thing);
    expect(await note('bob', 'anna@bob:2026-W47')).toMatch(/Anna Berg would like/);
    expect(await note('alice', 'anna@bob:2026-W47')).toBe('gone');
    expect(await note('bob', 'helen@x')).toBe('gone');
    expect(await note('anna', 'helen@anna:2026-W47')).toBe('gone');
  });

  itOnSqlite('is refused to everybody else', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await world.person('alice').says('/checkin remind');
    world.person('bob').seesNot(/would like to hear/);
  });
});

describeOnEachEngine('/checkin start', (open) => {
  it('sends this week’s prompt at once, once, and names who gets a welcome first', async () => {
    const company: Company = {
      ...smallCompany,
      people: smallCompany.people.map((it) => (it.id === 'bob' ? { ...it, welcomed: false } : it)),
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-17', '10:00');
    const [anna, alice, bob] = [world.person('anna'), world.person('alice'), world.person('bob')];
    alice.seesNot(/\[Start\]/);
    await anna.says('/checkin start');
    expect(anna.notice()).toBe('The check-in is on its way to 3 people. Bob Jansen gets a welcome first.');
    alice.sees(/Check-in · Week 47[\s\S]*\[Start\]/);
    bob.seesNot(/Check-in · Week 47/);
    await anna.says('/checkin start');
    expect(anna.notice()).toMatch(/has gone out already/);
    await answers(world, 'alice', { strengths: 'Early bird' });
    await world.goTo('2026-11-20', '16:31');
    expect(alice.count(/Check-in · Week 47/)).toBe(1);
    anna.sees(/Digest · Week 47[\s\S]*Early bird/);
  });

  itOnSqlite('leaves a team that is off alone', async () => {
    const company: Company = {
      ...smallCompany,
      teams: smallCompany.teams.map((it) => ({ ...it, on: false })),
    };
    const world = await createWorld({ store: await open(), company });
    await world.goTo('2026-11-17', '10:00');
    await world.person('wang').says('/周同步 启用');
    expect(world.person('wang').notice()).toBe(
      'supply 还没有启用 Pacer。输入 /pacer 团队可以先看会发生什么，再启用。',
    );
    world.person('li').seesNot(/周同步 ·/);
  });
});

/** Three weeks go by quicker with few people. */
const annaAndBob: Company = {
  ...threeInBerlin,
  people: threeInBerlin.people.filter((it) => it.id !== 'alice'),
};
const supplyAlone: Company = {
  teams: smallCompany.teams.filter((it) => it.id === 'supply'),
  people: smallCompany.people.filter((it) => ['helen', 'wang', 'li'].includes(it.id)),
};

describeOnEachEngine('pausing', (open) => {
  itOnSqlite('asks once after three silent weeks, then leaves alone whoever stays silent', async () => {
    const world = await createWorld({ store: await open(), company: annaAndBob });
    const bob = world.person('bob');
    await world.goTo('2026-12-04', '15:59');
    expect(bob.count(/Shall I pause/)).toBe(0);
    await world.goTo('2026-12-04', '16:01');
    await world.wakeUpAt('2026-12-04', '16:02');
    expect(bob.count(/Shall I pause/)).toBe(1);
    bob.sees(/The last 3 went by without you[\s\S]*by Wed, Dec 9/);
    await world.wakeUpAt('2026-12-10', '12:00');
    bob.sees(/Your check-ins are paused[\s\S]*\[Resume\]/);
    expect(bob.count(/Week 50/)).toBe(0);
    await world.goTo('2026-12-17', '12:00');
    expect(bob.count(/Shall I pause|are paused/)).toBe(1);
    expect(bob.count(/Check-in · Week/)).toBe(6);
  });

  itOnSqlite('goes on when told so, and does not ask again', async () => {
    const world = await createWorld({ store: await open(), company: annaAndBob });
    const bob = world.person('bob');
    await world.goTo('2026-12-07', '09:01');
    await bob.presses('Keep asking');
    bob.sees(/Your check-ins go on/);
    await world.goTo('2026-12-11', '16:31');
    expect(bob.count(/Shall I pause/)).toBe(0);
    expect(bob.count(/Check-in · Week 50/)).toBeGreaterThan(0);
  });

  it('is begun and ended by a word', async () => {
    const world = await createWorld({ store: await open(), company: supplyAlone });
    const li = world.person('li');
    await world.goTo('2026-11-16', '12:00', 'Asia/Shanghai');
    await li.says('/周同步 暂停');
    expect(li.last()).toMatch(/你的周同步已暂停[\s\S]*\[恢复\]/);
    await world.goTo('2026-11-25', '12:00', 'Asia/Shanghai');
    expect(li.count(/周同步 · 第/)).toBe(0);
    await li.says('/周同步 恢复');
    expect(li.last()).toMatch(/你的周同步照常进行/);
    await world.goTo('2026-11-26', '10:01', 'Asia/Shanghai');
    expect(li.count(/周同步 · 第 48 周/)).toBe(1);
  });

  it('is ended by an answer', async () => {
    const world = await createWorld({ store: await open(), company: annaAndBob });
    const bob = world.person('bob');
    await world.goTo('2026-12-07', '09:01');
    await bob.presses('Pause');
    bob.sees(/are paused/);
    await bob.presses('Start', /Week 49/);
    bob.fills({ strengths: 'I am back' });
    await bob.submits();
    bob.sees(/Your check-ins go on/);
    await world.goTo('2026-12-17', '10:01');
    bob.sees(/Check-in · Week 51/);
  });
});
