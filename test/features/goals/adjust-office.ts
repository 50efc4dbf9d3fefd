import { adjustmentStore } from '../../../src/features/goals/adjust/store.ts';
import type { Goal, Milestone } from '../../../src/features/goals/model.ts';
import { reportValues } from '../../../src/features/goals/report-values.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import type { AppStore } from '../../../src/schema.ts';
import { type Company, smallCompany, type TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice } from './office.ts';

/** The small company with Ruth and Tom, who are HR. */
export const withHr: Company = {
  ...smallCompany,
  people: [
    ...smallCompany.people,
    { id: 'ruth', name: 'Ruth Klein', manager: 'helen', hr: true },
    { id: 'tom', name: 'Tom Adeyemi', manager: 'ruth', hr: true },
  ],
};

/** Opens an office with one goal, in its fourth week. */
export async function officeWith(
  store: AppStore,
  goal: Partial<Goal> = {},
  {
    milestones = [],
    company = withHr,
    at = '2026-10-26T09:30:00+01:00',
  }: {
    milestones?: readonly Milestone[];
    company?: Company;
    at?: string;
  } = {},
): Promise<TestWorld> {
  const world = await openOffice(store, company, at);
  await givenGoals(world, [aGoal(1, goal)], milestones);
  return world;
}

type Filled = Readonly<Record<string, string>>;

export const why: Filled = { reason: 'market', evidence: 'The largest customer paused all calls.' };

/** Asks for an adjustment of G-1 with the form. */
export async function asks(world: TestWorld, id: string, fields: Filled): Promise<void> {
  const person = world.person(id);
  await person.says('/goal adjust G-1');
  person.fills({ ...why, ...fields });
  await person.submits();
}

/** The latest request for G-1. */
export async function request(world: TestWorld) {
  const found = await adjustmentStore(world.store).latest('goal-1');
  if (found === undefined) throw new Error('Nobody asked to adjust G-1');
  return found;
}

/** Lets the owner have reported a value of G-1. */
export async function reported(world: TestWorld, value: number): Promise<void> {
  const own = goalStore(world.store);
  const goal = await own.goal('goal-1');
  if (goal === undefined) throw new Error('There is no goal G-1');
  const { people, checkIns } = world.app;
  const parts = { own, people: people.people, twoWindowsClosed: checkIns.api.twoWindowsClosed };
  const ctx = { now: world.clock.now(), newId: () => `reported-${goal.reports}` };
  const from = { byId: goal.ownerId, source: 'form' as const };
  const { outcome } = await reportValues(parts, ctx, [{ goal, value }], from);
  await world.app.commit(outcome);
  await world.settle();
}
