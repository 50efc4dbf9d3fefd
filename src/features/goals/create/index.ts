import { z } from 'zod';
import { defineAction } from '../../../chat/index.ts';
import { proposalStore } from '../agree/store.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { openChoice } from './choice.ts';
import { newGoalForms } from './new-goal.ts';
import { samples } from './samples.ts';

/** Makes the part in which goals are proposed. */
export function createNewGoals(given: Parts): GoalsPart {
  const { forms, command } = newGoalForms({ ...given, proposals: proposalStore(given.store) });
  return {
    commands: { new: command },
    actions: { new: defineAction(z.object({}), async () => openChoice()) },
    forms,
    samples,
  };
}
