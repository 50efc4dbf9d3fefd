import type { Instant } from '../../../shared/clock.ts';
import { and, eq, inArray, isNotNull, lt, prepareRead, sql } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { ReviewTables } from './schema.ts';

export type Review = ReviewTables['feedbackReviews']['$inferSelect'];

/** The queries about linked reviews. */
export function reviewStore({ db, t }: Store<ReviewTables>) {
  const r = t.feedbackReviews;
  const byId = prepareRead('feedback_review', () =>
    db
      .select()
      .from(r)
      .where(eq(r.id, sql.placeholder('id'))),
  );
  const ofEvent = prepareRead('feedback_reviews_of_event', () =>
    db
      .select()
      .from(r)
      .where(and(eq(r.event, sql.placeholder('event')), eq(r.thing, sql.placeholder('thing')))),
  );
  return {
    async review(id: string): Promise<Review | undefined> {
      const [row] = await byId({ id });
      return row;
    },
    ofEvent: (event: string, thing: string): Promise<Review[]> => ofEvent({ event, thing }),
    completedIn: (teamIds: readonly string[], before: Instant): Promise<Review[]> =>
      db
        .select()
        .from(r)
        .where(and(inArray(r.teamId, [...teamIds]), isNotNull(r.completedAt), lt(r.completedAt, before))),
    ask: (row: Review): Write => exactly(1, db.insert(r).values(row).onConflictDoNothing()),
    change: (it: Review, set: Partial<Omit<Review, 'id' | 'version'>>): Write =>
      exactly(
        1,
        db
          .update(r)
          .set({ ...set, version: it.version + 1 })
          .where(and(eq(r.id, it.id), eq(r.version, it.version))),
      ),
  };
}

export type ReviewStore = ReturnType<typeof reviewStore>;
