import { type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Opens the JSON log. Tokens are redacted; callers log ids and codes, never payloads, because people's words are in those. */
export const openLog = (level: string): Log =>
  pino({
    level,
    redact: {
      paths: [
        'token',
        '*.token',
        '*.secret',
        '*.password',
        'headers.authorization',
        '*.headers.authorization',
      ],
      censor: '[redacted]',
    },
  });
