import { expect, it } from 'vitest';
import { keepOpen } from '../../src/shared/keep-open.ts';

it('opens the next one when one ends, at once where it lasted, until it is told to stop', async () => {
  const stop = new AbortController();
  const lives = [true, false, false, true, true];
  let lived = 0;
  await keepOpen({
    live: async () => {
      const lasted = lives[lived] ?? true;
      lived += 1;
      if (lived === lives.length) stop.abort();
      return lasted;
    },
    firstMs: 1,
    signal: stop.signal,
  });
  expect(lived).toBe(lives.length);
});

it('stops also while it waits', async () => {
  const stop = new AbortController();
  const over = keepOpen({ live: async () => false, firstMs: 60_000, signal: stop.signal });
  setImmediate(() => stop.abort());
  await expect(over).resolves.toBeUndefined();
});
