import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { cardsWords } from '../../support/talk.ts';
import { smallCompany, type TestWorld } from '../../support/world.ts';
import { openOffice, stored } from './office.ts';

/** Comes to the second step of a new KPI and fills it in. */
async function prepares(world: TestWorld, who: string, title: string): Promise<void> {
  const person = world.person(who);
  await person.says('/goal new');
  await person.submits();
  person.fills({ title, baseline: '0', target: '10' });
}

describeOnEachEngine('proposals of several people', (open) => {
  it('sent at the same moment have codes of their own', async () => {
    const world = await openOffice(await open());
    for (const who of ['alice', 'bob']) await prepares(world, who, `A goal of ${who}`);
    await Promise.all(['alice', 'bob'].map((who) => world.person(who).submits()));
    const titles = [await stored(world, 'G-1'), await stored(world, 'G-2')].map((it) => it.title);
    expect(titles.sort()).toEqual(['A goal of alice', 'A goal of bob']);
  });

  it('agreed to and taken back at the same moment are one of the two', async () => {
    const world = await openOffice(await open());
    await prepares(world, 'alice', 'Calls');
    await world.person('alice').submits();
    const presses = [world.person('anna').readies('Agree'), world.person('alice').readies('Withdraw')];
    const answers = await Promise.all(presses.map((press) => press()));
    await world.settle();
    const { state, version } = await stored(world, 'G-1');
    expect(version).toBe(2);
    // Both see what it has come to, whoever was the first.
    const shown = answers.map((it) => (it.kind === 'cards' ? cardsWords(it.cards) : it.kind));
    for (const words of shown) expect(words).toMatch(state === 'active' ? /\nAgreed\n/ : /\nWithdrawn\n/);
  });

  it('wait behind the welcome of whoever is asked, and are not brought up before', async () => {
    const people = smallCompany.people.map((it) => (it.id === 'anna' ? { ...it, welcomed: false } : it));
    const world = await openOffice(await open(), { ...smallCompany, people });
    await prepares(world, 'alice', 'Calls');
    await world.person('alice').submits();
    const anna = world.person('anna');
    anna.sees(/1 person wrote to you/);
    await world.goTo('2026-10-08', '12:00');
    anna.seesNot(/Calls/);
    await anna.presses('Let’s go');
    // After the break.
    await world.goTo('2026-10-08', '14:00');
    expect(anna.count(/Alice Moreau proposes a goal\nG-1 Calls/)).toBe(1);
  });

  it('follow whoever turns out to be somebody else, and go back', async () => {
    const other = { id: 'anna2', name: 'Anna Berg', team: 'payments', manager: 'helen' };
    const world = await openOffice(await open(), {
      ...smallCompany,
      people: [...smallCompany.people, other],
    });
    await prepares(world, 'alice', 'Calls');
    await world.person('alice').submits();
    const { db, t } = world.store;
    const asked = async () => (await db.select().from(t.goalProposals)).map((it) => it.askedId);
    const tells = async (
      set: { mergedIntoId: string | null; standing: 'left' | 'active' },
      name: string,
      thing: string,
    ) => {
      await world.app.commit({
        write: [db.update(t.people).set(set).where(eq(t.people.id, 'anna'))],
        tell: [{ name, thing }],
      });
      await world.settle();
    };
    await tells({ mergedIntoId: 'anna2', standing: 'left' }, 'people.merged', 'anna');
    expect(await asked()).toEqual(['anna2']);
    await tells({ mergedIntoId: null, standing: 'active' }, 'people.split', 'anna anna2');
    expect(await asked()).toEqual(['anna']);
  });
});
