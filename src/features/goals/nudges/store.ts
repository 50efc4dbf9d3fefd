import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  param,
  params,
  prepareList,
  prepareRows,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { GoalTables } from '../schema.ts';
import type { GoalAct, Line, Nudge, Wait } from './model.ts';

type WaitRow = GoalTables['goalWaits']['$inferSelect'];
type LineRow = GoalTables['goalNudgeLines']['$inferSelect'];

/** Rows of one statement. */
const ROWS = 200;

const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS) }, (_, i) => all.slice(i * ROWS, (i + 1) * ROWS));

/** What changes of a wait; the goal is its key. */
const settable = [
  'managerId',
  'since',
  'status',
  'listed',
  'listedOn',
  'shown',
  'restUntil',
  'snoozed',
  'heardAt',
  'announcedId',
  'announcedOn',
  'escalation',
  'escalatedToId',
  'version',
] as const satisfies readonly Exclude<keyof WaitRow, 'goalId'>[];

const waitOf = (row: WaitRow): Wait => ({
  ...row,
  listedOn: row.listedOn ?? undefined,
  restUntil: row.restUntil ?? undefined,
  heardAt: row.heardAt ?? undefined,
  announcedId: row.announcedId ?? undefined,
  announcedOn: row.announcedOn ?? undefined,
  escalatedToId: row.escalatedToId ?? undefined,
});

const rowOf = (it: Wait): WaitRow => ({
  ...it,
  listedOn: it.listedOn ?? null,
  restUntil: it.restUntil ?? null,
  heardAt: it.heardAt ?? null,
  announcedId: it.announcedId ?? null,
  announcedOn: it.announcedOn ?? null,
  escalatedToId: it.escalatedToId ?? null,
  version: it.version + 1,
});

const lineOf = (row: LineRow): Line => ({
  ...row,
  nextId: row.nextId ?? undefined,
  shownAt: row.shownAt ?? undefined,
});

/** The reads of what waits and of the cards that say so; they are built once. */
function nudgeReads({ db, t }: Store<GoalTables>) {
  const { goalWaits: w, goalNudges: n, goalNudgeLines: l, goalActs: a } = t;
  return {
    waits: prepareList('goal_waits', (ids) => db.select().from(w).where(inArray(w.goalId, ids))),
    waitsFor: prepareList('goal_waits_for', (ids) => db.select().from(w).where(inArray(w.managerId, ids))),
    decisionsFor: prepareList('goal_waits_escalated', (ids) =>
      db
        .select()
        .from(w)
        .where(and(inArray(w.escalatedToId, ids), inArray(w.escalation, ['due', 'listed']))),
    ),
    nudges: prepareList('goal_nudges', (ids) => db.select().from(n).where(inArray(n.id, ids))),
    lines: prepareList('goal_nudge_lines', (ids) =>
      db.select().from(l).where(inArray(l.nudgeId, ids)).orderBy(asc(l.nudgeId), asc(l.position)),
    ),
    nudgesWith: prepareList('goal_nudges_with', (ids) =>
      db
        .selectDistinct({ id: n.id })
        .from(l)
        .innerJoin(n, eq(n.id, l.nudgeId))
        .where(and(inArray(l.goalId, ids), gte(n.sentAt, param('since', n.sentAt)))),
    ),
    actsSince: prepareList('goal_acts_since', (ids) =>
      db
        .select()
        .from(a)
        .where(and(inArray(a.goalId, ids), gte(a.at, param('since', a.at))))
        .orderBy(asc(a.at), asc(a.id)),
    ),
  };
}

/** The queries of goals that wait for their managers, and of the cards that say so. */
export function nudgeStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalWaits: w, goalNudges: n, goalNudgeLines: l, goalActs: a } = t;
  const taken = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;
  const moving = Object.fromEntries(settable.map((key) => [key, taken(w[key])]));
  const reads = nudgeReads(store);
  const saveWaits = prepareRows(store, w, columnsOf(w), (rows) =>
    db
      .insert(w)
      .values(rows)
      .onConflictDoUpdate({
        target: w.goalId,
        set: moving,
        setWhere: sql`${w.version} = ${taken(w.version)} - 1`,
      }),
  );
  const addNudges = prepareRows(store, n, columnsOf(n), (rows) =>
    db.insert(n).values(rows).onConflictDoNothing(),
  );
  const addLines = prepareRows(store, l, columnsOf(l), (rows) => db.insert(l).values(rows));
  const addAct = store.prepareWrite(() => db.insert(a).values(params(a, columnsOf(a))));

  return {
    async waits(goalIds: readonly string[]): Promise<Wait[]> {
      return (await reads.waits(goalIds)).map(waitOf);
    },
    async waitsFor(managerIds: readonly string[]): Promise<Wait[]> {
      return (await reads.waitsFor(managerIds)).map(waitOf);
    },
    /** Reads the open decisions that go one up to these people and that they have not seen. */
    async decisionsFor(personIds: readonly string[]): Promise<Wait[]> {
      return (await reads.decisionsFor(personIds)).map(waitOf);
    },
    /** Pages through all that wait, by goal. */
    async waitsAfter(cursor: string, limit: number): Promise<Wait[]> {
      const rows = await db.select().from(w).where(gt(w.goalId, cursor)).orderBy(asc(w.goalId)).limit(limit);
      return rows.map(waitOf);
    },
    /** Keeps how goals wait, from the versions that were read; the guard fails if one of them changed meanwhile. */
    saveWaits: (waits: readonly Wait[]): Write[] => saveWaits(waits.map(rowOf)),
    dropWaits: (goalIds: readonly string[]): Write[] =>
      chunksOf(goalIds).map((some) => db.delete(w).where(inArray(w.goalId, some))),

    nudges: (ids: readonly string[]): Promise<Nudge[]> => reads.nudges(ids),
    /** Reads what cards list, in their order. */
    async lines(nudgeIds: readonly string[]): Promise<Line[]> {
      return (await reads.lines(nudgeIds)).map(lineOf);
    },
    /** Finds the cards since an instant that list one of these goals. */
    async nudgesWith(goalIds: readonly string[], since: Instant): Promise<string[]> {
      return (await reads.nudgesWith(goalIds, { since })).map((row) => row.id);
    },
    /** Keeps cards with their lines; the guard fails if one of that morning is there already. */
    addNudges: (nudges: readonly Nudge[], lines: readonly Line[]): Write[] => [
      ...addNudges(nudges),
      ...addLines(lines.map((it) => ({ ...it, nextId: it.nextId ?? null, shownAt: it.shownAt ?? null }))),
    ],
    /** Marks lines of a card as seen; the guard fails if one of them was meanwhile. */
    markShown: (nudgeId: string, goalIds: readonly string[], at: Instant): Write[] =>
      chunksOf(goalIds).map((some) =>
        exactly(
          some.length,
          db
            .update(l)
            .set({ shownAt: at })
            .where(and(eq(l.nudgeId, nudgeId), inArray(l.goalId, some), isNull(l.shownAt))),
        ),
      ),

    addAct: (it: GoalAct): Write => addAct(it),
    /** Reads what was done about goals since an instant, oldest first. */
    actsSince: (goalIds: readonly string[], since: Instant): Promise<GoalAct[]> =>
      reads.actsSince(goalIds, { since }),
  };
}

export type NudgeStore = ReturnType<typeof nudgeStore>;
