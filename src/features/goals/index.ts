import type { Feature } from '../../chat/index.ts';
import type { Store } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { createSweep } from './assess/sweep.ts';
import { goalCommand } from './command.ts';
import { joinParts } from './join-parts.ts';
import type { GoalsPart, Parts } from './parts.ts';
import type { GoalTables } from './schema.ts';
import { goalStore } from './store.ts';
import { goalTopic } from './topic.ts';

export { goalFacts } from './facts.ts';
export type { TwoWindowsClosed } from './parts.ts';

/** Colleagues offered while a name is typed. */
const MAX_FOUND = 20;

const colleagues = (people: People): GoalsPart => ({
  lookups: {
    colleague: async (_ctx, query) =>
      (await people.find(query, MAX_FOUND)).map(({ id, name }) => ({ value: id, label: name })),
  },
});

/** Makes goals: one part a folder, joined into one feature. */
export function createGoals(given: Omit<Parts, 'own'> & { store: Store<GoalTables> }) {
  const parts: Parts = { ...given, own: goalStore(given.store) };
  const joined = joinParts([colleagues(parts.people), createSweep(parts)]);
  const { commands, ...declared } = joined;
  const feature: Feature = {
    ...declared,
    name: 'goals',
    commands: {
      goal: goalCommand(commands, async () => ({})),
    },
  };
  return { feature, topics: { goals: goalTopic(parts) } };
}
