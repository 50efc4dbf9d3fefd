import type { PgPreparedQuery, PgSession, PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { rowMapper } from './row-mapper.ts';
import type { Db } from './store.ts';

/** How a prepared query is run; each engine's drizzle session has some of these. */
const ways: readonly PropertyKey[] = ['execute', 'all', 'get', 'values', 'run'];

/** The query builder with its session, which is where every query of it is made ready to run. */
export type Builder = Db & { session: PgSession };

/** The error of a write that was awaited by itself. */
export const awaitedWrite = (): Error =>
  new Error(
    'A write was run outside a batch: return it instead, so that it commits with all that belongs to it.',
  );

/**
 * Puts a builder's queries under our rules: each runs through `around` (waiting, clearing errors of people's words), and
 * unless `writes` are allowed a write that is awaited throws.
 */
export function superviseQueries(db: Builder, options: { writes: boolean; around: Around }): Db {
  const { session } = db;
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = <T extends PreparedQueryConfig>(...args: Parameters<typeof prepareQuery>) => {
    const [built, fields, name, inArrays, _mapper, metadata, cache] = args;
    const kind = metadata?.type ?? 'select';
    if (kind !== 'select' && !options.writes) throw awaitedWrite();
    const mapRows =
      fields && rowMapper<T['execute']>(fields, () => Reflect.get(prepared, 'joinsNotNullableMap'));
    const prepared: PgPreparedQuery<T> = prepareQuery<T>(
      built,
      fields,
      name,
      inArrays,
      mapRows,
      metadata,
      cache,
    );
    return new Proxy(prepared, {
      get(query, key, outside) {
        // The ways call each other; only the outermost is supervised.
        if (!ways.includes(key)) return Reflect.get(query, key, outside);
        return (values?: Record<string, unknown>) =>
          options.around(() => Reflect.get(query, key).call(query, values));
      },
    });
  };
  return db;
}

export type Around = <T>(run: () => T | PromiseLike<T>) => Promise<T>;
