import { and, eq, inArray } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';

type Party = 'askerId' | 'approverId';

/** The queries by which requests to adjust goals become another's. */
export function mergingStore({ db, t }: Store<GoalTables>) {
  const { goalAdjustments: a, goalAdjustmentSteps: s, goalResults: r } = t;
  return {
    async adjustmentsWith(party: Party, personId: string): Promise<string[]> {
      const rows = await db.select({ id: a.id }).from(a).where(eq(a[party], personId));
      return rows.map((row) => row.id);
    },
    giveAdjustments: (party: Party, ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(a)
        .set({ [party]: to })
        .where(and(inArray(a.id, [...ids]), eq(a[party], from))),
    ],
    /** Requests in whose steps somebody is named, or took one. */
    async steppedIn(personId: string): Promise<string[]> {
      const [named, took] = await Promise.all([
        db.selectDistinct({ id: s.adjustmentId }).from(s).where(eq(s.personId, personId)),
        db.selectDistinct({ id: s.adjustmentId }).from(s).where(eq(s.byId, personId)),
      ]);
      return [...new Set([...named, ...took].map((row) => row.id))];
    },
    giveSteps: (ids: readonly string[], from: string, to: string): Write[] => {
      const ofThese = inArray(s.adjustmentId, [...ids]);
      return [
        db
          .update(s)
          .set({ personId: to })
          .where(and(ofThese, eq(s.personId, from))),
        db
          .update(s)
          .set({ byId: to })
          .where(and(ofThese, eq(s.byId, from))),
      ];
    },
    async resultsBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: r.id }).from(r).where(eq(r.byId, personId));
      return rows.map((row) => row.id);
    },
    giveResults: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(r)
        .set({ byId: to })
        .where(and(inArray(r.id, [...ids]), eq(r.byId, from))),
    ],
  };
}
