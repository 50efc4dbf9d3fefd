import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { smallCompany } from '../../support/world.ts';
import { createTwoChats } from '../people/two-chats.ts';
import { at, ledger, onlyKudos, openOffice, reason } from './office.ts';

describeOnEachEngine('thanking along and taking back', (open) => {
  itOnSqlite(
    '+1 counts everybody once, but not the giver and those thanked, and every copy shows it',
    async () => {
      const world = await openOffice(await open(), {
        ...smallCompany,
        people: [...smallCompany.people, { id: 'guest', name: 'Gus', external: true }],
      });
      const [alice, bob, li] = [world.person('alice'), world.person('bob'), world.person('li')];
      await alice.says(
        ['/kudos ', at(world, 'bob'), ' ', at(world, 'wang'), ` ${reason}`],
        world.channel('payments').place,
      );
      await alice.pressesIn('payments', '+1');
      expect(alice.notice()).toBe('These are your own thanks already.');
      await bob.pressesIn('payments', '+1');
      expect(bob.notice()).toBe('This one is for you: enjoy it.');
      await world.person('guest').pressesIn('payments', '+1');
      expect(world.person('guest').notice()).toBe('Only colleagues can join in.');
      await li.pressesIn('payments', '+1');
      await li.pressesIn('payments', '+1');
      expect(li.notice()).toBe('你已经 +1 过了。');
      world.channel('payments').shows(/\+1 from 李强\n\[\+1\]/);
      for (const id of ['mei', 'anna', 'helen']) await world.person(id).pressesIn('payments', '+1');
      world.channel('payments').shows(/\+1 from Anna Berg, Helen Zhou, 李强 and 1 other\n\[\+1\]/);
      bob.sees(/\+1 from Anna Berg, Helen Zhou, 李强 and 1 other/);
      alice.sees(/\+1 from Anna Berg, Helen Zhou, 李强 and 1 other/);
      world.person('wang').sees(/Anna Berg、Helen Zhou、李强等 4 人 \+1/);
    },
  );

  it('people of both chats join in, and see one count', async () => {
    const chats = await createTwoChats(await open());
    const { store, platforms, app } = chats;
    await store.batch([
      store.db
        .insert(store.t.teams)
        .values({ id: 'ops', name: 'Ops', nameKey: 'ops', on: true, createdAt: new Date(0) }),
      ...(['red', 'blue'] as const).map((platform) =>
        store.db.insert(store.t.teamChannels).values({
          ...{ teamId: 'ops', platform, workspace: 'W1', channelId: 'ops', name: 'ops' },
          locale: platform === 'blue' ? 'zh-CN' : 'en',
        }),
      ),
    ]);
    await chats.add(
      { id: 'ann', name: 'Ann Lee', on: ['red'] },
      { id: 'mei', name: '陈美', on: ['blue'], locale: 'zh-CN', teamId: 'ops' },
      { id: 'rob', name: 'Rob Roy', on: ['red'] },
      { id: 'lu', name: '鲁明', on: ['blue'], locale: 'zh-CN' },
    );
    const ann = chats.on('red', 'ann');
    const place = {
      kind: 'channel' as const,
      channel: platforms.red.channel('launch'),
      name: 'launch',
      botPresent: true,
    };
    await ann.says(`/kudos @chenmei ${reason} +4`, place);
    const posts = (name: 'red' | 'blue', channel: string) =>
      platforms[name].seen.filter((it) => it.to === `#${channel}`);
    // Where it was typed, and her team's channel in the other chat; not the one in this chat.
    expect(posts('red', 'launch')).toHaveLength(1);
    expect(posts('red', 'ops')).toHaveLength(0);
    expect(posts('blue', 'ops')).toHaveLength(1);
    expect(platforms.blue.seen.filter((it) => it.to === '@mei')).toHaveLength(1);
    await chats.on('red', 'rob').pressesIn('launch', '+1');
    await chats.on('blue', 'lu', 'zh-CN').pressesIn('ops', '+1');
    await app.settle();
    const words = (name: 'red' | 'blue', channel: string) => JSON.stringify(posts(name, channel)[0]?.cards);
    expect(words('red', 'launch')).toContain('+1 from 鲁明 and Rob Roy');
    expect(words('blue', 'ops')).toContain('鲁明、Rob Roy +1');
    await ann.presses('Undo');
    await app.settle();
    expect(words('red', 'launch')).toContain('Withdrawn');
    expect(words('blue', 'ops')).toContain('已撤回');
  });

  it('Undo takes it back everywhere, once, and gives the points back', async () => {
    const world = await openOffice(await open());
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.says(['/kudos ', at(world, 'bob'), ` ${reason} +5`], world.channel('payments').place);
    await world.person('mei').pressesIn('payments', '+1');
    await world.goTo('2026-11-17', '09:45');
    const undo = alice.readies('Undo');
    await alice.presses('Undo');
    expect(alice.notice()).toBe('Taken back. Nobody can see it any more, and the points are yours again.');
    await Promise.all([undo(), undo()]);
    await world.settle();
    const gone = 'A thank-you from Alice Moreau\nWithdrawn\nAlice Moreau has taken this kudos back.';
    expect(world.channel('payments').posts()).toEqual([gone]);
    bob.sees(/Alice Moreau has taken this kudos back/);
    bob.seesNot(/it saved the release/);
    alice.sees(
      /Withdrawn\nthanks for the fast review[\s\S]*You took this back\. Any points are yours to give again\./,
    );
    alice.seesNot(/\[Undo\]/);
    expect((await ledger(world)).map((it) => it.points)).toEqual([5, -5]);
    await alice.says('/kudos budget');
    alice.sees(/50 of 50 left this month 100%/);
    await bob.says('/kudos mine');
    bob.sees(/Received: 0\nGiven: 0\nPoints received: 0/);
    const id = await onlyKudos(world);
    await world.person('mei').forges({ name: 'kudos.join', version: 1, payload: { kudos: id } });
    expect(await world.store.db.select().from(world.store.t.kudosJoins)).toHaveLength(1);
  });

  it('Undo ends after 15 minutes, without a word on the card having changed', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says(['/kudos ', at(world, 'bob'), ` ${reason} +5`], world.channel('payments').place);
    await world.wakeUpAt('2026-11-17', '09:46');
    alice.sees(/\[Undo\]/);
    await alice.presses('Undo');
    expect(alice.notice()).toMatch(/The 15 minutes are over/);
    expect((await ledger(world)).map((it) => it.points)).toEqual([5]);
    world.channel('payments').shows(/it saved the release/);
  });

  itOnSqlite('what is taken back before it arrived never does', async () => {
    const world = await openOffice(await open(), smallCompany, '2026-11-17T21:00:00+01:00');
    const alice = world.person('alice');
    await alice.says(`/kudos @bob ${reason}`);
    await alice.presses('Send');
    expect(world.channel('payments').posts()).toEqual([]);
    await alice.presses('Undo');
    await world.goTo('2026-11-18', '12:00');
    expect(world.channel('payments').posts()).toEqual([]);
    world.person('bob').seesNot(/thanks you|taken this kudos back/);
  });

  itOnSqlite('only the giver’s card has Undo, and nobody else’s press does anything', async () => {
    const world = await openOffice(await open());
    await world
      .person('alice')
      .says(['/kudos ', at(world, 'bob'), ` ${reason}`], world.channel('payments').place);
    const payload = { kudos: await onlyKudos(world) };
    for (const id of ['bob', 'anna', 'mei'])
      await world.person(id).forges({ name: 'kudos.undo', version: 1, payload });
    expect(world.person('anna').notice()).toBe('Only the person who gave this kudos can take it back.');
    world.channel('payments').shows(/it saved the release/);
  });
});

