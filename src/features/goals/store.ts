import type { Instant } from '../../shared/clock.ts';
import {
  and,
  columnsOf,
  eq,
  inArray,
  type Placeholder,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { isAssessed, standingWrites } from './assess/store.ts';
import { type ChangeKind, type Goal, type GoalState, goalStates } from './model.ts';
import { reportQueries } from './reports/store.ts';
import { goalOf, rowOf } from './rows.ts';
import type { GoalTables } from './schema.ts';

type Row = GoalTables['goals']['$inferSelect'];
type Fields = Readonly<Record<string, string | number | null>>;

/** One line of a goal's history: what changed, by whom, and what it was before. */
export type Change = {
  byId: string | undefined;
  what: ChangeKind;
  adjustmentId?: string;
  before: Fields;
  after: Fields;
};

/** Folds a title for comparison and search. */
export const titleKeyOf = (title: string): string =>
  title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const NUMBERS = 'goals';

/** Lists goals by number. The database does not: a long list of people is read in parts. */
const inOrder = (rows: readonly Row[]): Goal[] => rows.toSorted((a, b) => a.number - b.number).map(goalOf);

/** A place for every state there is; those that are asked for fill them up. */
const statePlace = (i: number): string => `state${i}`;
const valuesOf = (states: readonly GoalState[]) =>
  Object.fromEntries(goalStates.map((_, i) => [statePlace(i), states[i] ?? states[0]]));

export type GoalStore = ReturnType<typeof goalStore>;

/** The reads of goals; they are built once, as all that presses, timers and cards ask. */
function goalReads({ db, t }: Store<GoalTables>) {
  const { goals: g, goalNumbers: n } = t;
  const inStates = inArray(
    g.state,
    goalStates.map((_, i) => sql.placeholder(statePlace(i))),
  );
  const listed = (name: string, column: typeof g.ownerId | typeof g.teamId | typeof g.parentId) =>
    prepareList(name, (ids: Placeholder[]) =>
      db
        .select()
        .from(g)
        .where(and(inArray(column, ids), inStates)),
    );
  return {
    byId: prepareRead('goal_by_id', () =>
      db
        .select()
        .from(g)
        .where(eq(g.id, sql.placeholder('id'))),
    ),
    byIds: prepareList('goals_by_id', (ids) => db.select().from(g).where(inArray(g.id, ids))),
    byNumber: prepareRead('goal_by_number', () =>
      db
        .select()
        .from(g)
        .where(eq(g.number, sql.placeholder('number'))),
    ),
    ofOwners: listed('goals_of_owners', g.ownerId),
    ofTeams: listed('goals_of_teams', g.teamId),
    ofParents: listed('goals_of_parents', g.parentId),
    ofCompany: prepareRead('goals_of_company', () =>
      db
        .select()
        .from(g)
        .where(and(eq(g.level, 'company'), inStates)),
    ),
    nextNumber: prepareRead('goal_next_number', () =>
      db.select({ next: n.next }).from(n).where(eq(n.key, NUMBERS)),
    ),
  };
}

/** The writes of goals and their versions. */
function goalWrites(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goals: g, goalVersions: v, goalNumbers: n } = t;
  const columns = columnsOf(g);
  // How it stands is written by `assess` alone. Its id stays: set again, it makes SQLite look for it in all that refers to goals.
  const changed = columns.filter((it) => it !== 'id' && !isAssessed(it));
  return {
    beginNumbers: store.prepareWrite(() =>
      db.insert(n).values({ key: NUMBERS, next: 1 }).onConflictDoNothing(),
    ),
    takeNumbers: store.prepareWrite(() =>
      db
        .update(n)
        .set(params(n, ['next']))
        .where(and(eq(n.key, NUMBERS), eq(n.next, sql.placeholder('from')))),
    ),
    insert: store.prepareWrite(() => db.insert(g).values(params(g, columns))),
    update: store.prepareWrite(() =>
      db
        .update(g)
        .set(params(g, changed))
        .where(and(eq(g.id, sql.placeholder('id')), eq(g.version, sql.placeholder('from')))),
    ),
    insertVersion: store.prepareWrite(() =>
      db
        .insert(v)
        .values(params(v, ['goalId', 'version', 'at', 'byId', 'what', 'adjustmentId', 'before', 'after'])),
    ),
  };
}

