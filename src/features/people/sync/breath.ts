import { setImmediate } from 'node:timers/promises';

// Nothing may hold the thread over 25 ms; comparing an entry takes some hundredths of one.
const ENTRIES = 100;

/** Makes a pause for loops over thousands of entries: it lets others run now and then. */
export function createBreath(): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    if (count % ENTRIES === 0) await setImmediate();
  };
}
