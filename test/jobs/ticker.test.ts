import { expect, test } from 'vitest';
import type { Outcome, TimerDeclaration } from '../../src/chat/index.ts';
import { createTicker, factHandlers, factWrites, jobTables, wakeWrites } from '../../src/jobs/index.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Kit } from '../../src/storage/kit.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { exactly, type Store, type Write } from '../../src/storage/store.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({
  ...storageTables(k),
  ...jobTables(k),
  /** What handlers write: one row each time a subject was handled. */
  handled: k.table('handled', {
    id: k.text('id').primaryKey(),
    subject: k.text('subject').notNull(),
    at: k.time('at').notNull(),
  }),
});
type Tables = ReturnType<typeof tables>;

const start = new Date('2026-11-17T11:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** A tick over a real store with clocks that stand still. */
function openWorkshop(
  store: Store<Tables>,
  handlers: (workshop: { record: Record }) => { [timer: string]: TimerDeclaration },
) {
  const clock = movableClock(start);
  const machine = movableClock(start);
  const record: Record = (subjects, at) =>
    store.db.insert(store.t.handled).values(subjects.map((subject) => ({ id: newId(), subject, at })));
  const commits: number[] = [];
  const ticker = createTicker({
    store,
    clock,
    realClock: machine,
    handlers: new Map(Object.entries(handlers({ record }))),
    commit: async (outcome: Outcome, also: readonly Write[]) => {
      commits.push(outcome.write?.length ?? 0);
      await store.batch([...also, ...(outcome.write ?? []), ...wakeWrites(store, outcome.wake ?? [], newId)]);
    },
    newId,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return {
    clock,
    machine,
    ticker,
    commits,
    wake: (...wakes: Parameters<typeof wakeWrites>[1]) => store.batch(wakeWrites(store, wakes, newId)),
    failures: async () => (await store.db.select().from(store.t.timers)).map((row) => row.failures),
    handled: async () => (await store.db.select().from(store.t.handled)).map((row) => row.subject).sort(),
  };
}
type Record = (subjects: readonly string[], at: Date) => Write;

const recording = ({ record }: { record: Record }): { [timer: string]: TimerDeclaration } => ({
  'test.a': async ({ now }, subjects) => ({ write: [record(subjects, now)] }),
  'test.b': async ({ now }, subjects) => ({
    write: [
      record(
        subjects.map((it) => `b ${it}`),
        now,
      ),
    ],
  }),
});

describeWithTables('a timer', tables, (open) => {
  test('runs when it is due, once, however often the tick runs', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake({ timer: 'test.a', subject: 'x', at: after(5) });
    expect(await shop.ticker.tick()).toBe(0);
    expect(await shop.ticker.nextAt()).toEqual(after(5));
    shop.clock.set(after(5));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.ticker.tick()).toBe(0);
    expect(await shop.handled()).toEqual(['x']);
    expect(await shop.ticker.nextAt()).toBeUndefined();
  });

  test('that is late runs once', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake({ timer: 'test.a', subject: 'x', at: after(5) });
    shop.clock.set(after(60 * 24 * 30));
    await shop.ticker.tick();
    await shop.ticker.tick();
    expect(await shop.handled()).toEqual(['x']);
  });

  test('of a kind that nobody declares any more waits, and nothing waits behind it', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake(
      { timer: 'gone.a', subject: 'x', at: after(1) },
      { timer: 'test.a', subject: 'y', at: after(5) },
    );
    expect(await shop.ticker.nextAt()).toEqual(after(5));
    shop.clock.set(after(5));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.ticker.tick()).toBe(0);
    expect(await shop.handled()).toEqual(['y']);
    expect(await shop.failures()).toEqual([0]);
  });

  test('moves when it is armed again, and is gone when it is taken back', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake(
      { timer: 'test.a', subject: 'x', at: after(5) },
      { timer: 'test.a', subject: 'y', at: after(5) },
    );
    await shop.wake(
      { timer: 'test.a', subject: 'x', at: after(10) },
      { timer: 'test.a', subject: 'y', at: null },
    );
    // The last word in one outcome counts.
    await shop.wake(
      { timer: 'test.a', subject: 'z', at: null },
      { timer: 'test.a', subject: 'z', at: after(5) },
    );
    shop.clock.set(after(5));
    expect(await shop.ticker.tick()).toBe(1);
    shop.clock.set(after(10));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['x', 'z']);
  });

  test('may arm itself again in what it decides, in the same tick too', async () => {
    const shop = openWorkshop(await open(), ({ record }) => ({
      'test.count': async ({ now }, subjects) => ({
        write: [record(subjects, now)],
        wake: subjects.flatMap((it) =>
          Number(it) < 5 ? [{ timer: 'test.count', subject: String(Number(it) + 1), at: now }] : [],
        ),
      }),
    }));
    await shop.wake({ timer: 'test.count', subject: '1', at: start });
    expect(await shop.ticker.tick()).toBe(5);
    expect(await shop.handled()).toEqual(['1', '2', '3', '4', '5']);
  });

  test('comes with up to a hundred others of its kind', async () => {
    const shop = openWorkshop(await open(), recording);
    const subjects = Array.from({ length: 250 }, (_, i) => `s${String(i).padStart(3, '0')}`);
    await shop.wake(...subjects.map((subject) => ({ timer: 'test.a', subject, at: start })));
    await shop.wake({ timer: 'test.b', subject: 'z', at: start });
    expect(await shop.ticker.tick()).toBe(251);
    expect(shop.commits).toHaveLength(4);
    expect(await shop.handled()).toEqual(['b z', ...subjects]);
  });

  test('that was due first goes first', async () => {
    const order: string[] = [];
    const keep: TimerDeclaration = async (_, subjects) => {
      order.push(...subjects);
      return {};
    };
    const shop = openWorkshop(await open(), () => ({ 'test.a': keep, 'test.b': keep }));
    await shop.wake(
      { timer: 'test.a', subject: 'third', at: after(3) },
      { timer: 'test.b', subject: 'second', at: after(2) },
      { timer: 'test.a', subject: 'first', at: after(1) },
    );
    shop.clock.set(after(4));
    await shop.ticker.tick();
    // The kind of the first is called with all of that kind.
    expect(order).toEqual(['first', 'third', 'second']);
  });

  test('of a feature that is no more disturbs nobody', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake(
      { timer: 'old.gone', subject: 'x', at: start },
      { timer: 'test.a', subject: 'y', at: after(1) },
    );
    shop.clock.set(after(2));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['y']);
  });
});

