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
    const ticks = [0, 0, 0];
    let sweeps = 0;
    const duties = (i: number): Duty[] => [
      {
        name: 'broken',
        cron: everySecond,
        run: async () => {
          throw new Error('out of order');
        },
      },
      { name: 'sweep', cron: everySecond, run: async () => (sweeps += 1) },
      {
        name: 'tick',
        cron: everySecond,
        everywhere: true,
        run: async () => (ticks[i] = (ticks[i] ?? 0) + 1),
      },
    ];
    const processes = ticks.map((_, i) => createDuties({ store, realClock, log, duties: duties(i) }));
    const begun = performance.now();
    for (const it of processes) await it.start();
    await expect.poll(() => Math.min(sweeps, ...ticks), { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
    const seconds = (performance.now() - begun) / 1_000;
    for (const it of processes) await it.stop();
    expect(sweeps).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    const stopped = [sweeps, ...ticks];
    await setTimeout(1_100);
    expect([sweeps, ...ticks]).toEqual(stopped);
  });

  test('that fell due while nothing ran is caught up once', async () => {
    const store = await open();
    let runs = 0;
    const duties = [{ name: 'sweep', cron: newYear, run: async () => (runs += 1) }];
    await store.batch([
      store.db.insert(store.t.duties).values({ name: 'sweep', nextAt: new Date('2020-01-01') }),
    ]);
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
    const duties = createDuties({
      store,
      realClock,
      log,
      duties: [{ name: 'x', cron: newYear, run: async () => (runs += 1) }],
    });
    await duties.start();
    await duties.stop();
    expect(runs).toBe(0);
  });
});
