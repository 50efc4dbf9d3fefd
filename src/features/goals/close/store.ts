import { desc, eq } from '../../../storage/query.ts';
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
      const [row] = await db.select().from(r).where(eq(r.id, id));
      return row && resultOf(row);
    },
    /** Reads the result that counts: the latest. */
    async latest(goalId: string): Promise<Result | undefined> {
      const [row] = await db
        .select()
        .from(r)
        .where(eq(r.goalId, goalId))
        .orderBy(desc(r.at), desc(r.id))
        .limit(1);
      return row && resultOf(row);
    },
    /** Finds who changed a goal last, and how. */
    async lastChange(goalId: string) {
      const [row] = await db
        .select({ what: v.what, byId: v.byId })
        .from(v)
        .where(eq(v.goalId, goalId))
        .orderBy(desc(v.version))
        .limit(1);
      return row;
    },
  };
}

export type ResultStore = ReturnType<typeof resultStore>;
