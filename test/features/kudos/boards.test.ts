import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { smallCompany, type TestWorld } from '../../support/world.ts';
import { openOffice, reason } from './office.ts';

const five = ['p1', 'p2', 'p3'].map((id) => ({ id, name: `Pat ${id}`, team: 'payments', manager: 'anna' }));
const company = {
  ...smallCompany,
  people: [...smallCompany.people, ...five, { id: 'hr', name: 'Hana Reed', hr: true }],
};

const give = (world: TestWorld, from: string, to: string, words = reason) =>
  world.person(from).says(`/kudos ${to} ${words}`, world.channel('payments').place);

describeOnEachEngine('a team’s month', (open) => {
  itOnSqlite('is told in the channel once, on the first working day after it', async () => {
    const world = await openOffice(await open(), company);
    await give(world, 'alice', '@bob', `${reason} #ownership +5`);
    await give(world, 'alice', '@Anna #ownership #craft');
    await give(world, 'bob', '@alice #ownership');
    const before = world.channel('payments').posts().length;
    await world.wakeUpAt('2026-12-01', '09:29');
    expect(world.channel('payments').posts()).toHaveLength(before);
    await world.goTo('2026-12-01', '09:31');
    const told = world.channel('payments').posts().slice(before);
    expect(told).toEqual([
      'Kudos in November 2026\n3 people were thanked in 3 kudos.\nWhat they showed: Ownership 3 · Craft 1\nThanked somebody for the first time: Alice Moreau, Bob Jansen\nSomebody helped you lately? /kudos says it in a minute.',
    ]);
    // The job run again: the same message is no second one.
    for (let i = 0; i < 2; i += 1) {
      await world.app.commit({
        wake: [{ timer: 'kudos.round-up', subject: 'payments:2026-11', at: world.clock.now() }],
      });
      await world.settle();
    }
    await world.wakeUpAt('2027-01-11', '12:00');
    expect(world.channel('payments').posts()).toHaveLength(before + 1);
  });

  itOnSqlite(
    'comes after a holiday’s downtime in the channel’s hours, and not at all two weeks late',
    async () => {
      const world = await openOffice(await open(), company);
      await give(world, 'alice', '@bob');
      await world.wakeUpAt('2026-12-04', '22:00');
      world.channel('payments').showsNot(/Kudos in November/);
      await world.goTo('2026-12-07', '09:31');
      world.channel('payments').shows(/Kudos in November/);
      await give(world, 'alice', '@bob', `${reason} once more`);
      await world.wakeUpAt('2027-01-20', '10:00');
      world.channel('payments').showsNot(/Kudos in December/);
    },
  );

  it('says nothing of what was taken back, nor where the lead switched it off', async () => {
    const world = await openOffice(await open(), company);
    await give(world, 'alice', '@bob');
    await world.person('alice').presses('Undo');
    await give(world, 'li', '@王芳');
    await world.person('wang').says('/认可 团队', world.channel('supply').place);
    await world.person('wang').presses('认可设置');
    expect(world.person('wang').formWords()).toMatch(/对 supply 的所有人生效\n每月在群里发一次小结/);
    world.person('wang').fills({ roundUp: 'no' });
    await world.person('wang').submits();
    await world.wakeUpAt('2026-12-03', '10:00');
    for (const id of ['payments', 'supply']) world.channel(id).showsNot(/Kudos in|11月的认可/);
  });

  itOnSqlite('is told in Chinese to a Chinese channel', async () => {
    const world = await openOffice(await open(), company);
    await give(world, 'li', '@王芳', `${reason} #客户第一`);
    await world.wakeUpAt('2026-12-01', '10:00');
    world
      .channel('supply')
      .shows(
        /^2026年11月的认可\n1 位同事收到了 1 份感谢。\n体现了: 客户第一 1\n第一次送出感谢: 李强\n最近有人帮过你吗？/,
      );
  });

  it('has ranks only where the team switched them on, by its lead, for its own people', async () => {
    const world = await openOffice(await open(), company);
    await give(world, 'alice', '@bob +5');
    await give(world, 'bob', '@p1 +9');
    const [anna, alice, li] = [world.person('anna'), world.person('alice'), world.person('li')];
    const { place } = world.channel('payments');
    await alice.says('/kudos team', place);
    expect(alice.last()).toBe(
      'Kudos: payments\nNovember 2026\n2 people were thanked in 2 kudos.\nThanked somebody for the first time: Alice Moreau, Bob Jansen',
    );
    await alice.says('/kudos team ranks on', place);
    expect(alice.notice()).toBe('The team’s lead decides about this.');
    await anna.says('/kudos team ranks on');
    expect(anna.notice()).toBe('Ranks are on for payments: its members see points received.');
    await alice.says('/kudos team', place);
    expect(alice.last()).toMatch(/Points received\nPat p1 \| 9\nBob Jansen \| 5$/);
    await li.says('/kudos team', place);
    expect(li.last()).not.toMatch(/\| 9/);
    await anna.says('/认可 团队 排名 关闭', place);
    await alice.says('/kudos team', place);
    expect(alice.last()).not.toMatch(/\| 9/);
    await anna.says('/pacer team');
    expect(anna.last()).toMatch(/Kudos: Monthly round-up, ranks off[\s\S]*\[Kudos settings\]/);
    await alice.forges({ name: 'kudos.team-settings', version: 1, payload: { team: 'payments' } });
    expect(alice.notice()).toBe('The team’s lead decides about this.');
  });

  itOnSqlite('a word that begins a sentence is no command', async () => {
    const world = await openOffice(await open(), company);
    const alice = world.person('alice');
    await alice.says(
      '/kudos team effort, thanks @bob for holding it together',
      world.channel('payments').place,
    );
    world.channel('payments').shows(/team effort, thanks @bob for holding it together/);
  });

  itOnSqlite('names nobody for what was posted nowhere', async () => {
    const world = await openOffice(await open(), company);
    const [anna, alice] = [world.person('anna'), world.person('alice')];
    await anna.says('/kudos team ranks on');
    await world.person('bob').forges({ name: 'kudos.just-me', version: 1, payload: {} });
    await give(world, 'alice', '@bob', `${reason} +5`);
    await give(world, 'mei', '@alice', `${reason} +3`);
    await anna.says('/kudos team');
    expect(anna.last()).toMatch(
      /2 people were thanked in 2 kudos\.\nThanked somebody for the first time: 陈美\n/,
    );
    expect(anna.last()).toMatch(/Points received\nAlice Moreau \| 3\n/);
    expect(anna.last()).not.toMatch(/Bob Jansen/);
    // Without a channel it is the giver's and the receiver's alone.
    await world.person('li').says(`/kudos @helen ${reason}`);
    await alice.says('/kudos mine');
    expect(alice.last()).toMatch(/Points received: 3/);
  });

  itOnSqlite('counts the points of a month by the kudos’ own day', async () => {
    const world = await openOffice(await open(), company, '2026-11-30T23:58:00Z');
    const [alice, hr] = [world.person('alice'), world.person('hr')];
    await give(world, 'alice', '@bob', `${reason} +5`);
    await world.goTo('2026-12-01', '01:05');
    await alice.presses('Undo');
    await hr.says('/kudos totals');
    expect(hr.last()).toMatch(/Points given: 0/);
  });

  itOnSqlite('gives HR totals, and nobody else', async () => {
    const world = await openOffice(await open(), company);
    await give(world, 'alice', '@bob +5');
    const hr = world.person('hr');
    await hr.says('/kudos totals');
    hr.sees(
      /Kudos in the company: November 2026\nKudos given: 1\nPeople thanked: 1\nPoints given: 5\nPairs who give each other most of their points: 0\nSums only/,
    );
    await world.person('anna').says('/kudos totals');
    expect(world.person('anna').notice()).toBe('These totals are for HR.');
  });
});

