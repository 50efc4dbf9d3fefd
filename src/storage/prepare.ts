import { type Placeholder, sql } from 'drizzle-orm';
import type { Values } from './store.ts';

type Prepared<Row> = { execute(values: Values): Promise<Row[]> };
type Preparable<Row> = { prepare(name: string): Prepared<Row> };

/**
 * Prepares a read: `prepareRead('person_by_id', () => db.select()….where(eq(t.people.id, sql.placeholder('id'))))`, then
 * `await personById({ id })`. It is built at its first use, so that a start pays for none of the hundreds there are.
 */
export function prepareRead<Row>(
  name: string,
  build: () => Preparable<Row>,
): (values?: Values) => Promise<Row[]> {
  let prepared: Prepared<Row> | undefined;
  return (values = {}) => {
    prepared ??= build().prepare(name);
    return prepared.execute(values);
  };
}

// Bound parameters of one query: SQLite takes 32,766; far fewer plan just as well.
const LONGEST = 1024;

/**
 * Prepares a read of a list: `prepareList('people_named', (ids) => db.select()….where(inArray(t.people.id, ids)))`, then
 * `await named(ids)`. It is built once for each power of two, because a list is filled up with its last member: what rows say of
 * a member must not depend on how often it is named. A list that is longer is read in parts, an empty one not at all.
 */
export function prepareList<Row>(
  name: string,
  build: (members: Placeholder[]) => Preparable<Row>,
): (members: readonly string[], values?: Values) => Promise<Row[]> {
  const bySize = new Map<number, (values: Values) => Promise<Row[]>>();

  function ofSize(size: number): (values: Values) => Promise<Row[]> {
    const known = bySize.get(size);
    if (known !== undefined) return known;
    const places = Array.from({ length: size }, (_, i) => sql.placeholder(`${i}`));
    const made = prepareRead(`${name}_${size}`, () => build(places));
    bySize.set(size, made);
    return made;
  }

  return async (members, values = {}) => {
    const distinct = [...new Set(members)];
    const rows: Row[] = [];
    for (let from = 0; from < distinct.length; from += LONGEST) {
      const some = distinct.slice(from, from + LONGEST);
      const size = 2 ** Math.ceil(Math.log2(some.length));
      const filled: Record<string, unknown> = { ...values };
      for (let i = 0; i < size; i += 1) filled[i] = some[i] ?? some.at(-1);
      rows.push(...(await ofSize(size)(filled)));
    }
    return rows;
  };
}
