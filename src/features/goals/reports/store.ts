import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  inArray,
  isNull,
  param,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { Milestone, Update } from '../model.ts';
import { milestoneOf, updateOf } from '../rows.ts';
import type { GoalTables } from '../schema.ts';

const updateColumns = [
  'id',
  'goalId',
  'at',
  'byId',
  'value',
  'confidence',
  'note',
  'source',
  'sourceId',
] as const satisfies readonly (keyof GoalTables['goalUpdates']['$inferInsert'])[];

function groupByGoal<T extends { goalId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.goalId);
    if (group === undefined) groups.set(row.goalId, [row]);
    else group.push(row);
  }
  return groups;
}

/** The queries of what was reported and reached: rows are added and struck through, never changed. */
export function reportQueries(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalUpdates: u, goalMilestones: m } = t;

  const updatesOf = prepareList('goal_updates', (ids) =>
    db
      .select()
      .from(u)
      .where(and(inArray(u.goalId, ids), isNull(u.struckAt)))
      .orderBy(asc(u.at), asc(u.id)),
  );
  const historyOf = prepareRead('goal_history', () =>
    db
      .select()
      .from(u)
      .where(eq(u.goalId, sql.placeholder('goalId')))
      .orderBy(asc(u.at), asc(u.id)),
  );
  const milestonesOf = prepareList('goal_milestones', (ids) =>
    db.select().from(m).where(inArray(m.goalId, ids)).orderBy(asc(m.goalId), asc(m.position)),
  );
  const insertUpdate = store.prepareWrite(() => db.insert(u).values(params(u, updateColumns)));
  const strike = store.prepareWrite(() =>
    db
      .update(u)
      .set({ struckAt: param('at', u.struckAt), struckById: param('byId', u.struckById) })
      .where(and(eq(u.id, sql.placeholder('id')), isNull(u.struckAt))),
  );
  const reaching = () => db.update(m).set(params(m, ['doneOn', 'doneById', 'sourceId']));
  const isMilestone = eq(m.id, sql.placeholder('id'));
  const reach = store.prepareWrite(() => reaching().where(and(isMilestone, isNull(m.doneOn))));
  const takeBack = store.prepareWrite(() => reaching().where(isMilestone));

  return {
    /** Reads the updates that count, oldest first, by goal. */
    async updatesOf(goalIds: readonly string[]): Promise<Map<string, Update[]>> {
      return groupByGoal((await updatesOf(goalIds)).map(updateOf));
    },
    /** Reads one goal's whole history of values, struck ones included. */
    async historyOf(goalId: string): Promise<Update[]> {
      return (await historyOf({ goalId })).map(updateOf);
    },
    async milestonesOf(goalIds: readonly string[]): Promise<Map<string, Milestone[]>> {
      return groupByGoal((await milestonesOf(goalIds)).map(milestoneOf));
    },
    report: (updates: readonly Update[]): Write[] =>
      updates.map(({ struck: _struck, ...it }) =>
        insertUpdate({
          ...it,
          byId: it.byId ?? null,
          confidence: it.confidence ?? null,
          note: it.note ?? null,
          sourceId: it.sourceId ?? null,
        }),
      ),
    /** Strikes a wrong value through; the guard fails if it is struck already. */
    strike: (id: string, byId: string, at: Instant): Write => exactly(1, strike({ id, byId, at })),
    addMilestones: (milestones: readonly Milestone[]): Write[] =>
      milestones.length === 0
        ? []
        : [db.insert(m).values(milestones.map((it) => ({ ...it, doneOn: it.doneOn ?? null })))],
    /** Marks a milestone as reached, or takes that back; the guard fails if it is so already. */
    reach: (id: string, doneOn: string | null, byId: string, sourceId?: string): Write =>
      exactly(
        1,
        doneOn === null
          ? takeBack({ id, doneOn, doneById: null, sourceId: null })
          : reach({ id, doneOn, doneById: byId, sourceId: sourceId ?? null }),
      ),
  };
}
