import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tables } from '../../../src/schema.ts';
import { sqliteKit } from '../../../src/storage/kit.ts';
import { anyText } from '../../support/any-text.ts';
import { describeOnEachEngine, itOnSqlite, openFresh } from '../../support/databases.ts';
import { csv, utf8 } from './files.ts';
import { openOffice } from './office.ts';

describeOnEachEngine('an import as a whole', (open) => {
  test.each([
    [
      'name,team\nAnna,A\n',
      'people.csv lacks one of the columns email, slack_email, feishu_email, employee_no.',
    ],
    ['email,team\na@x.de,A\n', 'people.csv lacks the column name.'],
    ['name,email,mail\nAnna,a@x.de,b@x.de\n', undefined],
    ['name,邮箱,e-mail\nAnna,a@x.de,b@x.de\n', undefined],
    [
      'name,邮箱,mail address,work email\nAnna,,a@x.de,b@x.de\n',
      'people.csv: the columns "邮箱" and "work email" all mean email. Keep one of them.',
    ],
    ['name,email\n', 'people.csv has a header but no rows below it.'],
    ['', 'people.csv is empty.'],
    ['name,email\n"Anna,a@x.de\n', 'people.csv, line 2: a quotation mark opens here and is never closed.'],
  ])('reads or refuses the header of %j', async (people, problem) => {
    const office = openOffice(await open());
    const { report } = await office.imports({ people });
    expect(report.problems).toEqual(problem === undefined ? [] : [problem]);
    expect(report.end).toBe(problem === undefined ? 'written' : 'unreadable');
  });

  itOnSqlite('names the columns that it ignored', async () => {
    const office = openOffice(await open());
    const { report } = await office.imports({
      people: 'name,email,shoe size,Favourite colour\nAnna,a@x.de,38,red\n',
    });
    expect(report.notes).toEqual([
      'people.csv: 1 row, read as UTF-8',
      'people.csv: unknown columns were ignored: shoe size, Favourite colour.',
    ]);
  });

  itOnSqlite('rejects a wrong encoding by name, in both languages', async () => {
    const office = openOffice(await open());
    const people = Buffer.from('name,email\nJürgen Müller,j@x.de\n', 'latin1');
    expect((await office.imports({ people })).text).toContain('people.csv: wrong encoding.');
    expect((await office.imports({ people }, { locale: 'zh-CN' })).text).toContain('people.csv 编码有误');
  });

  itOnSqlite('says what it is doing before each step', async () => {
    const office = openOffice(await open());
    const said: string[] = [];
    await office.imports(
      { people: 'name,email\nAnna,a@x.de\n' },
      { locale: 'zh-CN', progress: (sentence) => said.push(sentence) },
    );
    expect(said).toEqual(['正在读取 people.csv …', '正在比对 1 行 …', '正在写入 …']);
  });

  itOnSqlite('is all or nothing across its files', async () => {
    const office = openOffice(await open());
    const { end } = await office.imports({
      people: 'name,email\nAnna,a@x.de\n',
      teams: 'team,parent\nA,Nowhere\n',
      away: 'email,from,to\na@x.de,2026-12-01,2026-12-02\n',
    });
    expect(end).toBe('refused');
    expect(
      (await office.people()).size + (await office.teams()).size + (await office.absences()).length,
    ).toBe(0);
  });

  it('compares again when somebody else wrote the same meanwhile', async () => {
    const store = await open();
    const office = openOffice(store);
    let interfered = false;
    const slow = openOffice({
      ...store,
      async batch(writes) {
        if (!interfered) {
          interfered = true;
          await office.imports({ people: 'name,email,title\nAnna,a@x.de,Head\n' });
        }
        await store.batch(writes);
      },
    });
    const { people } = await slow.imports({ people: 'name,email\nAnna Bär,a@x.de\nBen,b@x.de\n' });
    expect(people).toEqual({ created: 1, updated: 1, unchanged: 0, rejected: 0 });
    expect(await office.person('Anna Bär')).toMatchObject({ title: 'Head' });
  });

  test('imports thousands over several statements, and again without a change', async () => {
    const office = openOffice(await open());
    const rows = Array.from({ length: 1_234 }, (_, i) => [
      `P ${i}`,
      `p${i}@x.de`,
      `T${i % 7}`,
      i === 0 ? '' : `p${Math.floor(i / 8)}@x.de`,
      `s${i}@x.de`,
    ]);
    const header = ['name', 'email', 'team', 'manager_email', 'slack_email'];
    expect((await office.imports({ people: csv([header, ...rows]) })).people).toMatchObject({
      created: 1_234,
    });
    expect((await office.imports({ people: csv([header, ...rows]) })).people).toMatchObject({
      unchanged: 1_234,
    });
    expect(await office.managers()).toHaveLength(1_233);
    const moved = rows.map(([name = '', email = '', ...rest], i) => [
      i % 2 ? `${name}!` : name,
      email,
      'T1',
      ...rest.slice(1),
    ]);
    const { people } = await office.imports({ people: csv([header, ...moved]) });
    expect(people).toMatchObject({ created: 0, rejected: 0 });
    expect((await office.person('P 5!')).teamId).toBe((await office.team('T1')).id);
    expect((await office.person('P 6')).teamId).toBe((await office.team('T1')).id);
  });
});

describe('whatever a file holds', () => {
  // Made once: each of hundreds of files has a database of its own.
  const made = tables(sqliteKit);
  const sameTables = () => made;
  const openEmpty = () => openFresh('sqlite', sameTables);
  const cell = fc.oneof(
    anyText({ maxLength: 12 }),
    fc.constantFrom(
      'a@x.de',
      'b@x.de',
      'c@x.de',
      '1',
      '2',
      'on',
      'yes',
      '2026-12-01',
      '1/2/2026',
      'CN',
      'Europe/Berlin',
      'A',
      'B',
      '张伟',
      '',
    ),
  );
  const header = [
    'name',
    'email',
    'team',
    'manager_email',
    'time_zone',
    'locale',
    'start_date',
    'hours',
    'working_days',
    'slack_email',
    'employee_no',
    'pinned',
  ];

  test('an import ends with a report, and the same again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 13 }), { maxLength: 12 }),
        async (rows) => {
          const { store, close } = await openEmpty();
          const office = openOffice(store);
          const people = csv([header, ...rows]);
          const first = await office.imports({ people }, { partial: true });
          const again = await office.imports({ people }, { partial: true });
          await close();
          if (first.people === undefined) return;
          const { created, rejected } = first.people;
          expect(again.people).toEqual({ created: 0, updated: 0, unchanged: created, rejected });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('bytes of any kind end with a report', async () => {
    const { store, close } = await openEmpty();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'PK\x03\x04', 'name,email\n', '\ufeff'),
        async (bytes, start) => {
          const { end } = await openOffice(store).imports(
            { people: Buffer.concat([utf8(start), bytes]) },
            { dryRun: true },
          );
          expect(['unreadable', 'dry-run']).toContain(end);
        },
      ),
      { numRuns: 300 },
    );
    await close();
  });
});
