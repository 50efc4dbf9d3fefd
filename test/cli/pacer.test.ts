import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openDesk } from '../../src/cli/desk.ts';
import { chooseLocale } from '../../src/cli/locale.ts';
import { columns } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { tables } from '../../src/schema.ts';
import { newId } from '../../src/shared/ids.ts';
import { openStore } from '../../src/storage/open.ts';
import { version } from '../../src/version.ts';
import { createPostgresDatabase, engines } from '../support/databases.ts';
import { bundled } from '../support/programs.ts';
import { sitDown } from './command-line.ts';

const people =
  'name,email,team,manager_email\nAnna Bär,anna@acme.com,Payments,\n王芳,fang@acme.cn,供应链,anna@acme.com\nBen Cole,ben@acme.com,Payments,anna@acme.com\n';
const teams =
  'team,lead_email,slack_channel,status\nPayments,anna@acme.com,#payments,\n供应链,fang@acme.cn,,on\n';

describe.each(engines)('pacer on %s', (engine) => {
  test('imports before the first start, and the second time changes nothing', async () => {
    const desk = await sitDown(engine, {}, createPostgresDatabase);
    const line = ['import', desk.file('people.csv', people), '--teams', desk.file('teams.csv', teams)];
    const first = await desk.pacer(...line);
    expect(first).toMatchObject({ exit: 0, err: '' });
    expect(first.out).toContain('Teams: 2 created, 0 updated, 0 unchanged, 0 rejected');
    expect(first.out).toContain('People: 3 created, 0 updated, 0 unchanged, 0 rejected');
    expect(first.out).toContain('Started: 供应链');
    expect(first.out).toMatch(/Imported in 0\.0 s\.$/);
    const second = await desk.pacer(...line);
    expect(second.exit).toBe(0);
    expect(second.out).toContain('People: 0 created, 0 updated, 3 unchanged, 0 rejected');
    expect(second.out).toContain('Nothing to change: everything is already as the file says.');
  });

  test('an import wakes what follows from it, for the bot to find', async () => {
    const desk = await sitDown(engine);
    await desk.pacer('import', desk.file('people.csv', people), '--teams', desk.file('teams.csv', teams));
    const store = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'cli' });
    const timers = await store.db.select().from(store.t.timers);
    await store.close();
    const kinds = new Set(timers.map((it) => it.timer));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['on:people:people.imported', 'on:check-ins:people.team-started']),
    );
  });

  test('rejected rows end with 1, name the line, and write nothing; --partial writes the others', async () => {
    const desk = await sitDown(engine);
    const file = desk.file('people.csv', people.replace('ben@acme.com', 'nobody'));
    const refused = await desk.pacer('import', file);
    expect(refused.exit).toBe(1);
    expect(refused.err).toBe('people.csv, line 4: email "nobody" is not an email address');
    expect(refused.out).toContain('Nothing was written.');
    expect((await desk.pacer('people', 'find', 'anna')).exit).toBe(1);
    const partial = await desk.pacer('import', file, '--partial');
    expect(partial.exit).toBe(1);
    expect(partial.out).toContain('People: 2 created, 0 updated, 0 unchanged, 1 rejected');
    expect((await desk.pacer('people', 'find', 'anna')).exit).toBe(0);
  });

  test('an import that takes longer than a second shows how far it is', async () => {
    const desk = await sitDown(engine);
    desk.elapsedMs = 1_250;
    const { out, err } = await desk.pacer('import', desk.file('people.csv', people));
    expect(err.split('\n')).toEqual([
      'Reading people.csv …',
      'Comparing 3 rows with what is stored …',
      'Writing …',
    ]);
    expect(out).toContain('Imported in 1.3 s.');
  });

  test('--dry-run writes nothing', async () => {
    const desk = await sitDown(engine);
    const dry = await desk.pacer('import', desk.file('people.csv', people), '--dry-run');
    expect(dry).toMatchObject({ exit: 0 });
    expect(dry.out).toContain('People: 3 created');
    expect((await desk.pacer('people', 'find', 'anna')).err).toBe('Nobody is found by "anna".');
  });

  test('imports absences', async () => {
    const desk = await sitDown(engine);
    await desk.pacer('import', desk.file('people.csv', people));
    const away = desk.file('away.csv', 'email,from,to\nanna@acme.com,2026-12-21,2027-01-03\n');
    expect((await desk.pacer('import', '--away', away)).out).toContain('Absences: 1 created');
    expect((await desk.pacer('import', '--away', away)).out).toContain('1 unchanged');
  });

  test('lists, starts and stops teams', async () => {
    const desk = await sitDown(engine);
    expect((await desk.pacer('team', 'list')).out).toContain('There are no teams yet');
    await desk.pacer('import', desk.file('people.csv', people), '--teams', desk.file('teams.csv', teams));
    expect((await desk.pacer('team', 'list')).out.split('\n')).toEqual([
      'Team      State  Members  Lead      Channels',
      '供应链    on     1        王芳      –',
      'Payments  off    2        Anna Bär  payments (slack, not found yet)',
    ]);
    const started = await desk.pacer('team', 'on', 'payments');
    expect(started).toEqual({
      exit: 0,
      err: '',
      out: 'Payments is on. Pacer turns to its 2 members in their working hours.',
    });
    expect((await desk.pacer('team', 'on', 'Payments')).out).toBe('Payments is on already.');
    expect((await desk.pacer('team', 'off', '供应链', '--locale', 'zh-CN')).out).toBe('“供应链”已停用。');
    expect(await desk.pacer('team', 'on', 'Pay')).toMatchObject({
      exit: 1,
      err: 'There is no team "Pay". Did you mean Payments?',
    });
  });

  test('shows and changes plans', async () => {
    const desk = await sitDown(engine);
    await desk.pacer('import', desk.file('people.csv', people));
    expect((await desk.pacer('plan', 'show')).out).toBe(
      `Check-ins in the company
  weekly: open at 10:00 on the working day before, close Friday 16:00, in each person’s own time zone
  reminder: on
  summary in the channel: on
  Strengths: in Pacer’s words
  Improvements: in Pacer’s words
  Next steps: in Pacer’s words`,
    );
    expect(
      (
        await desk.pacer(
          'plan',
          'set',
          'Payments',
          '--cadence',
          'biweekly',
          '--closing-day',
          'wed',
          '--closes',
          '9:30',
          '--strengths',
          'What shone?',
          '--reminder',
          'off',
        )
      ).out,
    ).toBe('Saved. It applies from the next period.');
    const shown = (await desk.pacer('plan', 'show', 'Payments', '--locale', 'zh-CN')).out;
    expect(shown).toContain('每两周：截止日前一个工作日 10:00 开始，周三 09:30 截止');
    expect(shown).toContain('截止前提醒：关');
    expect(shown).toContain('做得好的地方：What shone?');
    expect((await desk.pacer('plan', 'set', 'Payments', '--cadence', 'biweekly')).out).toBe(
      'Nothing to change: the plan is already so.',
    );
    expect((await desk.pacer('plan', 'set', 'Payments', '--strengths', '')).exit).toBe(0);
    expect((await desk.pacer('plan', 'show', 'Payments')).out).toContain('Strengths: in Pacer’s words');
    expect((await desk.pacer('plan', 'show', '供应链')).out).toContain(
      '(the company’s plan: the team has none of its own)',
    );
  });

  test('refuses plan values by name', async () => {
    const desk = await sitDown(engine);
    const { exit, err } = await desk.pacer(
      'plan',
      'set',
      'company',
      '--cadence',
      'daily',
      '--closing-day',
      'someday',
      '--opens',
      '25:00',
      '--summary',
      'perhaps',
    );
    expect(exit).toBe(2);
    expect(err.split('\n').map((line) => line.split(' is not possible')[0])).toEqual([
      '--cadence: "daily"',
      '--closing-day: "someday"',
      '--opens: "25:00"',
      '--summary: "perhaps"',
    ]);
    expect(await desk.pacer('plan', 'set', 'company')).toMatchObject({ exit: 2 });
  });

  test('finds people by pinyin and parts joined accounts', async () => {
    const desk = await sitDown(engine);
    await desk.pacer('import', desk.file('people.csv', people));
    expect((await desk.pacer('people', 'find', 'wangfang')).out).toContain('王芳  fang@acme.cn  供应链');
    const store = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'cli' });
    const [ben] = await store.db
      .select()
      .from(store.t.people)
      .orderBy(store.t.people.name)
      .limit(3)
      .then((rows) => rows.filter((it) => it.name === 'Ben Cole'));
    const account = (platform: string) =>
      store.db.insert(store.t.accounts).values({
        platform,
        workspace: 'w',
        accountId: `ben-${platform}`,
        personId: ben?.id ?? '',
        linkedBy: 'file',
        linkedAt: desk.clock.now(),
      });
    await store.batch([account('slack')]);
    expect(await desk.pacer('people', 'split', 'ben@acme.com', 'feishu')).toMatchObject({
      exit: 1,
      err: 'Ben Cole has no account on feishu.',
    });
    expect(await desk.pacer('people', 'split', 'ben@acme.com', 'slack')).toMatchObject({
      exit: 1,
      err: 'The slack account is the only one of Ben Cole, so there is nothing to part.',
    });
    await store.batch([account('feishu')]);
    expect(await desk.pacer('people', 'split', 'ben cole', 'slack')).toEqual({
      exit: 0,
      err: '',
      out: 'Ben Cole no longer has the slack account. Both sides are told in their chats.',
    });
    const owners = await store.db.select().from(store.t.accounts);
    await store.close();
    expect(new Set(owners.map((it) => it.personId)).size).toBe(2);
    const several = await desk.pacer('people', 'split', 'ben cole', 'slack');
    expect(several).toMatchObject({ exit: 1 });
    expect(several.err).toContain('"ben cole" fits several people.');
  });

  test('the doctor finds a fresh database well, and says what comes next', async () => {
    const desk = await sitDown(engine, {}, createPostgresDatabase);
    const fresh = await desk.pacer('doctor');
    expect(fresh.exit).toBe(0);
    expect(fresh.out).toContain('✓ Settings: all understood');
    expect(fresh.out).toMatch(/✓ Database: .* can be read and written, tables are up to date/);
    expect(fresh.out).toContain('! Nobody is known yet: pacer import people.csv --teams teams.csv');
    await desk.pacer('import', desk.file('people.csv', people));
    const known = await desk.pacer('doctor', '--locale=zh-CN');
    expect(known.out).toContain('✓ 公司：3 人，2 个团队，其中 0 个已启用');
    expect(known.out).toContain('! 没有已启用的团队');
    if (engine === 'postgres') expect(known.out).not.toContain('@');
  });

  test('the doctor names undelivered messages and failing tasks, and ends with 1', async () => {
    const desk = await sitDown(engine);
    await desk.pacer('doctor');
    const store = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'cli' });
    const app = await openDesk({ config: readConfig({ DATABASE_URL: desk.url }), clock: desk.clock, newId });
    const post = {
      id: 'm1',
      to: [{ person: 'p' }],
      parts: [{ card: 'people.welcome', thing: 'p' }],
      kind: 'answer' as const,
      why: 'people.welcome',
    };
    await app.commit({ post: [post] });
    await app.close();
    const { messages, timers } = store.t;
    await store.batch([
      store.db.update(messages).set({ state: 'dead', outcome: 'exhausted' }),
      store.db
        .insert(timers)
        .values({ timer: 't', subject: 's', dueAt: desk.clock.now(), token: 'x', failures: 3 }),
    ]);
    await store.close();
    const { exit, out } = await desk.pacer('doctor');
    expect(exit).toBe(1);
    expect(out).toContain('✗ 1 message could not be delivered and will not be tried again');
    expect(out).toContain('✗ 1 task keeps failing');
  });

  test('refuses the made-up company’s database', async () => {
    const desk = await sitDown(engine);
    const store = await openStore({ url: desk.url, tables, mark: 'demo', version, role: 'bot' });
    await store.close();
    const { exit, err } = await desk.pacer('import', desk.file('people.csv', people));
    expect(exit).toBe(1);
    expect(err).toContain('made-up company');
    expect((await desk.pacer('team', 'list', '--locale', 'zh-CN')).err).toContain('请检查 DATABASE_URL');
  });

  test('works beside a running bot of this version, and refuses beside another', async () => {
    const desk = await sitDown(engine);
    const file = desk.file('people.csv', people);
    const bot = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'bot' });
    expect(await desk.pacer('import', file)).toMatchObject({ exit: 0 });
    await bot.close();
    const other = await openStore({ url: desk.url, tables, mark: 'real', version: '0.0.1', role: 'bot' });
    const { exit, err } = await desk.pacer('import', file);
    await other.close();
    expect(exit).toBe(1);
    expect(err).toContain('0.0.1');
  });
});

