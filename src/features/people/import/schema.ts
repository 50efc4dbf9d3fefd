import type { Kit } from '../../../storage/kit.ts';
import type { PeopleTables } from '../schema.ts';

/** What the last teams file said about each team, so that only its changes count; for people there is `person_sources`. */
export function importTables(kit: Kit) {
  const teamSources = kit.table('team_sources', {
    teamId: kit.text('team_id').primaryKey(),
    /** By column name, in the canonical texts of `team-rows.ts`. */
    values: kit.json<Readonly<Record<string, string>>>('said').notNull(),
    at: kit.time('at').notNull(),
  });
  return { teamSources };
}

export type ImportTables = PeopleTables & ReturnType<typeof importTables>;
