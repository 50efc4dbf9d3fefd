import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  eq,
  inArray,
  ne,
  or,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import type { Change, Request, Step } from './rules.ts';
import type { SupportTables } from './schema.ts';

type Row = SupportTables['supportRequests']['$inferSelect'];

const requestOf = ({ sourceFeature, sourceThing, ...row }: Row): Request => ({
  ...row,
  source: { feature: sourceFeature, thing: sourceThing },
  neededBy: row.neededBy ?? undefined,
  returnedFor: row.returnedFor ?? undefined,
  suggestedId: row.suggestedId ?? undefined,
  remindedAt: row.remindedAt ?? undefined,
  escalatedAt: row.escalatedAt ?? undefined,
  unansweredAt: row.unansweredAt ?? undefined,
  closedAt: row.closedAt ?? undefined,
});

function rowOf({ source, ...it }: Request): Row {
  return {
    ...it,
    sourceFeature: source.feature,
    sourceThing: source.thing,
    neededBy: it.neededBy ?? null,
    returnedFor: it.returnedFor ?? null,
    suggestedId: it.suggestedId ?? null,
    remindedAt: it.remindedAt ?? null,
    escalatedAt: it.escalatedAt ?? null,
    unansweredAt: it.unansweredAt ?? null,
    closedAt: it.closedAt ?? null,
  };
}

/** The queries of the support feature. */
export function supportStore(store: Store<SupportTables>) {
  const { db, t } = store;
  const { supportRequests: r, supportSteps: s } = t;

  // Asked again for each receipt that is drawn.
  const madeIn = prepareRead('support_made', () =>
    db
      .select()
      .from(r)
      .where(
        and(eq(r.sourceThing, sql.placeholder('thing')), eq(r.sourceFeature, sql.placeholder('feature'))),
      )
      .orderBy(asc(r.createdAt), asc(r.id)),
  );
  const byId = prepareRead('support_request', () =>
    db
      .select()
      .from(r)
      .where(eq(r.id, sql.placeholder('id'))),
  );
  const byIds = prepareList('support_requests', (ids) => db.select().from(r).where(inArray(r.id, ids)));
  const unfinished = prepareList('support_unfinished', (ids) =>
    db
      .select()
      .from(r)
      .where(and(ne(r.state, 'done'), or(inArray(r.askerId, ids), inArray(r.askedId, ids)))),
  );
  const stepsOf = prepareRead('support_steps', () =>
    db
      .select()
      .from(s)
      .where(eq(s.requestId, sql.placeholder('id')))
      .orderBy(asc(s.version)),
  );
  const insert = store.prepareWrite(() => db.insert(r).values(params(r, columnsOf(r))));
  const update = store.prepareWrite(() =>
    db
      .update(r)
      .set(params(r, columnsOf(r)))
      .where(and(eq(r.id, sql.placeholder('id')), eq(r.version, sql.placeholder('from')))),
  );
  const addStep = store.prepareWrite(() => db.insert(s).values(params(s, columnsOf(s))));

  const insertStep = (requestId: string, step: Step): Write =>
    addStep({
      ...step,
      requestId,
      byId: step.byId ?? null,
      personId: step.personId ?? null,
      words: step.words ?? null,
    });

  return {
    async request(id: string): Promise<Request | undefined> {
      const [row] = await byId({ id });
      return row && requestOf(row);
    },
    async requests(ids: readonly string[]): Promise<Request[]> {
      return (await byIds(ids)).map(requestOf);
    },
    /** Reads what was asked in a thing, oldest first. */
    async fromThing(feature: string, thing: string): Promise<Request[]> {
      return (await madeIn({ feature, thing })).map(requestOf);
    },
    /** Reads the unfinished requests that these people asked, or were asked. */
    async unfinishedOf(personIds: readonly string[]): Promise<Request[]> {
      const found = (await unfinished(personIds)).map(requestOf);
      // Between people of two parts of a long list it is found twice.
      return [...new Map(found.map((it) => [it.id, it])).values()];
    },
    async steps(requestId: string): Promise<Step[]> {
      const rows = await stepsOf({ id: requestId });
      return rows.map(({ kind, version, byId, personId, words, at }) => ({
        kind,
        version,
        at,
        byId: byId ?? undefined,
        personId: personId ?? undefined,
        words: words ?? undefined,
      }));
    },
    create: (request: Request, step: Omit<Step, 'version' | 'at'>): Write[] => [
      insert(rowOf(request)),
      insertStep(request.id, { ...step, version: request.version, at: request.createdAt }),
    ],
    /** Takes a step from the state that was read; the guard fails if somebody took another one meanwhile. */
    take: (request: Request, { set, step }: Change, at: Instant): Write[] => {
      const version = request.version + 1;
      return [
        exactly(
          1,
          update({ ...rowOf({ ...request, ...set, version }), id: request.id, from: request.version }),
        ),
        insertStep(request.id, { ...step, version, at }),
      ];
    },
  };
}

export type SupportStore = ReturnType<typeof supportStore>;
