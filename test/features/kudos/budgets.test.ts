import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyPoints, problemsOfPoints, weigh } from '../../../src/features/kudos/rules.ts';
import { isTrading, type Movement } from '../../../src/features/kudos/trading/rules.ts';
import { readValues, seededValues, writeValues } from '../../../src/features/kudos/values/rules.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import type { Company, TestWorld } from '../../support/world.ts';
import { at, openOffice, reason } from './office.ts';

const PEOPLE = 20;
const idOf = (i: number): string => `p${i % PEOPLE}`;
// The first leads the team: 80 a month instead of 50.
const company: Company = {
  teams: [{ id: 'payments', lead: 'p0' }],
  people: Array.from({ length: PEOPLE }, (_, i) => ({ id: `p${i}`, name: `Person ${i}`, team: 'payments' })),
};

type Step =
  | { kind: 'give'; by: number; to: readonly number[]; points: number }
  | { kind: 'undo'; of: number }
  | { kind: 'join'; by: number; of: number };

const person = fc.nat({ max: PEOPLE - 1 });
// Few givers and receivers, so that they meet at the caps.
const few = fc.nat({ max: 3 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('give' as const),
        by: few,
        to: fc.uniqueArray(few, { minLength: 1, maxLength: 3 }),
        points: fc.integer({ min: 0, max: 10 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), of: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('join' as const), by: person, of: fc.nat() }) },
  ),
  { minLength: 20, maxLength: 40 },
);

const act = (world: TestWorld, key: string, by: string, name: string, kudos: string) =>
  world.platform.receive({
    key,
    at: new Date(0),
    actor: world.platform.account(by),
    place: { kind: 'direct' },
    canOpenForm: true,
    kind: 'action',
    action: { name, version: 1, payload: { kudos } },
  });

/** Runs steps all at once; those that take something back or join take what the rounds before have given. */
async function runRound(world: TestWorld, round: string, all: readonly Step[]): Promise<void> {
  const given = await world.store.db.select().from(world.store.t.kudos);
  await Promise.all(
    all.map((step, i) => {
      const key = `${round}-${i}`;
      if (step.kind === 'give')
        return world.platform.receive({
          key,
          at: new Date(0),
          actor: world.platform.account(idOf(step.by)),
          place: world.channel('payments').place,
          canOpenForm: true,
          kind: 'command',
          command: 'kudos',
          line: [...step.to.map((it) => at(world, idOf(it))), ` ${reason} ${key} +${step.points}`],
        });
      const kudos = given[step.of % Math.max(given.length, 1)];
      if (kudos === undefined) return undefined;
      return step.kind === 'undo'
        ? act(world, key, kudos.giverId, 'kudos.undo', kudos.id)
        : act(world, key, idOf(step.by), 'kudos.join', kudos.id);
    }),
  );
}

/** Fails unless every cap and every balance holds. */
async function check(world: TestWorld): Promise<void> {
  const { db, t } = world.store;
  const [points, kudos, receivers, joins] = await Promise.all([
    db.select().from(t.kudosPoints),
    db.select().from(t.kudos),
    db.select().from(t.kudosReceivers),
    db.select().from(t.kudosJoins),
  ]);
  const sum = (rows: typeof points) => rows.reduce((total, it) => total + it.points, 0);
  for (const giver of new Set(points.map((it) => it.giverId))) {
    const given = points.filter((it) => it.giverId === giver);
    expect(sum(given)).toBeLessThanOrEqual(monthlyPoints(giver === 'p0'));
    expect(sum(given)).toBeGreaterThanOrEqual(0);
    for (const to of new Set(given.map((it) => it.receiverId)))
      expect(sum(given.filter((it) => it.receiverId === to))).toBeLessThanOrEqual(15);
  }
  for (const it of kudos) {
    const thanked = receivers.filter((row) => row.kudosId === it.id).map((row) => row.personId);
    const rows = points.filter((row) => row.kudosId === it.id);
    const gifts = rows.filter((row) => row.kind === 'gift');
    // All or nothing: every receiver got the same.
    expect(gifts.map((row) => row.receiverId).sort()).toEqual(it.points === 0 ? [] : thanked.sort());
    expect(sum(rows)).toBe(it.withdrawnAt === null ? it.points * thanked.length : 0);
    for (const row of joins.filter((join) => join.kudosId === it.id))
      expect([it.giverId, ...thanked]).not.toContain(row.personId);
  }
  expect(new Set(kudos.map((it) => it.fingerprint)).size).toBe(kudos.length);
}

