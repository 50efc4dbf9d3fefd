import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/** The words a schema is written in, as PostgreSQL understands them; every table is typed by these. */
export const postgresKit = {
  table: pg.pgTable,
  /** Text; `{ enum: ['a', 'b'] }` narrows the type. */
  text: pg.text,
  /** A whole number within 32 bits. */
  int: pg.integer,
  real: pg.doublePrecision,
  bool: pg.boolean,
  /** A JSON value of the given type; its text is never compared or hashed, because the engines write it differently. */
  json: <T = unknown>(name: string) => pg.jsonb(name).$type<T>(),
  /** An instant to the millisecond, as `Date`. */
  time: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  check: pg.check,
};

/**
 * The vocabulary for `schema.ts` files: `kudosTables(kit: Kit)` yields the tables of whichever engine the kit is for.
 * Typed as PostgreSQL's because its builders offer nothing that SQLite lacks and a test on SQLite would not notice.
 */
export type Kit = typeof postgresKit;

/** A column for `references((): AnyColumn => …)` where a table refers to itself. */
export type AnyColumn = pg.AnyPgColumn;

const sqliteWords = {
  table: lite.sqliteTable,
  text: lite.text,
  int: lite.integer,
  real: lite.real,
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  json: <T = unknown>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
  time: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  foreignKey: lite.foreignKey,
  check: lite.check,
} satisfies Record<keyof Kit, unknown>;

/** Passes something of SQLite's off as PostgreSQL's. The contract suite on both engines is what makes it true. */
export const typedAsPostgres = <Postgres>(ofSqlite: unknown): Postgres => ofSqlite as Postgres;

/** The same words for SQLite: booleans are 0 and 1, instants are integer milliseconds, JSON is text. */
export const sqliteKit = typedAsPostgres<Kit>(sqliteWords);
