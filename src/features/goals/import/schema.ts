import type { Kit } from '../../../storage/kit.ts';

/** What the last goals file said about each goal, so that only its changes count. */
export function goalImportTables(k: Kit) {
  const goalSources = k.table('goal_sources', {
    goalId: k.text('goal_id').primaryKey(),
    /** By column name, in the canonical texts of `goal-rows.ts`. */
    values: k.json<Readonly<Record<string, string>>>('said').notNull(),
    at: k.time('at').notNull(),
  });
  return { goalSources };
}
