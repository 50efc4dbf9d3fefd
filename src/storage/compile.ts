import { is, Param, Placeholder, QueryPromise } from 'drizzle-orm';
import { createBreath } from '../shared/breath.ts';
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

type Named = Pick<Compiled, 'sql' | 'params' | 'name'>;

const unnamed = (statement: Statement): Named => ({ ...statement.toSQL(), name: undefined });

/** A thenable like drizzle's own builders, so that awaiting it is refused in the same way. */
class PreparedStatement extends QueryPromise<Written> implements Statement {
  readonly toSQL: () => Named;

  constructor(toSQL: () => Named) {
    super();
    this.toSQL = toSQL;
  }

  override execute(): Promise<Written> {
    return Promise.reject(awaitedWrite());
  }
}

/** Turns built writes into SQL, letting others run in between where there are many. */
export async function compile(writes: readonly Write[]): Promise<Compiled[]> {
  const compiled: Compiled[] = [];
  const breathe = createBreath();
  for (const write of writes) {
    const guarded = 'statement' in write;
    const statement = guarded ? write.statement : write;
    const built = statement instanceof PreparedStatement ? statement.toSQL() : unnamed(statement);
    compiled.push({ ...built, rows: guarded ? write.rows : undefined });
    // Building 100 rows of ten columns takes a few milliseconds.
    await breathe();
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

/** Builds a write once, when it is first compiled; each call of the result fills its placeholders. */
export function prepareWrite(build: () => Statement): (values: Values | (() => Values)) => Statement {
  let built: Built | undefined;
  return (given) =>
    new PreparedStatement(() => {
      built ??= builtOf(build());
      const { sql, name, fills } = built;
      const values = typeof given === 'function' ? given() : given;
      return { sql, name, params: fills.map((fill) => fill(values)) };
    });
}

type Built = { sql: string; name: string; fills: readonly Fill[] };

/** Finds out once what each parameter is: an import fills a million of them. */
function builtOf(statement: Statement): Built {
  const { sql, params } = statement.toSQL();
  return { sql, name: nameOf(sql), fills: params.map(fillOf) };
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
