import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../src/shared/clock.ts';

/** How far Feishu's clock may be from ours, either way (ms). */
const TOLERANCE_MS = 5 * 60_000;
const IV_BYTES = 16;

export type Signed = {
  /** As it came: written anew it would be signed otherwise. */
  body: string;
  timestamp: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
};

const sha256 = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Compares two secrets in a time that tells nothing of them, not even their length. */
export const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(sha256(given), sha256(expected));

/** Tells whether a request was signed with this key, within five minutes of now. */
export function isSigned(encryptKey: string, clock: Clock, request: Signed): boolean {
  const { body, timestamp, nonce, signature } = request;
  if (timestamp === undefined || nonce === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(clock.now().getTime() - Number(timestamp) * 1_000) > TOLERANCE_MS) return false;
  return isSame(signature, sha256(timestamp + nonce + encryptKey + body).toString('hex'));
}

/** Reads what Feishu encrypted: `base64(iv ‖ AES-256-CBC)`; undefined where it was not this key. */
export function decrypt(encryptKey: string, encrypted: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-cbc', sha256(encryptKey), bytes.subarray(0, IV_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