describeWithTables('several tickers', tables, (open) => {
  test('handle each occurrence once between them', async () => {
    const store = await open();
    const shops = Array.from({ length: 4 }, () => openWorkshop(store, recording));
    const subjects = Array.from({ length: 400 }, (_, i) => `s${i}`);
    await shops[0]?.wake(...subjects.map((subject) => ({ timer: 'test.a', subject, at: start })));
    const counts = await Promise.all(shops.map((shop) => shop.ticker.tick()));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(400);
    expect(await shops[0]?.handled()).toEqual(subjects.sort());
  });

  test('decide anew when somebody moved what they read', async () => {
    const store = await open();
    let moved = false;
    const shop = openWorkshop(store, ({ record }) => ({
      'test.a': async ({ now }, subjects) => {
        if (!moved)
          await store.batch(wakeWrites(store, [{ timer: 'test.a', subject: 'x', at: after(30) }], newId));
        moved = true;
        return { write: [record(subjects, now)] };
      },
    }));
    await shop.wake(
      { timer: 'test.a', subject: 'x', at: start },
      { timer: 'test.a', subject: 'y', at: start },
    );
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['y']);
    shop.clock.set(after(30));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['x', 'y']);
  });

  test('notice that a timer was armed anew for the very same moment', async () => {
    const store = await open();
    let calls = 0;
    const shop = openWorkshop(store, ({ record }) => ({
      'test.a': async ({ now }, subjects) => {
        calls += 1;
        if (calls === 1)
          await store.batch(wakeWrites(store, [{ timer: 'test.a', subject: 'x', at: start }], newId));
        return { write: [record(subjects, now)] };
      },
    }));
    await shop.wake({ timer: 'test.a', subject: 'x', at: start });
    await shop.ticker.tick();
    expect([calls, await shop.handled()]).toEqual([2, ['x']]);
  });
});

