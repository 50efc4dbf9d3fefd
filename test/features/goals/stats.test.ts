import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { accessStore } from '../../../src/features/access/index.ts';
import { maySeeStatistics } from '../../../src/features/goals/stats/policy.ts';
import {
  addUp,
  type Count,
  firstDayOf,
  isQuarter,
  quarterBefore,
  reasonsIn,
} from '../../../src/features/goals/stats/rules.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { tables } from '../../../src/schema.ts';
import { csvLines } from '../../../src/sheets/index.ts';
import { openStore } from '../../../src/storage/open.ts';
import { version } from '../../../src/version.ts';
import { sitDown } from '../../cli/command-line.ts';
import { describeOnEachEngine, engines, itOnSqlite } from '../../support/databases.ts';
import { asks, officeWith } from './adjust-office.ts';
import { aGoal } from './office.ts';

const made = (teamId: string | undefined, count: number, it_: Partial<Count> = {}): Count => ({
  teamId,
  reason: 'market',
  kind: 'adjust',
  state: 'approved',
  count,
  ...it_,
});

describe('the statistics', () => {
  it('count changes by team and reason; what waits or was sent back counts apart', () => {
    const statistics = addUp([
      made('a', 2),
      made('a', 1, { reason: 'strategy', kind: 'extend' }),
      made(undefined, 4, { reason: 'other' }),
      made('b', 9, { state: 'open' }),
      made('a', 5, { state: 'sent-back' }),
      made('a', 7, { state: 'withdrawn' }),
    ]);
    expect(statistics).toMatchObject({ approved: 7, extended: 1, open: 9, sentBack: 5 });
    expect(statistics.teams.map((it_) => [it_.teamId, it_.approved, it_.extended])).toEqual([
      [undefined, 4, 0],
      ['a', 3, 1],
    ]);
    expect(reasonsIn(statistics)).toEqual(['other', 'market', 'strategy']);
  });

  it('know quarters', () => {
    expect([quarterBefore('2026-Q4', 1), quarterBefore('2026-Q1', 1), quarterBefore('2026-Q4', -1)]).toEqual([
      '2026-Q3',
      '2025-Q4',
      '2027-Q1',
    ]);
    expect([firstDayOf('2026-Q1'), firstDayOf('2026-Q4')]).toEqual(['2026-01-01', '2026-10-01']);
    expect(['2026-Q4', '2026-Q5', 'all'].map(isQuarter)).toEqual([true, false, false]);
  });

  it.each([
    ['HR', { roles: ['hr'], external: false }, true],
    ['an administrator', { roles: ['admin'], external: false }, false],
    ['a lead, whose team it is', { roles: ['lead'], external: false }, false],
    ['a guest', { roles: ['hr'], external: true }, false],
  ])('are for HR: %s', (_name, who, expected) => {
    expect(maySeeStatistics(who)).toBe(expected);
  });
});

describeOnEachEngine('/goal stats', (open) => {
  itOnSqlite('is for HR; to others it says so', async () => {
    const world = await officeWith(await open());
    const anna = world.person('anna');
    await anna.says('/goal stats');
    expect(anna.notice()).toBe('Only HR sees how often goals are adjusted, and why.');
    await anna.forges({ name: 'goals.statistics', version: 1, payload: {} }, '2026-Q4');
    expect(anna.notice()).toBe('Only HR sees how often goals are adjusted, and why.');
    await world.person('li').says('/目标 统计');
    expect(world.person('li').notice()).toBe('只有 HR 可以查看目标调整的次数和原因。');
  });

  it('shows how often and why, by team, and never whose', async () => {
    const world = await officeWith(await open());
    const [ruth, anna] = [world.person('ruth'), world.person('anna')];
    await ruth.says('/goal stats');
    ruth.sees(/Adjustments of goals, 2026-Q4\nNobody asked to adjust a goal in this quarter\./);
    await asks(world, 'alice', { target: '90' });
    await anna.presses('Approve');
    await asks(world, 'alice', { target: '80', reason: 'resources' });
    await ruth.says('/goal stats');
    expect(ruth.last()).toMatch(
      /1 change approved, of them 0 extensions; 1 waiting, 0 sent back\.\nWhy: Market 1\.\npayments \| 1 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0/,
    );
    expect(ruth.last()).not.toMatch(/Alice|G-1|customer/);
    await ruth.chooses('Another quarter', '2026-Q3');
    expect(ruth.last()).toMatch(/^Adjustments of goals, 2026-Q3\nNobody asked/);
  });
});

