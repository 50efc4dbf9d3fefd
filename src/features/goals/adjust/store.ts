import type { Instant } from '../../../shared/clock.ts';
import { and, asc, count, desc, eq, gt, inArray, ne } from '../../../storage/query.ts';
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

/** The queries of requests to adjust goals. */
export function adjustmentStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalAdjustments: a, goalAdjustmentSteps: s, goalMilestones: m, goals: g } = t;

  const insertStep = (adjustmentId: string, step: Step): Write =>
    db.insert(s).values({
      ...step,
      adjustmentId,
      byId: step.byId ?? null,
      personId: step.personId ?? null,
      words: step.words ?? null,
    });

  return {
    async adjustment(id: string): Promise<Adjustment | undefined> {
      const [row] = await db.select().from(a).where(eq(a.id, id));
      return row && adjustmentOf(row);
    },
    async adjustments(ids: readonly string[]): Promise<Adjustment[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .select()
        .from(a)
        .where(inArray(a.id, [...ids]));
      return rows.map(adjustmentOf);
    },
    /** Reads the latest request of a goal, whatever became of it. */
    async latest(goalId: string): Promise<Adjustment | undefined> {
      const [row] = await db
        .select()
        .from(a)
        .where(eq(a.goalId, goalId))
        .orderBy(desc(a.createdAt), desc(a.id))
        .limit(1);
      return row && adjustmentOf(row);
    },
    async openOf(goalIds: readonly string[]): Promise<Adjustment[]> {
      if (goalIds.length === 0) return [];
      const rows = await db
        .select()
        .from(a)
        .where(inArray(a.openGoalId, [...goalIds]));
      return rows.map(adjustmentOf);
    },
    /** Reads open requests that wait for one of these people. */
    async openWith(approverIds: readonly string[]): Promise<Adjustment[]> {
      if (approverIds.length === 0) return [];
      const rows = await db
        .select()
        .from(a)
        .where(and(inArray(a.approverId, [...approverIds]), eq(a.state, 'open')));
      return rows.map(adjustmentOf);
    },
    async openOfOwners(ownerIds: readonly string[]): Promise<Adjustment[]> {
      if (ownerIds.length === 0) return [];
      const rows = await db
        .select({ it: a })
        .from(a)
        .innerJoin(g, eq(g.id, a.openGoalId))
        .where(inArray(g.ownerId, [...ownerIds]));
      return rows.map((row) => adjustmentOf(row.it));
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
      if (askerIds.length === 0) return [];
      const rows = await db
        .select()
        .from(a)
        .where(and(inArray(a.askerId, [...askerIds]), eq(a.state, 'open')));
      return rows.map(adjustmentOf);
    },
    /** Counts the changes of a goal that were approved within its period. */
    async countApproved(goalId: string): Promise<number> {
      const [row] = await db
        .select({ count: count() })
        .from(a)
        .where(and(eq(a.goalId, goalId), eq(a.state, 'approved')));
      return row?.count ?? 0;
    },
    async steps(adjustmentId: string): Promise<Step[]> {
      const rows = await db.select().from(s).where(eq(s.adjustmentId, adjustmentId)).orderBy(asc(s.version));
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
      if (adjustmentIds.length === 0) return found;
      const rows = await db
        .select({ adjustmentId: s.adjustmentId, byId: s.byId })
        .from(s)
        .where(
          and(inArray(s.adjustmentId, [...adjustmentIds]), inArray(s.kind, ['approved', 'second-asked'])),
        );
      for (const { adjustmentId, byId } of rows)
        if (byId !== null) found.set(adjustmentId, [...(found.get(adjustmentId) ?? []), byId]);
      return found;
    },
    /** Asks: the guard fails where another request for the same goal is open. */
    create: (it: Adjustment): Write[] => [
      exactly(1, db.insert(a).values(rowOf(it)).onConflictDoNothing()),
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
        exactly(
          1,
          db
            .update(a)
            .set(rowOf({ ...it, ...set, version }))
            .where(and(eq(a.id, it.id), eq(a.version, it.version))),
        ),
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
