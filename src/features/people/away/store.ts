import { asc, inArray } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';

/** The queries about absences. */
export function awayStore({ db, t }: Store<PeopleTables>) {
  const { absences } = t;
  return {
    of: (personIds: readonly string[]) =>
      db
        .select()
        .from(absences)
        .where(inArray(absences.personId, [...personIds]))
        .orderBy(asc(absences.from)),
    insert: (rows: readonly (typeof absences.$inferInsert)[]): Write[] =>
      rows.length === 0 ? [] : [db.insert(absences).values([...rows])],
    /** Guarded: whoever changed them meanwhile makes us decide again. */
    remove: (ids: readonly string[]): Write[] =>
      ids.length === 0
        ? []
        : [exactly(ids.length, db.delete(absences).where(inArray(absences.id, [...ids])))],
    leadOf: (teamIds: readonly string[]) =>
      db
        .select({ id: t.teams.id, leadId: t.teams.leadId })
        .from(t.teams)
        .where(inArray(t.teams.id, [...teamIds])),
  };
}

export type AwayStore = ReturnType<typeof awayStore>;
