import { and, asc, eq, gt, inArray } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';
import type { Proposal } from './model.ts';

type Row = GoalTables['goalProposals']['$inferSelect'];

const proposalOf = (row: Row): Proposal => ({
  ...row,
  answeredAt: row.answeredAt ?? undefined,
  remindedAt: row.remindedAt ?? undefined,
  passedOnAt: row.passedOnAt ?? undefined,
  passedFromId: row.passedFromId ?? undefined,
  unansweredAt: row.unansweredAt ?? undefined,
});

const rowOf = (it: Proposal): Row => ({
  ...it,
  answeredAt: it.answeredAt ?? null,
  remindedAt: it.remindedAt ?? null,
  passedOnAt: it.passedOnAt ?? null,
  passedFromId: it.passedFromId ?? null,
  unansweredAt: it.unansweredAt ?? null,
});

type Side = 'askedId' | 'passedFromId';

export type ProposalStore = ReturnType<typeof proposalStore>;

/** The queries about goals that are not agreed yet. */
export function proposalStore({ db, t }: Store<GoalTables>) {
  const { goalProposals: p, goals: g, goalMilestones: m } = t;
  return {
    async proposal(goalId: string): Promise<Proposal | undefined> {
      const [row] = await db.select().from(p).where(eq(p.goalId, goalId));
      return row && proposalOf(row);
    },
    /** Reads those of these goals that still wait for agreement. */
    async waiting(goalIds: readonly string[]): Promise<Proposal[]> {
      if (goalIds.length === 0) return [];
      const rows = await db
        .select({ it: p })
        .from(p)
        .innerJoin(g, eq(g.id, p.goalId))
        .where(and(inArray(p.goalId, [...goalIds]), eq(g.state, 'proposed')));
      return rows.map((row) => proposalOf(row.it));
    },
    /** Reads what still waits for these people, or is to be theirs. */
    async waitingOf(personIds: readonly string[]): Promise<Proposal[]> {
      if (personIds.length === 0) return [];
      const ids = [...personIds];
      const of = (column: typeof p.askedId | typeof g.ownerId) =>
        db
          .select({ it: p })
          .from(p)
          .innerJoin(g, eq(g.id, p.goalId))
          .where(and(eq(g.state, 'proposed'), inArray(column, ids)));
      // Each by its own index.
      const rows = [...(await of(p.askedId)), ...(await of(g.ownerId))];
      return [...new Map(rows.map((row) => [row.it.goalId, proposalOf(row.it)])).values()];
    },
    /** Pages through all that wait for agreement, by goal. */
    async waitingAfter(cursor: string, limit: number): Promise<Proposal[]> {
      const rows = await db
        .select({ it: p })
        .from(p)
        .innerJoin(g, eq(g.id, p.goalId))
        .where(and(eq(g.state, 'proposed'), gt(p.goalId, cursor)))
        .orderBy(asc(p.goalId))
        .limit(limit);
      return rows.map((row) => proposalOf(row.it));
    },
    create: (proposal: Proposal): Write => db.insert(p).values(rowOf(proposal)),
    /** Takes a step from the state that was read; the guard fails if another was taken meanwhile. */
    take: (proposal: Proposal, set: Partial<Proposal>): Write =>
      exactly(
        1,
        db
          .update(p)
          .set(rowOf({ ...proposal, ...set, version: proposal.version + 1 }))
          .where(and(eq(p.goalId, proposal.goalId), eq(p.version, proposal.version))),
      ),
    /** Lists the proposals on one side of which somebody stands: who is asked, or from whom it went one up. */
    async withSide(side: Side, personId: string): Promise<string[]> {
      const rows = await db.select({ id: p.goalId }).from(p).where(eq(p[side], personId));
      return rows.map((row) => row.id);
    },
    giveSide: (side: Side, goalIds: readonly string[], from: string, to: string): Write[] => [
      db
        .update(p)
        .set({ [side]: to })
        .where(and(inArray(p.goalId, [...goalIds]), eq(p[side], from))),
    ],
    /** Forgets the milestones of a proposal that gets others; nobody has agreed to them. */
    dropMilestones: (goalId: string): Write => db.delete(m).where(eq(m.goalId, goalId)),
  };
}
