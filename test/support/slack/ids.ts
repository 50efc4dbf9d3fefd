import { createHash } from 'node:crypto';
import type { Clock } from '../../../src/shared/clock.ts';

/** Makes ids and timestamps in Slack's shapes: unique, and the same in every run. */
export function createIds(clock: Clock) {
  let count = 0;
  let lastTs = 0;
  const letters = () =>
    createHash('sha256').update(`slack ${count++}`).digest('hex').toUpperCase().slice(0, 10);
  const seconds = () => Math.floor(clock.now().getTime() / 1_000);
  return {
    /** `U`, `C`, `D`, `V`, … and upper-case letters and digits. */
    next: (prefix: string): string => `${prefix}${letters()}`,
    /** `<unix>.<6 digits>`, strictly increasing. */
    ts: (): string => {
      lastTs = Math.max(lastTs + 1, clock.now().getTime() * 1_000);
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
    },
    hash: (): string => `${seconds()}.${letters().toLowerCase()}`,
    trigger: (): string => `${seconds()}.${1_000_000 + count}.${letters().toLowerCase()}`,
  };
}
export type Ids = ReturnType<typeof createIds>;
