import type { AnyColumn, Kit } from '../../../storage/kit.ts';

/** What becomes of a typed value that is asked about once before it is taken. */
export const typedStates = ['asked', 'reported'] as const;

/** Values typed in one line that would surprise: kept for a day, until their owner says yes or corrects them in the form. */
export function typedValueTables(k: Kit, goal: () => AnyColumn) {
  const goalTypedValues = k.table(
    'goal_typed_values',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      byId: k.text('by_id').notNull(),
      value: k.real('value').notNull(),
      confidence: k.int('confidence'),
      /** Nothing once it is reported: the note is the update's then. */
      note: k.text('note'),
      /** How much had been reported when it was asked about: the question names the value of then. */
      reports: k.int('reports').notNull(),
      state: k.text('state', { enum: typedStates }).notNull(),
      at: k.time('at').notNull(),
    },
    (t) => [k.index('goal_typed_values_by').on(t.byId, t.at)],
  );
  return { goalTypedValues };
}
