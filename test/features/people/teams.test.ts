import { expect, it } from 'vitest';
import type { Place } from '../../../src/chat/index.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { type Company, createWorld, type TestWorld } from '../../support/world.ts';

const shanghai = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', calendar: 'CN' } as const;

const company: Company = {
  teams: [
    { id: 'payments', lead: 'anna', on: false },
    { id: 'supply', lead: 'wang', on: false, timeZone: 'Asia/Shanghai', locale: 'zh-CN', channel: false },
  ],
  people: [
    { id: 'anna', name: 'Anna Berg', manager: 'helen' },
    { id: 'alice', name: 'Alice Moreau', team: 'payments', manager: 'anna', welcomed: false },
    { id: 'bob', name: 'Bob Jansen', manager: 'anna', welcomed: false },
    { id: 'helen', name: 'Helen Zhou' },
    { id: 'wang', name: '王芳', team: 'supply', manager: 'helen', ...shanghai },
    { id: 'li', name: '李强', team: 'supply', manager: 'wang', welcomed: false, ...shanghai },
    { id: 'root', name: 'Root', admin: true },
    { id: 'hr', name: 'Hanna', hr: true },
    { id: 'nobody', name: 'Nora Body' },
    { id: 'guest', name: 'Gus Guest', external: true },
  ],
};

const place = (world: TestWorld, id: string, botPresent = true): Place => ({
  kind: 'channel',
  channel: world.platform.channel(id),
  name: id,
  botPresent,
});

