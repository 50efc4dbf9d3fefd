import type { Instant } from '../../../shared/clock.ts';
import { and, asc, eq, inArray, isNotNull, isNull } from '../../../storage/query.ts';
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

export type LagStore = ReturnType<typeof lagStore>;

/** The queries about when goals were behind, and who was told. */
export function lagStore({ db, t }: Store<GoalTables>) {
  const l = t.goalLags;
  const read = async (ids: readonly string[], column: 'id' | 'goalId' | 'alertId' | 'openGoalId') => {
    if (ids.length === 0) return [];
    const rows = await db
      .select()
      .from(l)
      .where(inArray(l[column], [...ids]))
      .orderBy(asc(l.raisedAt), asc(l.id));
    return rows.map(lagFrom);
  };
  const isOpen = (id: string) => and(eq(l.id, id), isNull(l.endedAt));

  return {
    byIds: (ids: readonly string[]): Promise<Lag[]> => read(ids, 'id'),
    /** Reads each time that goals were behind, oldest first. */
    ofGoals: (goalIds: readonly string[]): Promise<Lag[]> => read(goalIds, 'goalId'),
    /** Reads what alerts tell their owners of. */
    ofAlerts: (alertIds: readonly string[]): Promise<Lag[]> => read(alertIds, 'alertId'),
    /** Reads which of these goals are behind now, by goal. */
    async openOf(goalIds: readonly string[]): Promise<Map<string, Lag>> {
      const lags = await read(goalIds, 'openGoalId');
      return new Map(lags.map((it) => [it.goalId, it]));
    },
    /** Reads what owners have that is behind now. */
    async openOfOwners(ownerIds: readonly string[]): Promise<Lag[]> {
      if (ownerIds.length === 0) return [];
      const rows = await db
        .select()
        .from(l)
        .where(and(inArray(l.ownerId, [...ownerIds]), isNull(l.endedAt)));
      return rows.map(lagFrom);
    },
    /** Keeps that goals are behind; the guard fails if one of them is known to be already. */
    raise: (lags: readonly NewLag[]): Write[] =>
      lags.length === 0
        ? []
        : [
            exactly(
              lags.length,
              db
                .insert(l)
                .values(lags.map((it) => ({ ...it, tellAt: it.tellAt ?? null, openGoalId: it.goalId })))
                .onConflictDoNothing(),
            ),
          ],
    /** Keeps that its owner is told now, by this alert; the guard fails if they were already, or it is over. */
    tellOwner: (id: string, alertId: string): Write =>
      exactly(
        1,
        db
          .update(l)
          .set({ alertId, tellAt: null })
          .where(and(isOpen(id), isNotNull(l.tellAt))),
      ),
    /** Keeps since when the owner of an alert knows; what was known before stays as it is. */
    know: (alertId: string, knownAt: Instant): Write =>
      db
        .update(l)
        .set({ knownAt })
        .where(and(eq(l.alertId, alertId), isNull(l.knownAt), isNull(l.tellAt))),
    /** Keeps since when everybody else is told; the guard fails if they are already, or it is over. */
    release: (id: string, releasedAt: Instant): Write =>
      exactly(
        1,
        db
          .update(l)
          .set({ releasedAt })
          .where(and(isOpen(id), isNull(l.releasedAt))),
      ),
    /** Ends it; the guard fails if it is over already. */
    end: (id: string, endedAs: Ending, endedAt: Instant): Write =>
      exactly(1, db.update(l).set({ endedAs, endedAt, openGoalId: null }).where(isOpen(id))),
    /** Keeps the owner's sentence, or takes it back; the guard fails if it is over. */
    keepCause: (id: string, cause: string | null): Write =>
      exactly(1, db.update(l).set({ cause }).where(isOpen(id))),
    /** Keeps that the team's channel lists it. */
    tell: (id: string, toldAt: Instant, toldLag: number): Write =>
      db.update(l).set({ toldAt, toldLag }).where(eq(l.id, id)),
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
