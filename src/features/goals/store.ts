import type { Instant } from '../../shared/clock.ts';
import { and, asc, eq, inArray, isNull } from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import type { ChangeKind, Goal, GoalState, Milestone, Status, Update } from './model.ts';
import { goalOf, milestoneOf, rowOf, updateOf } from './rows.ts';
import type { GoalTables } from './schema.ts';

type Fields = Readonly<Record<string, string | number | null>>;

/** One line of a goal's history: what changed, by whom, and what it was before. */
export type Change = {
  byId: string | undefined;
  what: ChangeKind;
  adjustmentId?: string;
  before: Fields;
  after: Fields;
};

/** How a goal stands after something was reported, or on another day. */
export type Assessed = {
  status: Status;
  statusSince: Instant;
  shownStatus: Status;
  progress: number;
  current: number | undefined;
  reportedAt: Instant | undefined;
  outsideInARow: number;
  reports: number;
};

/** Folds a title for comparison and search. */
export const titleKeyOf = (title: string): string =>
  title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const NUMBERS = 'goals';

function groupByGoal<T extends { goalId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.goalId);
    if (group === undefined) groups.set(row.goalId, [row]);
    else group.push(row);
  }
  return groups;
}

export type GoalStore = ReturnType<typeof goalStore>;

/** The queries of goals and their history. Alerts, nudges and adjustments have their own beside their use cases. */
export function goalStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goals: g, goalUpdates: u, goalMilestones: m, goalVersions: v, goalNumbers: n } = t;

  const noteShown = (it: GoalTables['goalStatuses']['$inferInsert']): Write =>
    db.insert(t.goalStatuses).values(it).onConflictDoNothing();
  const inState = (states: readonly GoalState[]) => inArray(g.state, [...states]);

  return {
    async goal(id: string): Promise<Goal | undefined> {
      const [row] = await db.select().from(g).where(eq(g.id, id));
      return row && goalOf(row);
    },
    async goals(ids: readonly string[]): Promise<Map<string, Goal>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .select()
        .from(g)
        .where(inArray(g.id, [...ids]));
      return new Map(rows.map((row) => [row.id, goalOf(row)]));
    },
    async byNumber(number: number): Promise<Goal | undefined> {
      const [row] = await db.select().from(g).where(eq(g.number, number));
      return row && goalOf(row);
    },
    /** Reads people's goals in these states, by number; key results stand behind their objective's siblings. */
    async ofOwners(ownerIds: readonly string[], states: readonly GoalState[] = ['active']): Promise<Goal[]> {
      if (ownerIds.length === 0) return [];
      const rows = await db
        .select()
        .from(g)
        .where(and(inArray(g.ownerId, [...ownerIds]), inState(states)))
        .orderBy(asc(g.number));
      return rows.map(goalOf);
    },
    async ofTeams(teamIds: readonly string[], states: readonly GoalState[] = ['active']): Promise<Goal[]> {
      if (teamIds.length === 0) return [];
      const rows = await db
        .select()
        .from(g)
        .where(and(inArray(g.teamId, [...teamIds]), inState(states)))
        .orderBy(asc(g.number));
      return rows.map(goalOf);
    },
    async ofCompany(states: readonly GoalState[] = ['active']): Promise<Goal[]> {
      const rows = await db
        .select()
        .from(g)
        .where(and(eq(g.level, 'company'), inState(states)))
        .orderBy(asc(g.number));
      return rows.map(goalOf);
    },
    /** Reads what serves these goals: key results and other goals, withdrawn ones left out. */
    async partsOf(parentIds: readonly string[]): Promise<Goal[]> {
      if (parentIds.length === 0) return [];
      const rows = await db
        .select()
        .from(g)
        .where(and(inArray(g.parentId, [...parentIds]), inState(['proposed', 'active', 'closed'])))
        .orderBy(asc(g.number));
      return rows.map(goalOf);
    },
    /** Reads the updates that count, oldest first, by goal. */
    async updatesOf(goalIds: readonly string[]): Promise<Map<string, Update[]>> {
      if (goalIds.length === 0) return new Map();
      const rows = await db
        .select()
        .from(u)
        .where(and(inArray(u.goalId, [...goalIds]), isNull(u.struckAt)))
        .orderBy(asc(u.at), asc(u.id));
      return groupByGoal(rows.map(updateOf));
    },
    /** Reads one goal's whole history of values, struck ones included. */
    async historyOf(goalId: string): Promise<Update[]> {
      const rows = await db.select().from(u).where(eq(u.goalId, goalId)).orderBy(asc(u.at), asc(u.id));
      return rows.map(updateOf);
    },
    async milestonesOf(goalIds: readonly string[]): Promise<Map<string, Milestone[]>> {
      if (goalIds.length === 0) return new Map();
      const rows = await db
        .select()
        .from(m)
        .where(inArray(m.goalId, [...goalIds]))
        .orderBy(asc(m.goalId), asc(m.position));
      return groupByGoal(rows.map(milestoneOf));
    },
    /** Reads the next free number; take it with `takeNumbers`. */
    async nextNumber(): Promise<number> {
      const [row] = await db.select({ next: n.next }).from(n).where(eq(n.key, NUMBERS));
      return row?.next ?? 1;
    },
    /** Takes numbers from the one that was read on; the guard fails if somebody took it meanwhile. */
    takeNumbers: (from: number, howMany: number): Write[] => [
      db.insert(n).values({ key: NUMBERS, next: 1 }).onConflictDoNothing(),
      exactly(
        1,
        db
          .update(n)
          .set({ next: from + howMany })
          .where(and(eq(n.key, NUMBERS), eq(n.next, from))),
      ),
    ],
    create: (goals: readonly Goal[], what: 'created' | 'imported', byId: string | undefined): Write[] =>
      goals.length === 0
        ? []
        : [
            db.insert(g).values(goals.map((goal) => rowOf(goal, titleKeyOf(goal.title)))),
            db.insert(v).values(
              goals.map((goal) => ({
                goalId: goal.id,
                version: goal.version,
                at: goal.createdAt,
                byId: byId ?? null,
                what,
                before: {},
                after: { title: goal.title, start: goal.start, due: goal.due },
              })),
            ),
          ],
    /** Changes a goal from the version that was read and keeps what it was; the guard fails if somebody changed it meanwhile. */
    change: (goal: Goal, set: Partial<Goal>, change: Change, at: Instant): Write[] => {
      const version = goal.version + 1;
      const next = { ...goal, ...set, version };
      const { byId, adjustmentId, ...it } = change;
      // How it stands is written by `assess` alone.
      const {
        status,
        statusSince,
        shownStatus,
        progress,
        current,
        reportedAt,
        outsideInARow,
        reports,
        ...row
      } = rowOf(next, titleKeyOf(next.title));
      return [
        exactly(
          1,
          db
            .update(g)
            .set(row)
            .where(and(eq(g.id, goal.id), eq(g.version, goal.version))),
        ),
        db.insert(v).values({
          ...it,
          goalId: goal.id,
          version,
          at,
          byId: byId ?? null,
          adjustmentId: adjustmentId ?? null,
        }),
      ];
    },
    /** Keeps how a goal stands; no version of it, since nobody changed it. The guard fails if something was reported meanwhile. */
    assess: (goal: Goal, it: Assessed): Write[] => [
      exactly(
        1,
        db
          .update(g)
          .set({ ...it, current: it.current ?? null, reportedAt: it.reportedAt ?? null })
          .where(and(eq(g.id, goal.id), eq(g.reports, goal.reports))),
      ),
      ...(it.shownStatus === goal.shownStatus
        ? []
        : [noteShown({ goalId: goal.id, at: it.statusSince, reports: it.reports, status: it.shownStatus })]),
    ],
    /** Tells everybody what the owner has known for a working day; the guard fails if the status changed meanwhile. */
    release: (goal: Goal, at: Instant): Write[] => [
      exactly(
        1,
        db
          .update(g)
          .set({ shownStatus: goal.status })
          .where(and(eq(g.id, goal.id), eq(g.status, goal.status))),
      ),
      noteShown({ goalId: goal.id, at, reports: goal.reports, status: goal.status }),
    ],
    report: (updates: readonly Update[]): Write[] =>
      updates.length === 0
        ? []
        : [
            db.insert(u).values(
              updates.map(({ struck: _struck, ...it }) => ({
                ...it,
                byId: it.byId ?? null,
                confidence: it.confidence ?? null,
                note: it.note ?? null,
                sourceId: it.sourceId ?? null,
              })),
            ),
          ],
    /** Strikes a wrong value through; the guard fails if it is struck already. */
    strike: (updateId: string, byId: string, at: Instant): Write =>
      exactly(
        1,
        db
          .update(u)
          .set({ struckAt: at, struckById: byId })
          .where(and(eq(u.id, updateId), isNull(u.struckAt))),
      ),
    addMilestones: (milestones: readonly Milestone[]): Write[] =>
      milestones.length === 0
        ? []
        : [db.insert(m).values(milestones.map((it) => ({ ...it, doneOn: it.doneOn ?? null })))],
    /** Marks a milestone as reached, or takes that back; the guard fails if it is so already. */
    reach: (milestoneId: string, doneOn: string | null, byId: string, sourceId?: string): Write =>
      exactly(
        1,
        db
          .update(m)
          .set({
            doneOn,
            doneById: doneOn === null ? null : byId,
            sourceId: doneOn === null ? null : (sourceId ?? null),
          })
          .where(and(eq(m.id, milestoneId), doneOn === null ? undefined : isNull(m.doneOn))),
      ),
  };
}
