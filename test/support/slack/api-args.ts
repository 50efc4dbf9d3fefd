import type { Json } from './check-shape.ts';
import type { State } from './state.ts';

/** An `ok: false` answer. */
export class ApiError extends Error {
  readonly more: Json;

  constructor(error: string, more: Json = {}) {
    super(error);
    this.name = 'ApiError';
    this.more = more;
  }
}

export type Method = {
  /** Any one of these scopes will do; none where it is empty. */
  scopes?: readonly string[] | ((state: State, args: Json) => readonly string[]);
  token?: 'bot' | 'app' | 'none';
  run(state: State, args: Json): Json | Promise<Json>;
};
export type Methods = Readonly<Record<string, Method>>;

/** Reads an argument as a string; undefined where it is not there or empty. */
export function textArg(args: Json, name: string): string | undefined {
  const it = args[name];
  if (it === undefined || it === null || it === '') return undefined;
  if (typeof it !== 'string' && typeof it !== 'number') throw new ApiError('invalid_arguments');
  return String(it);
}

/** Demands an argument. */
export function needArg(args: Json, name: string, error = 'invalid_arguments'): string {
  const it = textArg(args, name);
  if (it !== undefined) return it;
  throw new ApiError(error, {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export const flagArg = (args: Json, name: string): boolean =>
  args[name] === true || args[name] === 'true' || args[name] === '1';

/** Reads an argument that is JSON inside a form, or plain JSON in a JSON body. */
export function jsonArg(args: Json, name: string, error = 'invalid_arguments'): unknown {
  const it = args[name];
  if (typeof it !== 'string') return it;
  try {
    return JSON.parse(it);
  } catch {
    throw new ApiError(error);
  }
}

/** Cuts a page out of a list, as all lists of the Web API are paged. */
export function pageOf<T>(all: readonly T[], args: Json, usual: number): { page: T[]; next: string } {
  const limit = Number(textArg(args, 'limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 0 || limit > 1_000) throw new ApiError('invalid_limit');
  const cursor = textArg(args, 'cursor');
  const from = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('at:', ''));
  if (!Number.isInteger(from) || from < 0) throw new ApiError('invalid_cursor');
  const to = from + (limit || usual);
  const next = to < all.length ? Buffer.from(`at:${to}`).toString('base64') : '';
  return { page: all.slice(from, to), next };
}

export const namesIn = (it: string | undefined): string[] =>
  (it ?? '').split(',').filter((one) => one !== '');
