import { beforeEach, expect, it } from 'vitest';
import { createDirectory } from '../../../src/features/people/directory/directory.ts';
import { directoryStore } from '../../../src/features/people/directory/store.ts';
import { searchKeys } from '../../../src/features/people/names.ts';
import type { PeopleSettings } from '../../../src/features/people/people-settings.ts';
import type { AppStore, Tables } from '../../../src/schema.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';

const start = new Date('2026-01-01T00:00:00Z');
const settings: PeopleSettings = {
  welcomeCard: 'on',
  adminEmails: ['root@acme.example'],
  defaultTimeZone: 'Europe/Berlin',
  defaultLocale: 'en',
  workCalendar: 'none',
};

type NewPerson = Partial<Tables['people']['$inferInsert']> & { id: string };

const person = ({ id, name = id, ...rest }: NewPerson) => ({
  id,
  name,
  ...searchKeys(name),
  createdAt: start,
  ...rest,
});
const team = (it: Partial<Tables['teams']['$inferInsert']> & { id: string }) => ({
  name: it.id,
  nameKey: it.id,
  createdAt: start,
  ...it,
});
const account = (personId: string, platform: string, linkedAt = start) => ({
  ...{ platform, workspace: 'W', accountId: `${platform}-${personId}`, personId, linkedAt },
  linkedBy: 'directory' as const,
});
const chat = (platform: string, id: string) => ({ platform, workspace: 'W', id });

