import {
  and,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  not,
  or,
  sql,
} from '../../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../../storage/store.ts';
import type { PeopleTables } from '../../schema.ts';

/** The writes by which managers become those whom a directory names. */
export function managerWrites({ db, t }: Store<PeopleTables>) {
  const { people, managerPeriods } = t;
  const managedNow = (date: string, managerId?: string) =>
    db
      .select({ id: managerPeriods.personId })
      .from(managerPeriods)
      .where(
        and(
          eq(managerPeriods.personId, people.id),
          lte(managerPeriods.from, date),
          or(isNull(managerPeriods.until), gt(managerPeriods.until, date)),
          ...(managerId === undefined ? [] : [eq(managerPeriods.managerId, managerId)]),
        ),
      );

  return {
    /** Guards that nobody manages these people, so that of two syncs only one names their managers. */
    areUnmanaged: (personIds: readonly string[], today: string): Write[] =>
      personIds.length === 0
        ? []
        : [
            exactly(
              personIds.length,
              db
                .update(people)
                .set({ createdAt: sql`${people.createdAt}` })
                .where(and(inArray(people.id, [...personIds]), not(exists(managedNow(today))))),
            ),
          ],
    /** Guards that somebody's manager is still who was read. */
    isManagedBy: (personId: string, managerId: string, today: string): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ createdAt: sql`${people.createdAt}` })
          .where(and(eq(people.id, personId), exists(managedNow(today, managerId)))),
      ),
    /** Ends what manages these people today, before the new managers begin. */
    endManagers: (personIds: readonly string[], today: string): Write[] =>
      personIds.length === 0
        ? []
        : [
            db
              .delete(managerPeriods)
              .where(and(inArray(managerPeriods.personId, [...personIds]), gte(managerPeriods.from, today))),
            db
              .update(managerPeriods)
              .set({ until: today })
              .where(
                and(
                  inArray(managerPeriods.personId, [...personIds]),
                  lt(managerPeriods.from, today),
                  or(isNull(managerPeriods.until), gt(managerPeriods.until, today)),
                ),
              ),
          ],
    setManagers: (rows: readonly { personId: string; managerId: string; from: string }[]): Write[] =>
      rows.length === 0 ? [] : [db.insert(managerPeriods).values([...rows])],
  };
}
