import { describe, expect, test } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { gb18030, xlsx } from './files.ts';
import { openOffice } from './office.ts';

const staff = `name,email,team,manager_email,time_zone,locale,title,level,location,start_date,calendar,working_days,hours,slack_email,feishu_email,employee_no
Anna Bär,Anna@Acme.com,Payments,,Europe/Berlin,en,Head,M2,Berlin,2024-03-01,none,Mon-Fri,09:00-17:00,anna@acme.slack,,E1
王芳,fang@acme.cn,供应链,anna@acme.com,Asia/Shanghai,zh-CN,采购,P6,上海,2025/7/1,CN,周一至周五,09:00-18:00,,fang@acme.feishu,E2
Ben Cole,ben@acme.com,Payments,E1,America/New_York,en,,,,,,,,,,E3
`;

describeOnEachEngine('importing people', (open) => {
  itOnSqlite('creates people with everything the file says, in one go', async () => {
    const office = openOffice(await open());
    const { people, end } = await office.imports({ people: staff });
    expect(end).toBe('written');
    expect(people).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 });
    const supply = await office.team('供应链');
    expect(await office.person('王芳')).toMatchObject({
      email: 'fang@acme.cn',
      employeeNo: 'E2',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      calendar: 'CN',
      workingDays: [1, 2, 3, 4, 5],
      // The usual break of the Chinese calendar.
      hours: { start: '09:00', end: '18:00', breakStart: '12:00', breakEnd: '14:00' },
      teamId: supply.id,
      title: '采购',
      level: 'P6',
      location: '上海',
      locationKey: '上海',
      startDate: '2025-07-01',
      pinyin: 'wangfang',
      standing: 'active',
      welcomedAt: null,
    });
    expect((await office.person('Anna Bär')).email).toBe('anna@acme.com');
    expect((await office.person('Anna Bär')).hours).toEqual({
      start: '09:00',
      end: '17:00',
      breakStart: '12:00',
      breakEnd: '13:30',
    });
    expect(await office.managers()).toEqual([
      'Ben Cole < Anna Bär 2026-11-15–',
      '王芳 < Anna Bär 2025-07-01–',
    ]);
    expect(office.told).toEqual(['people.imported']);
  });

  itOnSqlite('makes the teams that people name, switched off', async () => {
    const office = openOffice(await open());
    const { text } = await office.imports({ people: staff });
    expect([...(await office.teams()).values()].map(({ name, on }) => [name, on]).sort()).toEqual([
      ['Payments', false],
      ['供应链', false],
    ]);
    expect(text).toContain('Made 2 teams, switched off until started: Payments, 供应链');
  });

  itOnSqlite('stores chat addresses, by which accounts will join', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people: staff });
    const rows = await store.db.select().from(store.t.addresses);
    expect(rows.map(({ platform, address }) => `${platform} ${address}`).sort()).toEqual([
      'feishu fang@acme.feishu',
      'slack anna@acme.slack',
    ]);
  });

  test('changes nothing the second time, and says so', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people: staff });
    const before = await store.db.select().from(store.t.personSources);
    office.clock.set(new Date('2026-11-23T09:00:00Z'));
    const { people, end, text } = await office.imports({ people: staff });
    expect(people).toEqual({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
    expect(end).toBe('nothing-new');
    expect(text).toContain('3 unchanged');
    expect(text).toContain('Nothing to change');
    expect(await store.db.select().from(store.t.personSources)).toEqual(before);
    expect(office.told).toEqual(['people.imported']);
  });

  itOnSqlite('the same people as XLSX, GB18030 or with Chinese headers are the same people', async () => {
    const office = openOffice(await open());
    await office.imports({ people: '姓名,邮箱,团队,入职日期,工号\n张伟,wei@acme.cn,支付,2024-02-29,1007\n' });
    for (const people of [
      gb18030('工号;姓名;邮箱;入职日期;部门\n1007;张伟;WEI@acme.cn;2024年2月29日;支付\n'),
      await xlsx([
        ['name', 'email', 'team', 'start date', 'employee no.'],
        ['张伟', 'wei@acme.cn', '支付', new Date(Date.UTC(2024, 1, 29)), 1007],
      ]),
    ]) {
      expect((await office.imports({ people })).people).toEqual({
        created: 0,
        updated: 0,
        unchanged: 1,
        rejected: 0,
      });
    }
  });

  test('updates what changed and leaves columns alone that the file does not have', async () => {
    const office = openOffice(await open());
    await office.imports({ people: staff });
    const { people } = await office.imports({
      people:
        'employee_no,name,email,title\nE1,Anna Berg,anna.berg@acme.com,Head of Payments\nE3,Ben Cole,ben@acme.com,\n',
    });
    expect(people).toEqual({ created: 0, updated: 1, unchanged: 1, rejected: 0 });
    expect(await office.person('Anna Berg')).toMatchObject({
      email: 'anna.berg@acme.com',
      title: 'Head of Payments',
      nameKey: 'anna berg',
      location: 'Berlin',
      timeZone: 'Europe/Berlin',
    });
    expect(await office.managers()).toHaveLength(2);
  });

  test('an emptied cell takes back what a file had set', async () => {
    const office = openOffice(await open());
    const rows = (title: string, manager: string) =>
      `name,email,title,manager_email,slack_email\nAnna,a@acme.com,${title},,\nBen,b@acme.com,x,${manager},${title && 'b@chat.com'}\n`;
    await office.imports({ people: rows('Head', 'a@acme.com') });
    const { people } = await office.imports({ people: rows('', '') });
    expect(people).toMatchObject({ updated: 2 });
    expect((await office.person('Anna')).title).toBeNull();
    // Begun before today, it ends today.
    expect(await office.managers()).toEqual(['Ben < Anna 2026-11-15–2026-11-16']);
  });

  itOnSqlite('a new manager begins today, and the earlier one is kept with dates', async () => {
    const office = openOffice(await open());
    const rows = (manager: string) =>
      `name,email,manager_email\nAnna,a@acme.com,\nBen,b@acme.com,\nCleo,c@acme.com,${manager}\n`;
    await office.imports({ people: rows('a@acme.com') });
    office.clock.set(new Date('2026-12-01T09:00:00Z'));
    await office.imports({ people: rows('b@acme.com') });
    expect(await office.managers()).toEqual(['Cleo < Anna 2026-11-15–2026-12-01', 'Cleo < Ben 2026-12-01–']);
    // Back and forth on one day leaves one period.
    await office.imports({ people: rows('a@acme.com') });
    expect(await office.managers()).toEqual(['Cleo < Anna 2026-11-15–2026-12-01', 'Cleo < Anna 2026-12-01–']);
  });

  test('takes any key of a manager: address, chat address, employee number', async () => {
    const office = openOffice(await open());
    await office.imports({
      people: `name,email,slack_email,feishu_email,employee_no,manager_email
Anna,a@acme.com,a@chat.com,a@feishu.cn,x-1,
B,b@acme.com,,,,A@ACME.com
C,c@acme.com,,,,a@chat.com
D,d@acme.com,,,,a@feishu.cn
E,e@acme.com,,,,X-1
`,
    });
    expect(await office.managers()).toHaveLength(4);
    const { people } = await office.imports({
      people: 'name,email,manager_email\nF,f@acme.com,ａ@chat.com\nG,g@acme.com,x-1\n',
    });
    expect(people).toMatchObject({ created: 2 });
    expect(await office.managers()).toHaveLength(6);
  });

  test('finds a person by any key, and by the address of an account', async () => {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people: 'name,employee_no\nAnna,E1\n' });
    const { id } = await office.person('Anna');
    await store.batch([
      store.db.insert(store.t.accounts).values({
        platform: 'slack',
        workspace: 'T1',
        accountId: 'U1',
        personId: id,
        address: 'anna@acme.com',
        linkedBy: 'directory',
        linkedAt: office.clock.now(),
      }),
    ]);
    const { people } = await office.imports({ people: 'name,email\nAnna,anna@acme.com\n' });
    expect(people).toMatchObject({ created: 0, updated: 1 });
    expect((await office.people()).size).toBe(1);
    expect((await office.person('Anna')).employeeNo).toBe('E1');
  });
});

