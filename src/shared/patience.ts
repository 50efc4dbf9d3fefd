import { setTimeout } from 'node:timers/promises';

/** How long one call waits all in all (ms): then it is thrown, and the reading is tried again another time. */
const LONGEST = 600_000;
/** What asks for more (ms) does not pass by waiting: whoever reads hears of it at once. */
const LONGEST_PAUSE = 120_000;
const FIRST_WAIT = 500;
const MOST_FAILURES = 4;

export type Wait = (ms: number) => Promise<unknown>;

/** What became of a call: `rate-limited` asks for a wait, the answer of a `transient` one was lost; all else is thrown. */
type Judged = { failure: string; retryAfterMs: number | undefined };

/** Makes the patience of what may be asked twice: it waits as long as it is asked to, and repeats what got lost. */
export function createPatience(judge: (thrown: unknown) => Judged, wait: Wait = setTimeout) {
  return async function patiently<T>(call: () => Promise<T>): Promise<T> {
    let waited = 0;
    let failures = 0;
    for (;;) {
      try {
        return await call();
      } catch (thrown) {
        const { failure, retryAfterMs = FIRST_WAIT } = judge(thrown);
        const isBusy = failure === 'rate-limited' && retryAfterMs <= LONGEST_PAUSE;
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
