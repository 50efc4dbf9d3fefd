import { expect, it } from 'vitest';
import type { AppStore } from '../../../src/schema.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createTwoChats } from './two-chats.ts';

const codeOn = (screen: string): string => /\/pacer link (\d{6})/.exec(screen)?.[1] ?? '';

const listed = (store: AppStore, personId: string) =>
  store.batch([
    store.db
      .insert(store.t.personSources)
      .values({ personId, source: 'file', values: {}, pinned: [], at: new Date(0) }),
  ]);

describeOnEachEngine('linking accounts', (open) => {
  /** Mei has an account in each chat, and Pacer takes them for two people; the file names the first. */
  async function makeMei() {
    const chats = await createTwoChats(await open());
    await chats.add(
      { id: 'boss', name: 'Anna Berg', on: ['red'] },
      { id: 'mei', name: 'Mei Chen', on: ['red'], email: 'mei@acme.example' },
      {
        id: 'mei2',
        name: '陈美',
        on: ['blue'],
        locale: 'zh-CN',
        welcomedAt: null,
        email: 'mei@private.example',
      },
      { id: 'rep', name: 'Rep', on: ['blue'] },
    );
    const { store } = chats;
    await listed(store, 'mei');
    const from = '2020-01-01';
    await store.batch([
      store.db.insert(store.t.managerPeriods).values([
        { personId: 'mei', managerId: 'boss', from },
        { personId: 'rep', managerId: 'mei2', from },
        { personId: 'boss', managerId: 'mei2', from },
      ]),
      store.db
        .insert(store.t.teams)
        .values({ id: 'ops', name: 'Ops', nameKey: 'ops', leadId: 'mei2', createdAt: new Date(0) }),
    ]);
    return chats;
  }

  itOnSqlite('makes one person of two, and tells both chats', async () => {
    const chats = await makeMei();
    const [red, blue] = [chats.on('red', 'mei'), chats.on('blue', 'mei2', 'zh-CN')];
    await red.says('/pacer link');
    red.sees(/for you alone\. Type this in your other chat, not here in Red/);
    const code = codeOn(red.last());
    await blue.says(`/pacer link ${code}`);
    expect(await chats.owner('blue', 'mei2')).toBe('mei');
    blue.sees(/红聊和蓝聊已关联/);
    blue.sees(/从现在起，Mei Chen 在红聊和蓝聊里是同一个人/);
    red.sees(/Red and Blue are joined|红聊和蓝聊已关联/);
    expect(red.count(/joined|已关联/)).toBe(1);
    const { people } = chats.app.people;
    expect(await people.person('mei')).toMatchObject({ email: 'mei@acme.example', locale: 'zh-CN' });
    expect(await people.address({ person: 'mei2' }, false)).toMatchObject({ reader: { personId: 'mei' } });
    expect((await people.managersOf(['rep', 'mei', 'boss'], '2026-11-16')).get('rep')).toBe('mei');
    expect((await people.teamsLedBy('mei')).map((it) => it.id)).toEqual(['ops']);
  });

  itOnSqlite('makes no loop of managers', async () => {
    const chats = await makeMei();
    const red = chats.on('red', 'mei');
    await red.says('/pacer link');
    await chats.on('blue', 'mei2').says(`/pacer link ${codeOn(red.last())}`);
    const managers = await chats.app.people.people.managersOf(['mei', 'boss'], '2026-11-16');
    expect(managers.get('mei')).toBe('boss');
    expect(managers.get('boss')).toBeUndefined();
  });

  itOnSqlite('keeps whom the file names, whichever side shows the code', async () => {
    const chats = await makeMei();
    const blue = chats.on('blue', 'mei2', 'zh-CN');
    await blue.says('/关联账号');
    blue.sees(/验证码只给你自己用。请在另一个聊天工具里（不是这里的蓝聊）输入/);
    await chats.on('red', 'mei').says(`/pacer link ${codeOn(blue.last())}`);
    expect(await chats.owner('blue', 'mei2')).toBe('mei');
    expect(await chats.owner('red', 'mei')).toBe('mei');
    blue.sees(/已关联/);
  });

  it('is undone by a split, which gives back what had been the other’s', async () => {
    const chats = await makeMei();
    const red = chats.on('red', 'mei');
    await red.says('/pacer link');
    await chats.on('blue', 'mei2').says(`/pacer link ${codeOn(red.last())}`);
    const ctx = { now: chats.clock.now(), newId: () => 'split' };
    const split = await chats.app.people.split(ctx, { personId: 'mei', platform: 'blue' });
    expect(split).toMatchObject({ ok: true, value: { otherId: 'mei2' } });
    if (split.ok) await chats.app.commit(split.value.outcome);
    await chats.app.settle();
    expect(await chats.owner('blue', 'mei2')).toBe('mei2');
    expect(await chats.owner('red', 'mei')).toBe('mei');
    const { people } = chats.app.people;
    expect(await people.person('mei2')).toMatchObject({ standing: 'active', email: 'mei@private.example' });
    expect((await people.managersOf(['rep'], '2026-11-16')).get('rep')).toBe('mei2');
    expect((await people.teamsLedBy('mei2')).map((it) => it.id)).toEqual(['ops']);
    chats.on('blue', 'mei2', 'zh-CN').sees(/已拆分为两个人/);
    red.sees(/two people again|已拆分为两个人/);
    expect(await chats.app.people.split(ctx, { personId: 'mei', platform: 'blue' })).toMatchObject({
      ok: false,
      error: 'no-such-account',
    });
    expect(await chats.app.people.split(ctx, { personId: 'mei', platform: 'red' })).toMatchObject({
      error: 'only-account',
    });
    expect(await chats.app.people.split(ctx, { personId: 'x', platform: 'red' })).toMatchObject({
      error: 'no-such-person',
    });
  });

  it('parts an account that came by an address into a person of its own', async () => {
    const chats = await createTwoChats(await open());
    await chats.add({ id: 'kim', name: 'Kim', on: ['red', 'blue'] });
    const ctx = { now: chats.clock.now(), newId: () => crypto.randomUUID() };
    const split = await chats.app.people.split(ctx, { personId: 'kim', platform: 'blue' });
    if (split.ok) await chats.app.commit(split.value.outcome);
    const other = await chats.owner('blue', 'kim');
    expect(other).not.toBe('kim');
    expect(await chats.app.people.people.person(other ?? '')).toMatchObject({
      name: 'Kim',
      standing: 'active',
    });
  });

  it('takes a code once and for ten minutes', async () => {
    const chats = await makeMei();
    const [red, blue] = [chats.on('red', 'mei'), chats.on('blue', 'mei2')];
    await red.says('/pacer link');
    const code = codeOn(red.last());
    chats.clock.set(new Date(chats.clock.now().getTime() + 10 * 60_000));
    await blue.says(`/pacer link ${code}`);
    expect(blue.notice()).toMatch(/not valid|无效/);
    await red.says('/pacer link');
    const next = codeOn(red.last());
    await blue.says(`/pacer link ${next}`);
    expect(await chats.owner('blue', 'mei2')).toBe('mei');
    await chats.on('blue', 'rep').says(`/pacer link ${next}`);
    expect(await chats.owner('blue', 'rep')).toBe('rep');
  });

  itOnSqlite('refuses what is no link', async () => {
    const chats = await makeMei();
    const [red, rep] = [chats.on('red', 'mei'), chats.on('blue', 'rep')];
    await red.says('/pacer link');
    const code = codeOn(red.last());
    await red.says(`/pacer link ${code}`);
    expect(red.notice()).toMatch(/This code is from Red itself/);
    const boss = chats.on('red', 'boss');
    await boss.says(`/pacer link ${code}`);
    expect(boss.notice()).toMatch(/two accounts in Red, and only one is possible/);
    expect(await chats.owner('red', 'boss')).toBe('boss');
    await listed(chats.store, 'rep');
    await rep.says(`/pacer link ${code}`);
    expect(rep.notice()).toMatch(/names these as two people/);
    await rep.says('/pacer link hello');
    expect(rep.notice()).toMatch(/not valid/);
  });

  itOnSqlite('does not let a code be found by trying', async () => {
    const chats = await makeMei();
    const [red, blue] = [chats.on('red', 'mei'), chats.on('blue', 'mei2')];
    await red.says('/pacer link');
    const code = codeOn(red.last());
    const wrong = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) await blue.says(`/pacer link ${wrong}`);
    await blue.says(`/pacer link ${code}`);
    expect(blue.notice()).toMatch(/too many wrong codes|输错的次数太多/);
    expect(await chats.owner('blue', 'mei2')).toBe('mei2');
  });

  itOnSqlite('shows a code to its owner alone', async () => {
    const chats = await makeMei();
    await chats.on('red', 'mei').says('/pacer link');
    const reader = { locale: 'en', timeZone: 'UTC', platform: 'red', personId: 'boss' } as const;
    const ctx = { now: chats.clock.now(), reader, locale: 'en', page: 0 } as const;
    expect(await chats.app.people.feature.cards?.['link-code']?.render(ctx, 'mei')).toBe('gone');
  });

  itOnSqlite('tells strangers what to do, and lets a code make them somebody', async () => {
    const chats = await makeMei();
    const stranger = chats.on('blue', 'new');
    await stranger.says('/checkin');
    expect(stranger.notice()).toMatch(
      /We have not met in Blue yet\. If you use Pacer in your other chat, type \/pacer link there/,
    );
    await stranger.says('hello?');
    expect(stranger.notice()).toMatch(/We have not met/);
    const red = chats.on('red', 'mei');
    await red.says('/pacer link');
    await stranger.says(`Pacer link ${codeOn(red.last())}`);
    expect(stranger.notice()).toBe('Red and Blue are joined');
    expect(await chats.owner('blue', 'new')).toBe('mei');
    red.sees(/Red and Blue are joined/);
  });

  it('lets 20 people who type one code at once become one', async () => {
    const chats = await createTwoChats(await open());
    await chats.add({ id: 'mei', on: ['red'] });
    const red = chats.on('red', 'mei');
    await red.says('/pacer link');
    const code = codeOn(red.last());
    const strangers = Array.from({ length: 20 }, (_, i) => chats.on('blue', `s${i}`));
    await Promise.all(strangers.map((it) => it.says(`/pacer link ${code}`)));
    expect(strangers.filter((it) => /joined/.test(it.notice()))).toHaveLength(1);
  });
});

