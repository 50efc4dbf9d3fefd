import { setImmediate } from 'node:timers/promises';

/** Runs a step again and again; a step answers how long to pause (ms), 0 for not at all. */
export type Loop = {
  start(): void;
  /** Ends the pause, or makes the next one short where a step is under way. */
  wake(): void;
  /** Tells whether a step is under way, and waits for its end. */
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** Makes a loop that survives the errors of its steps. */
export function createLoop(
  step: () => Promise<number>,
  pauseAfterError: number,
  failed: (error: unknown) => void,
): Loop {
  let running: Promise<void> | undefined;
  let current: Promise<number> | undefined;
  let stopping = false;
  let woken = false;
  let endPause = () => {};

  async function attempt(): Promise<number> {
    try {
      return await step();
    } catch (error) {
      failed(error);
      return pauseAfterError;
    }
  }

  async function pause(ms: number): Promise<void> {
    if (woken || stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      current = attempt();
      const ms = await current;
      current = undefined;
      // A chat that answers at once, over SQLite, never lets anybody else run.
      await setImmediate();
      if (ms > 0) await pause(ms);
    }
  }

  return {
    start() {
      stopping = false;
      running ??= run();
    },
    wake() {
      woken = true;
      endPause();
    },
    busy: () => current !== undefined,
    idle: async () => {
      await current;
    },
    async stop() {
      stopping = true;
      endPause();
      await running;
      running = undefined;
    },
  };
}