describeOnEachEngine('importing over what people and directories changed', (open) => {
  const rows = (zone: string, pinned = '') =>
    `name,email,time_zone,title,pinned\nAnna,a@acme.com,${zone},Head,${pinned}\nBen,b@acme.com,Europe/Berlin,,\n`;

  async function movedInChat() {
    const store = await open();
    const office = openOffice(store);
    await office.imports({ people: rows('Europe/Berlin') });
    const { people } = store.t;
    await store.batch([
      store.db.update(people).set({ timeZone: 'Asia/Tokyo' }).where(eq(people.email, 'a@acme.com')),
    ]);
    const zone = async () => (await office.person('Anna')).timeZone;
    return { store, office, zone };
  }

  itOnSqlite('the same value again does not undo what Anna set herself', async () => {
    const { office, zone } = await movedInChat();
    const { people, text } = await office.imports({ people: rows('Europe/Berlin') });
    expect(people).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(await zone()).toBe('Asia/Tokyo');
    expect(text).toContain('1 person keeps what was changed in chat or in the directory');
  });

  itOnSqlite('a value that is new in the file wins, and the report says so', async () => {
    const { office, zone } = await movedInChat();
    const { people, text } = await office.imports({ people: rows('Europe/Paris') });
    expect(people).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await zone()).toBe('Europe/Paris');
    expect(text).toContain('Anna: time_zone Asia/Tokyo → Europe/Paris (the file is newer)');
  });

  test('a pinned row keeps the file’s value', async () => {
    const { store, office, zone } = await movedInChat();
    await office.imports({ people: rows('Europe/Berlin', 'yes') });
    expect(await zone()).toBe('Europe/Berlin');
    const [anna] = await store.db
      .select()
      .from(store.t.personSources)
      .where(eq(store.t.personSources.personId, (await office.person('Anna')).id));
    expect([...(anna?.pinned ?? [])].sort()).toEqual(['email', 'name', 'time_zone', 'title']);
    expect((await office.imports({ people: rows('Europe/Berlin', '是') })).people).toMatchObject({
      unchanged: 2,
    });
  });

  test('a first file leaves what a person set, but outranks what a directory said', async () => {
    const store = await open();
    const office = openOffice(store);
    const at = office.clock.now();
    const { people, personSources } = store.t;
    const known = (id: string, email: string) => ({
      id,
      name: id,
      nameKey: id,
      pinyin: '',
      initials: '',
      email,
      createdAt: at,
    });
    await store.batch([
      store.db
        .insert(people)
        .values({ ...known('anna', 'a@acme.com'), timeZone: 'Asia/Tokyo', locale: 'zh-CN' }),
      store.db.insert(personSources).values({
        personId: 'anna',
        source: 'slack',
        values: { name: 'anna', time_zone: 'Europe/Berlin', locale: 'zh-TW' },
        pinned: [],
        at,
      }),
    ]);
    await office.imports({ people: 'name,email,time_zone,locale\nAnna,a@acme.com,Europe/Paris,en\n' });
    expect(await office.person('Anna')).toMatchObject({ timeZone: 'Asia/Tokyo', locale: 'en' });
  });

  test('leavers stay leavers, and the report says so', async () => {
    const { store, office } = await movedInChat();
    const { people } = store.t;
    await store.batch([
      store.db.update(people).set({ standing: 'left' }).where(eq(people.email, 'b@acme.com')),
    ]);
    const { text } = await office.imports({ people: rows('Europe/Berlin').replace('Ben', 'Benjamin') });
    expect((await office.person('Benjamin')).standing).toBe('left');
    expect(text).toContain('1 person has left according to the directory and stay so');
  });

  test('two people who became one are found by the keys of both', async () => {
    const { store, office } = await movedInChat();
    const { people } = store.t;
    const anna = await office.person('Anna');
    await store.batch([
      store.db
        .update(people)
        .set({ standing: 'left', mergedIntoId: anna.id })
        .where(eq(people.email, 'b@acme.com')),
    ]);
    await office.imports({ people: 'name,email,manager_email\nCleo,c@acme.com,b@acme.com\n' });
    expect(await office.managers()).toEqual(['Cleo < Anna 2026-11-15–']);
  });
});

