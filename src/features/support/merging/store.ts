import { and, eq, inArray } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { SupportTables } from '../schema.ts';

type Party = 'askerId' | 'askedId' | 'suggestedId';

/** The queries by which requests for support become another's. */
export function mergingStore({ db, t }: Store<SupportTables>) {
  const { supportRequests: r, supportSteps: s } = t;
  return {
    async requestsWith(party: Party, personId: string): Promise<string[]> {
      const rows = await db.select({ id: r.id }).from(r).where(eq(r[party], personId));
      return rows.map((row) => row.id);
    },
    giveRequests: (party: Party, ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(r)
        .set({ [party]: to })
        .where(and(inArray(r.id, [...ids]), eq(r[party], from))),
    ],
    /** Requests in whose steps somebody is named, or took one: whoever takes one has asked or was named before. */
    async steppedIn(personId: string): Promise<string[]> {
      const named = await db.selectDistinct({ id: s.requestId }).from(s).where(eq(s.personId, personId));
      const asked = await db.select({ id: r.id }).from(r).where(eq(r.askerId, personId));
      return [...new Set([...named, ...asked].map((row) => row.id))];
    },
    giveSteps: (requestIds: readonly string[], from: string, to: string): Write[] => {
      const ofThese = inArray(s.requestId, [...requestIds]);
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
  };
}
