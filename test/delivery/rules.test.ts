import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capabilities } from '../../src/chat/index.ts';
import {
  backOffMs,
  freeAfter,
  freeWhenBlockedUntil,
  permitInMs,
  permitsNow,
  priorityOf,
  resolveDoubt,
} from '../../src/delivery/rules.ts';

const rates = fc.record({
  perSecond: fc.integer({ min: 1, max: 1_000 }),
  burst: fc.integer({ min: 1, max: 100 }),
});

describe('the rate of a lane', () => {
  test('is never exceeded, whenever and however much is taken', () => {
    fc.assert(
      fc.property(rates, fc.array(fc.tuple(fc.nat(2_000), fc.nat(50)), { maxLength: 60 }), (rate, asks) => {
        let now = 0;
        let freeAt = 0;
        let taken = 0;
        for (const [pause, wanted] of asks) {
          now += pause;
          const granted = Math.min(wanted, permitsNow(rate, freeAt, now, 0));
          freeAt = freeAfter(rate, freeAt, now, granted);
          taken += granted;
        }
        expect(taken).toBeLessThanOrEqual(rate.burst + (now / 1_000) * rate.perSecond + 1e-6);
      }),
    );
  });

  test('has a permit after the wait that it names, and none before', () => {
    fc.assert(
      fc.property(rates, fc.nat(10_000), fc.nat(10_000), (rate, freeAt, now) => {
        const wait = permitInMs(rate, freeAt, now, 0);
        expect(permitsNow(rate, freeAt, now + wait, 0)).toBeGreaterThanOrEqual(1);
        if (wait > 1) expect(permitsNow(rate, freeAt, now + wait - 2, 0)).toBe(0);
      }),
      // 750 ms are 57 permits to the digit, and more than that once divided.
      { examples: [[{ perSecond: 76, burst: 58 }, 750, 0]] },
    );
  });

  test('allows nothing before the moment that the chat named', () => {
    fc.assert(
      fc.property(rates, fc.nat(60_000), (rate, until) => {
        const freeAt = freeWhenBlockedUntil(rate, until);
        expect(permitsNow(rate, freeAt, until - 1, 0)).toBe(0);
        expect(permitsNow(rate, freeAt, until + 1, 0)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

test('back-off doubles up to the longest and spreads by half', () => {
  const at = (failures: number, chance: number) =>
    backOffMs(failures, { firstMs: 2_000, longestMs: 600_000 }, chance);
  expect([1, 2, 3, 9, 10, 500].map((n) => at(n, 1))).toEqual([
    2_000, 4_000, 8_000, 512_000, 600_000, 600_000,
  ]);
  expect(at(3, 0)).toBe(4_000);
});

test('answers go before personal, personal before due, due before nudges', () => {
  const kinds = ['nudge', 'answer', 'due', 'personal'] as const;
  expect([...kinds].sort((a, b) => priorityOf(a) - priorityOf(b))).toEqual([
    'answer',
    'personal',
    'due',
    'nudge',
  ]);
});

test.each([
  ['recognises ids', { idempotentSendMs: 3_000, findBack: 'nowhere' }, 'send-again', 'presume'],
  ['finds direct messages', { idempotentSendMs: 0, findBack: 'direct' }, 'look', 'look'],
  ['does both', { idempotentSendMs: 3_000, findBack: 'everywhere' }, 'send-again', 'look'],
  ['does neither', { idempotentSendMs: 0, findBack: 'nowhere' }, 'send-again', 'send-again'],
] as const)('in doubt, a chat that %s is asked so', (_, can, soon, late) => {
  const chat: Capabilities = { modal: true, rate: { perSecond: 1, burst: 1, perTargetPerSecond: 1 }, ...can };
  expect([resolveDoubt(chat, true, 2_999), resolveDoubt(chat, true, 3_000)]).toEqual([soon, late]);
  if (can.findBack === 'direct') expect(resolveDoubt(chat, false, 3_000)).toBe('send-again');
});
