/** Keeps count of what is under way, so that one slow answer of a chat holds up nothing but itself. */
export function createSlots(limit: number) {
  const running = new Set<Promise<void>>();
  return {
    free: () => limit - running.size,
    add(work: Promise<void>): void {
      const ended = work.finally(() => running.delete(ended));
      running.add(ended);
    },
    /** Waits until so many are free: taking them one by one as they come would cost a query each. */
    async room(least: number): Promise<void> {
      while (limit - running.size < least) await Promise.race(running);
    },
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
