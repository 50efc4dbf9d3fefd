import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { PlatformError } from '../../../src/chat/index.ts';
import { raiseLags } from '../../../src/features/goals/alerts/raise-lags.ts';
import { lagStore } from '../../../src/features/goals/alerts/store.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** The chat takes no more of what is sent to people, until it is let. */
function chatBreaks({ platform }: TestWorld): () => void {
  const { send } = platform;
  platform.send = async () => {
    throw new PlatformError('bad-content', 'the chat cannot take it');
  };
  return () => {
    platform.send = send;
  };
}

/** As a second process raises it: it read that the alert had not arrived yet, and commits after it did. */
async function raisedBesideTheArrival(world: TestWorld, goalId: string, arrives: () => Promise<void>) {
  const own = goalStore(world.store);
  const parts = {
    own,
    people: world.app.people.people,
    twoWindowsClosed: world.app.checkIns.api.twoWindowsClosed,
    lags: lagStore(world.store),
    deliveredAt: async () => undefined,
  };
  const goal = await own.goal(goalId);
  if (goal === undefined) throw new Error(`There is no goal ${goalId}`);
  const raised = await raiseLags(parts, { now: world.clock.now(), newId: randomUUID }, [goal]);
  await arrives();
  await world.app.commit(raised);
  await world.settle();
}

describeOnEachEngine('an alert', (open) => {
  const office = async () => openOffice(await open(), undefined, eve);

  itOnSqlite(
    'that the chat cannot take ends the owner’s day as one that is refused does, and the next one is sent',
    async () => {
      const world = await office();
      const alice = world.person('alice');
      await givenGoals(world, [aGoal(1), aGoal(2, { title: 'Refunds' })]);
      await reportsValue(world, 'G-2', 30);
      const mend = chatBreaks(world);
      await world.goTo('2026-10-21', '09:30');
      mend();
      alice.seesNot(/behind/);
      await world.goTo('2026-10-22', '08:59');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
      await world.goTo('2026-10-22', '10:00');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'behind' });
      await reportsValue(world, 'G-2', 5);
      await world.goTo('2026-10-22', '11:00');
      alice.sees(/One of your goals is behind[\s\S]*G-2 Refunds/);
    },
  );

  itOnSqlite('of a key result is over when its objective is closed with it', async () => {
    const world = await office();
    const alice = world.person('alice');
    const kr = { kind: 'key-result', parentId: 'goal-1', tool: 'okr' } as const;
    await givenGoals(world, [
      aGoal(1, { tool: 'okr', measure: { kind: 'parts' } }),
      aGoal(2, { ...kr, level: 'team', title: 'Refunds' }),
      aGoal(3, { ...kr, title: 'Answers' }),
    ]);
    await reportsValue(world, 'G-3', 90);
    await world.goTo('2026-10-22', '10:00');
    alice.sees(/One of your goals is behind[\s\S]*G-2 Refunds[\s\S]*\[Update\]/);
    await alice.says('/goal close G-1');
    alice.fills({
      keyResult1: '0',
      words: 'We stop here.',
      cause: 'market',
      constraints: 'A smaller market.',
    });
    await alice.submits();
    expect((await stored(world, 'G-2')).state).toBe('closed');
    alice.sees(/This alert is over\nClosed\nG-2 Refunds/);
    alice.seesNot(/goals is behind/);
    expect(await lagStore(world.store).openOf(['goal-2'])).toEqual(new Map());
  });

  it('that arrives while another goal is joining it starts that goal’s day too', async () => {
    const world = await office();
    await givenGoals(world, [aGoal(1), aGoal(2, { title: 'Refunds' })]);
    await reportsValue(world, 'G-2', 30);
    await world.goTo('2026-10-21', '08:00');
    const { progress: _progress, ...goal } = await stored(world, 'G-2');
    const { statusSince, current, reportedAt, outsideInARow, reports } = goal;
    const low = { progress: 0.05, statusSince, current, reportedAt, outsideInARow, reports };
    const behind = { ...low, status: 'behind', shownStatus: 'on-track' } as const;
    await world.app.commit({ write: goalStore(world.store).assess(await stored(world, 'G-2'), behind) });
    await raisedBesideTheArrival(world, 'goal-2', () => world.goTo('2026-10-21', '09:00'));
    world.person('alice').sees(/2 of your goals are behind/);
    await world.goTo('2026-10-22', '09:00');
    expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'behind' });
  });
});
