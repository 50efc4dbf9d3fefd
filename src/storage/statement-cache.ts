import type Database from 'better-sqlite3';

const statements = 500;
// A hundred rows of ten columns are about 4,000 characters.
const longestSql = 50_000;

/**
 * SQLite plans a statement anew each time that a number is bound to its limit, because it plans with that number; a sum it leaves
 * alone. Planning takes up to ten times as long as reading what is limited.
 */
const plannedOnce = (sql: string): string => sql.replace(/\b(limit|offset) \?/g, '$1 (? + 0)');

/** Keeps the statements prepared last by their SQL: preparing takes longer than running most of them. */
export function statementCache(client: Database.Database): (sql: string) => Database.Statement {
  const cache = new Map<string, Database.Statement>();
  return (sql) => {
    const known = cache.get(sql);
    if (known !== undefined) return known;
    const statement = client.prepare(plannedOnce(sql));
    if (sql.length > longestSql) return statement;
    // The oldest goes: those in use come back at the next call.
    if (cache.size >= statements)
      for (const oldest of cache.keys()) {
        cache.delete(oldest);
        break;
      }
    cache.set(sql, statement);
    return statement;
  };
}
