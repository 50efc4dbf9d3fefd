import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../../../support/databases.ts';
import { openOffice } from './office.ts';

describeOnEachEngine('a directory of many', (open) => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      accountId: `U${i}`,
      name: i % 3 === 0 ? `陈美${i}` : `Person ${i}`,
      address: `p${i}@beacon.example`,
      timeZone: 'Asia/Shanghai',
      ...(i === 0 ? {} : { managerId: `U${Math.floor((i - 1) / 8)}` }),
    }));

  it('is read by two processes at once, and everybody is there once', async () => {
    const office = await openOffice(await open());
    office.directory.has(...people(180));
    const both = await Promise.all([office.syncs(), office.syncs()]);
    expect(both.map((it) => it.end)).toEqual(['written', 'written']);
    const { db, t } = office.store;
    expect(await db.$count(t.people)).toBe(180);
    expect(await db.$count(t.accounts)).toBe(180);
    expect(await db.$count(t.managerPeriods)).toBe(179);
    expect(await office.syncs()).toMatchObject({ end: 'nothing-new', counts: { unchanged: 180 } });
  });

  it('lets others run in between, and is told of as one', async () => {
    const office = await openOffice(await open());
    office.directory.has(...people(1_000));
    let isDone = false;
    let turns = 0;
    const others = (async () => {
      while (!isDone) {
        turns += 1;
        await setImmediate();
      }
    })();
    const facts: string[] = [];
    const report = await office.app.people.directories.sync(
      {
        ...office.ctx,
        commit: (outcome) => {
          facts.push(...(outcome.tell ?? []).map((it) => it.name));
          return office.app.commit(outcome);
        },
      },
      office.directory,
    );
    isDone = true;
    await others;
    expect(report.counts.created).toBe(1_000);
    expect(facts).toEqual(['people.imported']);
    expect(turns).toBeGreaterThan(40);
  });
});