describeOnEachEngine('points', (open) => {
  const give = async (world: Awaited<ReturnType<typeof openOffice>>, from: string, words: string) =>
    world.person(from).says(`/kudos ${words}`, world.channel('payments').place);

  itOnSqlite('15 a month to one person, 50 in all, 80 for leads, new ones in one’s own month', async () => {
    const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => ({
      id,
      name: `Per ${id}`,
      team: 'payments',
    }));
    const world = await openOffice(await open(), {
      ...smallCompany,
      people: [...smallCompany.people, ...people],
    });
    const alice = world.person('alice');
    await give(world, 'alice', `@bob ${reason} +10`);
    await give(world, 'alice', `@bob ${reason} again +10`);
    expect(alice.formWords()).toContain(
      '• Bob Jansen can get 5 points more from you this month (15 a month to one person).',
    );
    await give(world, 'alice', `@bob ${reason} again +5`);
    await give(world, 'alice', `@bob ${reason} more +1`);
    expect(alice.formWords()).toContain('• Bob Jansen can get no more points from you this month');
    await give(world, 'alice', `@p1 @p2 @p3 ${reason} +10`);
    await give(world, 'alice', `@p4 ${reason} +6`);
    expect(alice.formWords()).toContain('• You have 5 points left this month, and this takes 6.');
    await give(world, 'alice', `@p4 @p5 ${reason} +3`);
    expect(alice.formWords()).toContain(
      '• You have 5 points left this month, and for 2 people this takes 6.',
    );
    expect((await ledger(world)).reduce((sum, it) => sum + it.points, 0)).toBe(45);
    await alice.says('/kudos budget');
    alice.sees(
      /Points to give\n5 of 50 left this month 10%\nGiven this month\nBob Jansen \| 15\n[\s\S]*New ones come on Tue, Dec 1; what is left then lapses\.\nOnly you can see this\./,
    );
    const anna = world.person('anna');
    await anna.says('/kudos budget');
    anna.sees(/80 of 80 left/);
    const mei = world.person('mei');
    await mei.says('/认可 额度');
    mei.sees(/可送的积分\n本月还剩 50 \/ 50 分/);
    // In Shanghai December has begun, in Berlin not.
    await world.wakeUpAt('2026-11-30', '17:30');
    await alice.says('/kudos budget');
    expect(alice.last()).toMatch(/5 of 50 left/);
    await give(world, 'mei', `@bob ${reason} +10`);
    const rows = await world.store.db.select().from(world.store.t.kudosPoints);
    expect(rows.at(-1)?.month).toBe('2026-12');
    await world.wakeUpAt('2026-12-01', '09:00');
    await alice.says('/kudos budget');
    expect(alice.last()).toMatch(/50 of 50 left/);
  });

  itOnSqlite('are received for good: the balance is the sum of the ledger', async () => {
    const world = await openOffice(await open());
    await give(world, 'alice', `@bob ${reason} +5`);
    await give(world, 'mei', `@bob ${reason} +3`);
    await world.wakeUpAt('2027-02-02', '10:00');
    const bob = world.person('bob');
    await bob.says('/kudos mine');
    bob.sees(
      /Your kudos\nReceived: 2\nGiven: 0\nPoints received: 8\nthanks for the fast review, it saved the release\n陈美 · .*\n\[Open\]/,
    );
    await bob.presses('Open');
    expect(bob.screen().join('\n')).toContain(reason);
  });

  it('and kudos follow two people who turn out to be one, and come back when they are two', async () => {
    const store = await open();
    const world = await openOffice(store);
    await give(world, 'alice', `@bob @陈美 ${reason} +5`);
    await world.person('li').pressesIn('payments', '+1');
    await world.person('anna').pressesIn('payments', '+1');
    const { db, t } = store;
    const merge = async (id: string, into: string) => {
      await world.app.commit({
        write: [db.update(t.people).set({ standing: 'left', mergedIntoId: into }).where(eq(t.people.id, id))],
        tell: [{ name: 'people.merged', thing: id }],
      });
      await world.settle();
    };
    await merge('mei', 'bob');
    await merge('li', 'anna');
    await merge('alice', 'wang');
    expect(await ledger(world)).toEqual([
      { giver: 'wang', receiver: 'bob', points: 5 },
      { giver: 'wang', receiver: 'bob', points: 5 },
    ]);
    const bob = world.person('bob');
    await bob.says('/kudos mine');
    expect(bob.last()).toMatch(/Received: 2[\s\S]*Points received: 10/);
    expect(await db.select({ id: t.kudosJoins.personId }).from(t.kudosJoins)).toEqual([{ id: 'anna' }]);
    await world.app.commit({
      write: [
        db.update(t.people).set({ standing: 'active', mergedIntoId: null }).where(eq(t.people.id, 'mei')),
      ],
      tell: [{ name: 'people.split', thing: 'mei bob' }],
    });
    await world.settle();
    expect((await ledger(world)).map((it) => it.receiver).sort()).toEqual(['bob', 'mei']);
  });
});
