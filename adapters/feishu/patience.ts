import { setTimeout } from 'node:timers/promises';
import { isAppFault, toPlatformError } from './errors.ts';

/** How long one call waits all in all (ms): then it is thrown, and the reading is tried again another time. */
const LONGEST = 600_000;
const FIRST_WAIT = 500;
const MOST_FAILURES = 4;

export type Wait = (ms: number) => Promise<unknown>;

/** Makes the patience of what reads a lot: it waits as long as Feishu asks, and repeats what got lost. For reading only. */
export function createPatience(wait: Wait = setTimeout) {
  return async function patiently<T>(call: () => Promise<T>): Promise<T> {
    let waited = 0;
    let failures = 0;
    for (;;) {
      try {
        return await call();
      } catch (thrown) {
        const { failure, retryAfterMs = FIRST_WAIT } = toPlatformError(thrown);
        // A refusal of the app does not pass by waiting: whoever reads hears of it at once.
        const isBusy = failure === 'rate-limited' && !isAppFault(thrown) && retryAfterMs <= LONGEST / 10;
        if (failure === 'transient') failures += 1;
        else if (!isBusy) throw thrown;
        const pause = Math.max(FIRST_WAIT, isBusy ? retryAfterMs : FIRST_WAIT * 2 ** (failures - 1));
        waited += pause;
        if (failures >= MOST_FAILURES || waited > LONGEST) throw thrown;
        await wait(pause);
      }
    }
  };
}

export type Patiently = ReturnType<typeof createPatience>;
