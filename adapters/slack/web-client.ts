import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { DEFAULT_API_URL, type SlackConfig, type SlackOptions } from './config.ts';

/** What the client waits for when Slack refuses without saying for how long (s). */
const DEFAULT_RETRY_AFTER = 30;
/** Well below the outbox's lease of 30 s. */
export const DEFAULT_TIMEOUT = 8_000;

// The SDK writes whole requests at its lower levels, and those hold people's words: errors are logged where they are judged.
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Adds a time to a refusal that has none, which the SDK would take for a failure of its own. */
const fetchWithRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429) return response;
  if (/^\s*\d+\s*$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(DEFAULT_RETRY_AFTER));
  return new Response(await response.text(), { status: 429, headers });
};

/** Finds where the Web API is, with the slash at its end that the SDK expects. */
export const apiUrlOf = ({ apiUrl = DEFAULT_API_URL }: Pick<SlackConfig, 'apiUrl'>): string =>
  apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;

/** Makes the settings of every Slack client of ours. `headers` is never among them: the SDK writes the token into it. */
export const webClientOptions = (
  config: Pick<SlackConfig, 'apiUrl'>,
  { httpTimeoutMs = DEFAULT_TIMEOUT }: Partial<Pick<SlackOptions, 'httpTimeoutMs'>> = {},
): WebClientOptions => ({
  slackApiUrl: apiUrlOf(config),
  // A message whose answer was lost would be sent twice: repeating is the outbox's, which looks first.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: httpTimeoutMs,
  fetch: fetchWithRetryAfter,
  logger: silent,
  allowAbsoluteUrls: false,
});

/** Makes a client of the Web API with the bot's token. */
export const createWebClient = (
  config: Pick<SlackConfig, 'apiUrl' | 'botToken'>,
  options?: Partial<Pick<SlackOptions, 'httpTimeoutMs'>>,
): WebClient => new WebClient(config.botToken, webClientOptions(config, options));