describeOnEachEngine('a team', (open) => {
  const makeWorld = async () =>
    createWorld({ store: await open(), at: '2026-11-16T09:30:00+01:00', company });

  itOnSqlite('is started by its lead, who first sees who is asked what and when', async () => {
    const world = await makeWorld();
    const anna = world.person('anna');
    await anna.says('/pacer team');
    anna.sees(/Team payments/);
    anna.sees(/Off/);
    anna.sees(/Members: 1 person/);
    anna.sees(/Channel: #payments/);
    await anna.presses('Start with my team');
    anna.sees(/Start Pacer with payments\?/);
    anna.sees(/Who will be asked · 1 person.*Alice Moreau/s);
    anna.sees(/What, and when: Every week/);
    anna.sees(/everyone gets one welcome card/);
    expect((await world.app.people.people.team('payments'))?.on).toBe(false);
    world.person('alice').seesNot(/./);
    await anna.presses('Start now');
    anna.sees(/Team payments[\s\S]*\bOn\b/);
    expect((await world.app.people.people.team('payments'))?.on).toBe(true);
    world.person('alice').sees(/Hello Alice/);
    expect(world.channel('payments').posts()).toEqual([]);
  });

  itOnSqlite('is started in Chinese', async () => {
    const world = await makeWorld();
    const wang = world.person('wang');
    await world.goTo('2026-11-17', '10:00', 'Asia/Shanghai');
    await wang.says('/团队');
    wang.sees(/团队：supply/);
    wang.sees(/未启用/);
    wang.sees(/团队群: 还没有：在群里输入“\/pacer 团队”即可绑定/);
    await wang.presses('在团队中启用');
    wang.sees(/会问到谁 · 2 人/);
    wang.sees(/王芳.*李强|李强.*王芳/s);
    wang.sees(/每个人会先收到一张欢迎卡片/);
    await wang.presses('现在启用');
    wang.sees(/已启用/);
    world.person('li').sees(/你好，李强/);
  });

  itOnSqlite('stays as it was when the lead goes back', async () => {
    const world = await makeWorld();
    const anna = world.person('anna');
    await anna.says('/pacer team');
    await anna.presses('Start with my team');
    await anna.presses('Not yet');
    anna.sees(/Off/);
    expect((await world.app.people.people.team('payments'))?.on).toBe(false);
  });

  it('is stopped after a confirmation, and asks nobody any more', async () => {
    const world = await makeWorld();
    const anna = world.person('anna');
    await anna.says('/pacer team');
    await anna.presses('Start with my team');
    await anna.presses('Start now');
    anna.sees(/\[Stop\]/);
    await anna.presses('Stop');
    anna.sees(/Off/);
    expect((await world.app.people.people.team('payments'))?.on).toBe(false);
  });

  itOnSqlite('is shown to others without its settings', async () => {
    const world = await makeWorld();
    const alice = world.person('alice');
    await alice.says('/pacer team');
    alice.sees(/Team payments/);
    alice.sees(/Anna Berg looks after this team’s settings/);
    alice.seesNot(/Start with my team|Team settings/);
    for (const name of ['review-start', 'start-team', 'stop-team', 'edit-team']) {
      await alice.forges({ name: `people.${name}`, version: 1, payload: { team: 'payments' } });
      expect(alice.notice()).toMatch(/Only the team’s lead or an administrator/);
    }
    expect((await world.app.people.people.team('payments'))?.on).toBe(false);
  });

  it('is found by name by HR and administrators, who alone of the two may change it', async () => {
    const world = await makeWorld();
    const root = world.person('root');
    await root.says('/pacer team pay');
    root.sees(/Team payments[\s\S]*Start with my team/);
    const hr = world.person('hr');
    await hr.says('/pacer team PAY');
    hr.sees(/Team payments/);
    hr.seesNot(/Start with my team/);
    await hr.says('/pacer team p');
    hr.sees(/Which team\?[\s\S]*payments[\s\S]*supply/);
    await hr.says('/pacer team nothing like it');
    expect(hr.notice()).toMatch(/no team called “nothing like it”/);
    await hr.says('/pacer team %');
    expect(hr.notice()).toMatch(/no team called “%”/);
  });

  it('is chosen when somebody leads several', async () => {
    const world = await makeWorld();
    await world.store.batch([world.store.db.update(world.store.t.teams).set({ leadId: 'anna' })]);
    const anna = world.person('anna');
    await anna.says('/pacer team');
    anna.sees(/Which team\?/);
    await anna.presses('Open', /supply/);
    anna.sees(/^Team (payments|supply)/);
  });

  itOnSqlite('tells those without a team where to find one', async () => {
    const world = await makeWorld();
    const nobody = world.person('nobody');
    await nobody.says('/pacer team');
    expect(nobody.notice()).toMatch(/You are not in a team yet/);
    await nobody.says('/pacer team', place(world, 'lounge'));
    expect(nobody.notice()).toMatch(/A manager or an administrator can set one up/);
    const helen = world.person('helen');
    await helen.says('/pacer team');
    expect(helen.notice()).toMatch(/You lead no team yet/);
    await world.person('guest').says('/pacer team');
    expect(world.person('guest').notice()).toMatch(/As a guest/);
  });

  it('is set up in a channel by a manager, with the manager’s own people', async () => {
    const world = await makeWorld();
    const helen = world.person('helen');
    await helen.says('/pacer team', place(world, 'leaders', false));
    expect(helen.notice()).toMatch(/I am not in #leaders yet/);
    await helen.says('/pacer team', place(world, 'leaders'));
    expect(helen.form()?.values).toMatchObject({
      name: 'leaders',
      members: ['anna'],
      'time-zone': 'Europe/Berlin',
    });
    helen.fills({ name: 'Payments', 'business-type': 'growth', members: ['anna', 'wang'] });
    await helen.submits();
    expect(helen.errors()?.fields.name).toMatch(/team of this name already/);
    helen.fills({ name: 'Leaders', members: ['anna'] });
    await helen.submits(3);
    helen.sees(/Team Leaders[\s\S]*Members: 1 person[\s\S]*Growth/);
    const team = await world.app.people.people.teamOfChannel(world.platform.channel('leaders'));
    expect(team).toMatchObject({ name: 'Leaders', leadId: 'helen', on: false, businessType: 'growth' });
    expect((await world.app.people.people.person('wang'))?.teamId).toBe('supply');
    const channel = world.channel('leaders');
    expect(channel.posts()).toHaveLength(1);
    channel.shows(/Leaders is set up here[\s\S]*Anna Berg[\s\S]*\[Join\]/);
  });

  it('is joined by one’s own tap', async () => {
    const world = await makeWorld();
    const helen = world.person('helen');
    await helen.says('/pacer team', place(world, 'leaders'));
    helen.fills({ members: [] });
    await helen.submits();
    const [nobody, alice, guest] = [world.person('nobody'), world.person('alice'), world.person('guest')];
    await nobody.pressesIn('leaders', 'Join');
    expect(nobody.notice()).toBe('You are in leaders now.');
    await nobody.pressesIn('leaders', 'Join');
    expect(nobody.notice()).toBe('You are in leaders already.');
    await world.goTo('2026-11-16', '09:31');
    world.channel('leaders').shows(/Nora Body/);
    await guest.pressesIn('leaders', 'Join');
    expect(guest.notice()).toMatch(/as a guest/);
    await alice.pressesIn('leaders', 'Join');
    alice.sees(/Leave payments for leaders\?/);
    expect((await world.app.people.people.person('alice'))?.teamId).toBe('payments');
    await alice.presses('Stay in payments');
    expect((await world.app.people.people.person('alice'))?.teamId).toBe('payments');
    await alice.pressesIn('leaders', 'Join');
    await alice.presses('Join leaders');
    alice.sees(/Team leaders/);
    const { teamId } = (await world.app.people.people.person('alice')) ?? {};
    expect((await world.app.people.people.team(teamId ?? ''))?.name).toBe('leaders');
  });

  it('takes the channel in which its lead types the command', async () => {
    const world = await makeWorld();
    const wang = world.person('wang');
    await wang.says('/pacer 团队', place(world, 'gongying'));
    wang.sees(/#gongying 是哪个团队的群？/);
    wang.sees(/\[新建团队\]/);
    await wang.presses('用这个群');
    wang.sees(/团队：supply[\s\S]*#gongying/);
    expect(await world.app.people.people.teamOfChannel(world.platform.channel('gongying'))).toMatchObject({
      id: 'supply',
      channels: [{ name: 'gongying', locale: 'zh-CN' }],
    });
    // Only a channel in which it was asked counts, and only for whoever asked there.
    await wang.forges({
      name: 'people.bind-channel',
      version: 1,
      payload: { team: 'supply', subject: JSON.stringify(['testchat', 'W1', 'free', 'free']) },
    });
    expect(wang.notice()).toMatch(/重新输入/);
    const [setup] = await world.store.db.select().from(world.store.t.teamSetups);
    const anna = world.person('anna');
    await anna.forges({
      name: 'people.bind-channel',
      version: 1,
      payload: { team: 'payments', subject: setup?.id ?? '' },
    });
    expect(anna.notice()).toMatch(/type \/pacer team in the channel again/);
    await wang.forges({
      name: 'people.bind-channel',
      version: 1,
      payload: { team: 'supply', subject: setup?.id ?? '' },
    });
    expect(wang.notice()).toMatch(/已经属于某个团队/);
  });

  it('is changed in one form: name, type, zone, calendar, channels and their language', async () => {
    const world = await makeWorld();
    const anna = world.person('anna');
    await anna.says('/pacer team', place(world, 'payments'));
    await anna.presses('Team settings');
    expect(anna.formWords()).toMatch(/Language in #payments/);
    anna.fills({ name: 'supply' });
    await anna.submits();
    expect(anna.errors()?.fields.name).toMatch(/already/);
    anna.fills({
      name: 'Payments EU',
      'time-zone': 'Europe/Paris',
      calendar: 'CN',
      'locale-testchat': 'zh-CN',
    });
    await anna.submits();
    expect(await world.app.people.people.team('payments')).toMatchObject({
      name: 'Payments EU',
      timeZone: 'Europe/Paris',
      calendar: 'CN',
      channels: [{ locale: 'zh-CN' }],
    });
    await anna.presses('Team settings');
    anna.fills({ channels: [] });
    await anna.submits();
    expect((await world.app.people.people.team('payments'))?.channels).toEqual([]);
  });

  itOnSqlite('tells whoever edited an older version, and keeps their words', async () => {
    const world = await makeWorld();
    const [anna, root] = [world.person('anna'), world.person('root')];
    await anna.says('/pacer team');
    await anna.presses('Team settings');
    await root.says('/pacer team payments');
    await root.presses('Team settings');
    root.fills({ name: 'Roots' });
    await root.submits();
    anna.fills({ name: 'Annas' });
    await anna.submits();
    expect(anna.errors()?.form).toMatch(/changed this team while you were editing/);
    expect(anna.form()?.values.name).toBe('Annas');
    expect((await world.app.people.people.team('payments'))?.name).toBe('Roots');
    await anna.submits();
    expect((await world.app.people.people.team('payments'))?.name).toBe('Annas');
  });
});
