import type { Keyed } from './store.ts';

/** Makes the question whom keys name, each by the key that was asked; a key of several people names none of them. */
export const keyedBy =
  ({ named }: { named(keys: readonly string[]): Promise<Keyed[]> }) =>
  async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, Set<string>>();
    for (const { personId, key, mergedIntoId } of await named(keys)) {
      if (key === null) continue;
      const who = found.get(key) ?? new Set();
      found.set(key, who.add(mergedIntoId ?? personId));
    }
    return new Map(
      [...found].flatMap(([key, [first, ...others]]) =>
        first === undefined || others.length > 0 ? [] : [[key, first] as const],
      ),
    );
  };
