import type { ChatDirectory, Check, Installation, Picture, Platform } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Log } from '../../src/shared/log.ts';

/** The platform's name in accounts and channels. */
export const PLATFORM = 'feishu';
/** Where events and card callbacks arrive on the one HTTP server, encrypted and signed. */
export const EVENTS_PATH = '/feishu/events';
/** Mainland China; Lark is https://open.larksuite.com. */
export const DEFAULT_BASE_URL = 'https://open.feishu.cn';

/** What the environment says about Feishu; with `encryptKey` and `verificationToken` HTTP, without the long connection. */
export type FeishuConfig = {
  appId: string;
  appSecret: string;
  encryptKey?: string | undefined;
  verificationToken?: string | undefined;
  baseUrl?: string | undefined;
};

/** Shorter times and higher rates, for tests and benchmarks. */
export type FeishuOptions = {
  /** A call is given up after so long (ms); well below the outbox's lease. */
  httpTimeoutMs: number;
  /** A callback is answered after so long at the latest (ms), whatever is still under way; Feishu allows 3 s. */
  answerWithinMs: number;
  /** First wait before a lost connection is opened again (ms); doubled up to a minute. */
  reconnectFirstMs: number;
  /** Silence after a ping for so long (ms) is the end of a connection. */
  pongWithinMs: number;
  rate: Platform['capabilities']['rate'];
};

export type FeishuParts = {
  config: FeishuConfig;
  /** What Feishu said about itself at an earlier start; with it, a start without a connection is possible. */
  known: Installation | undefined;
  /** The language of those whose client has not told theirs. */
  defaultLocale: Locale;
  /** Draws a picture as PNG, for what Feishu cannot draw by itself. */
  paint: (picture: Picture) => Promise<Uint8Array>;
  /** The machine's clock: back-off, signatures, tokens. */
  realClock: Clock;
  newId: NewId;
  log: Log;
  /** The shortcut that messages forwarded to the bot open (`feature.shortcut`). */
  forwardOpens?: string | undefined;
  options?: Partial<FeishuOptions>;
};

export type Feishu = {
  platform: Platform;
  directory: ChatDirectory;
  /** What Feishu says about itself now; to be kept for the next start. */
  installation: Installation;
  /** Looks at credentials, scopes, connection, contact scope and groups; for the doctor. */
  checks(locale: Locale): Promise<Check[]>;
};
