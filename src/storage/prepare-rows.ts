import { type Column, type SQL, sql } from 'drizzle-orm';
import type { Guarded, Statement, Store, Values } from './store.ts';

/** Rows of one statement: far below what either engine binds, and few statements for a hundred rows. */
const MOST = 64;

type Cells<K extends string> = Readonly<Record<K, unknown>>;
type Places<K extends string> = Record<K, SQL>;

/**
 * Prepares a write of any number of rows: `prepareRows(store, t.things, ['id', 'at'], (rows) => db.insert(t.things).values(rows))`.
 * It is built once for each power of two, of which every number is a sum: building a hundred rows takes longer than writing them.
 * Each write says how many rows it has, for those who guard it; others take its `statement`.
 */
export function prepareRows<K extends string>(
  { prepareWrite }: Pick<Store<unknown>, 'prepareWrite'>,
  table: Readonly<Record<K, Column>>,
  names: readonly K[],
  build: (rows: Places<K>[]) => Statement,
): (rows: readonly Cells<K>[]) => Guarded[] {
  const bySize = new Map<number, (some: readonly Cells<K>[]) => Statement>();

  function ofSize(size: number): (some: readonly Cells<K>[]) => Statement {
    const known = bySize.get(size);
    if (known !== undefined) return known;
    const places = Array.from({ length: size }, (_, i) => placesOf(table, names, i));
    const write = prepareWrite(() => build(places));
    const made = (some: readonly Cells<K>[]) => write(() => valuesOf(names, some));
    bySize.set(size, made);
    return made;
  }

  return (rows) => {
    const writes: Guarded[] = [];
    for (let from = 0; from < rows.length; ) {
      const size = Math.min(MOST, 2 ** Math.floor(Math.log2(rows.length - from)));
      writes.push({ statement: ofSize(size)(rows.slice(from, from + size)), rows: size });
      from += size;
    }
    return writes;
  };
}

const placeOf = (name: string, row: number): string => `${name}_${row}`;

const placesOf = <K extends string>(table: Readonly<Record<K, Column>>, names: readonly K[], row: number) =>
  Object.fromEntries(
    names.map((name) => [name, sql`${sql.param(sql.placeholder(placeOf(name, row)), table[name])}`]),
  ) as Places<K>;

function valuesOf<K extends string>(names: readonly K[], rows: readonly Cells<K>[]): Values {
  const values: Record<string, unknown> = {};
  for (const [i, row] of rows.entries()) for (const name of names) values[placeOf(name, i)] = row[name];
  return values;
}
