import { and, eq, inArray, ne } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { Goal } from '../model.ts';
import { goalOf } from '../rows.ts';
import type { GoalTables } from '../schema.ts';

const A_STATEMENT = 500;
/** Parameters of one statement stay far below SQLite's 32,766. */
const ROWS_A_STATEMENT = 100;

/** Splits a list into parts of at most `size`. */
export const chunks = <T>(list: readonly T[], size = ROWS_A_STATEMENT): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** The queries of goals' imports, made for tens of thousands of rows. */
export function goalImportStore({ db, t }: Store<GoalTables>) {
  const { goals: g, goalSources: s, goalMilestones: m } = t;

  async function inChunks<T>(list: readonly T[], read: (part: T[]) => Promise<Goal[]>): Promise<Goal[]> {
    const found: Goal[] = [];
    for (const part of chunks(list, A_STATEMENT)) found.push(...(await read(part)));
    return found;
  }

  return {
    /** Everything of these owners but what was withdrawn. */
    ofOwners: (ownerIds: readonly string[]) =>
      inChunks(ownerIds, async (part) =>
        (
          await db
            .select()
            .from(g)
            .where(and(inArray(g.ownerId, part), ne(g.state, 'withdrawn')))
        ).map(goalOf),
      ),
    byNumbers: (numbers: readonly number[]) =>
      inChunks(numbers, async (part) =>
        (await db.select().from(g).where(inArray(g.number, part))).map(goalOf),
      ),
    /** Active goals of these titles, whoever owns them: parents are named by title. */
    titled: (titleKeys: readonly string[]) =>
      inChunks(titleKeys, async (part) =>
        (
          await db
            .select()
            .from(g)
            .where(and(inArray(g.titleKey, part), eq(g.state, 'active'), eq(g.kind, 'goal')))
        ).map(goalOf),
      ),
    async saidOf(goalIds: readonly string[]): Promise<Map<string, Readonly<Record<string, string>>>> {
      const found = new Map<string, Readonly<Record<string, string>>>();
      for (const part of chunks(goalIds, A_STATEMENT)) {
        const rows = await db.select().from(s).where(inArray(s.goalId, part));
        for (const row of rows) found.set(row.goalId, row.values);
      }
      return found;
    },
    remember: (
      rows: readonly { goalId: string; values: Readonly<Record<string, string>>; at: Date }[],
    ): Write[] =>
      chunks(rows).flatMap((part) => [
        db.delete(s).where(
          inArray(
            s.goalId,
            part.map((it) => it.goalId),
          ),
        ),
        db.insert(s).values(part),
      ]),
    moveMilestone: (id: string, due: string): Write => db.update(m).set({ due }).where(eq(m.id, id)),
  };
}

export type GoalImportStore = ReturnType<typeof goalImportStore>;
