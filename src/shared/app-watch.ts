import type { Log } from './log.ts';

/** Why a chat refuses the app as a whole: its code, and what else is worth writing down. */
type Refusal = { code: string | number | undefined } & Readonly<Record<string, unknown>>;

type Parts = {
  log: Log;
  /** The chat's name. */
  chat: string;
  /** Reads an error; undefined where it concerns less than the whole app. */
  refusalIn: (error: unknown) => Refusal | undefined;
};

/** Makes the watch over the app's right to be there: each change is said once, however many messages wait for it. */
export function createAppWatch({ log, chat, refusalIn }: Parts) {
  let fault: Refusal['code'];
  return {
    failed(error: unknown): void {
      const refusal = refusalIn(error);
      if (refusal === undefined || refusal.code === fault) return;
      fault = refusal.code;
      log.error(
        refusal,
        `${chat} refuses the app: nothing is lost, messages wait; run "pacer doctor" for what to do`,
      );
    },
    worked(): void {
      if (fault === undefined) return;
      log.info({ code: fault }, `${chat} accepts the app again`);
      fault = undefined;
    },
  };
}

export type AppWatch = ReturnType<typeof createAppWatch>;
