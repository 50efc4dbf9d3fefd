import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  param,
  params,
  prepareList,
  prepareRows,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';
import type { Ending, Lag } from './model.ts';

type Row = GoalTables['goalLags']['$inferSelect'];

const lagFrom = ({ openGoalId: _open, ...row }: Row): Lag => ({
  ...row,
  tellAt: row.tellAt ?? undefined,
  cause: row.cause ?? undefined,
  knownAt: row.knownAt ?? undefined,
  releasedAt: row.releasedAt ?? undefined,
  toldAt: row.toldAt ?? undefined,
  toldLag: row.toldLag ?? undefined,
  endedAt: row.endedAt ?? undefined,
  endedAs: row.endedAs ?? undefined,
  recoveryToldAt: row.recoveryToldAt ?? undefined,
});

/** What is known of a goal on the morning when it falls behind. */
export type NewLag = Pick<Lag, 'id' | 'goalId' | 'ownerId' | 'alertId' | 'raisedAt' | 'tellAt' | 'lag'>;

const newLagColumns = [
  'id',
  'goalId',
  'openGoalId',
  'ownerId',
  'alertId',
  'raisedAt',
  'tellAt',
  'lag',
] as const satisfies readonly (keyof Row)[];

export type LagStore = ReturnType<typeof lagStore>;

/** The queries about when goals were behind, and who was told. */
export function lagStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const l = t.goalLags;
  const reading = (name: string, column: 'id' | 'goalId' | 'alertId' | 'openGoalId') => {
    const read = prepareList(name, (ids) =>
      db.select().from(l).where(inArray(l[column], ids)).orderBy(asc(l.raisedAt), asc(l.id)),
    );
    return async (ids: readonly string[]): Promise<Lag[]> => (await read(ids)).map(lagFrom);
  };
  const openOf = reading('goal_lags_open', 'openGoalId');
  const openOfOwners = prepareList('goal_lags_of_owners', (ids) =>
    db
      .select()
      .from(l)
      .where(and(inArray(l.ownerId, ids), isNull(l.endedAt))),
  );

  const isOpen = and(eq(l.id, sql.placeholder('id')), isNull(l.endedAt));
  const raise = prepareRows(store, l, newLagColumns, (rows) =>
    db.insert(l).values(rows).onConflictDoNothing(),
  );
  const tellOwner = store.prepareWrite(() =>
    db
      .update(l)
      .set({ alertId: param('alertId', l.alertId), tellAt: null })
      .where(and(isOpen, isNotNull(l.tellAt))),
  );
  const know = store.prepareWrite(() =>
    db
      .update(l)
      .set(params(l, ['knownAt']))
      .where(and(eq(l.alertId, sql.placeholder('alertId')), isNull(l.knownAt), isNull(l.tellAt))),
  );
  const release = store.prepareWrite(() =>
    db
      .update(l)
      .set(params(l, ['releasedAt']))
      .where(and(isOpen, isNull(l.releasedAt))),
  );
  const end = store.prepareWrite(() =>
    db
      .update(l)
      .set({ ...params(l, ['endedAs', 'endedAt']), openGoalId: null })
      .where(isOpen),
  );
  const keepCause = store.prepareWrite(() =>
    db
      .update(l)
      .set(params(l, ['cause']))
      .where(isOpen),
  );
  const tell = store.prepareWrite(() =>
    db
      .update(l)
      .set(params(l, ['toldAt', 'toldLag']))
      .where(eq(l.id, sql.placeholder('id'))),
  );

  return {
    byIds: reading('goal_lags_by_id', 'id'),
    /** Reads each time that goals were behind, oldest first. */
    ofGoals: reading('goal_lags_of_goals', 'goalId'),
    /** Reads what alerts tell their owners of. */
    ofAlerts: reading('goal_lags_of_alerts', 'alertId'),
    /** Reads which of these goals are behind now, by goal. */
    async openOf(goalIds: readonly string[]): Promise<Map<string, Lag>> {
      return new Map((await openOf(goalIds)).map((it) => [it.goalId, it]));
    },
    /** Reads what owners have that is behind now. */
    async openOfOwners(ownerIds: readonly string[]): Promise<Lag[]> {
      return (await openOfOwners(ownerIds)).map(lagFrom);
    },
    /** Keeps that goals are behind; the guard fails if one of them is known to be already. */
    raise: (lags: readonly NewLag[]): Write[] =>
      raise(lags.map((it) => ({ ...it, tellAt: it.tellAt ?? null, openGoalId: it.goalId }))),
    /** Keeps that its owner is told now, by this alert; the guard fails if they were already, or it is over. */
    tellOwner: (id: string, alertId: string): Write => exactly(1, tellOwner({ id, alertId })),
    /** Keeps since when the owner of an alert knows; what was known before stays as it is. */
    know: (alertId: string, knownAt: Instant): Write => know({ alertId, knownAt }),
    /** Keeps since when everybody else is told; the guard fails if they are already, or it is over. */
    release: (id: string, releasedAt: Instant): Write => exactly(1, release({ id, releasedAt })),
    /** Ends it; the guard fails if it is over already. */
    end: (id: string, endedAs: Ending, endedAt: Instant): Write => exactly(1, end({ id, endedAs, endedAt })),
    /** Keeps the owner's sentence, or takes it back; the guard fails if it is over. */
    keepCause: (id: string, cause: string | null): Write => exactly(1, keepCause({ id, cause })),
    /** Keeps that the team's channel lists it. */
    tell: (id: string, toldAt: Instant, toldLag: number): Write => tell({ id, toldAt, toldLag }),
    tellRecovery: (ids: readonly string[], recoveryToldAt: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            db
              .update(l)
              .set({ recoveryToldAt })
              .where(inArray(l.id, [...ids])),
          ],
    give: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(l)
        .set({ ownerId: to })
        .where(and(inArray(l.id, [...ids]), eq(l.ownerId, from))),
    ],
  };
}
