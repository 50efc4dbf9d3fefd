import { expect, test } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { openOffice } from './office.ts';

const people = 'name,email,employee_no\nAnna,a@acme.com,1\nBen,b@acme.com,2\n';

describeOnEachEngine('importing absences', (open) => {
  itOnSqlite('adds days away, by any key and in several ways of writing dates', async () => {
    const office = openOffice(await open());
    await office.imports({ people });
    const { absences, end } = await office.imports({
      away: 'email,from,to\nA@acme.com,2026-12-21,2027-01-03\n2,1 Dec 2026,2026年12月7日\n',
    });
    expect(end).toBe('written');
    expect(absences).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(await office.absences()).toEqual(['Anna 2026-12-21..2027-01-03', 'Ben 2026-12-01..2026-12-07']);
    expect(office.told).toEqual(['people.imported', 'people.absence-changed', 'people.absence-changed']);
  });

  itOnSqlite('changes nothing the second time, and says so', async () => {
    const office = openOffice(await open());
    await office.imports({ people });
    const away = '邮箱,开始日期,结束日期\na@acme.com,2026-12-21,2027-01-03\n';
    await office.imports({ away });
    const { absences, end, text } = await office.imports({ away });
    expect(end).toBe('nothing-new');
    expect(absences).toEqual({ created: 0, updated: 0, unchanged: 1, rejected: 0 });
    expect(text).toContain('Absences: 0 created, 0 updated, 1 unchanged, 0 rejected');
  });

  test('joins what overlaps or touches, since one person’s absences never overlap', async () => {
    const office = openOffice(await open());
    await office.imports({ people });
    await office.imports({
      away: 'email,from,to\na@acme.com,2026-12-01,2026-12-05\na@acme.com,2026-12-20,2026-12-24\n',
    });
    const { absences } = await office.imports({
      away: 'email,from,to\na@acme.com,2026-12-04,2026-12-10\na@acme.com,2026-12-11,2026-12-12\na@acme.com,2026-12-21,2026-12-22\n',
    });
    expect(absences).toMatchObject({ updated: 2, unchanged: 1 });
    expect(await office.absences()).toEqual(['Anna 2026-12-01..2026-12-12', 'Anna 2026-12-20..2026-12-24']);
  });

  itOnSqlite('people and their absences come in one import', async () => {
    const office = openOffice(await open());
    const { end } = await office.imports({ people, away: 'email,from,to\n1,2026-12-01,2026-12-01\n' });
    expect(end).toBe('written');
    expect(await office.absences()).toEqual(['Anna 2026-12-01..2026-12-01']);
  });

  itOnSqlite('rejects by name what cannot be', async () => {
    const office = openOffice(await open());
    await office.imports({ people });
    const { report, end } = await office.imports({
      away: `email,from,to,reason
,2026-12-01,2026-12-02,ill
nobody@acme.com,2026-12-01,2026-12-02,
a@acme.com,2026-12-05,2026-12-01,
a@acme.com,2026-12-01,,
a@acme.com,05/06/2026,2026-12-01,
a@acme.com,2026-12-01,2036-12-01,
a@acme.com,2026-12-01,2026-12-02,
1,2026-12-01,2026-12-02,
`,
    });
    expect(end).toBe('refused');
    expect(report.rejections.map(({ line, reasons }) => `${line}: ${reasons.join('; ')}`)).toEqual([
      '2: email is missing',
      '3: nobody@acme.com is nobody whom Pacer knows',
      '4: the absence ends (2026-12-01) before it begins (2026-12-05)',
      '5: to is missing',
      '6: from "05/06/2026" could be read with day or month first; write it like 2026-11-30',
      '7: an absence of more than three years looks like a mistyped date',
      '9: the same absence already stands on line 8',
    ]);
    expect(report.notes).toContain('away.csv: an unknown column was ignored: reason.');
    expect(await office.absences()).toEqual([]);
  });

  test('tells many absences as one import', async () => {
    const office = openOffice(await open());
    const keys = Array.from({ length: 101 }, (_, i) => `n${i}`);
    await office.imports({ people: `name,employee_no\n${keys.map((key) => `${key},${key}`).join('\n')}\n` });
    office.told.length = 0;
    await office.imports({
      away: `employee no,from,to\n${keys.map((key) => `${key},2026-12-01,2026-12-02`).join('\n')}\n`,
    });
    expect(office.told).toEqual(['people.imported']);
  });
});
