import { DatabaseFault } from './faults.ts';
import type { Kit } from './kit.ts';
import type { Migration } from './migrate.ts';
import type { Mark, Store } from './store.ts';

export type OpenOptions<Tables> = {
  /** A SQLite file (`./data/pacer.db`, `file:…`, `:memory:`) or `postgres://…`. */
  url: string;
  tables: (kit: Kit) => Tables;
  /** What the database must hold; an unmarked one is marked. */
  mark: Mark;
  /** Of this program. */
  version: string;
  /** The bot is alone on a SQLite file; the CLI may write beside a bot of its own version. */
  role: 'bot' | 'cli';
  /** Only for tests: others than the engine's own, or none where the tables are there already. */
  migrations?: readonly Migration[];
};

/** Tells whether a database address is PostgreSQL's. */
export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** Reads the path out of a SQLite address. */
export const fileOf = (url: string): string => url.replace(/^(file|sqlite):(\/\/)?/, '');

/** Opens the database, brings its tables up to date and checks that it is the right one. Throws `DatabaseFault`. */
export async function openStore<Tables>(options: OpenOptions<Tables>): Promise<Store<Tables>> {
  // Loaded on demand: an embedded bot never loads pg.
  if (isPostgres(options.url)) return (await import('./postgres.ts')).openPostgres(options);
  if (/^(?!file:|sqlite:)\w+:\/\//.test(options.url))
    throw new DatabaseFault(
      'missing',
      'DATABASE_URL names no known database: set it to a file, or to postgres://….',
    );
  return (await import('./sqlite.ts')).openSqlite({ ...options, file: fileOf(options.url) });
}
