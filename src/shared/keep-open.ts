import { setTimeout } from 'node:timers/promises';

const LONGEST_WAIT = 60_000;
const FIRST_WAIT = 500;

type Keeping = {
  /** Lives through one connection; true where it lasted. */
  live: () => Promise<boolean>;
  /** First wait after a failure (ms), doubled up to a minute. */
  firstMs?: number | undefined;
  signal: AbortSignal;
};

/** Opens one connection after the other until it is told to stop, with a growing wait while they fail. */
export async function keepOpen({ live, firstMs = FIRST_WAIT, signal }: Keeping): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    failures = (await live()) ? 0 : failures + 1;
    if (failures === 0) continue;
    const wait = Math.min(LONGEST_WAIT, firstMs * 2 ** Math.min(failures - 1, 20));
    // Many bots that lost the same server do not come back at the same moment.
    const spread = wait * (0.75 + Math.random() / 2);
    await setTimeout(spread, undefined, { signal }).catch(() => undefined);
  }
}
