import { setImmediate } from 'node:timers/promises';
import { fillPlaceholders, is, Param, Placeholder, QueryPromise } from 'drizzle-orm';
import { awaitedWrite } from './session.ts';
import type { Statement, Write, Written } from './store.ts';

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

let prepared = 0;

/** Builds a write once; each call of the result fills its placeholders. */
export function prepareWrite(statement: Statement): (values: Record<string, unknown>) => Statement {
  const { sql, params } = statement.toSQL();
  prepared += 1;
  const name = `write_${prepared}`;
  return (values) =>
    new PreparedStatement(name, () => ({ sql, params: params.map((param) => fill(param, values)) }));
}

function fill(param: unknown, values: Record<string, unknown>): unknown {
  // A column's encoder does not expect null.
  const name = is(param, Param) && is(param.value, Placeholder) ? param.value.name : undefined;
  if (name !== undefined && values[name] === null) return null;
  return fillPlaceholders([param], values)[0];
}
