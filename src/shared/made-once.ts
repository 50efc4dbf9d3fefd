import { setTimeout } from 'node:timers/promises';

type Parts<Thing, Made> = {
  /** Makes what stands for a thing; undefined where that failed, and it is tried again the next time. */
  make: (thing: Thing) => Promise<Made | undefined>;
  /** Things whose makes are remembered; one more is made again. */
  most: number;
  /** So long (ms) what is asked for is waited for. */
  patienceMs: number;
};

/** Makes what takes a while once for each key, and remembers it. */
export function createMadeOnce<Thing, Made>({ make, most, patienceMs }: Parts<Thing, Made>) {
  const made = new Map<string, Promise<Made | undefined>>();

  async function forgetFailed(key: string, making: Promise<Made | undefined>): Promise<Made | undefined> {
    const it = await making;
    if (it === undefined) made.delete(key);
    return it;
  }

  function madeOf(key: string, thing: Thing): Promise<Made | undefined> {
    const known = made.get(key);
    if (known !== undefined) return known;
    const making = forgetFailed(key, make(thing));
    made.set(key, making);
    const oldest = made.size > most ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    return making;
  }

  return {
    /** Finds what was made of each thing, by key; what fails or takes too long is left out, and is there the next time. */
    async of(things: ReadonlyMap<string, Thing>): Promise<ReadonlyMap<string, Made>> {
      if (things.size === 0) return new Map();
      const tooLate = new AbortController();
      const late = setTimeout(patienceMs, undefined, { signal: tooLate.signal }).catch(() => undefined);
      const found = await Promise.all(
        [...things].map(async ([key, thing]): Promise<[string, Made][]> => {
          const it = await Promise.race([madeOf(key, thing), late]);
          return it === undefined ? [] : [[key, it]];
        }),
      );
      tooLate.abort();
      return new Map(found.flat());
    },
    /** Forgets what is no good any more. */
    forget(keys: Iterable<string>): void {
      for (const key of keys) made.delete(key);
    },
  };
}
