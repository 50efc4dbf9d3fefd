import { desc, eq, prepareRead, sql } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';
import type { Result } from './model.ts';

type Row = GoalTables['goalResults']['$inferSelect'];

const resultOf = (row: Row): Result => ({
  ...row,
  value: row.value ?? undefined,
  cause: row.cause ?? undefined,
  constraints: row.constraints ?? undefined,
});

/** The queries of results: rows are added and read, never changed. */
export function resultStore({ db, t }: Store<GoalTables>) {
  const { goalResults: r, goalVersions: v } = t;
  const byId = prepareRead('goal_result', () =>
    db
      .select()
      .from(r)
      .where(eq(r.id, sql.placeholder('id'))),
  );
  const latest = prepareRead('goal_result_latest', () =>
    db
      .select()
      .from(r)
      .where(eq(r.goalId, sql.placeholder('goalId')))
      .orderBy(desc(r.at), desc(r.id))
      .limit(1),
  );
  const lastChange = prepareRead('goal_last_change', () =>
    db
      .select({ what: v.what, byId: v.byId })
      .from(v)
      .where(eq(v.goalId, sql.placeholder('goalId')))
      .orderBy(desc(v.version))
      .limit(1),
  );
  return {
    add: (results: readonly Result[]): Write =>
      db.insert(r).values(
        results.map((it) => ({
          ...it,
          value: it.value ?? null,
          cause: it.cause ?? null,
          constraints: it.constraints ?? null,
        })),
      ),
    async result(id: string): Promise<Result | undefined> {
      const [row] = await byId({ id });
      return row && resultOf(row);
    },
    /** Reads the result that counts: the latest. */
    async latest(goalId: string): Promise<Result | undefined> {
      const [row] = await latest({ goalId });
      return row && resultOf(row);
    },
    /** Finds who changed a goal last, and how. */
    async lastChange(goalId: string) {
      const [row] = await lastChange({ goalId });
      return row;
    },
  };
}

export type ResultStore = ReturnType<typeof resultStore>;
