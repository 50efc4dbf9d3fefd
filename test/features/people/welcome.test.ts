import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { type Company, createWorld, type WorldOptions } from '../../support/world.ts';

const shanghai = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', calendar: 'CN' } as const;

/** Anna leads a team that was not started; nobody was welcomed. */
const company: Company = {
  teams: [{ id: 'payments', lead: 'anna', on: false }],
  people: [
    { id: 'anna', name: 'Anna Berg' },
    { id: 'alice', name: 'Alice Moreau', team: 'payments', manager: 'anna', welcomed: false },
    { id: 'mei', name: '陈美', team: 'payments', manager: 'anna', welcomed: false, ...shanghai },
    { id: 'gus', name: 'Gus Guest', team: 'payments', external: true, welcomed: false },
    { id: 'otto', name: 'Otto Other', welcomed: false },
  ],
};

describeOnEachEngine('the welcome', (open) => {
  const makeWorld = async (options: Partial<WorldOptions> = {}) =>
    createWorld({ store: await open(), at: '2026-11-16T09:30:00+01:00', company, ...options });

  const started = async (options: Partial<WorldOptions> = {}) => {
    const world = await makeWorld(options);
    await world.app.commit(await world.app.people.teams.start({ now: world.clock.now() }, 'payments'));
    await world.settle();
    return world;
  };

  itOnSqlite('is silent until a team is started', async () => {
    const world = await makeWorld();
    await world.goTo('2026-11-20', '18:00');
    expect(world.platform.seen).toEqual([]);
  });

  itOnSqlite('says what is asked, who reads it, where it is stored and who is responsible', async () => {
    const world = await started();
    const alice = world.person('alice');
    alice.sees(/Hello Alice Moreau, I’m Pacer/);
    alice.sees(/payments is starting to use me/);
    alice.sees(/Who reads it: You and your manager, Anna Berg\. Your team sees only what you choose/);
    alice.sees(/Where it is stored: In the Pacer database that your company runs/);
    alice.sees(/Who is responsible: Your company/);
    alice.sees(/Language: English/);
    alice.sees(/Time zone: Berlin · UTC\+1/);
    alice.sees(/\[Let’s go\].*\[Not now\]/);
    expect(alice.count(/Hello/)).toBe(1);
    world.person('otto').seesNot(/./);
    world.person('gus').seesNot(/./);
    world.person('anna').seesNot(/Hello/);
  });

  itOnSqlite('speaks Chinese to those who read Chinese, in their working hours', async () => {
    const world = await makeWorld({ at: '2026-11-16T20:00:00+08:00' });
    await world.app.commit(await world.app.people.teams.start({ now: world.clock.now() }, 'payments'));
    await world.settle();
    const mei = world.person('mei');
    mei.seesNot(/./);
    await world.goTo('2026-11-17', '09:00', 'Asia/Shanghai');
    mei.sees(/你好，陈美，我是同频 Pacer/);
    mei.sees(/谁能看到: 你和你的直属上级 Anna Berg。团队只能看到你选择分享的内容/);
    mei.sees(/存放在哪里: 存放在公司自己运行的 Pacer 数据库里/);
    mei.sees(/时区: 北京、上海 · UTC\+8/);
    await mei.presses('开始使用');
    mei.sees(/欢迎你，陈美/);
    expect(mei.notice()).toBe('都准备好了。');
  });

  itOnSqlite('prints the company’s own words where it has written some', async () => {
    const store = await open();
    await store.batch([
      store.db.insert(store.t.organisation).values({
        key: 'all',
        settings: {
          responsible: { en: 'Beacon GmbH, dpo@beacon.example' },
          storage: { en: 'In Frankfurt.' },
        },
      }),
    ]);
    const world = await started({ store });
    world.person('alice').sees(/Who is responsible: Beacon GmbH, dpo@beacon\.example/);
    world.person('alice').sees(/Where it is stored: In Frankfurt\./);
  });

  itOnSqlite('lets in with one tap, however often it is pressed', async () => {
    const world = await started();
    const alice = world.person('alice');
    await alice.presses('Let’s go');
    await alice.forges({ name: 'people.lets-go', version: 1, payload: { person: 'alice' } });
    await alice.forges({ name: 'people.not-now', version: 1, payload: { person: 'alice' } });
    alice.sees(/Good to have you, Alice Moreau/);
    alice.seesNot(/Let’s go/);
    expect((await world.app.people.people.person('alice'))?.welcomedAt).toEqual(world.clock.now());
    await world.goTo('2026-11-30', '11:00');
    expect(alice.count(/Hello|Good to have you/)).toBe(1);
  });

  itOnSqlite('asks again after a week, twice at most', async () => {
    const world = await started();
    const alice = world.person('alice');
    await alice.presses('Not now');
    alice.sees(/I’ll ask again in a week/);
    alice.sees(/\[Let’s go\]/);
    await world.goTo('2026-11-23', '09:29');
    expect(alice.count(/Hello/)).toBe(1);
    await world.goTo('2026-11-23', '11:00');
    expect(alice.count(/Hello/)).toBe(2);
    await alice.presses('Not now');
    await world.goTo('2026-11-30', '11:00');
    expect(alice.count(/Hello/)).toBe(3);
    await alice.presses('Not now');
    alice.sees(/I won’t ask again/);
    await world.goTo('2027-01-15', '11:00');
    expect(alice.count(/Hello/)).toBe(3);
    await alice.presses('Let’s go');
    alice.sees(/Good to have you/);
  });

  itOnSqlite('does not ask again when it is only silent', async () => {
    const world = await started();
    await world.goTo('2026-12-18', '11:00');
    expect(world.person('alice').count(/Hello/)).toBe(1);
  });

  itOnSqlite('does not ask again once the team was stopped', async () => {
    const world = await started();
    await world.person('alice').presses('Not now');
    await world.app.commit(await world.app.people.teams.stop('payments'));
    await world.goTo('2026-12-18', '11:00');
    expect(world.person('alice').count(/Hello/)).toBe(1);
    await world.app.commit(await world.app.people.teams.start({ now: world.clock.now() }, 'payments'));
    await world.settle();
    expect(world.person('alice').count(/Hello/)).toBe(2);
    expect(world.person('mei').count(/你好/)).toBe(1);
  });

  itOnSqlite('welcomes nobody where the organisation told its people otherwise', async () => {
    const world = await started({ settings: { welcomeCard: 'off' } });
    world.person('alice').seesNot(/Hello/);
    expect(await world.app.people.people.address({ person: 'alice' }, true)).toMatchObject({
      reader: { personId: 'alice' },
    });
  });

  itOnSqlite('welcomes who joins later, and who comes with an import', async () => {
    const world = await started();
    const { store } = world;
    await store.batch([store.db.update(store.t.people).set({ teamId: 'payments' })]);
    await world.app.commit({ tell: [{ name: 'people.changed', thing: 'otto' }] });
    await world.settle();
    expect(world.person('otto').count(/Hello Otto/)).toBe(1);
    await world.app.commit({ tell: [{ name: 'people.imported', thing: 'file' }] });
    await world.settle();
    expect(world.person('otto').count(/Hello Otto/)).toBe(1);
    expect(world.person('alice').count(/Hello/)).toBe(1);
  });

  it('welcomes the lead and the members’ managers too, because digests and requests come to them', async () => {
    const world = await started({
      company: {
        teams: company.teams,
        people: [
          { id: 'anna', name: 'Anna Berg', welcomed: false },
          { id: 'max', name: 'Max', welcomed: false, locale: 'zh-CN' },
          { id: 'alice', name: 'Alice Moreau', team: 'payments', manager: 'max', welcomed: false },
          { id: 'otto', name: 'Otto Other', welcomed: false },
        ],
      },
    });
    const anna = world.person('anna');
    anna.sees(/Hello Anna Berg/);
    anna.sees(/payments is starting to use me/);
    anna.sees(/What I ask the team, and when: Every week/);
    anna.sees(/What comes to you: One digest a week from the people who report to you/);
    world.person('max').sees(/你好，Max[\s\S]*你会收到什么: 每周一份下属的周同步汇总/);
    world.person('alice').sees(/You and your manager, Max\./);
    world.person('otto').seesNot(/./);
    await anna.presses('Not now');
    await world.goTo('2026-11-23', '11:00');
    expect(anna.count(/Hello/)).toBe(2);
    expect(world.person('max').count(/你好/)).toBe(1);
  });

  it('waits for an account, and asks then', async () => {
    const world = await makeWorld();
    const { store, app } = world;
    const { accounts } = store.t;
    const [account] = (await store.db.select().from(accounts)).filter((it) => it.personId === 'alice');
    await store.batch([store.db.delete(accounts).where(eq(accounts.personId, 'alice'))]);
    await app.commit(await app.people.teams.start({ now: world.clock.now() }, 'payments'));
    await world.settle();
    if (account !== undefined) await store.batch([store.db.insert(accounts).values(account)]);
    await app.commit({ tell: [{ name: 'people.changed', thing: 'alice' }] });
    await world.settle();
    expect(world.person('alice').count(/Hello Alice/)).toBe(1);
  });

  itOnSqlite('welcomes somebody’s new manager, wherever they are', async () => {
    const world = await started();
    const { store, app } = world;
    const { managerPeriods } = store.t;
    await store.batch([
      store.db.update(managerPeriods).set({ managerId: 'otto' }).where(eq(managerPeriods.personId, 'alice')),
    ]);
    await app.commit({ tell: [{ name: 'people.changed', thing: 'alice' }] });
    await world.settle();
    world.person('otto').sees(/Hello Otto[\s\S]*What comes to you/);
  });

  it('tells somebody in no started team that colleagues wrote, and lets it come after Let’s go', async () => {
    const world = await makeWorld();
    const { app } = world;
    const write = (id: string, thing: string) =>
      app.commit({
        post: [
          {
            ...{ id, to: [{ person: 'otto' }], kind: 'personal', why: 'support.asked' },
            parts: [{ card: 'pacer.menu', thing }],
          },
        ],
      });
    const otto = world.person('otto');
    await write('one', 'menu');
    await world.settle();
    otto.sees(/Hello Otto Other[\s\S]*1 person wrote to you/);
    otto.seesNot(/What I ask|is starting to use me/);
    await write('two', 'unknown');
    await world.settle();
    expect(otto.count(/Hello/)).toBe(1);
    otto.sees(/2 people wrote to you/);
    await otto.presses('Let’s go');
    await world.settle();
    otto.seesNot(/wrote to you/);
    otto.sees(/\/checkin/);
  });

  it('walks through a large team in steps, each person once', async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({
      id: `p${String(i).padStart(3, '0')}`,
      team: 'payments',
      welcomed: false,
    }));
    const world = await started({
      company: { ...company, people: [...company.people.slice(0, 1), ...many] },
    });
    // The same walk again, and two at once.
    const { app, clock } = world;
    await app.commit({ tell: [{ name: 'people.imported', thing: 'a' }] });
    await app.commit({ wake: [{ timer: 'people.welcome-team', subject: 'payments p100', at: clock.now() }] });
    await world.settle();
    const told = world.platform.seen.map((it) => it.to);
    expect(told).toHaveLength(250);
    expect(new Set(told).size).toBe(250);
  });

  itOnSqlite('opens for nobody else', async () => {
    const world = await started();
    const anna = world.person('anna');
    await anna.forges({ name: 'people.lets-go', version: 1, payload: { person: 'alice' } });
    expect(anna.notice()).toMatch(/for somebody else/);
    await anna.forges({ name: 'people.not-now', version: 1, payload: { person: 'alice' } });
    await anna.forges({ name: 'people.settings', version: 1, payload: { person: 'alice' } });
    expect(anna.notice()).toMatch(/belong to somebody else/);
    expect((await world.app.people.people.person('alice'))?.welcomedAt).toBeUndefined();
  });
});
