import type { Statement, Values } from '../../../storage/store.ts';
import { chunks } from '../import/bulk.ts';

/** Rows in one statement, as in one step of a sync. */
const ROWS = 50;

type Filled = (values: () => Values) => Statement;

/**
 * Makes a write of many rows that is built once for each number of rows and then filled: building costs 60 µs a row, and a sync takes
 * hundreds of steps. Every row must have these keys.
 */
export function rowWriter<Row extends Record<string, unknown>, Place>(
  keys: readonly (keyof Row & string)[],
  prepare: (build: () => Statement) => Filled,
  place: (name: string) => Place,
  build: (places: { [K in keyof Row]: Place }[]) => Statement,
): (rows: readonly Row[]) => Statement[] {
  const prepared = new Map<number, Filled>();
  const placesOf = (i: number) =>
    Object.fromEntries(keys.map((key) => [key, place(`${key}.${i}`)])) as { [K in keyof Row]: Place };
  return (rows) =>
    chunks(rows, ROWS).map((chunk) => {
      const fill = prepared.get(chunk.length) ?? prepare(() => build(chunk.map((_, i) => placesOf(i))));
      prepared.set(chunk.length, fill);
      return fill(() =>
        Object.fromEntries(chunk.flatMap((row, i) => keys.map((key) => [`${key}.${i}`, row[key]]))),
      );
    });
}
