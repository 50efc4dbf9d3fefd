import type { Log } from '../../src/shared/log.ts';
import { codeOf, isTokenFault } from './errors.ts';

/** Makes the watch over the app's right to be there: each change is said once, however many messages wait for it. */
export function createTokenWatch(log: Log) {
  let fault: string | undefined;
  return {
    failed(error: unknown): void {
      if (!isTokenFault(error)) return;
      const code = codeOf(error);
      if (code === fault) return;
      fault = code;
      log.error(
        { code },
        'Slack refuses the app: nothing is lost, messages wait; run "pacer doctor" for what to do',
      );
    },
    worked(): void {
      if (fault === undefined) return;
      log.info({ code: fault }, 'Slack accepts the app again');
      fault = undefined;
    },
  };
}
