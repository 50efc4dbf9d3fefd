import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { severally } from '../../../adapters/feishu/severally.ts';

it('runs a few at once and answers in their order', async () => {
  const running = { now: 0, most: 0 };
  const doubled = await severally([5, 1, 4, 2, 3], 2, async (it) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await setTimeout(it);
    running.now -= 1;
    return it * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 4, 6]);
  expect(running).toEqual({ now: 0, most: 2 });
  expect(await severally([], 2, async () => 1)).toEqual([]);
});

it('begins nothing more after one failed', async () => {
  const begun: number[] = [];
  const all = severally([1, 2, 3, 4, 5, 6], 2, async (it) => {
    begun.push(it);
    await setTimeout(1);
    if (it === 2) throw new Error('refused');
  });
  await expect(all).rejects.toThrow('refused');
  await setTimeout(10);
  expect(begun.length).toBeLessThan(5);
});
