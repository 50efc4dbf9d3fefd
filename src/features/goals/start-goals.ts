import type { Outcome } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { armSweep } from './assess/sweep.ts';
import { goalFacts } from './facts.ts';
import type { Goal } from './model.ts';
import type { Parts } from './parts.ts';

/** Lets goals count from now on: they are looked at every morning, and what they serve is worked out again. */
export async function startGoals(
  parts: Pick<Parts, 'people'>,
  goals: readonly Pick<Goal, 'id' | 'ownerId' | 'parentId'>[],
  now: Instant,
): Promise<Outcome> {
  const parents = [...new Set(goals.flatMap((it) => it.parentId ?? []))];
  return {
    tell: goals.map((it) => ({ name: goalFacts.activated, thing: it.id })),
    wake: [
      ...(await armSweep(
        parts,
        goals.map((it) => it.ownerId),
        now,
      )),
      ...parents.map((subject) => ({ timer: 'goals.roll-up', subject, at: now })),
    ],
  };
}