describeOnEachEngine('trading', (open) => {
  /** Six gifts between Alice and Bob, three each way. */
  async function trade(world: TestWorld): Promise<void> {
    for (let i = 0; i < 3; i += 1) {
      await give(world, 'alice', '@bob', `${reason} ${i} +4`);
      if (i < 2) await give(world, 'bob', '@alice', `${reason} ${i} +4`);
    }
    await give(world, 'alice', '@p1 +5');
    await give(world, 'bob', '@p2 +1');
  }

  it('is told to the two alone, once; their points for each other count on no board, HR sees a number', async () => {
    const world = await openOffice(await open(), company);
    await world.person('anna').says('/kudos team ranks on');
    await trade(world);
    await world.goTo('2026-11-17', '11:00');
    const [alice, bob, hr] = [world.person('alice'), world.person('bob'), world.person('hr')];
    for (const each of [alice, bob]) each.seesNot(/A word about points/);
    await give(world, 'bob', '@alice', `${reason} and again +4`);
    await world.goTo('2026-11-17', '15:00');
    alice.sees(/A word about points\n[\s\S]*went to Bob Jansen[\s\S]*Only Bob Jansen and you are told\./);
    bob.sees(/went to Alice Moreau/);
    for (const id of ['anna', 'mei', 'p1', 'hr', 'helen'])
      world.person(id).seesNot(/A word about points|关于积分/);
    for (let i = 0; i < 2; i += 1) {
      await world.app.commit({
        wake: [{ timer: 'kudos.trading', subject: 'alice bob', at: world.clock.now() }],
      });
      await world.settle();
    }
    await world.goTo('2026-11-20', '15:00');
    expect(alice.count(/A word about points/)).toBe(1);
    await alice.says('/kudos team');
    expect(alice.last()).toMatch(/Points received\nPat p1 \| 5\nPat p2 \| 1$/);
    await hr.says('/kudos totals');
    hr.sees(/Pairs who give each other most of their points: 1/);
    expect(hr.screen().join()).not.toMatch(/Alice|Bob/);
    await alice.says('/kudos mine');
    expect(alice.last()).toMatch(/Points received: 12/);
    // Looked at again months later: it is over, without a word.
    await world.wakeUpAt('2027-03-20', '10:00');
    await hr.says('/kudos totals');
    expect(hr.last()).toMatch(/most of their points: 0/);
    expect(alice.count(/A word about points/)).toBe(1);
  });

  it('is none in a team of four, nor where a gift was taken back', async () => {
    const small = { ...company, people: company.people.filter((it) => !['p3', 'mei'].includes(it.id)) };
    const four = { ...small, people: small.people.filter((it) => it.id !== 'p2') };
    const world = await openOffice(await open(), four);
    for (let i = 0; i < 3; i += 1) {
      await give(world, 'alice', '@bob', `${reason} ${i} +4`);
      await give(world, 'bob', '@alice', `${reason} ${i} +4`);
    }
    await world.goTo('2026-11-18', '15:00');
    expect(await world.store.db.select().from(world.store.t.kudosTrades)).toEqual([]);
    const other = await openOffice(await open(), company);
    await trade(other);
    await give(other, 'bob', '@alice', `${reason} and again +4`);
    await other.person('bob').presses('Undo', /and again/);
    await other.goTo('2026-11-18', '15:00');
    expect(await other.store.db.select().from(other.store.t.kudosTrades)).toEqual([]);
  });
});

