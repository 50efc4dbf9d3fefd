import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  count,
  desc,
  eq,
  gt,
  inArray,
  ne,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';
import type { Adjustment, Step } from './model.ts';
import type { Change } from './rules.ts';

type Row = GoalTables['goalAdjustments']['$inferSelect'];

const adjustmentOf = ({ openGoalId: _open, needed, ...row }: Row): Adjustment => ({
  ...row,
  needed: needed === 2 ? 2 : 1,
  previousId: row.previousId ?? undefined,
  outgoing: row.outgoing ?? undefined,
  approverId: row.approverId ?? undefined,
  remindedAt: row.remindedAt ?? undefined,
  escalatedAt: row.escalatedAt ?? undefined,
  unansweredAt: row.unansweredAt ?? undefined,
  decidedAt: row.decidedAt ?? undefined,
});

const rowOf = (it: Adjustment): Row => ({
  ...it,
  openGoalId: it.state === 'open' ? it.goalId : null,
  previousId: it.previousId ?? null,
  outgoing: it.outgoing ?? null,
  approverId: it.approverId ?? null,
  remindedAt: it.remindedAt ?? null,
  escalatedAt: it.escalatedAt ?? null,
  unansweredAt: it.unansweredAt ?? null,
  decidedAt: it.decidedAt ?? null,
});

/** The reads of requests to adjust goals; they are built once. */
function adjustmentReads({ db, t }: Store<GoalTables>) {
  const { goalAdjustments: a, goalAdjustmentSteps: s, goals: g } = t;
  const isOpen = eq(a.state, 'open');
  const isOfGoal = eq(a.goalId, sql.placeholder('goalId'));
  return {
    byId: prepareRead('goal_adjustment', () =>
      db
        .select()
        .from(a)
        .where(eq(a.id, sql.placeholder('id'))),
    ),
    byIds: prepareList('goal_adjustments', (ids) => db.select().from(a).where(inArray(a.id, ids))),
    latest: prepareRead('goal_adjustment_latest', () =>
      db.select().from(a).where(isOfGoal).orderBy(desc(a.createdAt), desc(a.id)).limit(1),
    ),
    openOf: prepareList('goal_adjustments_open', (ids) =>
      db.select().from(a).where(inArray(a.openGoalId, ids)),
    ),
    openWith: prepareList('goal_adjustments_with', (ids) =>
      db
        .select()
        .from(a)
        .where(and(inArray(a.approverId, ids), isOpen)),
    ),
    openOfOwners: prepareList('goal_adjustments_of', (ids) =>
      db.select({ it: a }).from(a).innerJoin(g, eq(g.id, a.openGoalId)).where(inArray(g.ownerId, ids)),
    ),
    openBy: prepareList('goal_adjustments_by', (ids) =>
      db
        .select()
        .from(a)
        .where(and(inArray(a.askerId, ids), isOpen)),
    ),
    approved: prepareRead('goal_adjustments_approved', () =>
      db
        .select({ count: count() })
        .from(a)
        .where(and(isOfGoal, eq(a.state, 'approved'))),
    ),
    steps: prepareRead('goal_adjustment_steps', () =>
      db
        .select()
        .from(s)
        .where(eq(s.adjustmentId, sql.placeholder('id')))
        .orderBy(asc(s.version)),
    ),
    approvers: prepareList('goal_adjustment_approvers', (ids) =>
      db
        .select({ adjustmentId: s.adjustmentId, byId: s.byId })
        .from(s)
        .where(and(inArray(s.adjustmentId, ids), inArray(s.kind, ['approved', 'second-asked']))),
    ),
  };
}

