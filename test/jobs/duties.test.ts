import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDuties, type Duty, jobTables } from '../../src/jobs/index.ts';
import { realClock } from '../../src/shared/clock.ts';
import type { Kit } from '../../src/storage/kit.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({ ...storageTables(k), ...jobTables(k) });
const log = { debug() {}, info() {}, warn() {}, error() {} };
const everySecond = '* * * * * *';
const newYear = '0 0 1 1 *';

describeWithTables('a duty', tables, (open) => {
  test('runs at each of its times in one process, or in all where it says so, whatever fails beside it', async () => {
    const store = await open();
    const runs: string[] = [];
    const note = (what: string) => async () => {
      runs.push(`${what} ${Math.floor(realClock.now().getTime() / 1_000)}`);
    };
    const duties: Duty[] = [
      {
        name: 'broken',
        cron: everySecond,
        run: async () => {
          throw new Error('out of order');
        },
      },
      { name: 'sweep', cron: everySecond, run: note('sweep') },
      { name: 'tick', cron: everySecond, everywhere: true, run: note('tick') },
    ];
    const processes = Array.from({ length: 3 }, () => createDuties({ store, realClock, log, duties }));
    for (const it of processes) await it.start();
    await setTimeout(2_300);
    for (const it of processes) await it.stop();
    const sweeps = runs.filter((it) => it.startsWith('sweep'));
    expect(sweeps.length).toBeGreaterThanOrEqual(2);
    expect(new Set(sweeps).size).toBe(sweeps.length);
    const ticks = runs.filter((it) => it.startsWith('tick'));
    expect(ticks.length).toBe(3 * new Set(ticks).size);
    const before = runs.length;
    await setTimeout(1_100);
    expect(runs).toHaveLength(before);
  });

  test('that fell due while nothing ran is caught up once', async () => {
    const store = await open();
    let runs = 0;
    const duties = [{ name: 'sweep', cron: newYear, run: async () => (runs += 1) }];
    await store.batch([store.db.insert(store.t.duties).values({ name: 'sweep', nextAt: new Date('2020-01-01') })]);
    const processes = Array.from({ length: 3 }, () => createDuties({ store, realClock, log, duties }));
    for (const it of processes) await it.start();
    for (const it of processes) await it.stop();
    expect(runs).toBe(1);
    const again = createDuties({ store, realClock, log, duties });
    await again.start();
    await again.stop();
    expect(runs).toBe(1);
  });

  test('that is new waits for its first time', async () => {
    const store = await open();
    let runs = 0;
    const duties = createDuties({ store, realClock, log, duties: [{ name: 'x', cron: newYear, run: async () => (runs += 1) }] });
    await duties.start();
    await duties.stop();
    expect(runs).toBe(0);
  });
});
