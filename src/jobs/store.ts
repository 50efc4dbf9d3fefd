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
  params,
  prepareRead,
  type SQL,
  sql,
} from '../storage/query.ts';
import { exactly, type Store, type Write } from '../storage/store.ts';
import type { JobTables } from './schema.ts';

export type DueTimer = { timer: string; subject: string; token: string; failures: number };

export type Armed = { timer: string; subject: string; dueAt: Instant; token: string };

/** Rows of one statement: with five columns far below what either engine binds. */
const ROWS = 100;

const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS) }, (_, i) => all.slice(i * ROWS, (i + 1) * ROWS));

/** Timers up to which each is a prepared write of its own: a click arms one or two. */
const FEW = 3;

type Named = Pick<Armed, 'timer' | 'subject'>;
type OneTimer = { arm: (row: Armed) => Write; takeBack: (it: Named) => Write };
const known = new WeakMap<Store<JobTables>, OneTimer>();

/** A timer that is there already moves, forgets its failures and is another one from then on. */
const moving = ({ timers }: JobTables) => ({
  target: [timers.timer, timers.subject],
  set: { dueAt: sql`excluded.due_at`, token: sql`excluded.token`, failures: 0, retryAt: null },
});

/** Prepares what is written about one timer, once a store. */
function oneTimer(store: Store<JobTables>): OneTimer {
  const before = known.get(store);
  if (before !== undefined) return before;
  const { db, t } = store;
  const made = {
    arm: store.prepareWrite(() =>
      db
        .insert(t.timers)
        .values({ ...params(t.timers, ['timer', 'subject', 'dueAt', 'token']), failures: 0, retryAt: null })
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
  armed.length <= FEW
    ? armed.map(oneTimer(store).arm)
    : chunksOf(armed).map((rows) =>
        store.db
          .insert(store.t.timers)
          .values(rows.map((row) => ({ ...row, failures: 0, retryAt: null })))
          .onConflictDoUpdate(moving(store.t)),
      );

function takeBackWrites(store: Store<JobTables>, takenBack: readonly Named[]): Write[] {
  if (takenBack.length <= FEW) return takenBack.map(oneTimer(store).takeBack);
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
  const earliest = (which: SQL | undefined) =>
    db
      .select({ timer: timers.timer, dueAt: timers.dueAt })
      .from(timers)
      .where(which)
      .orderBy(asc(timers.dueAt))
      .limit(1);
  const firstDue = prepareRead('timer_first_due', () => earliest(isDue));
  const firstKnown = prepareRead('timer_first_known', () => earliest(and(isDue, isKnown)));
  const allDue = prepareRead('timers_due', () =>
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
  const doneOne = store.prepareWrite(() =>
    db.delete(timers).where(and(isOne, eq(timers.token, sql.placeholder('token')))),
  );

  return {
    /** Finds the kind of the timer that is due first. */
    async firstDue(now: Instant, real: Instant): Promise<string | undefined> {
      const [row] = await firstDue({ now, real });
      if (row === undefined || known.has(row.timer)) return row?.timer;
      const [other] = await firstKnown({ now, real });
      return other?.timer;
    },
    due: (kind: string, now: Instant, real: Instant, limit: number, skipped = 0): Promise<DueTimer[]> =>
      allDue({ kind, now, real, limit, skipped }),
    /** Reads one timer again, if it is still due. */
    async still(it: DueTimer, now: Instant): Promise<DueTimer | undefined> {
      const [row] = await stillDue({ timer: it.timer, subject: it.subject, now });
      return row;
    },
    /** Removes exactly these timers of one kind, or undoes the batch: another process was faster, or one was set anew. */
    done(group: readonly DueTimer[]): Write {
      const [first] = group;
      if (first !== undefined && group.length === 1) return exactly(1, doneOne(first));
      const subjects = group.map((it) => it.subject);
      const tokens = group.map((it) => it.token);
      return exactly(
        group.length,
        db
          .delete(timers)
          .where(
            and(
              eq(timers.timer, first?.timer ?? ''),
              inArray(timers.subject, subjects),
              inArray(timers.token, tokens),
            ),
          ),
      );
    },
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