describeOnEachEngine('rejecting rows of people', (open) => {
  const rejected = async (people: string, seed?: string) => {
    const office = openOffice(await open());
    if (seed !== undefined) await office.imports({ people: seed });
    const size = (await office.people()).size;
    const { report, end, text } = await office.imports({ people });
    expect(end).toBe('refused');
    expect((await office.people()).size).toBe(size);
    expect(text).toContain('Nothing was written.');
    return report.rejections.map(({ line, reasons }) => `${line}: ${reasons.join('; ')}`);
  };

  itOnSqlite('names every fault with line and reason', async () => {
    expect(
      await rejected(`name,email,time_zone,locale,start_date,calendar,working_days,hours,pinned,manager_email
,a@acme.com,,,,,,,,
No Key,,,,,,,,,
Bad Mail,nobody,,,,,,,,
Bad Zone,c@acme.com,GMT+8,,,,,,,
Bad Locale,d@acme.com,,klingonisch!,,,,,,
Bad Date,e@acme.com,,,2026-02-30,,,,,
Two Ways,f@acme.com,,,03/04/2026,,,,,
Bad Calendar,g@acme.com,,,,US,,,,
Bad Days,h@acme.com,,,,,someday,,,
Bad Hours,i@acme.com,,,,,,9 to 5,,
Backwards,j@acme.com,,,,,,18:00-09:00,,
Bad Pin,k@acme.com,,,,,,,perhaps,
Own Boss,l@acme.com,,,,,,,,l@acme.com
Lost,m@acme.com,,,,,,,,nobody@acme.com
`),
    ).toEqual([
      '2: name is missing',
      '3: an email address, chat address or employee number is needed to recognise the person',
      '4: email "nobody" is not an email address',
      '5: time zone "GMT+8" is not known; write it like Asia/Shanghai or Europe/Berlin',
      '6: language "klingonisch!" is not known; write en or zh-CN',
      '7: start_date "2026-02-30" is not a date; write it like 2026-11-30',
      '8: start_date "03/04/2026" could be read with day or month first; write it like 2026-11-30',
      '9: work calendar "US" is not known; there are CN, none',
      '10: working days "someday" are not understood; write them like Mon-Fri',
      '11: working hours "9 to 5" are not understood; write them like 09:00-12:00, 13:30-18:00',
      '12: working hours "18:00-09:00" do not rise through one day',
      '13: pinned "perhaps" should be yes or no',
      '14: nobody is their own manager',
      '15: manager nobody@acme.com is not known, neither in this file nor in Pacer',
    ]);
  });

  test('names all faults of a row at once', async () => {
    expect(await rejected('name,email,time_zone,start_date\nAnna,nobody,Mars,soon\n')).toEqual([
      '2: email "nobody" is not an email address; time zone "Mars" is not known; write it like Asia/Shanghai or Europe/Berlin; start_date "soon" is not a date; write it like 2026-11-30',
    ]);
  });

  itOnSqlite('names the line on which a key stood first', async () => {
    expect(
      await rejected(
        `name,email,slack_email,employee_no\nAnna,a@acme.com,,7\nBen,b@acme.com,A@acme.com,8\nCleo,c@acme.com,,7\n`,
      ),
    ).toEqual(['3: a@acme.com already stands on line 2', '4: 7 already stands on line 2']);
  });

  itOnSqlite('notices one stored person under two names, and two under one', async () => {
    const seed = 'name,email,employee_no\nAnna,a@acme.com,1\nBen,b@acme.com,2\n';
    expect(await rejected('name,email,employee_no\nAnna,a@acme.com,\nAnn,,1\n', seed)).toEqual([
      '3: Anna already stands on line 2',
    ]);
    expect(await rejected('name,email,employee_no\nAnna,a@acme.com,2\n', seed)).toEqual([
      '2: the keys belong to two different people, Anna and Ben; join or correct them first',
    ]);
  });

  itOnSqlite('finds loops of managers in the file', async () => {
    expect(
      await rejected(
        'name,email,manager_email\nAnna,a@x.de,c@x.de\nBen,b@x.de,a@x.de\nCleo,c@x.de,b@x.de\nDan,d@x.de,c@x.de\n',
      ),
    ).toEqual([
      '2: manager loop: Anna → Cleo → Ben → Anna',
      '3: manager loop: Ben → Anna → Cleo → Ben',
      '4: manager loop: Cleo → Ben → Anna → Cleo',
      '5: manager c@x.de was rejected on line 4',
    ]);
  });

  itOnSqlite('finds loops that close across the file and the database', async () => {
    const seed = 'name,email,manager_email\nAnna,a@x.de,\nBen,b@x.de,a@x.de\nCleo,c@x.de,b@x.de\n';
    expect(await rejected('name,email,manager_email\nAnna,a@x.de,c@x.de\n', seed)).toEqual([
      '2: manager loop: Anna → Cleo → Ben → Anna',
    ]);
  });

  itOnSqlite('finds a loop that appears only because another row was rejected', async () => {
    // Ben moves away from under Anna, so Anna may go under Ben; but his row is wrong, and the old order stays.
    const seed = 'name,email,manager_email\nAnna,a@x.de,\nBen,b@x.de,a@x.de\n';
    expect(
      await rejected(
        'name,email,manager_email,time_zone\nAnna,a@x.de,b@x.de,\nBen,b@x.de,c@x.de,Mars\nCleo,c@x.de,,\n',
        seed,
      ),
    ).toEqual(['2: manager loop: Anna → Ben → Anna', expect.stringMatching(/^3: time zone/)]);
  });

  itOnSqlite('swapping a manager and a report is no loop', async () => {
    const office = openOffice(await open());
    await office.imports({ people: 'name,email,manager_email\nAnna,a@x.de,\nBen,b@x.de,a@x.de\n' });
    const { end } = await office.imports({
      people: 'name,email,manager_email\nAnna,a@x.de,b@x.de\nBen,b@x.de,\n',
    });
    expect(end).toBe('written');
  });

  itOnSqlite('says in Chinese what is wrong', async () => {
    const office = openOffice(await open());
    const { text } = await office.imports(
      { people: '姓名,邮箱,时区,入职日期,上级邮箱\n张伟,wei@acme.cn,北京,2026/13/1,nobody@acme.cn\n' },
      { locale: 'zh-CN' },
    );
    expect(text).toContain(
      'people.csv 第 2 行：时区“北京”无法识别，请写成 Asia/Shanghai、Europe/Berlin 这样的名称；入职日期“2026/13/1”不是有效日期，请写成 2026-11-30',
    );
    expect(text).toContain('成员：新增 0，更新 0，未变 0，未通过 1');
    expect(text).toContain('没有写入任何内容');
  });

  itOnSqlite('--partial imports the others, and leaves out who leans on a rejected row', async () => {
    const office = openOffice(await open());
    const file =
      'name,email,manager_email,time_zone\nAnna,a@x.de,,Mars\nBen,b@x.de,a@x.de,\nCleo,c@x.de,b@x.de,\nDan,d@x.de,,\n';
    const { people, end, text } = await office.imports({ people: file }, { partial: true });
    expect(end).toBe('written');
    expect(people).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 3 });
    expect([...(await office.people()).keys()]).toEqual(['Dan']);
    expect(text).toContain('2 more rows were rejected only because they lean on a rejected one');
    // Once Anna is right, everybody comes.
    expect((await office.imports({ people: file.replace('Mars', '') })).people).toMatchObject({
      created: 3,
      unchanged: 1,
    });
  });

  itOnSqlite('--partial keeps reports of a stored manager whose own row was rejected', async () => {
    const office = openOffice(await open());
    await office.imports({ people: 'name,email\nAnna,a@x.de\n' });
    const { people } = await office.imports(
      { people: 'name,email,manager_email,time_zone\nAnna,a@x.de,,Mars\nBen,b@x.de,a@x.de,\n' },
      { partial: true },
    );
    expect(people).toMatchObject({ created: 1, rejected: 1 });
    expect(await office.managers()).toEqual(['Ben < Anna 2026-11-15–']);
  });

  itOnSqlite('--dry-run reports the same and writes nothing', async () => {
    const office = openOffice(await open());
    const { people, end, text } = await office.imports({ people: staff }, { dryRun: true });
    expect(people).toMatchObject({ created: 3 });
    expect(end).toBe('dry-run');
    expect(text).toContain('Dry run: nothing was written.');
    expect((await office.people()).size).toBe(0);
    expect((await office.teams()).size).toBe(0);
    expect(office.told).toEqual([]);
  });
});