describeOnEachEngine('twenty people at once', (open) => {
  it('no interleaving of sends, undos and +1 breaks a cap or a balance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 2, maxLength: 2 }), async (rounds) => {
        const store = await open();
        const world = await openOffice(store, company);
        for (const [i, round] of rounds.entries()) {
          await runRound(world, `r${i}`, round);
          await check(world);
        }
      }),
      { numRuns: 3, interruptAfterTimeLimit: 20_000 },
    );
  }, 60_000);

  it('gives the last points to as many as there are for', async () => {
    const world = await openOffice(await open(), company);
    const all = Array.from({ length: 12 }, (_, i): Step => ({ kind: 'give', by: 5, to: [i + 6], points: 7 }));
    await runRound(world, 'last', all);
    await check(world);
    const rows = await world.store.db.select().from(world.store.t.kudosPoints);
    expect(rows).toHaveLength(7);
  });
});

describe('rules', () => {
  it('a reason weighs what is seen of it, and Chinese twice', () => {
    expect(weigh('  thanks   a lot ')).toBe('thanks a lot'.length);
    expect(weigh('谢谢你修好了发布流程')).toBe(20);
    expect(weigh('ありがとう고마워')).toBe(16);
    expect(weigh('👩‍🚀👍🏽')).toBe(2);
    expect(weigh('\u200b\u200d\u2060'.repeat(30))).toBe(0);
    expect(weigh('')).toBe(0);
  });

  it('points are all or nothing within every cap', () => {
    const spent = (total: number, toBob: number) => ({ total, to: new Map([['bob', toBob]]) });
    const bob = { id: 'bob', name: 'Bob' };
    const kinds = (points: number[], left: number, toBob: number) =>
      problemsOfPoints(points, [bob], { limit: 50, spent: spent(50 - left, toBob) }).map((it) => it.kind);
    expect(kinds([10], 10, 5)).toEqual([]);
    expect(kinds([10], 9, 6)).toEqual(['month', 'person']);
    expect(kinds([11], 50, 0)).toEqual(['gift']);
    expect(kinds([2.5], 50, 0)).toEqual(['gift']);
    expect(kinds([0], 0, 15)).toEqual([]);
    expect(kinds([1, 2], 50, 0)).toEqual(['two-points']);
    // After two people turned out to be one.
    expect(kinds([1], -20, 30)).toEqual(['month', 'person']);
  });

  it('trading is mutual, most of the points, six gifts, teams of five', () => {
    const gifts = (from: string, to: string, count: number, points = 2): Movement[] =>
      Array.from({ length: count }, (_, i) => ({
        kudosId: `${from}${to}${i}`,
        giverId: from,
        receiverId: to,
        points,
      }));
    const both = [...gifts('a', 'b', 3), ...gifts('b', 'a', 3)];
    expect(isTrading(['a', 'b'], both, [5, 5])).toBe(true);
    expect(isTrading(['a', 'b'], both, [5, 4])).toBe(false);
    expect(isTrading(['a', 'b'], both, [5])).toBe(false);
    expect(isTrading(['a', 'b'], both.slice(1), [5, 5])).toBe(false);
    expect(isTrading(['a', 'b'], [...both, ...gifts('a', 'c', 3)], [5, 5])).toBe(false);
    expect(isTrading(['a', 'b'], gifts('a', 'b', 6), [5, 5])).toBe(false);
    const back = { ...(both[0] ?? gifts('a', 'b', 1)[0]), points: -2 } as Movement;
    expect(isTrading(['a', 'b'], [...both, back], [5, 5])).toBe(false);
  });

  it('values are read as they are written, and keep their ids', () => {
    const newId = () => 'new';
    const read = readValues(writeValues(seededValues), seededValues, newId);
    expect(read).toEqual({ ok: true, value: [...seededValues] });
    for (const [typed, kind] of [
      ['', 'none'],
      ['a\n'.repeat(30), 'too-many'],
      ['a / b / c', 'parts'],
      ['!!!', 'no-letters'],
      [`${'a'.repeat(25)}`, 'too-long'],
      ['Open\nopen', 'twice'],
    ] as const) {
      const failed = readValues(typed, seededValues, newId);
      expect(failed.ok ? undefined : failed.error.kind, typed).toBe(kind);
    }
  });
});
