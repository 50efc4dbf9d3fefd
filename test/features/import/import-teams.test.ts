import { expect, test } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { openOffice } from './office.ts';

const people = 'name,email,team,employee_no\nAnna,a@acme.com,Payments,1\nBen,b@acme.com,Checkout,2\n';
const teams = `team,parent,lead_email,business_type,slack_channel,feishu_chat,slack_locale,feishu_locale,time_zone,calendar,status
Payments,Product,a@acme.com,growth,#payments,支付群,en,zh-CN,Europe/Berlin,none,on
Checkout,payments,2,,,,,,,,
Product,,,,,,,,,CN,off
`;

describeOnEachEngine('importing teams', (open) => {
  test('sets up teams and their people in one import', async () => {
    const store = await open();
    const office = openOffice(store);
    const report = await office.imports({ people, teams });
    expect(report.end).toBe('written');
    expect(report).toMatchObject({
      people: { created: 2, rejected: 0 },
      teams: { created: 3, updated: 0, unchanged: 0, rejected: 0 },
    });
    const [product, payments, checkout] = [
      await office.team('Product'),
      await office.team('Payments'),
      await office.team('Checkout'),
    ];
    const anna = await office.person('Anna');
    expect(payments).toMatchObject({
      parentId: product.id,
      leadId: anna.id,
      businessType: 'growth',
      on: true,
      timeZone: 'Europe/Berlin',
      calendar: 'none',
    });
    expect(checkout).toMatchObject({
      parentId: payments.id,
      leadId: (await office.person('Ben')).id,
      businessType: 'mature',
      on: false,
    });
    expect(product).toMatchObject({ calendar: 'CN', on: false });
    expect(anna.teamId).toBe(payments.id);
    const channels = await store.db.select().from(store.t.teamChannels);
    expect(
      channels
        .map(({ teamId, platform, name, locale, channelId }) => [teamId, platform, name, locale, channelId])
        .sort(),
    ).toEqual(
      [
        [payments.id, 'feishu', '支付群', 'zh-CN', null],
        [payments.id, 'slack', 'payments', 'en', null],
      ].sort(),
    );
    expect(office.told).toEqual(['people.imported', 'people.team-started']);
    expect(report.text).toContain('Started: Payments');
  });

  itOnSqlite('changes nothing the second time, and says so', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people, teams });
    const before = await store.db.select().from(store.t.teams);
    const report = await office.imports({ people, teams });
    expect(report.end).toBe('nothing-new');
    expect(report.teams).toEqual({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
    expect(await store.db.select().from(store.t.teams)).toEqual(before);
  });

  test('reads Chinese headers and words', async () => {
    const office = openOffice(await open());
    const { teams: counts } = await office.imports({
      people: '姓名,邮箱,部门\n王芳,fang@acme.cn,供应链\n',
      teams:
        '团队,上级团队,负责人邮箱,业务类型,飞书群,飞书语言,时区,工作日历,状态\n供应链,,fang@acme.cn,成熟业务,供应链群,中文,Asia/Shanghai,中国,启用\n研发,供应链,,创新,,,,,停用\n',
    });
    expect(counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await office.team('供应链')).toMatchObject({ businessType: 'mature', on: true, calendar: 'CN' });
    expect(await office.team('研发')).toMatchObject({ businessType: 'innovation', on: false });
  });

  itOnSqlite('hours without a break take the usual one of the team’s calendar', async () => {
    const office = openOffice(await open());
    await office.imports({
      people: 'name,email,team,hours\nWang,w@acme.cn,Supply,10:00-19:00\n',
      teams: 'team,calendar\nSupply,CN\n',
    });
    expect((await office.person('Wang')).hours).toEqual({
      start: '10:00',
      end: '19:00',
      breakStart: '12:00',
      breakEnd: '14:00',
    });
  });

  test('a team stopped in chat is not started again by the same file', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people, teams });
    await store.batch([
      store.db.update(store.t.teams).set({ on: false }).where(eq(store.t.teams.name, 'Payments')),
    ]);
    const { end } = await office.imports({ people, teams });
    expect(end).toBe('nothing-new');
    expect((await office.team('Payments')).on).toBe(false);
  });

  test('starts and stops what the file newly says, and tells it', async () => {
    const office = openOffice(await open());
    await office.imports({ people, teams });
    office.told.length = 0;
    const { text } = await office.imports({ teams: 'team,status\nPayments,off\nCheckout,on\n' });
    expect((await office.team('Payments')).on).toBe(false);
    expect((await office.team('Checkout')).on).toBe(true);
    expect(office.told.sort()).toEqual(['people.imported', 'people.team-started', 'people.team-stopped']);
    expect(text).toContain('Started: Checkout');
    expect(text).toContain('Stopped: Payments');
  });

  itOnSqlite('moves a channel from one team to another', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ teams: 'team,slack_channel,slack_locale\nA,#one,en\nB,,\n' });
    const { end } = await office.imports({ teams: 'team,slack_channel,slack_locale\nA,,\nB,One,zh\n' });
    expect(end).toBe('written');
    const rows = await store.db.select().from(store.t.teamChannels);
    expect(rows.map(({ teamId, name, locale }) => [teamId, name, locale])).toEqual([
      [(await office.team('B')).id, 'One', 'zh-CN'],
    ]);
  });

  test('counts the team as changed for whoever has its form open', async () => {
    const office = openOffice(await open());
    await office.imports({ people, teams });
    const { version } = await office.team('Product');
    await office.imports({ teams: 'team,time_zone\nProduct,Asia/Tokyo\n' });
    expect((await office.team('Product')).version).toBe(version + 1);
  });

  itOnSqlite('rejects by name what cannot be', async () => {
    const office = openOffice(await open());
    await office.imports({ teams: 'team,slack_channel\nOld,#general\n' });
    const { report, end } = await office.imports({
      people: 'name,email,time_zone\nZoe,z@acme.com,Mars\n',
      teams: `team,parent,lead_email,business_type,slack_channel,status,time_zone
,,,,,,
A,B,,,,,
B,C,,,,,
C,A,,,,,
D,Nowhere,,,,,
E,,nobody@acme.com,,,,
F,,z@acme.com,,,,
G,,,giant,,,
H,,,,General,,
I,,,,#new,,
J,,,,new,,
K,,,,,maybe,
K,,,,,,
L,,,,,,Mars
M,L,,,,,
`,
    });
    expect(end).toBe('refused');
    expect(
      report.rejections
        .filter(({ file }) => file === 'teams.csv')
        .map(({ line, reasons }) => `${line}: ${reasons.join('; ')}`),
    ).toEqual([
      '3: team loop: A → B → C → A',
      '4: team loop: B → C → A → B',
      '5: team loop: C → A → B → C',
      '6: parent team Nowhere is not known, neither in this file nor in Pacer',
      '7: lead nobody@acme.com is not known, neither in the people file nor in Pacer',
      '8: lead z@acme.com was rejected on line 2 of the people file',
      '9: business_type "giant" is none of mature, growth, innovation, function',
      '10: channel General already belongs to team Old',
      '12: channel new already belongs to team I',
      '13: status "maybe" is none of on, off',
      '14: team K already stands on line 13',
      '15: time zone "Mars" is not known; write it like Asia/Shanghai or Europe/Berlin',
      '16: parent team L was rejected on line 15',
    ]);
    expect((await office.teams()).size).toBe(1);
  });

  test('finds a loop of parents across the file and the database', async () => {
    const office = openOffice(await open());
    await office.imports({ teams: 'team,parent\nA,\nB,A\n' });
    const { report } = await office.imports({ teams: 'team,parent\nA,B\n' });
    expect(report.rejections.map(({ reasons }) => reasons[0])).toEqual(['team loop: A → B → A']);
  });
});
