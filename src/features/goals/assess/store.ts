import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  param,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { Goal } from '../model.ts';
import type { GoalTables } from '../schema.ts';

const assessedColumns = [
  'status',
  'statusSince',
  'shownStatus',
  'progress',
  'current',
  'reportedAt',
  'outsideInARow',
  'reports',
] as const satisfies readonly (keyof Goal)[];

/** How a goal stands after something was reported, or on another day. */
export type Assessed = Pick<Goal, (typeof assessedColumns)[number]>;

/** Tells whether a column of goals is written by `assess` and `release` alone. */
export const isAssessed = (column: string): boolean => assessedColumns.some((it) => it === column);

export type OwnerStore = ReturnType<typeof ownerStore>;

/** The queries about who has goals that count. */
export function ownerStore({ db, t: { goals: g } }: Store<GoalTables>) {
  const isActive = eq(g.state, 'active');
  const among = prepareList('goal_owners_among', (ids) =>
    db
      .selectDistinct({ id: g.ownerId })
      .from(g)
      .where(and(isActive, inArray(g.ownerId, ids))),
  );
  const after = prepareRead('goal_owners_after', () =>
    db
      .selectDistinct({ id: g.ownerId })
      .from(g)
      .where(and(isActive, gt(g.ownerId, sql.placeholder('cursor'))))
      .orderBy(asc(g.ownerId))
      .limit(sql.placeholder('limit')),
  );
  return {
    /** Finds which of these people own active goals. */
    among: async (personIds: readonly string[]): Promise<string[]> =>
      (await among(personIds)).map((row) => row.id),
    /** Pages through all owners of active goals by id. */
    after: async (cursor: string, limit: number): Promise<string[]> =>
      (await after({ cursor, limit })).map((row) => row.id),
  };
}

/** The writes about how goals stand; none makes a version, since nobody changed anything. */
export function standingWrites(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goals: g, goalStatuses: s } = t;
  const isGoal = eq(g.id, sql.placeholder('id'));

  const assess = store.prepareWrite(() =>
    db
      .update(g)
      .set(params(g, assessedColumns))
      .where(and(isGoal, eq(g.reports, sql.placeholder('from')))),
  );
  const release = store.prepareWrite(() =>
    db
      .update(g)
      .set({ shownStatus: param('status', g.shownStatus) })
      .where(and(isGoal, eq(g.status, sql.placeholder('status')))),
  );
  const noteShown = store.prepareWrite(() =>
    db
      .insert(s)
      .values(params(s, ['goalId', 'at', 'reports', 'status']))
      .onConflictDoNothing(),
  );

  return {
    /** Keeps how a goal stands. The guard fails if something was reported meanwhile. */
    assess: (goal: Goal, it: Assessed): Write[] => [
      exactly(
        1,
        assess({
          ...it,
          current: it.current ?? null,
          reportedAt: it.reportedAt ?? null,
          id: goal.id,
          from: goal.reports,
        }),
      ),
      ...(it.shownStatus === goal.shownStatus
        ? []
        : [noteShown({ goalId: goal.id, at: it.statusSince, reports: it.reports, status: it.shownStatus })]),
    ],
    /** Tells everybody what the owner has known for a working day; the guard fails if the status changed meanwhile. */
    release: ({ id, status, reports }: Goal, at: Instant): Write[] => [
      exactly(1, release({ id, status })),
      noteShown({ goalId: id, at, reports, status }),
    ],
  };
}