describeOnEachEngine('what the company stands for', (open) => {
  it('is edited by administrators in chat, and known from then on', async () => {
    const world = await openOffice(await open(), {
      ...company,
      people: [...company.people, { id: 'admin', name: 'Ada Min', admin: true }],
    });
    const [ada, alice] = [world.person('admin'), world.person('alice')];
    await give(world, 'alice', '@bob #craft');
    await alice.says('/pacer values');
    expect(alice.last()).toMatch(
      /What we stand for\nOwnership\nTeamwork\nCustomer first\nCraft\nLearning\nCandour\n/,
    );
    expect(alice.last()).not.toMatch(/\[Edit\]/);
    await alice.forges({ name: 'kudos.edit-values', version: 1, payload: {} });
    expect(alice.notice()).toBe('Administrators edit the values.');
    await ada.says('/pacer values');
    await ada.presses('Edit');
    ada.fills({ list: 'Ownership / 担当\nOwnership / 负责\n' });
    await ada.submits();
    expect(ada.errors()?.fields).toEqual({ list: 'Line 2: this name is taken by another value.' });
    ada.fills({ list: 'Ownership / 担当\nCustomer delight / 客户第一\n#Curiosity' });
    await ada.submits();
    expect(ada.notice()).toBe('Saved. From now on these can be named in kudos.');
    await give(world, 'alice', '@bob', `${reason} #curiosity #craft`);
    world.channel('payments').shows(/it saved the release #curiosity #craft\nShows: Curiosity\n/);
    world.channel('payments').shows(/it saved the release\nShows: Craft/);
    const { list } = (await world.store.db.select().from(world.store.t.kudosValues))[0] ?? { list: [] };
    expect(list.find((it) => it.zh === '客户第一')).toMatchObject({ id: 'customer', en: 'Customer delight' });
    await world.person('wang').says('/价值观');
    expect(world.person('wang').last()).toMatch(/我们看重什么\n担当\n客户第一\nCuriosity/);
  });

  it('two administrators do not overwrite each other unseen', async () => {
    const admins = ['a1', 'a2'].map((id) => ({ id, admin: true }));
    const world = await openOffice(await open(), { ...company, people: [...company.people, ...admins] });
    const [a1, a2] = [world.person('a1'), world.person('a2')];
    for (const each of [a1, a2]) {
      await each.says('/pacer values');
      await each.presses('Edit');
    }
    a1.fills({ list: 'Courage' });
    await a1.submits();
    a2.fills({ list: 'Patience' });
    await a2.submits();
    expect(a2.errors()?.form).toMatch(/Somebody else has edited/);
    await a2.submits();
    await a1.says('/pacer values');
    expect(a1.last()).toMatch(/stand for\nPatience\n/);
  });
});
