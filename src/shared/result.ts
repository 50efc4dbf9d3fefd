export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps a value as success. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** Wraps a reason as failure. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