describeWithTables('a failing subject', tables, (open) => {
  const choosy = ({ record }: { record: Record }): { [timer: string]: TimerDeclaration } => ({
    'test.a': async ({ now }, subjects) => {
      if (subjects.includes('bad')) throw new TypeError('a mistake of ours');
      return { write: [record(subjects, now)] };
    },
  });

  test('holds up no other, and is tried again later and later by the real clock', async () => {
    const shop = openWorkshop(await open(), choosy);
    await shop.wake(...['a', 'bad', 'c'].map((subject) => ({ timer: 'test.a', subject, at: start })));
    expect(await shop.ticker.tick()).toBe(2);
    expect(await shop.handled()).toEqual(['a', 'c']);
    expect(await shop.ticker.failing()).toBe(1);
    const tries = shop.commits.length;
    // The movable clock does not bring it back, so that a moved clock cannot run into it again and again.
    shop.clock.set(after(60));
    await shop.ticker.tick();
    expect(await shop.ticker.nextAt()).toBeUndefined();
    expect(shop.commits).toHaveLength(tries);
    const attempts: number[] = [];
    for (let seconds = 0; attempts.length < 3; seconds += 5) {
      const [row] = await shop.failures();
      if (row !== attempts.length + 1) attempts.push(seconds);
      shop.machine.set(new Date(start.getTime() + seconds * 1_000));
      await shop.ticker.tick();
    }
    const [first = 0, second = 0, third = 0] = attempts;
    expect(second - first).toBeGreaterThanOrEqual(55);
    expect(third - second).toBeGreaterThanOrEqual(115);
  });

  test('is handled as soon as it works again', async () => {
    let broken = true;
    const shop = openWorkshop(await open(), ({ record }) => ({
      'test.a': async ({ now }, subjects) => {
        if (broken) throw new Error('out of order');
        return { write: [record(subjects, now)] };
      },
    }));
    await shop.wake({ timer: 'test.a', subject: 'x', at: start });
    await shop.ticker.tick();
    broken = false;
    shop.machine.set(after(1));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['x']);
    expect(await shop.ticker.failing()).toBe(0);
  });

  test('is one whose guard never holds, too', async () => {
    const store = await open();
    const shop = openWorkshop(store, ({ record }) => ({
      'test.a': async ({ now }, subjects) => ({
        write: [
          record(subjects, now),
          ...(subjects.includes('bad') ? [exactly(1, store.db.delete(store.t.meta).where(undefined))] : []),
        ],
      }),
    }));
    await store.batch([store.db.delete(store.t.meta)]);
    await shop.wake(...['a', 'bad'].map((subject) => ({ timer: 'test.a', subject, at: start })));
    expect(await shop.ticker.tick()).toBe(1);
    expect(await shop.handled()).toEqual(['a']);
    expect(await shop.ticker.failing()).toBe(1);
  });
});

describeWithTables('a fact', tables, (open) => {
  test('is handled once by each feature that subscribed', async () => {
    const store = await open();
    const heard: string[] = [];
    const hear = (who: string) => async (_: unknown, things: readonly string[]) => {
      heard.push(...things.map((thing) => `${who} ${thing}`));
      return {};
    };
    const features = [
      { name: 'one', on: { 'goals.closed': hear('one') } },
      { name: 'two', on: { 'goals.closed': hear('two'), 'goals.opened': hear('two!') } },
      { name: 'three' },
    ];
    const shop = openWorkshop(store, () => Object.fromEntries(factHandlers(features)));
    const facts = ['g 1', 'g 2', 'g 1'].map((thing) => ({ name: 'goals.closed', thing }));
    await store.batch(
      factWrites(store, [...facts, { name: 'goals.lost', thing: 'x' }], features, start, newId),
    );
    await shop.ticker.tick();
    await shop.ticker.tick();
    expect(heard.sort()).toEqual(['one g 1', 'one g 2', 'two g 1', 'two g 2']);
  });
});

describeWithTables('a tick', tables, (open) => {
  test('lets others run between its groups', async () => {
    const shop = openWorkshop(await open(), recording);
    const subjects = Array.from({ length: 2_000 }, (_, i) => `s${i}`);
    await shop.wake(...subjects.map((subject) => ({ timer: 'test.a', subject, at: start })));
    let breaths = 0;
    let ticking = true;
    const breathe = () => {
      breaths += 1;
      if (ticking) setImmediate(breathe);
    };
    setImmediate(breathe);
    await shop.ticker.tick();
    ticking = false;
    expect(breaths).toBeGreaterThanOrEqual(20);
  });

  test('that is asked for while another runs is that one, and misses nothing armed before', async () => {
    const store = await open();
    const asked: Promise<number>[] = [];
    const shop = openWorkshop(store, ({ record }) => ({
      'test.a': async ({ now }, subjects) => {
        if (asked.length === 0) {
          await store.batch(wakeWrites(store, [{ timer: 'test.a', subject: 'y', at: start }], newId));
          asked.push(shop.ticker.tick());
        }
        return { write: [record(subjects, now)] };
      },
    }));
    await shop.wake({ timer: 'test.a', subject: 'x', at: start });
    const first = await shop.ticker.tick();
    expect([first, await asked[0]]).toEqual([2, 2]);
    expect(await shop.handled()).toEqual(['x', 'y']);
  });

  test('that is kicked runs by itself, and kicks join', async () => {
    const shop = openWorkshop(await open(), recording);
    await shop.wake({ timer: 'test.a', subject: 'x', at: start });
    for (let i = 0; i < 10; i += 1) shop.ticker.kick();
    await shop.ticker.idle();
    expect(await shop.handled()).toEqual(['x']);
  });
});
