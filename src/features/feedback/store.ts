import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  param,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import type { Correction, Feedback } from './rules.ts';
import type { FeedbackTables } from './schema.ts';

/** The queries about feedback itself. */
export function feedbackStore(store: Store<FeedbackTables>) {
  const { db, t } = store;
  const { feedback: f, feedbackCorrections: c, feedbackLooks: l } = t;
  const received = and(eq(f.receiverId, sql.placeholder('personId')), isNull(f.withdrawnAt));

  const byId = prepareRead('feedback_by_id', () =>
    db
      .select()
      .from(f)
      .where(eq(f.id, sql.placeholder('id'))),
  );
  const byIds = prepareList('feedback_by_ids', (ids) => db.select().from(f).where(inArray(f.id, ids)));
  const byInstance = prepareRead('feedback_by_instance', () =>
    db
      .select()
      .from(f)
      .where(eq(f.instance, sql.placeholder('instance'))),
  );
  const receivedBy = prepareRead('feedback_received', () =>
    db
      .select()
      .from(f)
      .where(received)
      .orderBy(desc(f.sentAt), desc(f.id))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset')),
  );
  const givenBetween = prepareRead('feedback_given_between', () =>
    db
      .select()
      .from(f)
      .where(
        and(
          eq(f.giverId, sql.placeholder('personId')),
          isNull(f.withdrawnAt),
          gte(f.sentAt, param('from', f.sentAt)),
          lt(f.sentAt, param('to', f.sentAt)),
        ),
      )
      .orderBy(asc(f.sentAt)),
  );
  const openedBetween = prepareRead('feedback_opened_between', () =>
    db
      .select()
      .from(f)
      .where(
        and(received, gte(f.openedAt, param('from', f.openedAt)), lt(f.openedAt, param('to', f.openedAt))),
      )
      .orderBy(asc(f.openedAt)),
  );
  const correctionsOf = prepareRead('feedback_corrections', () =>
    db
      .select()
      .from(c)
      .where(eq(c.feedbackId, sql.placeholder('id')))
      .orderBy(asc(c.at), asc(c.id)),
  );
  const looked = prepareRead('feedback_looked', () =>
    db
      .select()
      .from(l)
      .where(eq(l.instance, sql.placeholder('instance'))),
  );
  const insert = store.prepareWrite(() =>
    db
      .insert(f)
      .values(params(f, columnsOf(f)))
      .onConflictDoNothing(),
  );
  const look = store.prepareWrite(() =>
    db
      .insert(l)
      .values(params(l, ['instance', 'at']))
      .onConflictDoNothing(),
  );

  return {
    async feedback(id: string): Promise<Feedback | undefined> {
      const [row] = await byId({ id });
      return row;
    },
    several: (ids: readonly string[]): Promise<Feedback[]> => byIds(ids),
    async byInstance(instance: string): Promise<Feedback | undefined> {
      const [row] = await byInstance({ instance });
      return row;
    },
    /** What somebody received and was not taken back, the newest first. */
    receivedBy: (personId: string, limit: number, offset: number): Promise<Feedback[]> =>
      receivedBy({ personId, limit, offset }),
    givenBetween: (personId: string, from: Instant, to: Instant): Promise<Feedback[]> =>
      givenBetween({ personId, from, to }),
    openedBetween: (personId: string, from: Instant, to: Instant): Promise<Feedback[]> =>
      openedBetween({ personId, from, to }),
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
    send: (row: Feedback): Write => exactly(1, insert(row)),
    /** Changes what was read; the guard fails if somebody changed it meanwhile. */
    change: (it: Feedback, set: Partial<Omit<Feedback, 'id' | 'version'>>): Write =>
      exactly(
        1,
        db
          .update(f)
          .set({ ...set, version: it.version + 1 })
          .where(and(eq(f.id, it.id), eq(f.version, it.version))),
      ),
    correctionsOf: (id: string): Promise<Correction[]> => correctionsOf({ id }),
    correct: (row: Correction): Write => db.insert(c).values(row),
    async lookedAt(instance: string): Promise<boolean> {
      return (await looked({ instance })).length > 0;
    },
    look: (instance: string, at: Instant): Write => look({ instance, at }),
  };
}

export type FeedbackStore = ReturnType<typeof feedbackStore>;
