import { setImmediate } from 'node:timers/promises';
import { is, Param, Placeholder, QueryPromise } from 'drizzle-orm';
import { awaitedWrite } from './session.ts';
import type { Statement, Values, Write, Written } from './store.ts';

export type Compiled = {
  sql: string;
  params: unknown[];
  /** How many rows it must touch, if guarded. */
  rows: number | undefined;
  /** Set on prepared writes: PostgreSQL plans a named statement once a connection. */
  name: string | undefined;
};

/** A thenable like drizzle's own builders, so that awaiting it is refused in the same way. */
class PreparedStatement extends QueryPromise<Written> implements Statement {
  readonly name: string;
  readonly toSQL: Statement['toSQL'];

  constructor(name: string, toSQL: Statement['toSQL']) {
    super();
    this.name = name;
    this.toSQL = toSQL;
  }

  override execute(): Promise<Written> {
    return Promise.reject(awaitedWrite());
  }
}

// Building 100 rows of ten columns takes a few milliseconds; nothing may hold the thread over 25.
const breathAfterMs = 8;

/** Turns built writes into SQL, letting others run in between where there are many. */
export async function compile(writes: readonly Write[]): Promise<Compiled[]> {
  const compiled: Compiled[] = [];
  let breath = performance.now();
  for (const write of writes) {
    const guarded = 'statement' in write;
    const statement = guarded ? write.statement : write;
    const { sql, params } = statement.toSQL();
    const name = statement instanceof PreparedStatement ? statement.name : undefined;
    compiled.push({ sql, params, name, rows: guarded ? write.rows : undefined });
    if (performance.now() - breath > breathAfterMs) {
      await setImmediate();
      breath = performance.now();
    }
  }
  return compiled;
}

const names = new Map<string, string>();

/** Names a write by its SQL: connections that several stores of a process share know it already. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `write_${names.size + 1}`;
  names.set(sql, name);
  return name;
}

/** Builds a write once; each call of the result fills its placeholders. */
export function prepareWrite(statement: Statement): (values: Values | (() => Values)) => Statement {
  const { sql, params } = statement.toSQL();
  const name = nameOf(sql);
  // What each parameter is gets found out here, once: an import fills a million of them.
  const fills = params.map(fillOf);
  return (given) =>
    new PreparedStatement(name, () => {
      const values = typeof given === 'function' ? given() : given;
      return { sql, params: fills.map((fill) => fill(values)) };
    });
}

type Fill = (values: Values) => unknown;

function fillOf(param: unknown): Fill {
  if (is(param, Placeholder)) return (values) => named(values, param.name);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const { encoder, value } = param;
  return (values) => {
    const filled = named(values, value.name);
    // A column's encoder does not expect null.
    return filled === null ? null : encoder.mapToDriverValue(filled);
  };
}

function named(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for "${name}" in a prepared write`);
  return value;
}
