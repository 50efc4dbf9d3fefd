import type { Moves } from '../model.ts';
import type { MergingStore } from './store.ts';

// Merges are undone, never chained on purpose; this only keeps bad data from going round.
const MOST_MERGES = 5;

/** Answers whom people turned out to be, and keeps what became whose. */
export function createMoves(store: MergingStore): Moves {
  async function mergedInto(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ends = new Map(ids.map((id) => [id, id]));
    for (let i = 0; i < MOST_MERGES; i += 1) {
      const rows = await store.mergedInto([...new Set(ends.values())]);
      const next = new Map(
        rows.flatMap((it) => (it.mergedIntoId === null ? [] : [[it.id, it.mergedIntoId]])),
      );
      if (next.size === 0) break;
      for (const [id, end] of ends) ends.set(id, next.get(end) ?? end);
    }
    return new Map([...ends].filter(([id, end]) => id !== end));
  }
  return { mergedInto, keep: store.keep, kept: store.kept, forget: store.forget };
}