describeOnEachEngine('the directory', (open) => {
  let store: AppStore;
  let people: ReturnType<typeof createDirectory>;

  const directoryWith = (change: Partial<PeopleSettings>) =>
    createDirectory(directoryStore(store), { ...settings, ...change });

  beforeEach(async () => {
    store = await open();
    people = directoryWith({});
  });

  const addPeople = (...rows: NewPerson[]) =>
    store.batch([store.db.insert(store.t.people).values(rows.map(person))]);
  const addAccounts = (...rows: ReturnType<typeof account>[]) =>
    store.batch([store.db.insert(store.t.accounts).values(rows)]);
  const addTeams = (...rows: Parameters<typeof team>[0][]) =>
    store.batch([store.db.insert(store.t.teams).values(rows.map(team))]);
  const manages = (...rows: [personId: string, managerId: string, from?: string, until?: string][]) =>
    store.batch([
      store.db.insert(store.t.managerPeriods).values(
        rows.map(([personId, managerId, from = '2020-01-01', until]) => ({
          personId,
          managerId,
          from,
          until: until ?? null,
        })),
      ),
    ]);

  it('knows the person behind an account, with roles and what is inherited', async () => {
    await addTeams({ id: 'pay', timeZone: 'Asia/Shanghai' });
    await addPeople(
      { id: 'ada', name: 'Ada', teamId: 'pay', hr: true },
      { id: 'root', email: 'root@acme.example', locale: 'zh-CN', timeZone: 'Asia/Tokyo' },
    );
    await addTeams({ id: 'ops', leadId: 'ada' });
    await addAccounts(account('ada', 'one'), account('root', 'one'));
    expect(await people.actor(chat('one', 'one-ada'))).toEqual({
      personId: 'ada',
      name: 'Ada',
      locale: 'en',
      timeZone: 'Asia/Shanghai',
      account: chat('one', 'one-ada'),
      roles: ['lead', 'hr'],
      external: false,
      standing: 'active',
      welcomed: false,
    });
    expect(await people.actor(chat('one', 'one-root'))).toMatchObject({
      roles: ['admin'],
      locale: 'zh-CN',
      timeZone: 'Asia/Tokyo',
    });
    expect(await people.actor(chat('two', 'one-ada'))).toBeUndefined();
  });

  it('lets own values win over location, team and organisation', async () => {
    await addTeams({ id: 'pay', timeZone: 'Europe/Paris', calendar: 'CN', workingDays: [7, 1, 2, 3, 4] });
    await store.batch([
      store.db
        .insert(store.t.locations)
        .values({ key: 'tokyo', name: 'Tokyo', timeZone: 'Asia/Tokyo', locale: 'zh-CN' }),
      store.db
        .insert(store.t.organisation)
        .values({ key: 'all', settings: { timeZone: 'Asia/Dubai', calendar: 'CN' } }),
    ]);
    const hours = { start: '08:00', end: '16:00', breakStart: '12:00', breakEnd: '12:30' };
    await addPeople(
      { id: 'own', teamId: 'pay', locationKey: 'tokyo', timeZone: 'Asia/Seoul', calendar: 'none', hours },
      { id: 'place', teamId: 'pay', locationKey: 'tokyo' },
      { id: 'team', teamId: 'pay' },
      { id: 'nobody' },
    );
    const times = await people.workTimes(['own', 'place', 'team', 'nobody']);
    expect(times.get('own')).toMatchObject({ timeZone: 'Asia/Seoul', hours, workingDays: [7, 1, 2, 3, 4] });
    expect(times.get('own')?.calendar.name).toBe('none');
    expect(times.get('place')).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(times.get('place')?.calendar.name).toBe('CN');
    expect(times.get('place')?.hours.breakEnd).toBe('14:00');
    expect(times.get('team')?.timeZone).toBe('Europe/Paris');
    expect(times.get('nobody')?.timeZone).toBe('Asia/Dubai');
    expect(times.get('nobody')?.workingDays).toEqual([1, 2, 3, 4, 5]);
    expect((await people.person('place'))?.locale).toBe('zh-CN');
  });

  it('holds absences in the work time', async () => {
    await addPeople({ id: 'ada' });
    const absence = { personId: 'ada', source: 'self' as const, at: start };
    await store.batch([
      store.db.insert(store.t.absences).values([
        { id: '2', from: '2026-12-01', to: '2026-12-07', ...absence },
        { id: '1', from: '2026-03-01', to: '2026-03-02', ...absence },
      ]),
    ]);
    const time = (await people.workTimes(['ada'])).get('ada');
    expect(time?.absences.map((it) => it.from)).toEqual(['2026-03-01', '2026-12-01']);
    expect(await people.absencesOf('ada')).toEqual([
      { personId: 'ada', from: '2026-03-01', to: '2026-03-02' },
      { personId: 'ada', from: '2026-12-01', to: '2026-12-07' },
    ]);
  });

  it('writes to the chosen chat, else where the team is, else where the person was first', async () => {
    await addTeams({ id: 'pay' });
    await addPeople(
      { id: 'chose', teamId: 'pay', mainPlatform: 'one' },
      { id: 'team', teamId: 'pay' },
      { id: 'alone' },
      { id: 'nowhere' },
    );
    await store.batch([
      store.db
        .insert(store.t.teamChannels)
        .values({ teamId: 'pay', platform: 'two', workspace: 'W', channelId: 'C', name: 'pay' }),
    ]);
    const later = new Date('2026-02-01T00:00:00Z');
    for (const id of ['chose', 'team', 'alone'])
      await addAccounts(account(id, 'one'), account(id, 'two', later));
    const platformOf = async (id: string, platform?: string) => {
      const to = await people.address({ person: id, ...(platform === undefined ? {} : { platform }) }, false);
      return typeof to === 'string' ? to : to.account?.platform;
    };
    expect(await platformOf('chose')).toBe('one');
    expect(await platformOf('team')).toBe('two');
    expect(await platformOf('alone')).toBe('one');
    expect(await platformOf('alone', 'two')).toBe('two');
    expect(await platformOf('alone', 'three')).toBe('no-account');
    expect(await platformOf('nowhere')).toBe('no-account');
    expect(await platformOf('no such person')).toBe('unknown');
  });

  it('holds gated messages back until the welcome, unless the organisation told its people otherwise', async () => {
    await addPeople({ id: 'new' }, { id: 'met', welcomedAt: start });
    await addAccounts(account('new', 'one'), account('met', 'one'));
    expect(await people.address({ person: 'new' }, true)).toBe('not-welcomed');
    expect(await people.address({ person: 'new' }, false)).toMatchObject({ account: chat('one', 'one-new') });
    expect(await people.address({ person: 'met' }, true)).toMatchObject({
      reader: { personId: 'met', platform: 'one' },
    });
    const informed = directoryWith({ welcomeCard: 'off' });
    expect(await informed.address({ person: 'new' }, true)).toMatchObject({
      account: chat('one', 'one-new'),
    });
    expect((await informed.actor(chat('one', 'one-new')))?.welcomed).toBe(true);
    expect((await informed.person('new'))?.welcomedAt).toEqual(start);
  });

  it('reaches nobody who left, and whoever somebody turned out to be', async () => {
    await addPeople({ id: 'gone', standing: 'left' }, { id: 'kept', name: 'Kim' });
    await addPeople({ id: 'same', name: 'Kim K.', standing: 'left', mergedIntoId: 'kept' });
    await addAccounts(account('gone', 'one'), account('kept', 'one'));
    expect(await people.address({ person: 'gone' }, false)).toBe('left');
    expect(await people.address({ person: 'same' }, false)).toMatchObject({ reader: { personId: 'kept' } });
    expect(await people.names(['gone', 'kept', 'same', 'none'])).toEqual(
      new Map([
        ['kept', 'Kim'],
        ['same', 'Kim K.'],
      ]),
    );
  });

  it('writes to a channel in its own language and its team’s zone', async () => {
    await addTeams({ id: 'pay', timeZone: 'Asia/Shanghai', on: true, businessType: 'growth' });
    await store.batch([
      store.db.insert(store.t.teamChannels).values([
        { teamId: 'pay', platform: 'one', workspace: 'W', channelId: 'C', name: 'pay', locale: 'zh-CN' },
        { teamId: 'pay', platform: 'two', name: 'not found yet' },
      ]),
    ]);
    const channel = chat('one', 'C');
    expect(await people.address({ channel }, true)).toEqual({
      channel,
      reader: { locale: 'zh-CN', timeZone: 'Asia/Shanghai', platform: 'one', channel },
    });
    expect(await people.address({ channel: chat('one', 'other') }, true)).toMatchObject({
      reader: { locale: 'en', timeZone: 'Europe/Berlin' },
    });
    expect(await people.teamOfChannel(channel)).toMatchObject({
      id: 'pay',
      on: true,
      businessType: 'growth',
      calendar: 'none',
      channels: [{ channel, name: 'pay', locale: 'zh-CN' }],
    });
    expect(await people.teamOfChannel(chat('one', 'other'))).toBeUndefined();
  });

  it('lists members without guests and leavers, by name', async () => {
    await addTeams({ id: 'pay' });
    await addPeople(
      { id: '1', name: '王芳', teamId: 'pay' },
      { id: '2', name: '陈美', teamId: 'pay' },
      { id: '3', name: 'Guest', teamId: 'pay', external: true },
      { id: '4', name: 'Gone', teamId: 'pay', standing: 'left' },
      { id: '5', name: 'Else' },
    );
    expect((await people.membersOf('pay')).map((it) => it.name)).toEqual(['陈美', '王芳']);
    expect([...(await people.sizesOf(['pay', 'nowhere']))]).toEqual([
      ['pay', 2],
      ['nowhere', 0],
    ]);
    expect((await people.activeAfter('1', 2)).map((it) => it.id)).toEqual(['2', '3']);
    expect(await people.accountsOn('one', ['1'])).toEqual(new Map());
  });

  it('knows managers by date, and lets a vacancy fall to the next one up', async () => {
    await addPeople(
      { id: 'top' },
      { id: 'mid', standing: 'left' },
      { id: 'low', standing: 'left' },
      { id: 'ada' },
      { id: 'bo' },
    );
    await manages(
      ['mid', 'top'],
      ['low', 'mid'],
      ['ada', 'low', '2020-01-01', '2026-06-01'],
      ['ada', 'top', '2026-06-01'],
      ['bo', 'low'],
    );
    expect(await people.managersOf(['ada', 'bo', 'top'], '2026-05-31')).toEqual(
      new Map([
        ['ada', 'top'],
        ['bo', 'top'],
      ]),
    );
    expect((await people.reportsOf('top', '2026-05-31')).map((it) => it.id)).toEqual(['ada', 'bo']);
    expect((await people.reportsOf('low', '2026-06-01')).map((it) => it.id)).toEqual(['bo']);
    expect(await people.managersOf(['ada'], '2019-12-31')).toEqual(new Map());
    expect(await people.managersAfter('', '2026-05-31', 10)).toEqual(['top']);
    expect(await people.managersAfter('top', '2026-05-31', 10)).toEqual([]);
  });

  it('pages through everybody who manages somebody', async () => {
    await addPeople({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' });
    await manages(['a', 'b'], ['b', 'c'], ['c', 'd', '2020-01-01', '2021-01-01']);
    expect(await people.managersAfter('', '2026-01-01', 1)).toEqual(['b']);
    expect(await people.managersAfter('b', '2026-01-01', 10)).toEqual(['c']);
    expect(await people.managersAfter('', '2020-06-01', 10)).toEqual(['b', 'c', 'd']);
  });

  it('survives a loop of managers in the data', async () => {
    await addPeople({ id: 'a', standing: 'left' }, { id: 'b', standing: 'left' }, { id: 'c' });
    await manages(['a', 'b'], ['b', 'a'], ['c', 'a']);
    expect(await people.managersOf(['c'], '2026-01-01')).toEqual(new Map());
    expect((await people.reportsOf('a', '2026-01-01')).map((it) => it.id)).toEqual(['c']);
  });

  it.each([
    ['陈嘉怡', ['陈嘉怡']],
    ['嘉怡', ['陈嘉怡']],
    ['chenjia', ['陈嘉怡']],
    ['chen jia yi', ['陈嘉怡']],
    ['cjy', ['陈嘉怡']],
    ['ZENG', ['曾国藩']],
    ['lvbu', ['吕布']],
    ['lübu', ['吕布']],
    ['jose', ['José Núñez']],
    ['nunez', ['José Núñez']],
    ['jn', ['José Núñez']],
    ['Anna', ['Anna Berg', 'Annabel Lee']],
    ['annabel.lee@', ['Annabel Lee']],
    ['ＡＮＮＡ', ['Anna Berg', 'Annabel Lee']],
    ['100%', ['Mr 100% Sure']],
    ['%', []],
    ['', []],
    ['  ', []],
    ["'; drop table people; --", []],
  ])('finds %s', async (query, names) => {
    const everybody = ['陈嘉怡', '曾国藩', '吕布', 'José Núñez', 'Annabel Lee', 'Anna Berg', 'Mr 100% Sure'];
    await addPeople(
      ...everybody.map((name, i) => ({
        id: `${i}`,
        name,
        email: name === 'Annabel Lee' ? 'annabel.lee@acme.example' : null,
      })),
      { id: 'left', name: 'Anna Gone', standing: 'left' },
      { id: 'guest', name: 'Anna Guest', external: true },
    );
    expect((await people.find(query, 10)).map((it) => it.name)).toEqual(names);
  });

  itOnSqlite('offers the best first and no more than asked for', async () => {
    await addPeople(
      { id: '1', name: 'Lianne Moss' },
      { id: '2', name: 'Bo Li' },
      { id: '3', name: 'Li' },
      { id: '4', name: '李强' },
    );
    expect((await people.find('li', 3)).map((it) => it.name)).toEqual(['Li', 'Lianne Moss', 'Bo Li']);
    expect((await people.find('li', 9)).map((it) => it.name)).toEqual(['Li', 'Lianne Moss', 'Bo Li', '李强']);
  });
});
