import { inArray, prepareList } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { Preference } from '../rules.ts';
import type { CheckInTables } from '../schema.ts';

/** The queries of what people chose for their own check-ins. */
export function preferenceQueries({ db, t }: Store<CheckInTables>) {
  const preferencesQuery = prepareList('check_in_preferences', (personIds) =>
    db.select().from(t.checkInPreferences).where(inArray(t.checkInPreferences.personId, personIds)),
  );

  return {
    async preferences(personIds: readonly string[]): Promise<ReadonlyMap<string, Preference>> {
      const rows = await preferencesQuery(personIds);
      return new Map(rows.map((row) => [row.personId, row]));
    },
    setPreference: (personId: string, set: Partial<Omit<Preference, 'personId'>>): Write =>
      db
        .insert(t.checkInPreferences)
        .values({ personId, ...set })
        .onConflictDoUpdate({ target: t.checkInPreferences.personId, set }),
  };
}
