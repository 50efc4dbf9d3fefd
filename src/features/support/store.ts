import type { Instant } from '../../shared/clock.ts';
import { and, asc, eq, inArray, ne, or, prepareRead, sql } from '../../storage/query.ts';
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
  const r = t.supportRequests;

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

  const insertStep = (requestId: string, step: Step): Write =>
    db.insert(t.supportSteps).values({
      ...step,
      requestId,
      byId: step.byId ?? null,
      personId: step.personId ?? null,
      words: step.words ?? null,
    });

  return {
    async request(id: string): Promise<Request | undefined> {
      const [row] = await db.select().from(r).where(eq(r.id, id));
      return row && requestOf(row);
    },
    async requests(ids: readonly string[]): Promise<Request[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .select()
        .from(r)
        .where(inArray(r.id, [...ids]));
      return rows.map(requestOf);
    },
    /** Reads what was asked in a thing, oldest first. */
    async fromThing(feature: string, thing: string): Promise<Request[]> {
      return (await madeIn({ feature, thing })).map(requestOf);
    },
    /** Reads the unfinished requests that these people asked, or were asked. */
    async unfinishedOf(personIds: readonly string[]): Promise<Request[]> {
      if (personIds.length === 0) return [];
      const ids = [...personIds];
      const rows = await db
        .select()
        .from(r)
        .where(and(ne(r.state, 'done'), or(inArray(r.askerId, ids), inArray(r.askedId, ids))));
      return rows.map(requestOf);
    },
    async steps(requestId: string): Promise<Step[]> {
      const rows = await db
        .select()
        .from(t.supportSteps)
        .where(eq(t.supportSteps.requestId, requestId))
        .orderBy(asc(t.supportSteps.version));
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
      db.insert(r).values(rowOf(request)),
      insertStep(request.id, { ...step, version: request.version, at: request.createdAt }),
    ],
    /** Takes a step from the state that was read; the guard fails if somebody took another one meanwhile. */
    take: (request: Request, { set, step }: Change, at: Instant): Write[] => {
      const version = request.version + 1;
      return [
        exactly(
          1,
          db
            .update(r)
            .set(rowOf({ ...request, ...set, version }))
            .where(and(eq(r.id, request.id), eq(r.version, request.version))),
        ),
        insertStep(request.id, { ...step, version, at }),
      ];
    },
  };
}

export type SupportStore = ReturnType<typeof supportStore>;
