import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  columnsOf,
  eq,
  inArray,
  lt,
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
import { TYPED_FOR_MS } from './rules.ts';
import type { typedStates } from './schema.ts';

/** A value typed in one line that is asked about before it is taken. */
export type TypedValue = {
  id: string;
  goalId: string;
  byId: string;
  value: number;
  confidence: number | undefined;
  note: string | undefined;
  reports: number;
  state: (typeof typedStates)[number];
  at: Instant;
};

export type UpdateStore = ReturnType<typeof updateStore>;

/** The queries of reporting: what was typed and is asked about, single values and milestones. */
export function updateStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalTypedValues: typed, goalUpdates: u, goalMilestones: m } = t;
  const isTyped = eq(typed.id, sql.placeholder('id'));
  const byId = prepareRead('goal_typed', () => db.select().from(typed).where(isTyped));
  const updateById = prepareRead('goal_update', () =>
    db
      .select()
      .from(u)
      .where(eq(u.id, sql.placeholder('id'))),
  );
  const milestonesById = prepareList('goal_milestones_by_id', (ids) =>
    db.select().from(m).where(inArray(m.id, ids)),
  );
  const forgetOld = store.prepareWrite(() =>
    db
      .delete(typed)
      .where(and(eq(typed.byId, sql.placeholder('byId')), lt(typed.at, param('before', typed.at)))),
  );
  const keep = store.prepareWrite(() => db.insert(typed).values(params(typed, columnsOf(typed))));
  return {
    async typed(id: string): Promise<TypedValue | undefined> {
      const [row] = await byId({ id });
      return row && { ...row, confidence: row.confidence ?? undefined, note: row.note ?? undefined };
    },
    /** Keeps a typed value to be asked about, and forgets those that were never answered. */
    keepTyped: (it: TypedValue): Write[] => [
      forgetOld({ byId: it.byId, before: new Date(it.at.getTime() - TYPED_FOR_MS) }),
      keep({ ...it, confidence: it.confidence ?? null, note: it.note ?? null }),
    ],
    /** Forgets what was asked about before an instant, answered or not. */
    forgetTyped: (before: Instant): Write => db.delete(typed).where(lt(typed.at, before)),
    /** Asks again after something was reported meanwhile. */
    askAgain: (id: string, reports: number): Write =>
      db.update(typed).set({ reports }).where(eq(typed.id, id)),
    /** The guard fails if it is reported already. */
    settleTyped: (id: string): Write =>
      exactly(
        1,
        db
          .update(typed)
          .set({ state: 'reported', note: null })
          .where(and(eq(typed.id, id), eq(typed.state, 'asked'))),
      ),
    async update(id: string): Promise<Update | undefined> {
      const [row] = await updateById({ id });
      return row && updateOf(row);
    },
    async milestones(ids: readonly string[]): Promise<Milestone[]> {
      return (await milestonesById(ids)).map(milestoneOf);
    },
  };
}
