import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  eq,
  inArray,
  or,
  prepareList,
  prepareRead,
  prepareRows,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { FeedbackRequest } from './rules.ts';
import type { RequestTables } from './schema.ts';

/** The queries about requests for feedback, and about how often somebody was asked. */
export function requestStore(store: Store<RequestTables>) {
  const { db, t } = store;
  const r = t.feedbackRequests;
  const a = t.feedbackAsks;
  const isWaiting = eq(r.state, 'waiting');
  const byId = prepareRead('feedback_request', () =>
    db
      .select()
      .from(r)
      .where(eq(r.id, sql.placeholder('id'))),
  );
  const byIds = prepareList('feedback_requests', (ids) => db.select().from(r).where(inArray(r.id, ids)));
  const ofGroup = prepareRead('feedback_requests_of_group', () =>
    db
      .select()
      .from(r)
      .where(eq(r.groupId, sql.placeholder('groupId')))
      .orderBy(asc(r.askedAt), asc(r.id)),
  );
  const waitingFrom = prepareRead('feedback_requests_waiting', () =>
    db
      .select()
      .from(r)
      .where(
        and(eq(r.askerId, sql.placeholder('askerId')), eq(r.aboutId, sql.placeholder('aboutId')), isWaiting),
      ),
  );
  const add = prepareRows(store, r, columnsOf(r), (rows) => db.insert(r).values(rows));
  return {
    async request(id: string): Promise<FeedbackRequest | undefined> {
      const [row] = await byId({ id });
      return row;
    },
    requests: (ids: readonly string[]): Promise<FeedbackRequest[]> => byIds(ids),
    ofGroup: (groupId: string): Promise<FeedbackRequest[]> => ofGroup({ groupId }),
    /** What somebody asked about a person and still waits for. */
    waitingFrom: (askerId: string, aboutId: string): Promise<FeedbackRequest[]> =>
      waitingFrom({ askerId, aboutId }),
    /** Waiting requests in which any of these people takes part. */
    async waitingWith(personIds: readonly string[]): Promise<FeedbackRequest[]> {
      if (personIds.length === 0) return [];
      const ids = [...personIds];
      const party = or(inArray(r.askerId, ids), inArray(r.askedId, ids), inArray(r.aboutId, ids));
      return db.select().from(r).where(and(isWaiting, party));
    },
    add: (rows: readonly FeedbackRequest[]): Write[] => add(rows),
    /** Changes what was read; the guard fails if somebody changed it meanwhile. */
    change: (it: FeedbackRequest, set: Partial<Omit<FeedbackRequest, 'id' | 'version'>>): Write =>
      exactly(
        1,
        db
          .update(r)
          .set({ ...set, version: it.version + 1 })
          .where(and(eq(r.id, it.id), eq(r.version, it.version))),
      ),
    /** The places taken in weeks of askings: `taken.get('bob 2026-W47')`. */
    async placesTaken(
      askings: readonly { personId: string; week: string }[],
    ): Promise<Map<string, number[]>> {
      const taken = new Map<string, number[]>();
      if (askings.length === 0) return taken;
      const rows = await db
        .select()
        .from(a)
        .where(
          and(
            inArray(a.personId, [...new Set(askings.map((it) => it.personId))]),
            inArray(a.week, [...new Set(askings.map((it) => it.week))]),
          ),
        );
      for (const { personId, week, place } of rows) {
        const key = `${personId} ${week}`;
        taken.set(key, [...(taken.get(key) ?? []), place]);
      }
      return taken;
    },
    /** Takes a place; the guard fails if somebody else took it meanwhile, and the places are read again. */
    take: (it: { id: string; personId: string; week: string; place: number; at: Instant }): Write =>
      exactly(1, db.insert(a).values(it).onConflictDoNothing()),
  };
}

export type RequestStore = ReturnType<typeof requestStore>;
