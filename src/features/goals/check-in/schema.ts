import type { AnyColumn, Kit } from '../../../storage/kit.ts';

/** Values in a check-in's form that would surprise and were asked about: sent once more, they are taken. */
export function checkInValueTables(k: Kit, goal: () => AnyColumn) {
  const goalAskedValues = k.table(
    'goal_asked_values',
    {
      checkInId: k.text('check_in_id').notNull(),
      goalId: k.text('goal_id').notNull().references(goal),
      value: k.real('value').notNull(),
      /** Those of a form that nobody sends any more are forgotten. */
      at: k.time('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.checkInId, t.goalId] }), k.index('goal_asked_values_at').on(t.at)],
  );
  return { goalAskedValues };
}
