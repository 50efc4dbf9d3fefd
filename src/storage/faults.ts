import { userInfo } from 'node:os';

export type FaultCode =
  | 'busy'
  | 'clock-skew'
  | 'damaged'
  | 'full'
  | 'in-use'
  | 'missing'
  | 'newer'
  | 'no-access'
  | 'not-a-database'
  | 'other-version'
  | 'read-only'
  | 'unreachable'
  | 'wrong-mark';

/** Something is wrong with the database itself; the message is one sentence for the administrator that says what to do. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The database refused one query. It holds no parameter, because those are people's words. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  /** SQLite's name (`SQLITE_CONSTRAINT_UNIQUE`) or PostgreSQL's five characters (`23505`). */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const isOneOf =
  (...codes: string[]) =>
  (error: unknown): boolean =>
    error instanceof QueryFailed && codes.includes(error.code);

/** Tells whether a write failed because a row with such a key is there already. */
export const isUnique = isOneOf('SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505');

/** Tells whether a write failed because it refers to a row that does not exist, or removes one that is referred to. */
export const isForeignKey = isOneOf('SQLITE_CONSTRAINT_FOREIGNKEY', '23503');

/** Reads the code of a driver's or the system's error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Says that a file is damaged. */
export const damaged = (file: string): string =>
  `The database ${file} is damaged: stop Pacer and put the last backup in its place.`;

/** Turns what better-sqlite3 or the file system threw into a fault or a failed query. */
export function sqliteError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (error instanceof DatabaseFault || code === undefined || !(error instanceof Error)) return error;
  const fault = (is: FaultCode, message: string) => new DatabaseFault(is, message);
  const starts = (...prefixes: string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  if (starts('SQLITE_BUSY', 'SQLITE_LOCKED'))
    return fault(
      'busy',
      `Another process has been writing to ${file} for too long: let it finish and try again.`,
    );
  if (starts('SQLITE_FULL', 'ENOSPC'))
    return fault(
      'full',
      `The disk of ${file} is full and nothing was saved: make room, Pacer goes on by itself.`,
    );
  if (starts('SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'))
    return fault(
      'no-access',
      `The file ${file} cannot be opened or made: let the user ${userInfo().username} write to its folder.`,
    );
  if (starts('SQLITE_READONLY'))
    return fault(
      'read-only',
      `The database ${file} is read-only: let the user ${userInfo().username} write to it.`,
    );
  if (starts('SQLITE_NOTADB'))
    return fault('not-a-database', `${file} is not a database of Pacer: set DATABASE_URL to another file.`);
  if (starts('SQLITE_CORRUPT', 'SQLITE_IOERR')) return fault('damaged', damaged(file));
  return code.startsWith('SQLITE_') ? new QueryFailed(code, error.message) : error;
}

const unreachable = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'EPIPE',
];
const lostConnection =
  /^(08|57P0)|^Connection terminated|timeout expired|timeout exceeded when|^Client (was closed|has encountered)/;

/** Tells whether PostgreSQL could not be asked at all, so that nothing is known to have happened. */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return (
    unreachable.includes(code) ||
    lostConnection.test(code) ||
    (error instanceof AggregateError && error.errors.some(isLostConnection)) ||
    (error instanceof Error && lostConnection.test(error.message))
  );
}

/** Turns what pg threw into a fault or a failed query; `where` names the server without the password. */
export function postgresError(error: unknown, where: string): unknown {
  if (error instanceof DatabaseFault || error instanceof QueryFailed || !(error instanceof Error))
    return error;
  const fault = (is: FaultCode, message: string) => new DatabaseFault(is, message);
  if (isLostConnection(error))
    return fault('unreachable', `PostgreSQL at ${where} does not answer: start it, or correct DATABASE_URL.`);
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code === '3D000')
    return fault(
      'missing',
      `There is no PostgreSQL database at ${where}: create it with createdb, or correct DATABASE_URL.`,
    );
  if (code.startsWith('28') || code === '42501')
    return fault(
      'no-access',
      `PostgreSQL at ${where} refused the user: correct the name, password or rights in DATABASE_URL.`,
    );
  if (code === '53100')
    return fault(
      'full',
      `The disk of PostgreSQL at ${where} is full and nothing was saved: make room, Pacer goes on by itself.`,
    );
  if (code === '53300')
    return fault(
      'busy',
      `PostgreSQL at ${where} has no free connection: raise max_connections, or run fewer processes.`,
    );
  if (code === '25006')
    return fault(
      'read-only',
      `PostgreSQL at ${where} is read-only: point DATABASE_URL at the primary server.`,
    );
  if (code.startsWith('XX00'))
    return fault(
      'damaged',
      `PostgreSQL at ${where} reports damaged data: stop Pacer and restore the last backup.`,
    );
  // Messages of class 22 (bad value) quote the value.
  return new QueryFailed(code, code.startsWith('22') ? 'a value does not fit its column' : error.message);
}