/** The queries of goals and their history. Alerts, nudges and adjustments have their own beside their use cases. */
export function goalStore(store: Store<GoalTables>) {
  const reads = goalReads(store);
  const writes = goalWrites(store);

  return {
    async goal(id: string): Promise<Goal | undefined> {
      const [row] = await reads.byId({ id });
      return row && goalOf(row);
    },
    async goals(ids: readonly string[]): Promise<Map<string, Goal>> {
      return new Map((await reads.byIds(ids)).map((row) => [row.id, goalOf(row)]));
    },
    async byNumber(number: number): Promise<Goal | undefined> {
      const [row] = await reads.byNumber({ number });
      return row && goalOf(row);
    },
    /** Reads people's goals in these states, by number; key results stand behind their objective's siblings. */
    ofOwners: async (
      ownerIds: readonly string[],
      states: readonly GoalState[] = ['active'],
    ): Promise<Goal[]> => inOrder(await reads.ofOwners(ownerIds, valuesOf(states))),
    ofTeams: async (teamIds: readonly string[], states: readonly GoalState[] = ['active']): Promise<Goal[]> =>
      inOrder(await reads.ofTeams(teamIds, valuesOf(states))),
    ofCompany: async (states: readonly GoalState[] = ['active']): Promise<Goal[]> =>
      inOrder(await reads.ofCompany(valuesOf(states))),
    /** Reads what serves these goals: key results and other goals, withdrawn ones left out. */
    partsOf: async (parentIds: readonly string[]): Promise<Goal[]> =>
      inOrder(await reads.ofParents(parentIds, valuesOf(['proposed', 'active', 'closed']))),
    /** Reads the next free number; take it with `takeNumbers`. */
    async nextNumber(): Promise<number> {
      const [row] = await reads.nextNumber();
      return row?.next ?? 1;
    },
    /** Takes numbers from the one that was read on; the guard fails if somebody took it meanwhile. */
    takeNumbers: (from: number, howMany: number): Write[] => [
      writes.beginNumbers({}),
      exactly(1, writes.takeNumbers({ from, next: from + howMany })),
    ],
    create(goals: readonly Goal[], what: 'created' | 'imported', byId: string | undefined): Write[] {
      const rows = goals.map((goal) => rowOf(goal, titleKeyOf(goal.title)));
      const versions = goals.map(({ id, version, createdAt, title, start, due }) => ({
        goalId: id,
        version,
        at: createdAt,
        byId: byId ?? null,
        what,
        adjustmentId: null,
        before: {},
        after: { title, start, due },
      }));
      const [row] = rows;
      if (row === undefined) return [];
      // Several in one statement, whatever their order: one may serve another.
      const insert = rows.length === 1 ? writes.insert(row) : store.db.insert(store.t.goals).values(rows);
      return [insert, ...versions.map(writes.insertVersion)];
    },
    /** Changes a goal from the version that was read and keeps what it was; the guard fails if somebody changed it meanwhile. */
    change: (goal: Goal, set: Partial<Goal>, { byId, adjustmentId, ...it }: Change, at: Instant): Write[] => {
      const version = goal.version + 1;
      const next = { ...goal, ...set, version };
      return [
        exactly(
          1,
          writes.update({ ...rowOf(next, titleKeyOf(next.title)), id: goal.id, from: goal.version }),
        ),
        writes.insertVersion({
          ...it,
          goalId: goal.id,
          version,
          at,
          byId: byId ?? null,
          adjustmentId: adjustmentId ?? null,
        }),
      ];
    },
    ...reportQueries(store),
    ...standingWrites(store),
  };
}
