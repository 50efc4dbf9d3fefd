import { setTimeout } from 'node:timers/promises';

/**
 * Makes the waiting until changes have settled: however many are told, `run` follows the first one after a while, once, and once more
 * for what is told while it runs.
 */
export function createSettling(run: () => Promise<void>, afterMs: number, failed: (error: unknown) => void) {
  let isWaiting = false;
  let running: Promise<void> = Promise.resolve();

  async function settle(): Promise<void> {
    await setTimeout(afterMs, undefined, { ref: false });
    await running;
    isWaiting = false;
    running = run().catch(failed);
  }

  return {
    changed(): void {
      if (isWaiting) return;
      isWaiting = true;
      void settle();
    },
  };
}
