import { goalFacts } from '../../../src/features/goals/facts.ts';
import type { Goal } from '../../../src/features/goals/model.ts';
import { reportValues } from '../../../src/features/goals/report-values.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import type { TestWorld } from '../../support/world.ts';
import { stored } from './office.ts';

/** The day before the goals' first fifth is over: on the 21st of October at 06:00 they are found behind. */
export const eve = '2026-10-20T12:00:00+02:00';

let reports = 0;

/** An owner reports a value, by whichever way. */
export async function reportsValue(world: TestWorld, code: string, value: number): Promise<void> {
  const goal = await stored(world, code);
  const { app } = world;
  const parts = {
    own: goalStore(world.store),
    people: app.people.people,
    twoWindowsClosed: app.checkIns.api.twoWindowsClosed,
  };
  reports += 1;
  const newId = () => `report-${reports}`;
  const from = { byId: goal.ownerId, source: 'form' } as const;
  const { outcome } = await reportValues(parts, { now: world.clock.now(), newId }, [{ goal, value }], from);
  await app.commit(outcome);
  await world.settle();
}

/** A goal is changed by another part, and that is told as it would be. */
export async function changes(
  world: TestWorld,
  code: string,
  set: Partial<Goal>,
  fact?: keyof typeof goalFacts,
): Promise<void> {
  const goal = await stored(world, code);
  const change = { byId: goal.ownerId, what: 'revised', before: {}, after: {} } as const;
  await world.app.commit({
    write: goalStore(world.store).change(goal, set, change, world.clock.now()),
    tell: fact === undefined ? [] : [{ name: goalFacts[fact], thing: goal.id }],
    refresh: [{ card: 'goals.goal', thing: goal.id }],
  });
  await world.settle();
}