describe('a CSV file', () => {
  it('is UTF-8 for spreadsheets, and no text in it becomes a formula', () => {
    const cells = ['=1+1', '+49', '-5', '@me', 'a,"b"', 'plain', -5, undefined, '两行\n字'];
    expect(csvLines([['first'], cells])).toEqual([
      '\ufefffirst',
      `'=1+1,'+49,'-5,'@me,"a,""b""",plain,-5,,"两行\n字"`,
    ]);
  });
});

describe.each(engines)('pacer export on %s', (engine) => {
  const people = 'name,email,team\nAnna Bär,anna@acme.com,Payments\n王芳,fang@acme.cn,供应链\n';

  async function deskWithGoals() {
    const desk = await sitDown(engine);
    await desk.pacer('import', desk.file('people.csv', people));
    const store = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'cli' });
    const [anna] = await store.db.select().from(store.t.people).orderBy(store.t.people.name).limit(1);
    const own = goalStore(store);
    const of = { ownerId: anna?.id ?? '', teamId: anna?.teamId ?? undefined };
    await store.batch([
      ...own.create(
        [
          aGoal(1, { ...of, tool: 'okr', title: '=cmd()', measure: { kind: 'parts' } }),
          aGoal(2, {
            ...of,
            kind: 'key-result',
            parentId: 'goal-1',
            status: 'behind',
            progress: 0.4,
            current: 40,
          }),
          aGoal(3, { ...of, title: '服务', measure: { kind: 'keep', unit: '%', least: 95 } }),
          aGoal(4, { ...of, title: 'Roll-out', measure: { kind: 'milestones' }, visibility: 'company' }),
          aGoal(5, { ...of, title: 'Between the two of us', visibility: 'private' }),
        ],
        'created',
        anna?.id,
      ),
      ...own.addMilestones([
        { id: 'm1', goalId: 'goal-4', position: 1, title: 'Pilot', due: '2026-11-13', doneOn: '2026-11-12' },
      ]),
    ]);
    await store.close();
    return desk;
  }

  test('of goals needs a purpose, which is logged, and can be imported again', async () => {
    const desk = await deskWithGoals();
    const refused = await desk.pacer('export', 'goals');
    expect(refused).toMatchObject({ exit: 2, out: '' });
    expect(refused.err).toContain('say what the export is for');
    const { exit, out } = await desk.pacer('export', 'goals', '--purpose', 'Half-year review');
    expect(exit).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe(
      '\ufeffcode,title,level,owner_email,team,parent,tool,unit,baseline,current,target,weight,start,due,class,kind,horizon,rhythm,visibility,status,progress',
    );
    expect(lines[1]).toMatch(/^G-1,'=cmd\(\),person,anna@acme\.com,Payments,,okr,/);
    // Others are told that it is behind only after its owner has known for a day.
    expect(lines[2]).toMatch(
      /^G-2,Customer calls,.*,G-1,kpi,calls,0,40,100,.*,key_result,short,weekly,team,On track,40$/,
    );
    expect(lines[3]).toMatch(/^G-3,服务,.*,%,,,>=95,/);
    expect(out).not.toContain('Between the two of us');
    expect(lines[5]).toBe(',Pilot,,,,G-4,,,,,,,,2026-11-13,,milestone,,,,,100');
    const store = await openStore({ url: desk.url, tables, mark: 'real', version, role: 'cli' });
    const log = await accessStore(store).about('anybody', 10);
    await store.close();
    expect(log).toMatchObject([{ what: 'goals', purpose: 'Half-year review', personId: undefined }]);
    expect(log[0]?.reader).toMatch(/^cli:./);
    const dry = await desk.pacer('import', '--goals', desk.file('again.csv', out), '--dry-run');
    expect(dry.err).toBe('');
    expect(dry.exit).toBe(0);
    expect(dry.out).toContain('0 created, 0 updated, 5 unchanged, 0 rejected');
  });

  test('writes a file that is not there yet, with Chinese headers where asked', async () => {
    const desk = await deskWithGoals();
    const line = ['export', 'goals', desk.path('goals.csv'), '--purpose', '半年回顾', '--locale', 'zh-CN'];
    const { out } = await desk.pacer(...line);
    expect(out).toContain('已把 5 行写入');
    const bytes = readFileSync(desk.path('goals.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toMatch(/^\ufeff编号,目标名称,[^\n]*状态,进展\r\n/);
    expect((await desk.pacer(...line)).exit).toBe(1);
    expect(existsSync(desk.path('goals.csv'))).toBe(true);
  });

  test('of adjustments has counts alone, and needs no purpose', async () => {
    const desk = await deskWithGoals();
    const { exit, out } = await desk.pacer('export', 'adjustments');
    expect({ exit, out }).toEqual({ exit: 0, out: '\ufeffquarter,team,reason,kind,state,count' });
  });
});
