import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { Talker } from '../../support/talk.ts';
import { officeWith, request, why } from './adjust-office.ts';
import { openOffice, stored } from './office.ts';

/** Opens the form of a goal of one's own that reaches, or keeps, one figure. */
async function newGoal(who: Talker, way: 'reach' | 'keep'): Promise<void> {
  await who.says('/goal new');
  who.fills({ tool: 'kpi', whom: 'person:alice', way });
  await who.submits();
}

const revenue = { measure: { kind: 'level', unit: '元', baseline: 0, target: 20_000 } } as const;

describeOnEachEngine('figures in the forms of goals', (open) => {
  it.each([
    [
      { baseline: '8000', target: '1.2万', unit: '元' },
      { unit: '元', baseline: 8000, target: 12_000 },
    ],
    [
      { baseline: '100', target: '120万', unit: '万元' },
      { unit: '万元', baseline: 100, target: 120 },
    ],
    [
      { baseline: '1k', target: '3.5k', unit: '' },
      { unit: '', baseline: 1000, target: 3500 },
    ],
    [
      { baseline: '40%', target: '６０％', unit: '' },
      { unit: '%', baseline: 40, target: 60 },
    ],
    [
      { baseline: '１２', target: '100 calls', unit: '' },
      { unit: 'calls', baseline: 12, target: 100 },
    ],
  ])('of a new goal are read as in one line: %o', async (typed, measure) => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await newGoal(alice, 'reach');
    alice.fills({ title: 'More of it', ...typed });
    await alice.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ measure });
  });

  itOnSqlite(
    'of a new goal say on their fields what is wrong, all at once, and keep what was typed',
    async () => {
      const world = await openOffice(await open());
      const alice = world.person('alice');
      await newGoal(alice, 'reach');
      alice.fills({ title: 'Calls', baseline: 'some', target: '40%', unit: 'calls' });
      await alice.submits();
      expect(alice.errors()?.fields).toEqual({
        baseline: 'Please write a number, like 4500, 4,500 or 4.5k.',
        target: 'This goal is not counted in per cent. Write the value in calls.',
      });
      expect(alice.form()?.values).toMatchObject({ baseline: 'some', target: '40%' });
      await newGoal(alice, 'keep');
      alice.fills({ title: 'Uptime', least: '99.5%' });
      await alice.submits();
      expect((await stored(world, 'G-1')).measure).toEqual({ kind: 'keep', unit: '%', least: 99.5 });
    },
  );

  itOnSqlite('of an adjustment', async () => {
    const world = await officeWith(await open(), revenue);
    const alice = world.person('alice');
    await alice.says('/goal adjust G-1');
    alice.fills({ ...why, target: '40%' });
    await alice.submits();
    expect(alice.errors()?.fields.target).toMatch(/not counted in per cent/);
    alice.fills({ target: '1.2万元' });
    await alice.submits();
    expect((await request(world)).after.target).toBe(12_000);
    world.person('anna').sees(/20,000 元 → 12,000 元/);
  });

  itOnSqlite('of a result', async () => {
    const world = await officeWith(await open(), revenue);
    const alice = world.person('alice');
    await alice.says('/goal close G-1');
    alice.fills({ value: 'nearly', words: 'Most of it.' });
    await alice.submits();
    expect(alice.errors()?.fields.value).toMatch(/Please write a number/);
    alice.fills({ value: '１．２万', cause: 'market', constraints: 'A late launch.' });
    await alice.submits();
    expect(alice.formWords()).toMatch(/From 0 to 12,000 元\?/);
    alice.fills({ cause: 'market', constraints: 'A late launch.' });
    await alice.submits();
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'closed', current: 12_000 });
  });
});
