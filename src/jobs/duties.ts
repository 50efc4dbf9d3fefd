import { createTask, type ScheduledTask } from 'node-cron';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Store } from '../storage/store.ts';
import type { JobTables } from './schema.ts';
import { dutyStore } from './store.ts';

/** Recurring work of the program itself; running one twice wastes time and does no harm. */
export type Duty = {
  name: string;
  /** In UTC, seconds first if there are six fields. */
  cron: string;
  run(): Promise<unknown>;
  /** Runs in every process, like the tick; otherwise in one of them. */
  everywhere?: boolean;
};

export type DutiesParts = { store: Store<JobTables>; realClock: Clock; duties: readonly Duty[]; log: Log };

// A stall of the event loop must not lose a run (node-cron calls it missed after a second).
const TOLERANCE = 59_000;
const neverAgain = new Date('9999-12-31');

/** Joins the duties: cron fires in every process, a guarded row decides which one runs (decision 29). */
export function createDuties({ store, realClock, duties, log }: DutiesParts) {
  const own = dutyStore(store);
  const running = new Set<Promise<void>>();

  async function runNow(duty: Duty): Promise<void> {
    try {
      await duty.run();
    } catch (error) {
      log.error({ code: error instanceof Error ? error.name : 'unknown', duty: duty.name }, 'a duty failed');
    }
  }

  /** Runs a duty if it is due and no other process took it. */
  async function fire(duty: Duty, task: ScheduledTask): Promise<void> {
    try {
      if (duty.everywhere !== true) {
        const taken = await own.take(duty.name, realClock.now(), task.getNextRun() ?? neverAgain);
        if (!taken) return;
      }
    } catch (error) {
      log.error(
        { code: error instanceof Error ? error.name : 'unknown', duty: duty.name },
        'a duty could not begin',
      );
      return;
    }
    await runNow(duty);
  }

  function track(run: Promise<void>): Promise<void> {
    running.add(run);
    return run.finally(() => running.delete(run));
  }

  const tasks = duties.map((duty): { duty: Duty; task: ScheduledTask } => {
    const task: ScheduledTask = createTask(duty.cron, () => track(fire(duty, task)), {
      name: duty.name,
      timezone: 'Etc/UTC',
      noOverlap: true,
      missedExecutionTolerance: TOLERANCE,
      suppressMissedWarning: true,
    });
    return { duty, task };
  });

  return {
    /** Begins to fire; what fell due while nothing ran is caught up once. */
    async start(): Promise<void> {
      for (const { duty, task } of tasks) {
        await task.start();
        if (duty.everywhere === true) continue;
        await store.batch([own.known(duty.name, task.getNextRun() ?? neverAgain)]);
        const nextAt = await own.nextAt(duty.name);
        if (nextAt !== undefined && nextAt <= realClock.now()) void track(fire(duty, task));
      }
    },
    /** Fires no more and waits for what runs. */
    async stop(): Promise<void> {
      for (const { task } of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

export type Duties = ReturnType<typeof createDuties>;
