import { randomUUID } from 'node:crypto';
import type { CheckIn } from '../../../src/features/check-ins/rules.ts';
import type { TestWorld } from '../../support/world.ts';

/** A timer of the check-in, run by hand as a second process would. */
export async function runTimer(world: TestWorld, timer: string, subjects: readonly string[]): Promise<void> {
  const handle = world.app.registry.timers.get(`check-ins.${timer}`);
  if (handle === undefined) throw new Error(`no timer ${timer}`);
  await world.app.commit(await handle({ now: world.clock.now(), newId: randomUUID }, subjects));
  await world.settle();
}

/** All check-ins of a person, the newest week first. */
export const checkInsOf = (world: TestWorld, personId: string): Promise<CheckIn[]> =>
  world.app.checkIns.api.store.latestOf(personId, 100);

/** A person's newest check-in. */
export async function newestOf(world: TestWorld, personId: string): Promise<CheckIn> {
  const [newest] = await checkInsOf(world, personId);
  if (newest === undefined) throw new Error(`${personId} has no check-in`);
  return newest;
}
