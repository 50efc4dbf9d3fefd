import { setImmediate as soon } from 'node:timers';
import { setImmediate } from 'node:timers/promises';
import type { Outcome, TimerDeclaration } from '../chat/index.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { DatabaseFault, QueryFailed } from '../storage/faults.ts';
import { GuardFailed, type Store, type Write } from '../storage/store.ts';
import type { JobTables } from './schema.ts';
import { type DueTimer, timerStore } from './store.ts';

/** Subjects that one call of a handler gets at most. */
const GROUP = 100;
/** How often a group decides anew when others changed what it read. */
const ATTEMPTS = 4;
/** The first wait of a failing subject (ms), doubled each time up to an hour. */
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;
/** PostgreSQL's words for a transaction that lost against others again and again. */
const conflicts = ['40001', '40P01'];
/** Looks of one tick: far above any fan-out; a handler that keeps waking itself stops here until the next tick. */
const MAX_LOOKS = 20_000;

export type TickerParts = {
  store: Store<JobTables>;
  /** The movable clock: what is due. */
  clock: Clock;
  /** The machine's: when a failed one is tried again. */
  realClock: Clock;
  /** By full name: `feature.timer`, and what `factHandlers` makes. */
  handlers: ReadonlyMap<string, TimerDeclaration>;
  /** Commits an outcome in one batch behind these writes. */
  commit: (outcome: Outcome, also: readonly Write[]) => Promise<void>;
  newId: NewId;
  log: Log;
};

export interface Ticker {
  /** Runs everything due at this moment, what that makes due included; answers how many subjects the tick handled. */
  tick(): Promise<number>;
  /** Runs a tick soon; returns at once. */
  kick(): void;
  /** Waits for a running tick to end. */
  idle(): Promise<void>;
  /** Finds the next moment after now at which a timer falls due. */
  nextAt(): Promise<Instant | undefined>;
  /** Counts the subjects whose handler failed when it ran last. */
  failing(): Promise<number>;
}

/** Parts timers by their kinds, that of the first one first. */
function byKind(due: readonly DueTimer[]): Map<string, DueTimer[]> {
  const kinds = new Map<string, DueTimer[]>();
  for (const it of due) kinds.set(it.timer, [...(kinds.get(it.timer) ?? []), it]);
  return kinds;
}

/** Joins the one mechanism for due work; any number of processes may tick, each occurrence is handled once. */
export function createTicker({ store, clock, realClock, handlers, commit, newId, log }: TickerParts): Ticker {
  const own = timerStore(store, [...handlers.keys()]);

  /** Tells whether an error says nothing about what was handled: the next tick tries again. */
  const isPassing = (error: unknown) =>
    error instanceof DatabaseFault || (error instanceof QueryFailed && conflicts.includes(error.code));

  /** Decides and commits for timers of one kind; false when somebody interfered. */
  async function attempt(kind: string, group: readonly DueTimer[]): Promise<boolean> {
    const handle = handlers.get(kind);
    if (handle === undefined) throw new Error(`No feature declares the timer ${kind}`);
    try {
      const outcome = await handle(
        { now: clock.now(), newId },
        group.map((it) => it.subject),
      );
      await commit(outcome, own.done(group));
      return true;
    } catch (error) {
      if (error instanceof GuardFailed) return false;
      throw error;
    }
  }

  /** Reads timers of one kind anew; where another process was faster, those after the ones it is about to take. */
  async function nextGroup(kind: string, skipped: number): Promise<DueTimer[]> {
    const [now, real] = [clock.now(), realClock.now()];
    const later = await own.dueOf(kind, now, real, GROUP, skipped * GROUP);
    return later.length > 0 ? later : own.dueOf(kind, now, real, GROUP);
  }

  /** Runs timers of one kind; answers how many were handled, or nothing if they have to go one by one. */
  async function runTogether(kind: string, read: readonly DueTimer[]): Promise<number | undefined> {
    for (let i = 0; i < ATTEMPTS; i += 1) {
      const group = i === 0 ? read : await nextGroup(kind, i);
      if (group.length === 0) return 0;
      try {
        if (await attempt(kind, group)) return group.length;
      } catch (error) {
        if (isPassing(error)) throw error;
        return undefined;
      }
    }
    return undefined;
  }

  async function runOne(first: DueTimer): Promise<boolean> {
    let current: DueTimer | undefined = first;
    let code = 'GuardFailed';
    for (let i = 0; i < ATTEMPTS; i += 1) {
      current = await own.still(first, clock.now());
      // Another process handled it, or it was taken back or moved.
      if (current === undefined) return false;
      try {
        if (await attempt(first.timer, [current])) return true;
      } catch (error) {
        if (isPassing(error)) throw error;
        code = error instanceof Error ? error.name : 'unknown';
        break;
      }
    }
    if (current !== undefined) await postpone(current, code);
    return false;
  }

  async function postpone(it: DueTimer, code: string): Promise<void> {
    const wait = Math.min(FIRST_WAIT * 2 ** Math.min(it.failures, 20), LONGEST_WAIT);
    // The subject is an id; an error's message may hold people's words.
    log.error({ code, timer: it.timer, subject: it.subject, failures: it.failures + 1 }, 'a timer failed');
    await store.batchByRow([own.postpone(it, new Date(realClock.now().getTime() + wait))]);
  }

  async function runEach(kind: string): Promise<number> {
    let handled = 0;
    for (const it of await own.dueOf(kind, clock.now(), realClock.now(), GROUP)) {
      if (await runOne(it)) handled += 1;
      await setImmediate();
    }
    return handled;
  }

  // One tick at a time in a process; whoever asks for another meanwhile gets this one, which then looks once more.
  let running: Promise<number> | undefined;
  let asked = false;
  let kicked: NodeJS.Immediate | undefined;

  async function run(): Promise<number> {
    let handled = 0;
    try {
      for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
        asked = false;
        const due = await own.due(clock.now(), realClock.now(), GROUP);
        if (due.length === 0 && !asked) return handled;
        for (const [kind, group] of byKind(due)) {
          handled += (await runTogether(kind, group)) ?? (await runEach(kind));
          await setImmediate();
        }
      }
      log.error({ code: 'endless' }, 'a tick did not end');
      return handled;
    } finally {
      // In the same breath as the last look: whoever asks later begins a tick of their own.
      running = undefined;
    }
  }

  function tick(): Promise<number> {
    clearImmediate(kicked);
    kicked = undefined;
    asked = true;
    running ??= run();
    return running;
  }

  const tickByItself = () =>
    tick().catch((error: unknown) =>
      log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a tick failed'),
    );

  return {
    tick,
    kick() {
      if (running !== undefined) asked = true;
      // Whoever kicks goes on first: an answer is on its way before what follows from it begins.
      else kicked ??= soon(tickByItself);
    },
    idle: async () => {
      await (kicked === undefined ? running?.catch(() => {}) : tickByItself());
    },
    nextAt: () => own.nextAt(clock.now()),
    failing: own.failing,
  };
}