describe('hostile people', () => {
  const sqlite = async () =>
    (await import('../../support/databases.ts')).openFresh(
      'sqlite',
      (await import('../../../src/schema.ts')).tables,
    );

  test('names of every kind come back as they were written', async () => {
    const { store, close } = await sqlite();
    const office = openOffice(store);
    const names = [
      '<!channel>',
      "Robert'); DROP TABLE people;--",
      '<at id=all></at>',
      '👩‍👩‍👧 Ömür',
      'محمد علي',
      '欧阳 娜娜',
      '*bold* `x`',
    ];
    const rows = names.map((name, i) => `"${name}",p${i}@acme.com`).join('\n');
    expect((await office.imports({ people: `name,email\n${rows}\n` })).people).toMatchObject({
      created: names.length,
    });
    expect([...(await office.people()).keys()].sort()).toEqual([...names].sort());
    await close();
  });

  test.each([
    ['=HYPERLINK("http://evil","x")', 'name is a formula'],
    ['@SUM(A1)', 'name is a formula'],
    ['+cmd|calc!A0', 'name is a formula'],
    ['x'.repeat(101), 'name is longer than 100 characters'],
    ['Na\ufffdme', 'name has characters that could not be read'],
  ])('rejects the name %j', async (name, reason) => {
    const { store, close } = await sqlite();
    const { report } = await openOffice(store).imports({
      people: `name,email\n"${name.replaceAll('"', '""')}",a@acme.com\n`,
    });
    expect(report.rejections[0]?.reasons[0]).toContain(reason);
    await close();
  });

  test('a row with more cells than the header is named, empty ones beyond it are not', async () => {
    const { store, close } = await sqlite();
    const { report } = await openOffice(store).imports({
      people: 'name,email\nAnna,a@acme.com,,,\nBen,b@acme.com,c\n',
    });
    expect(report.rejections.map(({ line }) => line)).toEqual([3]);
    expect(report.rejections[0]?.reasons).toEqual([
      'the row has more cells than the header (an unquoted delimiter?)',
    ]);
    await close();
  });
});

