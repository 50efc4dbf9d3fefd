import { setTimeout } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Work that follows an answer: a message to the one who acted, a card drawn anew. */
export type Later = () => Promise<void>;

/** What is being answered now, and what follows answers: waited for before the bot stops. */
export function createInFlight(log: Log, chat: string) {
  const running = new Set<Promise<unknown>>();

  function during<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    const end = () => void running.delete(work);
    work.then(end, end);
    return work;
  }

  return {
    during,
    /** Runs what follows an answer; it was committed before, so a failure is told to the log alone. */
    follow(later: readonly Later[]): void {
      for (const run of later)
        void during(
          run().catch((error: unknown) => {
            const code = error instanceof Error ? error.name : 'unknown';
            log.warn({ code, chat }, 'an answer was not shown');
          }),
        );
    },
    /** Waits until nothing is left, for so long at most (ms). */
    async settle(ms: number): Promise<void> {
      const over = new AbortController();
      const late = setTimeout(ms, undefined, { signal: over.signal }).catch(() => undefined);
      const idle = async () => {
        while (running.size > 0 && !over.signal.aborted) await Promise.allSettled(running);
      };
      await Promise.race([idle(), late]);
      over.abort();
    },
  };
}

export type InFlight = ReturnType<typeof createInFlight>;
