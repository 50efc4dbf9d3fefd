import { expect, it } from 'vitest';
import { valueField } from '../../../src/features/goals/check-in/rules.ts';
import type { Goal } from '../../../src/features/goals/model.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** Answers a prompt with values, by goal, and words. */
async function answers(
  world: TestWorld,
  id: string,
  values: Readonly<Record<string, string>>,
  words?: string,
): Promise<void> {
  const person = world.person(id);
  const zh = id === 'mei';
  await person.presses(zh ? '开始填写' : 'Start', /Week 41|第 41 周/);
  const goals = await goalStore(world.store).goals(Object.keys(values));
  person.fills({
    ...Object.fromEntries(
      Object.entries(values).map(([goal, value]) => [valueField(goal, goals.get(goal)?.current), value]),
    ),
    ...(words === undefined ? {} : { strengths: words }),
  });
  await person.submits();
}

const change = (
  world: TestWorld,
  goal: Goal,
  set: Partial<Goal>,
  what: 'adjusted' | 'closed',
  byId: string,
) =>
  world.app.commit({
    write: goalStore(world.store).change(goal, set, { byId, what, before: {}, after: {} }, world.clock.now()),
  });

describeOnEachEngine('goals for those who read check-ins', (open) => {
  const inTheWindow = async (goals: Goal[]) => {
    const world = await openOffice(await open());
    await givenGoals(world, goals);
    await world.goTo('2026-10-08', '10:00');
    return world;
  };

  it('reach the manager in the digest: what moved, in half a line and behind Open', async () => {
    const world = await inTheWindow([
      aGoal(1),
      aGoal(2, { title: 'Private', visibility: 'private' }),
      aGoal(3, { title: 'Refunds', measure: { kind: 'level', unit: '', baseline: 40, target: 10 } }),
      aGoal(4, { ownerId: 'bob', title: 'Quiet' }),
    ]);
    await answers(world, 'alice', { 'goal-1': '20', 'goal-2': '10', 'goal-3': '35' }, 'Shipped it.');
    await answers(world, 'bob', { 'goal-4': '5' });
    await world.person('mei').presses('本周无更新');
    await world.goTo('2026-10-09', '17:00');
    const anna = world.person('anna');
    anna.sees(
      /Alice Moreau {2}Shipped it\.\nG-1 0 → 20 calls; G-2 0 → 10 calls; 1 more\n\[Open\]\nBob Jansen\nG-4 0 → 5 calls\n\[Open\]/,
    );
    anna.sees(/Nothing new[^\n]*陈美/);
    await anna.presses('Open', /G-4 0 → 5 calls/);
    anna.sees(
      /Strengths: Shipped it\.\nGoals that moved\nG-1 Customer calls\n0 → 20 calls\nOn track\n\[Open\]\nG-2 Private\n0 → 10 calls\nOn track\n\[Open\]\nG-3 Refunds\n40 → 35\nOn track\n\[Open\]/,
    );
  });

  itOnSqlite('never tell a manager of *behind* before that is released', async () => {
    const known = { current: 80, progress: 0.8, reportedAt: new Date('2026-10-02T10:00:00Z'), reports: 1 };
    const world = await inTheWindow([aGoal(1, { start: '2026-09-01', due: '2026-10-20', ...known })]);
    await world.goTo('2026-10-09', '14:00');
    await reportsValue(world, 'G-1', 40);
    await world.goTo('2026-10-09', '14:10');
    await answers(world, 'alice', { 'goal-1': '45' });
    // 28 of 36 working days are gone; Alice heard at two in the afternoon, so it is hers until Monday.
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
    await world.goTo('2026-10-09', '17:00');
    const anna = world.person('anna');
    await anna.presses('Open', /G-1 40 → 45 calls/);
    anna.sees(/Customer calls\n40 → 45 calls\nOn track/);
    anna.seesNot(/Behind/);
  });

  itOnSqlite(
    'stand in the team’s summary as far as the channel may know, and never who did not move any',
    async () => {
      const world = await inTheWindow([
        aGoal(1, { title: 'Hers, shown', shownToTeam: true }),
        aGoal(2, { title: 'Hers, not shown' }),
        aGoal(3, { title: 'For everybody', visibility: 'company', ownerId: 'bob' }),
        aGoal(4, { title: 'The team’s', level: 'team', ownerId: 'anna' }),
        aGoal(5, { title: 'Secret', level: 'team', ownerId: 'bob', visibility: 'private' }),
        aGoal(6, { title: 'Stayed', shownToTeam: true, ownerId: 'mei' }),
        aGoal(7, { title: 'Elsewhere', level: 'team', ownerId: 'li', teamId: 'supply' }),
      ]);
      await answers(world, 'alice', { 'goal-1': '20', 'goal-2': '20' });
      await answers(world, 'bob', { 'goal-3': '25', 'goal-5': '10' });
      // Reported on its own, in the week that the summary is about.
      await world.person('anna').forges({ name: 'goals.update', version: 1, payload: { goal: 'goal-4' } });
      world.person('anna').fills({ value: '30' });
      await world.person('anna').submits();
      await world.goTo('2026-10-09', '17:00');
      const channel = world.channel('payments');
      channel.shows(
        /Goals that moved\nG-1 Hers, shown\nAlice Moreau: 0 → 20 calls\nG-3 For everybody\nBob Jansen: 0 → 25 calls\nG-4 The team’s\nAnna Berg: 0 → 30 calls/,
      );
      channel.showsNot(/not shown|Secret|Stayed|Elsewhere|On track/);
    },
  );

  it('are told on return: what others did with them', async () => {
    const world = await openOffice(await open(), {
      teams: [{ id: 'payments', lead: 'anna' }],
      people: [
        { id: 'anna', name: 'Anna Berg', team: 'payments' },
        {
          id: 'alice',
          name: 'Alice Moreau',
          team: 'payments',
          manager: 'anna',
          away: [['2026-10-12', '2026-10-16']],
        },
      ],
    });
    await givenGoals(world, [aGoal(1), aGoal(2, { title: 'Refunds' }), aGoal(3, { title: 'Own' })]);
    await world.goTo('2026-10-14', '10:00');
    await change(world, await stored(world, 'G-1'), { due: '2026-12-31' }, 'adjusted', 'anna');
    await change(world, await stored(world, 'G-3'), { due: '2026-12-31' }, 'adjusted', 'alice');
    await world.goTo('2026-10-19', '12:00');
    const alice = world.person('alice');
    alice.sees(/Your goals meanwhile\nG-1 Customer calls\nAdjusted by Anna Berg\n\[Open\]\n/);
    alice.seesNot(/G-3 Own\nAdjusted/);
  });
});