describeOnEachEngine('one person, two accounts', (open) => {
  /** Two people whom two chats' directories brought. */
  async function knownApart() {
    const store = await open();
    const office = openOffice(store);
    const at = office.clock.now();
    const { people, accounts, managerPeriods } = store.t;
    const known = (id: string, name: string, email: string | null) => ({
      id,
      name,
      nameKey: name,
      pinyin: '',
      initials: '',
      email,
      createdAt: at,
    });
    const account = (platform: string, personId: string, address: string) => ({
      platform,
      workspace: 'w',
      accountId: `${platform}-${personId}`,
      personId,
      address,
      linkedBy: 'directory' as const,
      linkedAt: at,
    });
    await store.batch([
      store.db
        .insert(people)
        .values([
          known('anna-s', 'Anna', 'anna@acme.com'),
          known('anna-f', '安娜', null),
          known('ben', 'Ben', 'ben@acme.com'),
        ]),
      store.db
        .insert(accounts)
        .values([
          account('slack', 'anna-s', 'anna@acme.com'),
          account('feishu', 'anna-f', 'anna@acme.cn'),
          account('slack', 'ben', 'ben@acme.com'),
        ]),
      store.db.insert(managerPeriods).values({ personId: 'ben', managerId: 'anna-f', from: '2026-01-01' }),
    ]);
    return { store, office };
  }
  const file = 'name,email,slack_email,feishu_email,title\nAnna Bär,anna@acme.com,,anna@acme.cn,Head\n';

  test('accounts join when an import names both', async () => {
    const { store, office } = await knownApart();
    const { people, text } = await office.imports({ people: file });
    expect(people).toEqual({ created: 0, updated: 1, unchanged: 0, rejected: 0 });
    expect(text).toContain('Joined the accounts of 1 person whom the chats knew apart');
    const rows = await store.db.select().from(store.t.accounts);
    const anna = await office.person('Anna Bär');
    expect(
      rows
        .filter((it) => it.personId === anna.id)
        .map((it) => it.platform)
        .sort(),
    ).toEqual(['feishu', 'slack']);
    expect(await office.managers()).toEqual(['Ben < Anna Bär 2026-01-01–']);
    const links = await store.db.select().from(store.t.personLinks);
    expect(links.map((it) => [it.how, it.personId])).toEqual([['file', anna.id]]);
    expect((await office.imports({ people: file })).end).toBe('nothing-new');
  });

  test('a dry run says so and joins nobody', async () => {
    const { store, office } = await knownApart();
    const { people, text, end } = await office.imports({ people: file }, { dryRun: true });
    expect(end).toBe('dry-run');
    expect(people).toMatchObject({ updated: 1, rejected: 0 });
    expect(text).toContain('Joined the accounts of 1 person');
    expect(await store.db.select().from(store.t.personLinks)).toEqual([]);
  });

  itOnSqlite('two people in the same chat stay two, and the row is rejected', async () => {
    const { office } = await knownApart();
    const { report, end } = await office.imports({
      people: 'name,email,slack_email\nAnna,anna@acme.com,ben@acme.com\n',
    });
    expect(end).toBe('refused');
    expect(report.rejections[0]?.reasons).toEqual([
      'the keys belong to two different people, Anna and Ben; join or correct them first',
    ]);
  });
});
