import type { Statement, Values } from '../../../storage/store.ts';

/** Rows in one statement: enough to make statements few, and few enough that SQLite keeps the prepared one. */
const rowsAStatement = 100;

type Filled = (values: () => Values) => Statement;

/**
 * Writes many rows by statements of a hundred. Building one costs 60 µs a row, so it is built once and filled: `build` gets rows of
 * placeholders. Every row must have the same keys, with `null` for what is missing.
 */
export function bulk<Row extends Record<string, unknown>, Place>(
  rows: readonly Row[],
  prepare: (build: () => Statement) => Filled,
  place: (name: string) => Place,
  build: (places: { [K in keyof Row]: Place }[]) => Statement,
): Statement[] {
  const [first] = rows;
  if (first === undefined) return [];
  const keys = Object.keys(first);
  const names = Array.from({ length: rowsAStatement }, (_, i) => keys.map((key) => `${key}.${i}`));
  const placesOf = (row: readonly string[]) =>
    Object.fromEntries(keys.map((key, k) => [key, place(row[k] ?? '')])) as { [K in keyof Row]: Place };
  const prepared = new Map<number, Filled>();
  // One for all statements: each reads it while it is compiled, so that a million values are never held at once.
  const values: Record<string, unknown> = {};
  return chunks(rows, rowsAStatement).map((chunk) => {
    const fill =
      prepared.get(chunk.length) ?? prepare(() => build(names.slice(0, chunk.length).map(placesOf)));
    prepared.set(chunk.length, fill);
    return fill(() => {
      for (const [i, row] of chunk.entries()) {
        for (const [k, name] of (names[i] ?? []).entries()) values[name] = row[keys[k] ?? ''];
      }
      return values;
    });
  });
}

/** Splits a list into parts of at most `size`. */
export const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
