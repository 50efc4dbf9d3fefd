import { and, eq, inArray, sql } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { FeedbackTables } from '../schema.ts';

const feedbackParties = ['giverId', 'receiverId', 'managerId', 'sharedWithId'] as const;
const requestParties = ['askerId', 'aboutId', 'askedId'] as const;
const reviewParties = ['askedId', 'doerId'] as const;

/** What moves when two people turn out to be one: a name for it, its rows, and how they change hands. */
export type Moving = {
  what: string;
  of(personId: string): Promise<string[]>;
  give(ids: readonly string[], from: string, to: string): Write[];
};

/** Keeps the places of two people in one week apart. */
const APART = 100;

/** The queries by which feedback, requests and reviews become another's. */
export function mergingStore({ db, t }: Store<FeedbackTables>): Moving[] {
  const { feedback: f, feedbackRequests: r, feedbackReviews: v, feedbackAsks: a } = t;
  const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);
  return [
    ...feedbackParties.map((party) => ({
      what: `feedback.${party}`,
      of: async (id: string) => idsOf(await db.select({ id: f.id }).from(f).where(eq(f[party], id))),
      give: (ids: readonly string[], from: string, to: string): Write[] => [
        db
          .update(f)
          .set({ [party]: to })
          .where(and(inArray(f.id, [...ids]), eq(f[party], from))),
      ],
    })),
    ...requestParties.map((party) => ({
      what: `feedback-requests.${party}`,
      of: async (id: string) => idsOf(await db.select({ id: r.id }).from(r).where(eq(r[party], id))),
      give: (ids: readonly string[], from: string, to: string): Write[] => [
        db
          .update(r)
          .set({ [party]: to })
          .where(and(inArray(r.id, [...ids]), eq(r[party], from))),
      ],
    })),
    ...reviewParties.map((party) => ({
      what: `feedback-reviews.${party}`,
      of: async (id: string) => idsOf(await db.select({ id: v.id }).from(v).where(eq(v[party], id))),
      give: (ids: readonly string[], from: string, to: string): Write[] => [
        db
          .update(v)
          .set({ [party]: to })
          .where(and(inArray(v.id, [...ids]), eq(v[party], from))),
      ],
    })),
    {
      what: 'feedback-asks',
      of: async (id: string) => idsOf(await db.select({ id: a.id }).from(a).where(eq(a.personId, id))),
      give: (ids: readonly string[], from: string, to: string): Write[] => [
        db
          .update(a)
          .set({ personId: to, place: sql`${a.place} + ${APART}` })
          .where(and(eq(a.personId, from), inArray(a.id, [...ids]))),
      ],
    },
  ];
}
