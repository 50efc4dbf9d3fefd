import { type Column, type SQL, sql } from 'drizzle-orm';

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
export { prepareList } from './prepare-list.ts';
export { type Column, type SQL, sql };

/** Leaves a place for a value of a column in a prepared query; the value is converted as the column's. */
export const param = (name: string, column: Column): SQL => sql`${sql.param(sql.placeholder(name), column)}`;
