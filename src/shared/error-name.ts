/** Names the cause of an error in one word, which holds nobody's words: its code where it has one, else what kind it is. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  // `fetch`, and what is built on it, hides the socket's error in the cause.
  return error.cause instanceof Error ? errorName(error.cause) : error.name;
}
