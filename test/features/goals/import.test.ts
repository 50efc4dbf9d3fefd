import { expect, it } from 'vitest';
import type { Goal } from '../../../src/features/goals/model.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { csvLines } from '../../../src/sheets/index.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { gb18030, xlsx } from '../import/files.ts';
import { imports } from './import-desk.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const quarter = `title,level,owner_email,team,parent,tool,unit,baseline,current,target,weight,start,due,class,kind,horizon,rhythm
Customers stay with us,company,helen@beacon.example,,,okr,,,,,,2026-10-05,2026-12-25,customer,,,quarterly
Answer within a day,team,anna@beacon.example,payments,Customers stay with us,okr,,,,,,2026-10-05,2026-12-25,customer,lag,,
First answer within a day,,,,Answer within a day,,%,60,,95,60,,,,key_result,,
Customer calls a week,key result,alice@beacon.example,,Answer within a day,,calls,10,20,50,40,,,,lead,,
Ledger migration,person,bob@beacon.example,,Answer within a day,project,,,,,,2026-10-05,2026-12-25,operations,,,
Pilot runs,milestone,,,Ledger migration,,,,,,,,2026-11-06,,,,
All accounts moved,milestone,,,Ledger migration,,,,,,,,2026-12-18,,,,
Availability,person,bob@beacon.example,,,service,%,,99.2,>=99.5,,2026-10-05,2026-12-25,operations,lag,,
`;

describeOnEachEngine('importing goals', (open) => {
  it('brings a company’s spreadsheet in at once, and the same file again changes nothing', async () => {
    const world = await openOffice(await open());
    const first = await imports(world, quarter);
    expect(first.text).toMatch(/^goals\.csv: 8 rows, read as UTF-8/);
    expect(first.text).toMatch(
      /Goals: 8 created, 0 updated, 0 unchanged, 0 rejected\nWith 2 new milestones\.\n2 goals have a new value/,
    );
    const [theme, team, kr, calls, ledger, uptime] = await Promise.all(
      ['G-1', 'G-2', 'G-3', 'G-4', 'G-5', 'G-6'].map((code) => stored(world, code)),
    );
    expect(theme).toMatchObject({
      level: 'company',
      state: 'active',
      visibility: 'company',
      measure: { kind: 'parts' },
    });
    expect(team).toMatchObject({ ownerId: 'anna', teamId: 'payments', parentId: theme?.id });
    expect(kr).toMatchObject({
      kind: 'key-result',
      ownerId: 'anna',
      start: '2026-10-05',
      weight: 60,
      measure: { kind: 'level', unit: '%', baseline: 60, target: 95 },
    });
    expect(calls).toMatchObject({
      ownerId: 'alice',
      indicator: 'lead',
      current: 20,
      progress: 0.25,
      reports: 1,
    });
    expect(ledger).toMatchObject({ tool: 'project', measure: { kind: 'milestones' } });
    expect(uptime).toMatchObject({ measure: { kind: 'keep', unit: '%', least: 99.5 }, outsideInARow: 1 });
    // 40 % of a quarter of the way; the other key result stands at nothing.
    expect(team?.progress).toBeCloseTo(0.1);
    // The team's goal and the migration, equally.
    expect(theme?.progress).toBeCloseTo(0.1);
    const again = await imports(world, quarter);
    expect(again.text).toMatch(/0 created, 0 updated, 8 unchanged, 0 rejected\nNothing to change/);
    expect(again.report.end).toBe('nothing-new');
  });

  itOnSqlite('reads Chinese headers, GB18030 and Excel', async () => {
    const world = await openOffice(await open());
    const text = `目标名称,层级,责任人邮箱,上级目标,工具,单位,基线值,当前值,目标值,截止日期,性质,更新频率
