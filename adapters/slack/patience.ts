import { setTimeout } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { toPlatformError } from './errors.ts';

/** How long one call waits all in all (ms): then it is thrown, and the reading is tried again another time. */
const LONGEST = 600_000;
const FIRST_WAIT = 500;
const MOST_FAILURES = 4;

export type Wait = (ms: number) => Promise<unknown>;

/** Makes the patience of what reads a lot: it waits as long as Slack asks, and repeats what got lost. For reading only. */
export function createPatience(wait: Wait = setTimeout) {
  return async function patiently<T>(call: () => Promise<T>): Promise<T> {
    let waited = 0;
    let failures = 0;
    for (;;) {
      try {
        return await call();
      } catch (thrown) {
        const error = toPlatformError(thrown);
        const isBusy = thrown instanceof WebAPIRateLimitedError;
        if (error.failure === 'transient') failures += 1;
        // A refusal of the app does not pass by waiting: whoever reads hears of it at once.
        else if (!isBusy) throw thrown;
        const pause = isBusy ? thrown.retryAfter * 1_000 : FIRST_WAIT * 2 ** (failures - 1);
        waited += Math.max(pause, FIRST_WAIT);
        if (failures >= MOST_FAILURES || waited > LONGEST) throw thrown;
        await wait(Math.max(pause, FIRST_WAIT));
      }
    }
  };
}

export type Patiently = ReturnType<typeof createPatience>;
