import type { Goal, Milestone } from '../../../src/features/goals/model.ts';
import { codeOf } from '../../../src/features/goals/rows.ts';
import { madeUpGoal } from '../../../src/features/goals/sample-goal.ts';
import { startGoals } from '../../../src/features/goals/start-goals.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import type { AppStore } from '../../../src/schema.ts';
import { type Company, createWorld, smallCompany, type TestWorld } from '../../support/world.ts';

/** Monday morning in Berlin, the first working day of the goals below: a quarter without holidays in the company's calendar. */
export const firstMonday = '2026-10-05T09:00:00+02:00';

export const openOffice = (store: AppStore, company: Company = smallCompany, at = firstMonday) =>
  createWorld({ store, company, at });

/** A goal from the 5th of October to Christmas: twelve weeks of five days, from 0 to 100 calls. */
export const aGoal = (number: number, it: Partial<Goal> = {}): Goal => {
  const at = new Date('2026-10-05T07:00:00Z');
  return madeUpGoal({
    id: `goal-${number}`,
    code: codeOf(number),
    title: 'Customer calls',
    measure: { kind: 'level', unit: 'calls', baseline: 0, target: 100 },
    ownerAgreedAt: at,
    managerAgreedAt: at,
    proposedById: it.ownerId ?? 'alice',
    status: 'on-track',
    statusSince: at,
    shownStatus: 'on-track',
    progress: 0,
    current: undefined,
    reportedAt: undefined,
    reports: 0,
    createdAt: at,
    ...it,
  });
};

/** Puts agreed goals into a world, as if both sides had agreed on its first morning. */
export async function givenGoals(
  world: TestWorld,
  goals: readonly Goal[],
  milestones: readonly Milestone[] = [],
): Promise<void> {
  const own = goalStore(world.store);
  const next = Math.max(0, ...goals.map((it) => Number(it.code.slice(2)))) + 1;
  const started = await startGoals({ people: world.app.people.people }, goals, world.clock.now());
  const from = await own.nextNumber();
  await world.app.commit({
    ...started,
    write: [
      ...own.create(goals, 'created', goals[0]?.proposedById),
      ...own.addMilestones(milestones),
      ...(next > from ? own.takeNumbers(from, next - from) : []),
    ],
  });
  await world.settle();
}

/** Reads a goal as it is stored. */
export async function stored(world: TestWorld, code: string): Promise<Goal> {
  const goal = await goalStore(world.store).byNumber(Number(code.slice(2)));
  if (goal === undefined) throw new Error(`There is no goal ${code}`);
  return goal;
}
