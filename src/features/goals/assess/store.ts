import { and, asc, eq, gt, inArray } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';

export type OwnerStore = ReturnType<typeof ownerStore>;

/** The queries about who has goals that count. */
export function ownerStore({ db, t: { goals: g } }: Store<GoalTables>) {
  const isActive = eq(g.state, 'active');
  return {
    /** Finds which of these people own active goals. */
    async among(personIds: readonly string[]): Promise<string[]> {
      if (personIds.length === 0) return [];
      const rows = await db
        .selectDistinct({ id: g.ownerId })
        .from(g)
        .where(and(isActive, inArray(g.ownerId, [...personIds])));
      return rows.map((row) => row.id);
    },
    /** Pages through all owners of active goals by id. */
    async after(cursor: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectDistinct({ id: g.ownerId })
        .from(g)
        .where(and(isActive, gt(g.ownerId, cursor)))
        .orderBy(asc(g.ownerId))
        .limit(limit);
      return rows.map((row) => row.id);
    },
  };
}
