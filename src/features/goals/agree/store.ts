import {
  and,
  asc,
  columnsOf,
  eq,
  gt,
  inArray,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
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
export function proposalStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalProposals: p, goals: g, goalMilestones: m } = t;
  const columns = columnsOf(p);
  const isOne = eq(p.goalId, sql.placeholder('goalId'));
  const waiting = () => db.select({ it: p }).from(p).innerJoin(g, eq(g.id, p.goalId));
  const isWaiting = eq(g.state, 'proposed');

  const one = prepareRead('goal_proposal', () => db.select().from(p).where(isOne));
  const waitingAmong = prepareList('goal_proposals_waiting', (ids) =>
    waiting().where(and(inArray(p.goalId, ids), isWaiting)),
  );
  // Each by its own index.
  const waitingFor = prepareList('goal_proposals_asked', (ids) =>
    waiting().where(and(isWaiting, inArray(p.askedId, ids))),
  );
  const waitingOf = prepareList('goal_proposals_owned', (ids) =>
    waiting().where(and(isWaiting, inArray(g.ownerId, ids))),
  );
  const insert = store.prepareWrite(() => db.insert(p).values(params(p, columns)));
  const update = store.prepareWrite(() =>
    db
      .update(p)
      .set(params(p, columns))
      .where(and(isOne, eq(p.version, sql.placeholder('from')))),
  );
  return {
    async proposal(goalId: string): Promise<Proposal | undefined> {
      const [row] = await one({ goalId });
      return row && proposalOf(row);
    },
    /** Reads those of these goals that still wait for agreement. */
    async waiting(goalIds: readonly string[]): Promise<Proposal[]> {
      return (await waitingAmong(goalIds)).map((row) => proposalOf(row.it));
    },
    /** Reads what still waits for these people, or is to be theirs. */
    async waitingOf(personIds: readonly string[]): Promise<Proposal[]> {
      const rows = [...(await waitingFor(personIds)), ...(await waitingOf(personIds))];
      return [...new Map(rows.map((row) => [row.it.goalId, proposalOf(row.it)])).values()];
    },
    /** Pages through all that wait for agreement, by goal. */
    async waitingAfter(cursor: string, limit: number): Promise<Proposal[]> {
      const rows = await waiting()
        .where(and(isWaiting, gt(p.goalId, cursor)))
        .orderBy(asc(p.goalId))
        .limit(limit);
      return rows.map((row) => proposalOf(row.it));
    },
    create: (proposal: Proposal): Write => insert(rowOf(proposal)),
    /** Takes a step from the state that was read; the guard fails if another was taken meanwhile. */
    take: (proposal: Proposal, set: Partial<Proposal>): Write =>
      exactly(
        1,
        update({
          ...rowOf({ ...proposal, ...set, version: proposal.version + 1 }),
          goalId: proposal.goalId,
          from: proposal.version,
        }),
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
