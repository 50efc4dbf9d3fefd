import { setImmediate } from 'node:timers/promises';

// Nothing may hold the thread over 25 ms (decision 28): SQLite answers without ever letting others run, and building SQL waits for nothing.
const breathAfterMs = 8;

/** Makes a pause for loops over many: it lets others run when the thread was held for a while. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < breathAfterMs) return;
    await setImmediate();
    since = performance.now();
  };
}

export type Breathe = ReturnType<typeof createBreath>;
