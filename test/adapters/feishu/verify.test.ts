import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decrypt, isSame, isSigned, type Signed } from '../../../adapters/feishu/verify.ts';

const KEY = 'an encrypt key';
const NOW = new Date('2026-11-20T08:00:00Z');
const clock = { now: () => NOW };
const seconds = (offset: number): string => String(NOW.getTime() / 1_000 + offset);

function signed(body: string, timestamp = seconds(0), key = KEY): Signed {
  const nonce = 'n1';
  const signature = createHash('sha256')
    .update(timestamp + nonce + key + body)
    .digest('hex');
  return { body, timestamp, nonce, signature };
}

function encrypt(key: string, words: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(words, 'utf8'), cipher.final()]).toString('base64');
}

describe('a signature', () => {
  it('is over the body as it came', () => {
    expect(isSigned(KEY, clock, signed('{ "encrypt" : "x" }'))).toBe(true);
    const request = signed('{"encrypt":"x"}');
    expect(isSigned(KEY, clock, { ...request, body: '{"encrypt": "x"}' })).toBe(false);
    expect(isSigned(KEY, clock, { ...request, nonce: 'n2' })).toBe(false);
    expect(isSigned('another key', clock, request)).toBe(false);
  });

  it.each([
    [-299, true],
    [-301, false],
    [299, true],
    [301, false],
  ])('made %i seconds from now: %s', (offset, holds) => {
    expect(isSigned(KEY, clock, signed('{}', seconds(offset)))).toBe(holds);
  });

  it.each([
    { timestamp: undefined },
    { nonce: undefined },
    { signature: undefined },
    { signature: '' },
    { timestamp: 'soon' },
    { timestamp: '' },
    { signature: 'f'.repeat(64) },
  ])('is refused with %o', (broken) => {
    expect(isSigned(KEY, clock, { ...signed('{}'), ...broken })).toBe(false);
  });
});

describe('an encrypted body', () => {
  it('is read as Feishu documents it', () => {
    expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
    expect(decrypt(KEY, encrypt(KEY, '{"text":"目标 🎯"}'))).toBe('{"text":"目标 🎯"}');
  });

  it.each(['', 'no base64 at all', 'AAAA', encrypt('another key', 'hello')])('is none: %s', (encrypted) => {
    const read = decrypt(KEY, encrypted);
    expect(read === undefined || read !== 'hello').toBe(true);
  });

  it('does not stop anything when it is cut', () => {
    const words = 'x'.repeat(100);
    const whole = encrypt(KEY, words);
    // The last three characters may be padding alone.
    for (let length = 0; length < whole.length - 3; length += 1)
      expect(decrypt(KEY, whole.slice(0, length))).not.toBe(words);
  });
});

it('compares secrets of different lengths', () => {
  expect(isSame('abc', 'abc')).toBe(true);
  expect(isSame('abc', 'abcd')).toBe(false);
  expect(isSame('', 'abc')).toBe(false);
});
