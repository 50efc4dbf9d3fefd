import { eq, prepareRead, sql } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';

/** The queries that neighbours of goals need. */
export function neighbourStore({ db, t: { goalMilestones: m } }: Store<GoalTables>) {
  const ofMilestone = prepareRead('goal_of_milestone', () =>
    db
      .select({ goalId: m.goalId, doneOn: m.doneOn })
      .from(m)
      .where(eq(m.id, sql.placeholder('id'))),
  );
  return {
    /** Finds the goal of a milestone that is reached. */
    async goalOfReached(milestoneId: string): Promise<string | undefined> {
      const [row] = await ofMilestone({ id: milestoneId });
      return row === undefined || row.doneOn === null ? undefined : row.goalId;
    },
  };
}
