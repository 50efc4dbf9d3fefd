import type { Instant } from '../../../shared/clock.ts';
import { and, asc, desc, eq, inArray, or, prepareList, prepareRead, sql } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { Result } from '../close/model.ts';
import type { ChangeKind, Goal, Status } from '../model.ts';
import { goalOf } from '../rows.ts';
import type { GoalTables } from '../schema.ts';

type Fields = Readonly<Record<string, string | number | null>>;

/** One line of a goal's history. */
export type GoalChange = {
  at: Instant;
  byId: string | undefined;
  what: ChangeKind;
  before: Fields;
  after: Fields;
};

/** A status that everybody but the owner was told, from when on. */
export type ToldStatus = { goalId: string; at: Instant; status: Status };

/** Goals that one picture of a company can hold; a larger company looks at it team by team. */
const MOST_IN_TREE = 1_000;

export type ShowStore = ReturnType<typeof showStore>;

/** The queries of what is only shown. */
export function showStore({ db, t }: Store<GoalTables>) {
  const { goals: g, goalVersions: v, goalResults: r, goalStatuses: s } = t;
  const isOfGoal = (column: typeof v.goalId | typeof r.goalId) => eq(column, sql.placeholder('goalId'));
  const changesOf = prepareRead('goal_changes', () =>
    db.select().from(v).where(isOfGoal(v.goalId)).orderBy(desc(v.version)).limit(sql.placeholder('limit')),
  );
  const resultOf = prepareRead('goal_result_shown', () =>
    db.select().from(r).where(isOfGoal(r.goalId)).orderBy(desc(r.at)).limit(1),
  );
  const everOf = prepareList('goals_ever_of_teams', (ids) =>
    db
      .select()
      .from(g)
      .where(and(inArray(g.teamId, ids), inArray(g.state, ['active', 'closed']))),
  );
  const toldOf = prepareList('goal_statuses_of_teams', (ids) =>
    db
      .select({ goalId: s.goalId, at: s.at, status: s.status, reports: s.reports })
      .from(s)
      .innerJoin(g, eq(g.id, s.goalId))
      .where(inArray(g.teamId, ids)),
  );
  return {
    /** Reads the latest changes of a goal, newest first. */
    async changesOf(goalId: string, limit: number): Promise<GoalChange[]> {
      const rows = await changesOf({ goalId, limit });
      return rows.map(({ at, byId, what, before, after }) => ({
        at,
        byId: byId ?? undefined,
        what,
        before,
        after,
      }));
    },
    /** Reads the result with which a goal was closed last. */
    async resultOf(goalId: string): Promise<Result | undefined> {
      const [row] = await resultOf({ goalId });
      return (
        row && {
          ...row,
          value: row.value ?? undefined,
          cause: row.cause ?? undefined,
          constraints: row.constraints ?? undefined,
        }
      );
    },
    /** Reads the active goals of a company, of teams and of people, and those that everybody may see. */
    async inTree({
      teamIds,
      ownerIds,
    }: {
      teamIds: readonly string[];
      ownerIds: readonly string[];
    }): Promise<Goal[]> {
      const rows = await db
        .select()
        .from(g)
        .where(
          and(
            eq(g.state, 'active'),
            or(
              eq(g.level, 'company'),
              and(eq(g.visibility, 'company'), eq(g.level, 'team')),
              inArray(g.teamId, [...teamIds]),
              inArray(g.ownerId, [...ownerIds]),
            ),
          ),
        )
        .orderBy(asc(g.number))
        .limit(MOST_IN_TREE);
      return rows.map(goalOf);
    },
    /** Reads the goals of teams that ever counted. */
    async everOf(teamIds: readonly string[]): Promise<Goal[]> {
      const rows = await everOf(teamIds);
      return rows.sort((a, b) => a.number - b.number).map(goalOf);
    },
    /** Reads what was told of the goals of teams, oldest first. */
    async toldOf(teamIds: readonly string[]): Promise<ToldStatus[]> {
      const rows = await toldOf(teamIds);
      rows.sort((a, b) => a.at.getTime() - b.at.getTime() || a.reports - b.reports);
      return rows.map(({ goalId, at, status }) => ({ goalId, at, status }));
    },
  };
}
