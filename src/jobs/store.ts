import type { Wake } from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNull,
  lte,
  or,
  param,
  prepareRead,
  prepareRows,
  type SQL,
  sql,
} from '../storage/query.ts';
import type { Guarded, Store, Write } from '../storage/store.ts';
import type { JobTables } from './schema.ts';

export type DueTimer = { timer: string; subject: string; token: string; failures: number };

export type Armed = { timer: string; subject: string; dueAt: Instant; token: string };

/** Rows of one statement: with five columns far below what either engine binds. */
const ROWS = 100;

const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS) }, (_, i) => all.slice(i * ROWS, (i + 1) * ROWS));

/** Timers up to which each is taken back by a prepared write of its own. */
const FEW = 3;

type Named = Pick<Armed, 'timer' | 'subject'>;
type TimerWrites = { arm: (rows: readonly Armed[]) => Guarded[]; takeBack: (it: Named) => Write };
const known = new WeakMap<Store<JobTables>, TimerWrites>();

/** A timer that is there already moves, forgets its failures and is another one from then on. */
const moving = ({ timers }: JobTables) => ({
  target: [timers.timer, timers.subject],
  set: { dueAt: sql`excluded.due_at`, token: sql`excluded.token`, failures: 0, retryAt: null },
});

/** Prepares what is written about timers, once a store. */
function timerWrites(store: Store<JobTables>): TimerWrites {
  const before = known.get(store);
  if (before !== undefined) return before;
  const { db, t } = store;
  const made = {
    arm: prepareRows(store, t.timers, ['timer', 'subject', 'dueAt', 'token'], (rows) =>
      db
        .insert(t.timers)
        .values(rows.map((row) => ({ ...row, failures: 0, retryAt: null })))
        .onConflictDoUpdate(moving(t)),
    ),
    takeBack: store.prepareWrite(() =>
      db
        .delete(t.timers)
        .where(
          and(eq(t.timers.timer, sql.placeholder('timer')), eq(t.timers.subject, sql.placeholder('subject'))),
        ),
    ),
  };
  known.set(store, made);
  return made;
}

/** Writes timers; one of the same kind and subject moves. */
export const armWrites = (store: Store<JobTables>, armed: readonly Armed[]): Write[] =>
  timerWrites(store)
    .arm(armed)
    .map((it) => it.statement);

function takeBackWrites(store: Store<JobTables>, takenBack: readonly Named[]): Write[] {
  if (takenBack.length <= FEW) return takenBack.map(timerWrites(store).takeBack);
  const { timers } = store.t;
  return [...new Set(takenBack.map((it) => it.timer))].flatMap((timer) => {
    const subjects = takenBack.flatMap((it) => (it.timer === timer ? [it.subject] : []));
    return chunksOf(subjects).map((some) =>
      store.db.delete(timers).where(and(eq(timers.timer, timer), inArray(timers.subject, some))),
    );
  });
}

/** Arms timers, or takes them back where `at` is null; the last word about a timer counts. */
export function wakeWrites(store: Store<JobTables>, wakes: readonly Wake[], newId: NewId): Write[] {
  const last = [...new Map(wakes.map((it) => [`${it.timer} ${it.subject}`, it])).values()];
  const armed = last.flatMap(({ timer, subject, at }) =>
    at === null ? [] : [{ timer, subject, dueAt: at, token: newId() }],
  );
  const takenBack = last.filter((it) => it.at === null);
  return [...takeBackWrites(store, takenBack), ...armWrites(store, armed)];
}

