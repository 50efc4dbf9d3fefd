import type { Log } from '../../src/shared/log.ts';
import { codeOf, isAppFault, scopesOf } from './errors.ts';

/** Makes the watch over the app's right to be there: each change is said once, however many messages wait for it. */
export function createAppWatch(log: Log) {
  let fault: number | undefined;
  return {
    failed(error: unknown): void {
      if (!isAppFault(error)) return;
      const code = codeOf(error);
      if (code === fault) return;
      fault = code;
      const scopes = scopesOf(error);
      log.error(
        { code, ...(scopes.length === 0 ? {} : { scopes }) },
        'Feishu refuses the app: nothing is lost, messages wait; run "pacer doctor" for what to do',
      );
    },
    worked(): void {
      if (fault === undefined) return;
      log.info({ code: fault }, 'Feishu accepts the app again');
      fault = undefined;
    },
  };
}

export type AppWatch = ReturnType<typeof createAppWatch>;
