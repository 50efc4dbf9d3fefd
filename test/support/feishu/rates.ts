import type { State } from './state.ts';

/** Calls of one method by the app (feishu.md section 10). */
const A_SECOND = 50;
const A_MINUTE = 1_000;

/** Counts calls; says whether the next one is too many. */
export function createRates(state: State) {
  const calls = new Map<string, number[]>();
  return (method: string): boolean => {
    const now = state.now();
    const before = (calls.get(method) ?? []).filter((at) => now - at < 60_000);
    const tooMany = before.length >= A_MINUTE || before.filter((at) => now - at < 1_000).length >= A_SECOND;
    calls.set(method, tooMany ? before : [...before, now]);
    return tooMany;
  };
}