缩短交付周期,个人,li@beacon.example,,指标,天,30,24,20,2026年12月25日,滞后,每月
`;
    const { text: said } = await imports(world, gb18030(text), { locale: 'zh-CN' });
    expect(said).toMatch(/目标：新增 1，更新 0，未变 0，未通过 0/);
    expect(await stored(world, 'G-1')).toMatchObject({
      ownerId: 'li',
      teamId: 'supply',
      start: '2026-10-01',
      due: '2026-12-25',
      rhythm: 'monthly',
      progress: 0.6,
    });
    const sheet = await xlsx([
      ['Goal', 'Owner', 'Due date', 'Target', 'Unit'],
      ['Suppliers audited', 'wang@beacon.example', '2026-12-25', '12', 'audits'],
    ]);
    expect((await imports(world, sheet)).text).toMatch(/read as XLSX[\s\S]*1 created/);
    expect(await stored(world, 'G-2')).toMatchObject({ ownerId: 'wang', title: 'Suppliers audited' });
  });

  itOnSqlite('says what is wrong with each row, and writes none of them unless asked to', async () => {
    const world = await openOffice(await open());
    const text = `title,owner_email,team,parent,unit,baseline,target,weight,start,due,kind
Good,alice@beacon.example,,,calls,0,10,,2026-10-05,2026-12-25,
No owner,nobody@beacon.example,,,calls,0,10,,,2026-12-25,
No target,alice@beacon.example,,,,,,,,2026-12-25,
Backwards,alice@beacon.example,,,,0,10,,2026-12-26,2026-12-25,
Nothing to reach,alice@beacon.example,,,,10,10,,,2026-12-25,
A,alice@beacon.example,,B,,0,10,,,2026-12-25,
B,alice@beacon.example,,A,,0,10,,,2026-12-25,
Below A,alice@beacon.example,,A,,0,10,,,2026-12-25,
Elsewhere,alice@beacon.example,Nowhere,,,0,10,,,2026-12-25,
Alone,,,,,0,10,,,,key_result
Objective,alice@beacon.example,,,,,,,,2026-12-25,
Half,,,Objective,,0,10,50,,,key result
Third,,,Objective,,0,10,30,,,key result
=cmd(),alice@beacon.example,,,,0,10,,,2026-12-25,
Good,alice@beacon.example,,,calls,0,10,,2026-10-05,2026-12-25,
`;
    const { report, text: said } = await imports(world, text);
    expect(report.end).toBe('refused');
    for (const line of [
      /line 3: owner nobody@beacon\.example is nobody/i,
      /line 4: target is missing/,
      /line 5: it is due \(2026-12-25\) before it starts \(2026-12-26\)/,
      /line 6: baseline and target are both 10/,
      /line 7: goals serve each other in a circle: A → B → A/,
      /line 10: team Nowhere is not known/,
      /line 11: a key result or milestone names the goal/,
      /line 13: the weights of what belongs to "Objective" add up to 80, not 100/,
      /line 15: title is a formula/,
      /line 16: the same goal already stands on line 2/,
      /1 more row was rejected only because/,
      /Nothing was written\. Correct these rows/,
    ])
      expect(said).toMatch(line);
    expect(await world.store.db.select().from(world.store.t.goals)).toEqual([]);
    expect((await imports(world, text, { dryRun: true })).report.end).toBe('dry-run');
    const partial = await imports(world, text, { partial: true });
    expect(partial.text).toMatch(/Goals: 2 created, 0 updated, 0 unchanged, 13 rejected/);
    expect((await world.store.db.select().from(world.store.t.goals)).map((it_) => it_.title).sort()).toEqual([
      'Good',
      'Objective',
    ]);
  });

  itOnSqlite('a newer file counts where it changed; what people changed since stays', async () => {
    const world = await openOffice(await open());
    const file = (target: string, current: string, due = '2026-12-25') =>
      `title,owner_email,unit,baseline,current,target,start,due\nCalls,alice@beacon.example,calls,0,${current},${target},2026-10-05,${due}\n`;
    await imports(world, file('100', '10'));
    const alice = world.person('alice');
    expect(alice).toBeDefined();
    const goal = await stored(world, 'G-1');
    // Adjusted in the chat meanwhile.
    const change = { byId: 'anna', what: 'adjusted' as const, before: {}, after: {} };
    await world.store.batch(
      goalStore(world.store).change(goal, { due: '2027-01-15' }, change, world.clock.now()),
    );
    const kept = await imports(world, file('100', '10'));
    expect(kept.report).toMatchObject({ end: 'nothing-new' });
    expect((await stored(world, 'G-1')).due).toBe('2027-01-15');
    const newer = await imports(world, file('200', '50'));
    expect(newer.text).toMatch(/0 created, 1 updated, 0 unchanged/);
    expect(await stored(world, 'G-1')).toMatchObject({
      due: '2027-01-15',
      current: 50,
      progress: 0.25,
      measure: { target: 200 },
      version: 3,
    });
    const moved = await imports(world, file('200', '50', '2027-02-26'));
    expect(moved.text).toMatch(/G-1: due 2027-01-15 → 2027-02-26 \(the file is newer\)/);
  });

  itOnSqlite('puts goals below those that are there, by their code', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(7, { ownerId: 'anna', level: 'team', measure: { kind: 'parts' } })]);
    const { text } = await imports(
      world,
      'title,owner_email,parent,target,due\nCalls,alice@beacon.example,G-7,100,2026-12-25\n',
    );
    expect(text).toMatch(/1 created/);
    expect(await stored(world, 'G-8')).toMatchObject({ parentId: 'goal-7', ownerId: 'alice' });
  });

  itOnSqlite(
    'takes figures as a workbook or a German file means them, and asks where they can be read in two ways',
    async () => {
      const world = await openOffice(await open());
      const head = 'title;owner_email;unit;baseline;current;target;due\n';
      const rows = (figures: string) => `${head}Cost;alice@beacon.example;EUR;${figures};2026-12-25\n`;
      const unclear = await imports(world, rows('1.500;;2000'));
      expect(unclear.text).toMatch(
        /line 2: baseline "1\.500" can be read in two ways; write 1500, or 1\.5000 with another zero/,
      );
      const german = `${rows('1.500;;2.000')}Share;alice@beacon.example;%;12,5;;>=99,5;2026-12-25\n`;
      expect((await imports(world, german)).text).toMatch(/2 created/);
      expect((await stored(world, 'G-1')).measure).toMatchObject({ baseline: 1500, target: 2000 });
      expect((await stored(world, 'G-2')).measure).toMatchObject({ least: 99.5 });
      const workbook = await xlsx([
        ['title', 'owner_email', 'unit', 'baseline', 'target', 'due'],
        ['Uptime', 'bob@beacon.example', '%', 99.125, 99.995, '2026-12-25'],
        ['Share of all', 'bob@beacon.example', '', 0.125, 1 / 3, '2026-12-25'],
      ]);
      expect((await imports(world, workbook)).text).toMatch(/2 created/);
      expect((await stored(world, 'G-3')).measure).toMatchObject({ baseline: 99.125, target: 99.995 });
      expect((await stored(world, 'G-4')).measure).toMatchObject({ baseline: 0.125, target: 1 / 3 });
    },
  );

  itOnSqlite(
    'takes weights that a workbook shows in per cent, and asks about figures that may be meant so',
    async () => {
      const world = await openOffice(await open());
      const due = new Date('2026-12-25');
      const workbook = await xlsx([
        ['title', 'owner_email', 'parent', 'kind', 'unit', 'baseline', 'target', 'weight', 'due'],
        ['Objective', 'alice@beacon.example', null, null, null, null, null, null, due],
        ['Renewals', null, 'Objective', 'key result', '%', 0.6, 0.95, 0.57, due],
        ['Calls', null, 'Objective', 'key result', 'calls', 0, 10, 0.43, due],
      ]);
      const { text } = await imports(world, workbook);
      expect(text).toMatch(/3 created/);
      expect(text).toContain(
        'Line 3, "Renewals": its figures in % are all below 1. If the workbook shows them a hundredfold',
      );
      expect([(await stored(world, 'G-2')).weight, (await stored(world, 'G-3')).weight]).toEqual([57, 43]);
    },
  );

  it('an export that is imported again changes nothing, closed goals and odd titles included', async () => {
    const world = await openOffice(await open());
    const own = goalStore(world.store);
    const of = (number: number, title: string, it_: Partial<Goal> = {}) => aGoal(number, { title, ...it_ });
    await givenGoals(
      world,
      [
        of(1, '=Everything() in order', { level: 'company', measure: { kind: 'parts' }, teamId: undefined }),
        of(2, '-10 % cost (Europe)', { parentId: 'goal-1', weight: 33.33 }),
        of(3, 'Uptime', { measure: { kind: 'keep', unit: '%', least: -99.995, most: 99.995 } }),
        of(4, 'Roll-out', { measure: { kind: 'milestones' }, visibility: 'company', ownerId: 'bob' }),
        of(5, 'Objective, with "words"', { tool: 'okr', measure: { kind: 'parts' }, ownerId: 'anna' }),
        of(6, 'First', { kind: 'key-result', parentId: 'goal-5', weight: 60, ownerId: 'anna', current: 20 }),
        of(7, 'First', { kind: 'key-result', parentId: 'goal-5', weight: 40, ownerId: 'bob' }),
        of(8, 'Uptime', { measure: { kind: 'level', unit: '', baseline: 1.125, target: 1.5 } }),
        // Not exported: it stays as it is, too.
        of(9, 'Between the two of us', { visibility: 'private', ownerId: 'bob' }),
      ],
      [
        { id: 'm1', goalId: 'goal-4', position: 1, title: 'Review', due: '2026-11-13', doneOn: '2026-11-12' },
        { id: 'm2', goalId: 'goal-4', position: 2, title: 'Review', due: '2026-12-11', doneOn: undefined },
      ],
    );
    const closing = { byId: 'alice', what: 'closed' as const, before: {}, after: {} };
    const toClose = await stored(world, 'G-2');
    const closedAt = world.clock.now();
    await world.store.batch(own.change(toClose, { state: 'closed', closedAt }, closing, closedAt));
    // Somebody whom no address names.
    const { people } = world.store.t;
    await world.store.batch([world.store.db.update(people).set({ email: null }).where(eq(people.id, 'bob'))]);
    const before = await world.store.db.select().from(world.store.t.goals);
    for (const locale of ['en', 'zh-CN'] as const) {
      const file = csvLines(await world.app.goals.exports.goals(locale)).join('\r\n');
      const { text } = await imports(world, file, { locale });
      expect(text).toMatch(
        locale === 'en'
          ? /0 created, 0 updated, 10 unchanged, 0 rejected/
          : /新增 0，更新 0，未变 10，未通过 0/,
      );
    }
    expect(await world.store.db.select().from(world.store.t.goals)).toEqual(before);
    // What a file said of a key result in its column is said elsewhere in an export.
    const result = (kind: string, level: string) =>
      `code,title,level,kind,parent,due\nG-6,First,${level},${kind},G-5,2026-12-25\n`;
    await imports(world, result('lag', 'key result'));
    expect(await stored(world, 'G-6')).toMatchObject({ indicator: 'lag' });
    expect((await imports(world, result('key result', ''))).text).toMatch(/0 updated, 1 unchanged/);
    const changed = 'code,title,due\nG-2,Another title,2026-12-25\n';
    expect((await imports(world, changed)).text).toMatch(/line 2: G-2 is closed/);
    const below = 'title,owner_email,parent,target,due\nNew,alice@beacon.example,G-2,5,2026-12-25\n';
    expect((await imports(world, below)).text).toMatch(/line 2: G-2 is closed/);
  });
});
