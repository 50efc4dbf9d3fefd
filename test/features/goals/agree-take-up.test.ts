import { expect, it } from 'vitest';
import { action } from '../../../src/chat/index.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { smallCompany, type TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const teamGoal = aGoal(1, {
  level: 'team',
  ownerId: 'anna',
  title: 'No shop leaves',
  measure: { kind: 'parts' },
});
const offer = action('goals.offer', { goal: 'goal-1' });

/** Anna's team has a goal, which she offers in the channel. */
async function offered(world: TestWorld): Promise<void> {
  await givenGoals(world, [teamGoal]);
  await world.person('anna').forges(offer);
}

describeOnEachEngine('a team goal in the channel', (open) => {
  itOnSqlite('is taken up in parts, each of which shows once it is agreed', async () => {
    const world = await openOffice(await open());
    await offered(world);
    const [anna, bob] = [world.person('anna'), world.person('bob')];
    const channel = world.channel('payments');
    expect(anna.notice()).toBe('G-1 is offered in the team’s channel.');
    channel.shows(
      /G-1: who takes up a part\?\nNo shop leaves\nDue Fri, Dec 25\nEvery part is still free\.\n\[Take up\]/,
    );
    await bob.pressesIn('payments', 'Take up');
    expect(bob.formWords()).toMatch(/Take up a part of G-1\n[\s\S]*A part of No shop leaves[\s\S]*Tool/);
    await bob.submits();
    expect(bob.formWords()).toMatch(
      /Take up a part of G-1\nAnna Berg reads it first\.[\s\S]*A part of No shop leaves/,
    );
    bob.fills({ title: 'Call back every shop that left', baseline: '0', target: '40', unit: 'calls' });
    await bob.submits();
    expect(bob.notice()).toBe('G-2 is with Anna Berg. It counts once you both agree.');
    expect(await stored(world, 'G-2')).toMatchObject({
      parentId: 'goal-1',
      ownerId: 'bob',
      state: 'proposed',
    });
    // What is not agreed is between the two.
    channel.showsNot(/Bob Jansen/);
    anna.sees(
      /Bob Jansen proposes a goal\nG-2 Call back every shop that left[\s\S]*Serves: G-1 No shop leaves/,
    );
    await anna.presses('Agree');
    channel.shows(/Taken up so far\nBob Jansen · Call back every shop that left\n0 → 40 calls\n\[Take up\]/);
    expect(channel.posts()).toHaveLength(1);
  });

  itOnSqlite('is decided by its lead, whoever manages the one who takes up a part', async () => {
    const company = {
      ...smallCompany,
      people: [...smallCompany.people, { id: 'carl', name: 'Carl', team: 'payments', manager: 'helen' }],
    };
    const world = await openOffice(await open(), company);
    await offered(world);
    const carl = world.person('carl');
    await carl.pressesIn('payments', 'Take up');
    await carl.submits();
    carl.fills({ title: 'Ask why', baseline: '0', target: '5' });
    await carl.submits();
    world.person('helen').seesNot(/Carl proposes/);
    // A change of manager takes nothing away from the lead.
    await world.app.commit({ tell: [{ name: 'people.changed', thing: 'carl' }] });
    await world.settle();
    await world.person('anna').presses('Agree');
    expect(await stored(world, 'G-2')).toMatchObject({ state: 'active', ownerId: 'carl' });
  });

  it('is offered by its owner or the lead, and taken up by people of the team alone', async () => {
    const world = await openOffice(await open());
    await offered(world);
    const [bob, wang, anna] = [world.person('bob'), world.person('wang'), world.person('anna')];
    await bob.forges(offer);
    expect(bob.notice()).toBe('Only its owner or the team’s lead can offer it, while it is active.');
    await wang.pressesIn('payments', 'Take up');
    expect(wang.notice()).toBe('这个目标仅供本团队成员认领。');
    expect(wang.form()).toBeUndefined();
    // Pressed again on the same day it is the same message.
    await anna.forges(offer);
    expect(world.channel('payments').posts()).toHaveLength(1);
    await world.goTo('2026-10-06', '10:00');
    await anna.forges(offer);
    expect(
      world
        .channel('payments')
        .posts()
        .filter((it) => /\[Take up\]/.test(it)),
    ).toHaveLength(1);

    await bob.pressesIn('payments', 'Take up');
    const { db, t } = world.store;
    await world.store.batch([db.update(t.goals).set({ state: 'closed' })]);
    await bob.submits();
    expect(bob.errors()?.form ?? bob.notice()).toBe('This goal is no longer open.');
    await world.store.batch([db.update(t.goals).set({ state: 'active' })]);
    await bob.submits();
    await world.store.batch([db.update(t.goals).set({ state: 'closed' })]);
    bob.fills({ title: 'Too late', baseline: '0', target: '5' });
    await bob.submits();
    expect(bob.errors()?.form).toBe('This goal is no longer open.');
    await world.person('alice').forges(action('goals.take-up', { goal: 'goal-1' }));
    expect(world.person('alice').notice()).toBe('This goal is no longer open.');
  });

  itOnSqlite('is taken up with the tool of the team’s goal, or another that is chosen', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [{ ...teamGoal, tool: 'okr' }]);
    await world.person('anna').forges(offer);
    const bob = world.person('bob');
    await bob.pressesIn('payments', 'Take up');
    expect(bob.form()?.values.tool).toBe('okr');
    // It is his own: nobody else is to be chosen, and nothing serves it yet.
    expect(bob.formWords()).not.toMatch(/For whom|Add up/);
    await bob.submits();
    expect(bob.formWords()).toMatch(/Key result 1[\s\S]*Key result 2/);
    await bob.pressesIn('payments', 'Take up');
    bob.fills({ tool: 'project' });
    await bob.submits();
    bob.fills({ title: 'Ask every shop', milestones: '2026-11-20 Half of them', due: '2026-12-18' });
    await bob.submits();
    expect(await stored(world, 'G-2')).toMatchObject({ tool: 'project', parentId: 'goal-1', ownerId: 'bob' });
  });

  itOnSqlite('stays out of a channel that the team does not have', async () => {
    const [payments, supply] = smallCompany.teams;
    if (payments === undefined || supply === undefined) throw new Error('The company has two teams');
    const world = await openOffice(await open(), {
      ...smallCompany,
      teams: [{ ...payments, channel: false }, supply],
    });
    await offered(world);
    expect(world.person('anna').notice()).toBe('The team has no channel that I may write to.');
  });
});
