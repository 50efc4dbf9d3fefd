import type { Instant } from '../../../shared/clock.ts';
import { and, eq, inArray } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';

/** The queries about who is still there. */
export function standingStore({ db, t }: Store<PeopleTables>) {
  const { people, accounts } = t;
  return {
    of: (personIds: readonly string[]) =>
      db
        .select({
          id: people.id,
          name: people.name,
          standing: people.standing,
          since: people.standingSince,
          mergedIntoId: people.mergedIntoId,
        })
        .from(people)
        .where(inArray(people.id, [...personIds])),
    /** Guarded: whoever's standing changed meanwhile makes us decide again. */
    change: (
      personIds: readonly string[],
      from: 'active' | 'absent' | 'left',
      to: 'active' | 'absent' | 'left',
      now: Instant,
    ): Write[] =>
      personIds.length === 0
        ? []
        : [
            exactly(
              personIds.length,
              db
                .update(people)
                .set({ standing: to, standingSince: now })
                .where(and(inArray(people.id, [...personIds]), eq(people.standing, from))),
            ),
          ],
    switchAccounts: (personIds: readonly string[], active: boolean): Write[] =>
      personIds.length === 0
        ? []
        : [
            db
              .update(accounts)
              .set({ active })
              .where(inArray(accounts.personId, [...personIds])),
          ],
  };
}

export type StandingStore = ReturnType<typeof standingStore>;
