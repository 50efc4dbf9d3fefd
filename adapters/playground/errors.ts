import { PlatformError } from '../../src/chat/index.ts';

/** Says in the core's words why a message could not be kept: the store is the playground's only vendor, and its faults pass. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const name = error instanceof Error ? error.name : 'unknown';
  // A query's message could hold people's words; its name cannot.
  return new PlatformError('transient', `The playground could not keep the message (${name})`);
}

/** The message, channel or person is not there. */
export const gone = (what: string): PlatformError =>
  new PlatformError('gone', `The playground has no such ${what}`);
