import type { AnyColumn, Kit } from '../../../storage/kit.ts';
import { causes } from './model.ts';

/** With what result goals were closed: append-only, since a goal may be reopened and closed again. */
export function resultTables(k: Kit, goal: () => AnyColumn) {
  const goalResults = k.table(
    'goal_results',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      at: k.time('at').notNull(),
      byId: k.text('by_id').notNull(),
      value: k.real('value'),
      progress: k.real('progress').notNull(),
      score: k.real('score').notNull(),
      words: k.text('words').notNull(),
      cause: k.text('cause', { enum: causes }),
      constraints: k.text('constraints'),
    },
    (t) => [k.index('goal_results_goal').on(t.goalId, t.at)],
  );
  return { goalResults };
}
