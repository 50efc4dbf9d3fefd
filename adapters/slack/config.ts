import type { AnyBlock } from '@slack/types';
import type { ChatDirectory, Installation, Picture, Platform } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { Log } from '../../src/shared/log.ts';

/** The platform's name in accounts and channels. */
export const PLATFORM = 'slack';
/** Where Slack's signed requests arrive on the one HTTP server. */
export const EVENTS_PATH = '/slack/events';
/** The bot asks the Web API here unless `SLACK_API_URL` says otherwise. */
export const DEFAULT_API_URL = 'https://slack.com/api/';

/** What the environment says about Slack; one of `appToken` (Socket Mode) and `signingSecret` (HTTP) is there. */
export type SlackConfig = {
  botToken: string;
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  apiUrl?: string | undefined;
  /** Label or id of the custom profile field that names a person's manager. */
  managerField?: string | undefined;
};

/** Shorter times and higher rates, for tests and benchmarks. */
export type SlackOptions = {
  /** A Web API call is given up after so long (ms); well below the outbox's lease. */
  httpTimeoutMs: number;
  /** First wait before a lost socket is opened again (ms); doubled up to a minute. */
  reconnectFirstMs: number;
  rate: Platform['capabilities']['rate'];
};

export type SlackParts = {
  config: SlackConfig;
  /** What Slack said about itself at an earlier start; with it, a start without a connection is possible. */
  known: Installation | undefined;
  /** Draws a picture as PNG, for what Slack cannot draw by itself. */
  paint: (picture: Picture) => Promise<Uint8Array>;
  /** The machine's clock: back-off, signatures. */
  realClock: Clock;
  newId: NewId;
  log: Log;
  options?: Partial<SlackOptions>;
};

export type Slack = {
  platform: Platform;
  directory: ChatDirectory;
  /** What Slack says about itself now; to be kept for the next start. */
  installation: Installation;
};

/** One rendered message: Slack's blocks and the text for notifications and screen readers. */
export type Rendered = { text: string; blocks: readonly AnyBlock[] };
