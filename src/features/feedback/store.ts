import type { Instant } from '../../shared/clock.ts';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt } from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import type { Correction, Feedback } from './rules.ts';
import type { FeedbackTables } from './schema.ts';

/** The queries about feedback itself. */
export function feedbackStore({ db, t }: Store<FeedbackTables>) {
  const f = t.feedback;
  const received = (personId: string) => and(eq(f.receiverId, personId), isNull(f.withdrawnAt));

  return {
    async feedback(id: string): Promise<Feedback | undefined> {
      const [row] = await db.select().from(f).where(eq(f.id, id));
      return row;
    },
    async several(ids: readonly string[]): Promise<Feedback[]> {
      if (ids.length === 0) return [];
      return db
        .select()
        .from(f)
        .where(inArray(f.id, [...ids]));
    },
    async byInstance(instance: string): Promise<Feedback | undefined> {
      const [row] = await db.select().from(f).where(eq(f.instance, instance));
      return row;
    },
    /** What somebody received and was not taken back, the newest first. */
    receivedBy: (personId: string, limit: number, offset: number): Promise<Feedback[]> =>
      db
        .select()
        .from(f)
        .where(received(personId))
        .orderBy(desc(f.sentAt), desc(f.id))
        .limit(limit)
        .offset(offset),
    givenBetween: (personId: string, from: Instant, to: Instant): Promise<Feedback[]> =>
      db
        .select()
        .from(f)
        .where(and(eq(f.giverId, personId), isNull(f.withdrawnAt), gte(f.sentAt, from), lt(f.sentAt, to)))
        .orderBy(asc(f.sentAt)),
    openedBetween: (personId: string, from: Instant, to: Instant): Promise<Feedback[]> =>
      db
        .select()
        .from(f)
        .where(and(received(personId), gte(f.openedAt, from), lt(f.openedAt, to)))
        .orderBy(asc(f.openedAt)),
    /** What these teams' people received and opened before an instant, without a word of it. */
    openedIn: (teamIds: readonly string[], before: Instant) =>
      db
        .select({
          id: f.id,
          teamId: f.teamId,
          giverId: f.giverId,
          theme: f.theme,
          themeAt: f.themeAt,
          sentAt: f.sentAt,
          openedAt: f.openedAt,
          collaboration: f.collaboration,
          responsiveness: f.responsiveness,
        })
        .from(f)
        .where(
          and(
            inArray(f.teamId, [...teamIds]),
            isNotNull(f.openedAt),
            isNull(f.withdrawnAt),
            lt(f.openedAt, before),
          ),
        ),
    /** Keeps new feedback; the guard fails if the same form has sent it already. */
    send: (row: Feedback): Write => exactly(1, db.insert(f).values(row).onConflictDoNothing()),
    /** Changes what was read; the guard fails if somebody changed it meanwhile. */
    change: (it: Feedback, set: Partial<Omit<Feedback, 'id' | 'version'>>): Write =>
      exactly(
        1,
        db
          .update(f)
          .set({ ...set, version: it.version + 1 })
          .where(and(eq(f.id, it.id), eq(f.version, it.version))),
      ),
    correctionsOf: (id: string): Promise<Correction[]> =>
      db
        .select()
        .from(t.feedbackCorrections)
        .where(eq(t.feedbackCorrections.feedbackId, id))
        .orderBy(asc(t.feedbackCorrections.at), asc(t.feedbackCorrections.id)),
    correct: (row: Correction): Write => db.insert(t.feedbackCorrections).values(row),
    async lookedAt(instance: string): Promise<boolean> {
      const rows = await db.select().from(t.feedbackLooks).where(eq(t.feedbackLooks.instance, instance));
      return rows.length > 0;
    },
    look: (instance: string, at: Instant): Write =>
      db.insert(t.feedbackLooks).values({ instance, at }).onConflictDoNothing(),
  };
}

export type FeedbackStore = ReturnType<typeof feedbackStore>;