describe('pacer backup', () => {
  test('copies the SQLite file beside a running bot, and overwrites nothing', async () => {
    const desk = await sitDown('sqlite');
    const bot = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'bot' });
    await desk.pacer('import', desk.file('people.csv', people));
    const target = desk.path('backup.db');
    expect(await desk.pacer('backup', target)).toMatchObject({ exit: 0, err: '' });
    await bot.close();
    const copy = await openStore({ url: `file:${target}`, tables, mark: 'real', version, role: 'cli' });
    expect(await copy.db.$count(copy.t.people)).toBe(3);
    await copy.close();
    expect(await desk.pacer('backup', target)).toMatchObject({
      exit: 1,
      err: `${target} already exists; name another file.`,
    });
  });

  test('points to pg_dump on PostgreSQL', async () => {
    const desk = await sitDown('postgres');
    const { exit, err } = await desk.pacer('backup', desk.path('backup.db'));
    expect(exit).toBe(1);
    expect(err).toContain('pg_dump');
    expect(existsSync(desk.path('backup.db'))).toBe(false);
  });
});

describe('calling it', () => {
  test.each([
    [['imprt'], 2, /unknown command 'imprt'/],
    [['import'], 2, /Name at least one file/],
    [['import', '--nope'], 2, /unknown option '--nope'/],
    [['import', 'a.csv', 'b.csv'], 2, /too many arguments/],
    [['import', '--teams'], 2, /argument missing/],
    [['team', 'on'], 2, /missing required argument/],
    [['team'], 2, /Usage: pacer team/],
    [[], 2, /Usage: pacer/],
    [['imprt', '--locale', 'zh-CN'], 2, /没有“imprt”这个命令/],
    [['team', 'on', '--locale', 'zh-CN'], 2, /缺少参数“team”/],
    [['import', 'missing.csv'], 1, /missing\.csv cannot be read/],
    [['import', '/tmp'], 1, /tmp cannot be read/],
    [['import', '/dev/zero'], 1, /zero is too large/],
  ])('%j ends with %i', async (argv, exit, said) => {
    const desk = await sitDown('sqlite');
    const ended = await desk.pacer(...argv);
    expect(ended.exit).toBe(exit);
    expect(ended.err).toMatch(said);
  });

  test('help explains every command in both languages and ends with 0', async () => {
    const desk = await sitDown('sqlite');
    for (const [locale, said] of [
      ['en', 'import people, teams and absences'],
      ['zh-CN', '导入成员、团队和不在岗日期'],
    ] as const) {
      const { exit, out } = await desk.pacer('--help', '--locale', locale);
      expect(exit).toBe(0);
      expect(out).toContain(said);
    }
    expect((await desk.pacer('--version')).out).toBe(version);
  });

  test('settings that cannot be are named with their remedy', async () => {
    const desk = await sitDown('sqlite', { DATABASE_URL: 'mysql://nope' });
    const { exit, err } = await desk.pacer('team', 'list');
    expect(exit).toBe(1);
    expect(err).toContain('DATABASE_URL must be file:');
  });

  test('an organisation’s calendar file is known to imports', async () => {
    const desk = await sitDown('sqlite');
    const file = desk.file('acme.csv', 'date,kind,name\n2026-12-24,off,Christmas Eve\n');
    const company = await sitDown('sqlite', { WORK_CALENDAR: file });
    const ended = await company.pacer(
      'import',
      company.file('people.csv', 'name,email,calendar\nAnna,a@x.de,acme\n'),
    );
    expect(ended).toMatchObject({ exit: 0, err: '' });
  });

  test('the language is the flag’s, else the terminal’s', () => {
    expect(chooseLocale(['team', 'list'], { LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
    expect(chooseLocale(['--locale', 'en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(chooseLocale(['--locale=zh'], { LANG: 'en_US.UTF-8' })).toBe('zh-CN');
    expect(chooseLocale([], { LC_ALL: 'zh_TW', LANG: 'en_US' })).toBe('zh-CN');
    expect(chooseLocale([], {})).toBe('en');
  });

  test('columns stand straight with Chinese in them', () => {
    expect(
      columns([
        ['供应链', 'x'],
        ['Payments', 'y'],
      ]),
    ).toEqual(['供应链    x', 'Payments  y']);
  });

  test('as a program it ends with its code and prints to the right stream', async () => {
    const desk = await sitDown('sqlite');
    const program = await bundled('src/cli/main.ts');
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, [program, ...argv], {
        env: { ...process.env, DATABASE_URL: desk.url, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
        encoding: 'utf8',
      });
    const imported = run('import', desk.file('people.csv', people));
    expect(imported.status).toBe(0);
    expect(imported.stdout).toContain('成员：新增 3');
    const refused = run('import', desk.file('bad.csv', 'name,email\nAnna,nobody\n'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('bad.csv 第 2 行：邮箱“nobody”不是有效的邮箱地址');
  });
});
