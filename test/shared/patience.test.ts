import { expect, it } from 'vitest';
import { createPatience } from '../../src/shared/patience.ts';

class Trouble extends Error {
  readonly failure: string;
  readonly retryAfterMs: number | undefined;
  constructor(failure: string, retryAfterMs?: number) {
    super(failure);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A call that fails in these ways, one after the other, and then works. */
function failing(...troubles: Trouble[]) {
  const waits: number[] = [];
  const judge = (thrown: unknown) => (thrown instanceof Trouble ? thrown : new Trouble('unknown'));
  const patiently = createPatience(judge, async (ms) => void waits.push(ms));
  let calls = 0;
  const call = () =>
    patiently(async () => {
      const trouble = troubles[calls];
      calls += 1;
      if (trouble !== undefined) throw trouble;
      return 'told';
    });
  return { call, waits, calls: () => calls };
}

it('waits as long as it is asked to, and longer and longer for what gets lost', async () => {
  const busy = new Trouble('rate-limited', 7_000);
  const lost = new Trouble('transient');
  const { call, waits } = failing(busy, lost, lost, new Trouble('rate-limited', 1), lost);
  expect(await call()).toBe('told');
  expect(waits).toEqual([7_000, 500, 1_000, 500, 2_000]);
});

it.each([
  ['what is refused', new Trouble('forbidden')],
  ['what does not pass by waiting', new Trouble('rate-limited', 180_000)],
])('throws %s at once', async (_, trouble) => {
  const { call, waits } = failing(trouble);
  await expect(call()).rejects.toBe(trouble);
  expect(waits).toEqual([]);
});

it('gives up after the fourth loss, and after ten minutes of waiting', async () => {
  const lost = failing(...Array.from({ length: 9 }, () => new Trouble('transient')));
  await expect(lost.call()).rejects.toThrow('transient');
  expect(lost.calls()).toBe(4);
  const busy = failing(...Array.from({ length: 99 }, () => new Trouble('rate-limited', 60_000)));
  await expect(busy.call()).rejects.toThrow('rate-limited');
  expect(busy.waits).toHaveLength(10);
});
