import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

declare const opaque: unique symbol;

/** What running a write yields: nothing to read, because the engines' answers differ. */
export interface Written {
  readonly [opaque]: true;
}

interface WrittenHKT extends PgQueryResultHKT {
  readonly type: Written;
}

/**
 * The query builder. Reads are awaited; writes are built and returned, and run by `Store.batch`. Awaiting a write throws.
 * A read that is built once: `prepareRead('person_by_id', () => ….where(eq(t.people.id, sql.placeholder('id'))))`, then
 * `await personById({ id })`. An instant is placed with `param('at', t.people.at)`, which converts it.
 */
export type Db = Pick<
  PgDatabase<WrittenHKT, Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with' | '$count'
>;

/** A write that was built but not run. Reads and `returning()` do not fit: they do not resolve to `Written`. */
export interface Statement extends PromiseLike<Written> {
  toSQL(): { sql: string; params: unknown[] };
}

/** A write that takes effect only if it touches this many rows; otherwise the whole batch is undone. */
export interface Guarded {
  readonly statement: Statement;
  readonly rows: number;
}

export type Write = Statement | Guarded;

/** Values for the placeholders of a prepared write, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Guards a write: unless it touches exactly this many rows, nothing of its batch takes effect. */
export const exactly = (rows: number, statement: Statement): Guarded => ({ statement, rows });

/** A batch was undone because a guarded write touched another number of rows than it had to: read and decide again. */
export class GuardFailed extends Error {
  override readonly name = 'GuardFailed';
  /** Which write of the batch, counted from 0. */
  readonly index: number;

  constructor(index: number, expected: number, actual: number) {
    super(`write ${index} of the batch touched ${actual} rows instead of ${expected}`);
    this.index = index;
  }
}

/** What a database holds; the playground's made-up company and real people never share one. */
export type Mark = 'demo' | 'real';

export interface Store<Tables> {
  readonly engine: 'sqlite' | 'postgres';
  /** The tables, for building queries. */
  readonly t: Tables;
  readonly db: Db;

  /** Runs writes in one transaction: all take effect, or none. Throws `GuardFailed` if a guard did not hold. */
  batch(writes: readonly Write[]): Promise<void>;

  /**
   * The same for writes that look at no rows but those they change, such as moves in a queue. On PostgreSQL it does without
   * serializability, under which several processes at one queue undo each other again and again.
   */
  batchByRow(writes: readonly Write[]): Promise<void>;

  /**
   * Runs one write and reads its `returning()` rows: for the outbox's claim and the duties' compare-and-swap only.
   * `build` may be called again after a conflict and must do nothing else: `store.claim((db) => db.update(…).returning())`.
   */
  claim<Row>(build: (db: Db) => PromiseLike<Row[]>): Promise<Row[]>;

  /**
   * Prepares a write with `sql.placeholder('name')` (in `set` and `where`: `param('name', column)`) in the place of values:
   * built once at its first use, then `insert({ id, at })` is a statement for `batch`. For the path of a click and for thousands of rows, whose
   * values may come late (`insert(() => values)`, asked once, when the batch is compiled); elsewhere the 65 µs that building
   * takes do not matter.
   */
  prepareWrite(build: () => Statement): (values: Values | (() => Values)) => Statement;

  /** Lets several claimers pass each other: FOR UPDATE SKIP LOCKED on PostgreSQL, the query as it is on SQLite. */
  skipLocked<Query>(query: Query): Query;

  /** Proves that the database can be read and written now; throws the `DatabaseFault` that says what to do. */
  health(): Promise<void>;

  /** Copies the running SQLite database into a new file; throws on PostgreSQL, which has pg_dump. */
  backup(file: string): Promise<void>;

  close(): Promise<void>;
}