describeOnEachEngine('linking two people who have both checked in', (open) => {
  /** Alice has an account in each chat and was asked in both; she answers in Blue. */
  async function makeAlice() {
    const chats = await createTwoChats(await open());
    await chats.add(
      { id: 'boss', name: 'Anna Berg', on: ['red'] },
      { id: 'alice', name: 'Alice M.', on: ['red'], startDate: '2020-01-01' },
      { id: 'alice2', name: 'Alice Moreau', on: ['blue'], startDate: '2020-01-01' },
    );
    const { store } = chats;
    await store.batch([
      store.db.insert(store.t.teams).values({
        ...{ id: 'ops', name: 'Ops', nameKey: 'ops', leadId: 'boss', on: true, createdAt: new Date(0) },
      }),
      store.db.update(store.t.people).set({ teamId: 'ops' }),
      store.db.insert(store.t.managerPeriods).values([
        { personId: 'alice', managerId: 'boss', from: '2020-01-01' },
        { personId: 'alice2', managerId: 'boss', from: '2020-01-01' },
      ]),
    ]);
    await listed(store, 'alice');
    await chats.app.commit({ tell: [{ name: 'people.team-started', thing: 'ops' }] });
    await chats.app.advance(chats.clock, new Date('2026-11-19T10:00:00+01:00'));
    const [red, blue] = [chats.on('red', 'alice'), chats.on('blue', 'alice2')];
    await blue.presses('Start');
    blue.fills({ strengths: 'Shipped the export.', nextSteps: 'Call Bo' });
    await blue.submits();
    return { chats, red, blue };
  }

  const link = async (from: Awaited<ReturnType<typeof makeAlice>>) => {
    await from.red.says('/pacer link');
    await from.blue.says(`/pacer link ${codeOn(from.red.last())}`);
    await from.chats.app.settle();
  };

  const weeksOf = async (store: AppStore, personId: string) =>
    (await store.db.select().from(store.t.checkIns)).filter((it) => it.personId === personId);

  itOnSqlite('keeps the answer, asks for that week no more, and lets the receipt be pressed', async () => {
    const made = await makeAlice();
    const { chats, red, blue } = made;
    red.sees(/\[Start\]/);
    await link(made);
    expect(await chats.owner('blue', 'alice2')).toBe('alice');
    expect(await weeksOf(chats.store, 'alice')).toMatchObject([{ state: 'answered', week: '2026-W47' }]);
    expect(await weeksOf(chats.store, 'alice2')).toEqual([]);
    red.seesNot(/\[Start\]/);
    await red.says('/checkin history');
    await red.presses('Open');
    red.sees(/Shipped the export/);
    const { store } = chats;
    const commitments = await store.db.select().from(store.t.commitments);
    expect(commitments).toMatchObject([{ ownerId: 'alice', words: 'Call Bo' }]);
    await blue.presses('Edit');
    expect(blue.form()?.values.strengths).toBe('Shipped the export.');
  });

  it('gives it all back in a split', async () => {
    const made = await makeAlice();
    const { chats } = made;
    await link(made);
    const ctx = { now: chats.clock.now(), newId: () => 'split' };
    const split = await chats.app.people.split(ctx, { personId: 'alice', platform: 'blue' });
    if (split.ok) await chats.app.commit(split.value.outcome);
    await chats.app.settle();
    const { store } = chats;
    expect(await weeksOf(store, 'alice2')).toMatchObject([
      { state: 'answered', strengths: 'Shipped the export.' },
    ]);
    expect((await weeksOf(store, 'alice')).filter((it) => it.state === 'answered')).toEqual([]);
    expect(await store.db.select().from(store.t.commitments)).toMatchObject([{ ownerId: 'alice2' }]);
    expect(await store.db.select().from(store.t.personMoves)).toEqual([]);
  });

  it('moves drafts, requests for support, exchanges and days away', async () => {
    const made = await makeAlice();
    const { store, app } = made.chats;
    const at = made.chats.clock.now();
    const request = {
      ...{
        id: 'req',
        askerId: 'alice2',
        askedId: 'boss',
        round: 1,
        words: 'Help',
        state: 'waiting' as const,
      },
      ...{ sourceFeature: 'check-ins', sourceThing: 'x', createdAt: at, askedAt: at, version: 1 },
    };
    await store.batch([
      store.db
        .insert(store.t.drafts)
        .values({ ownerId: 'alice2', form: 'f', subject: 's', values: { a: 'b' }, at }),
      store.db.insert(store.t.supportRequests).values(request),
      store.db
        .insert(store.t.supportSteps)
        .values({ requestId: 'req', version: 1, kind: 'asked', byId: 'alice2', personId: 'boss', at }),
      store.db.insert(store.t.absences).values({
        ...{ id: 'away', personId: 'alice2', from: '2026-12-01', to: '2026-12-04', source: 'self', at },
      }),
      store.db.insert(store.t.exchanges).values({
        ...{ id: 'ex', topic: 'check-ins', thing: 'x', startedBy: 'boss', startedAt: at },
        key: JSON.stringify(['check-ins', 'x', 'alice2', 'boss']),
      }),
      store.db.insert(store.t.exchangeParticipants).values([
        { exchangeId: 'ex', personId: 'alice2' },
        { exchangeId: 'ex', personId: 'boss' },
      ]),
    ]);
    await link(made);
    expect(await store.db.select().from(store.t.drafts)).toMatchObject([{ ownerId: 'alice', subject: 's' }]);
    expect(await store.db.select().from(store.t.supportRequests)).toMatchObject([{ askerId: 'alice' }]);
    expect(await store.db.select().from(store.t.supportSteps)).toMatchObject([{ byId: 'alice' }]);
    expect(await app.people.people.absencesOf('alice')).toMatchObject([{ from: '2026-12-01' }]);
    expect(await store.db.select().from(store.t.exchanges)).toMatchObject([
      { key: JSON.stringify(['check-ins', 'x', 'alice', 'boss']) },
    ]);
  });
});