/** The queries of requests to adjust goals. */
export function adjustmentStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalAdjustments: a, goalAdjustmentSteps: s, goalMilestones: m } = t;
  const reads = adjustmentReads(store);
  const insert = store.prepareWrite(() =>
    db
      .insert(a)
      .values(params(a, columnsOf(a)))
      .onConflictDoNothing(),
  );
  const update = store.prepareWrite(() =>
    db
      .update(a)
      .set(params(a, columnsOf(a)))
      .where(and(eq(a.id, sql.placeholder('id')), eq(a.version, sql.placeholder('from')))),
  );
  const addStep = store.prepareWrite(() => db.insert(s).values(params(s, columnsOf(s))));

  const insertStep = (adjustmentId: string, step: Step): Write =>
    addStep({
      ...step,
      adjustmentId,
      byId: step.byId ?? null,
      personId: step.personId ?? null,
      words: step.words ?? null,
    });

  return {
    async adjustment(id: string): Promise<Adjustment | undefined> {
      const [row] = await reads.byId({ id });
      return row && adjustmentOf(row);
    },
    async adjustments(ids: readonly string[]): Promise<Adjustment[]> {
      return (await reads.byIds(ids)).map(adjustmentOf);
    },
    /** Reads the latest request of a goal, whatever became of it. */
    async latest(goalId: string): Promise<Adjustment | undefined> {
      const [row] = await reads.latest({ goalId });
      return row && adjustmentOf(row);
    },
    async openOf(goalIds: readonly string[]): Promise<Adjustment[]> {
      return (await reads.openOf(goalIds)).map(adjustmentOf);
    },
    /** Reads open requests that wait for one of these people. */
    async openWith(approverIds: readonly string[]): Promise<Adjustment[]> {
      return (await reads.openWith(approverIds)).map(adjustmentOf);
    },
    async openOfOwners(ownerIds: readonly string[]): Promise<Adjustment[]> {
      return (await reads.openOfOwners(ownerIds)).map((row) => adjustmentOf(row.it));
    },
    /** Pages through all open requests by id. */
    async openAfter(cursor: string, limit: number): Promise<Adjustment[]> {
      const rows = await db
        .select()
        .from(a)
        .where(and(eq(a.state, 'open'), gt(a.id, cursor)))
        .orderBy(asc(a.id))
        .limit(limit);
      return rows.map(adjustmentOf);
    },
    async openBy(askerIds: readonly string[]): Promise<Adjustment[]> {
      return (await reads.openBy(askerIds)).map(adjustmentOf);
    },
    /** Counts the changes of a goal that were approved within its period. */
    async countApproved(goalId: string): Promise<number> {
      const [row] = await reads.approved({ goalId });
      return row?.count ?? 0;
    },
    async steps(adjustmentId: string): Promise<Step[]> {
      const rows = await reads.steps({ id: adjustmentId });
      return rows.map(({ kind, version, byId, personId, words, at }) => ({
        kind,
        version,
        at,
        byId: byId ?? undefined,
        personId: personId ?? undefined,
        words: words ?? undefined,
      }));
    },
    /** Reads who has approved these requests so far, by request. */
    async approversOf(adjustmentIds: readonly string[]): Promise<Map<string, string[]>> {
      const found = new Map<string, string[]>();
      for (const { adjustmentId, byId } of await reads.approvers(adjustmentIds))
        if (byId !== null) found.set(adjustmentId, [...(found.get(adjustmentId) ?? []), byId]);
      return found;
    },
    /** Asks: the guard fails where another request for the same goal is open. */
    create: (it: Adjustment): Write[] => [
      exactly(1, insert(rowOf(it))),
      insertStep(it.id, {
        kind: 'asked',
        byId: it.askerId,
        personId: it.approverId,
        words: undefined,
        version: it.version,
        at: it.createdAt,
      }),
    ],
    /** Takes a step from the state that was read; the guard fails if somebody took another one meanwhile. */
    take: (it: Adjustment, { set, step }: Change, at: Instant): Write[] => {
      const version = it.version + 1;
      return [
        exactly(1, update({ ...rowOf({ ...it, ...set, version }), id: it.id, from: it.version })),
        insertStep(it.id, { ...step, version, at }),
      ];
    },
    /** Moves a milestone's date; the guard fails if it stands elsewhere by now. */
    moveMilestone: (it: { id: string; from: string; due: string }): Write =>
      exactly(
        1,
        db
          .update(m)
          .set({ due: it.due })
          .where(and(eq(m.id, it.id), eq(m.due, it.from), ne(m.due, it.due))),
      ),
  };
}

export type AdjustmentStore = ReturnType<typeof adjustmentStore>;