/** The queries of the tick, over timers of these kinds. */
export function timerStore(store: Store<JobTables>, kinds: readonly string[]) {
  const { db, t } = store;
  const { timers } = t;
  const columns = {
    timer: timers.timer,
    subject: timers.subject,
    token: timers.token,
    failures: timers.failures,
  };
  const dueBy = lte(timers.dueAt, param('now', timers.dueAt));
  const isDue = and(dueBy, or(isNull(timers.retryAt), lte(timers.retryAt, param('real', timers.retryAt))));
  const isOne = and(
    eq(timers.timer, sql.placeholder('timer')),
    eq(timers.subject, sql.placeholder('subject')),
  );
  const is = (it: DueTimer) =>
    and(eq(timers.timer, it.timer), eq(timers.subject, it.subject), eq(timers.token, it.token));

  // Any kind first, over the index of due moments: asked for some fifty kinds, SQLite gathers and sorts all that is due.
  const known = new Set(kinds);
  const isKnown = inArray(timers.timer, [...kinds]);
  const firstOf = (which: SQL | undefined) =>
    db.select(columns).from(timers).where(which).orderBy(asc(timers.dueAt)).limit(sql.placeholder('limit'));
  const firstDue = prepareRead('timers_due', () => firstOf(isDue));
  const firstKnown = prepareRead('timers_due_known', () => firstOf(and(isDue, isKnown)));
  const earliest = (which: SQL | undefined) =>
    db
      .select({ timer: timers.timer, dueAt: timers.dueAt })
      .from(timers)
      .where(which)
      .orderBy(asc(timers.dueAt))
      .limit(1);
  const dueOf = prepareRead('timers_due_of', () =>
    db
      .select(columns)
      .from(timers)
      .where(and(eq(timers.timer, sql.placeholder('kind')), isDue))
      .orderBy(asc(timers.dueAt), asc(timers.subject))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('skipped')),
  );
  const stillDue = prepareRead('timer_still_due', () =>
    db.select(columns).from(timers).where(and(isOne, dueBy)),
  );
  const isAfter = gt(timers.dueAt, param('after', timers.dueAt));
  const nextDue = prepareRead('timer_next', () => earliest(isAfter));
  const nextKnown = prepareRead('timer_next_known', () => earliest(and(isAfter, isKnown)));
  const done = prepareRows(store, timers, ['timer', 'subject', 'token'], (rows) => {
    const isAmong = (name: 'timer' | 'subject' | 'token') =>
      sql`${timers[name]} in ${rows.map((row) => row[name])}`;
    return db.delete(timers).where(and(isAmong('timer'), isAmong('subject'), isAmong('token')));
  });

  return {
    /** Lists timers that are due, of any kind, the longest due first; empty only if nothing is. */
    async due(now: Instant, real: Instant, limit: number): Promise<DueTimer[]> {
      const rows = await firstDue({ now, real, limit });
      const ours = rows.filter((it) => known.has(it.timer));
      // So many of kinds that no feature declares that what is ours may stand behind them.
      return ours.length === 0 && rows.length === limit ? firstKnown({ now, real, limit }) : ours;
    },
    dueOf: (kind: string, now: Instant, real: Instant, limit: number, skipped = 0): Promise<DueTimer[]> =>
      dueOf({ kind, now, real, limit, skipped }),
    /** Reads one timer again, if it is still due. */
    async still(it: DueTimer, now: Instant): Promise<DueTimer | undefined> {
      const [row] = await stillDue({ timer: it.timer, subject: it.subject, now });
      return row;
    },
    /** Removes exactly these timers of one kind, or undoes the batch: another process was faster, or one was set anew. */
    done: (group: readonly DueTimer[]): Write[] => done(group),
    postpone: (it: DueTimer, retryAt: Instant): Write =>
      db
        .update(timers)
        .set({ failures: it.failures + 1, retryAt })
        .where(is(it)),
    async nextAt(after: Instant): Promise<Instant | undefined> {
      const [row] = await nextDue({ after });
      if (row === undefined || known.has(row.timer)) return row?.dueAt;
      const [other] = await nextKnown({ after });
      return other?.dueAt;
    },
    failing: (): Promise<number> => db.$count(timers, gt(timers.failures, 0)),
  };
}

/** The queries of the duties. */
export function dutyStore(store: Store<JobTables>) {
  const { db, t } = store;
  return {
    known: (name: string, nextAt: Instant): Write =>
      db.insert(t.duties).values({ name, nextAt }).onConflictDoNothing(),
    async nextAt(name: string): Promise<Instant | undefined> {
      const [row] = await db
        .select({ nextAt: t.duties.nextAt })
        .from(t.duties)
        .where(eq(t.duties.name, name));
      return row?.nextAt;
    },
    /** Takes a run if it is due and nobody has: only one process gets true. */
    async take(name: string, now: Instant, nextAt: Instant): Promise<boolean> {
      const taken = await store.claim((claiming) =>
        claiming
          .update(t.duties)
          .set({ nextAt })
          .where(and(eq(t.duties.name, name), lte(t.duties.nextAt, now)))
          .returning({ name: t.duties.name }),
      );
      return taken.length > 0;
    },
  };
}
