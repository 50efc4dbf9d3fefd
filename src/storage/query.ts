import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';

export type { Placeholder } from 'drizzle-orm';
/** The query words that mean the same on both engines; feature stores take them from here and nothing from drizzle. */
export {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  not,
  or,
} from 'drizzle-orm';
export { alias } from 'drizzle-orm/pg-core';
export { prepareList, prepareRead } from './prepare.ts';
export { prepareRows } from './prepare-rows.ts';
export { type Column, type SQL, sql };

/**
 * A text column by which no index is chosen: for a condition that most rows may fulfil beside one that few do. SQLite cannot know
 * which is which, and would read every message that was ever sent to find the two that hold a card.
 */
export const unindexed = (column: Column): SQL<string> => sql`coalesce(${column}, '')`;

/** Leaves a place for a value of a column in a prepared query; the value is converted as the column's. */
export const param = (name: string, column: Column): SQL => sql`${sql.param(sql.placeholder(name), column)}`;

/** The same for several columns under their own names: `insert(t.things).values(params(t.things, ['id', 'at']))`. */
export const params = <K extends string>(
  table: Readonly<Record<K, Column>>,
  names: readonly K[],
): Record<K, SQL> =>
  Object.fromEntries(names.map((name) => [name, param(name, table[name])])) as Record<K, SQL>;

type Described = Parameters<typeof getTableColumns>[0] & { $inferSelect: object };

/** Lists a table's columns by their own names. */
export const columnsOf = <T extends Described>(table: T): (keyof T['$inferSelect'] & string)[] =>
  Object.keys(getTableColumns(table)) as (keyof T['$inferSelect'] & string)[];
