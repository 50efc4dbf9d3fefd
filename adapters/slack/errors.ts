import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { type Failure, PlatformError, throwing } from '../../src/chat/index.ts';
import { errorName } from '../../src/shared/error-name.ts';
import { listIn, wordsIn } from '../../src/shared/read-answer.ts';
import { failureOfCode, isFaultOfInstallation } from './error-codes.ts';

/** How long everything waits when the installation itself is refused (ms): somebody has to act first. */
const INSTALLATION_WAIT = 180_000;
/** What Slack asks for when it says "rate limited" without a time (ms). */
const DEFAULT_WAIT = 30_000;

/** Reads Slack's own code of a refusal; a page that a proxy put in its place has none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  return typeof code === 'string' && /^[a-z0-9_]{1,64}$/.test(code) ? code : undefined;
}

/** Tells whether an error concerns token, scopes or workspace, and so every message alike. */
export const isTokenFault = (error: unknown): boolean => isFaultOfInstallation(codeOf(error) ?? '');

/** Lists where in the blocks a mistake is; the words around it could be somebody's. */
function pointersIn(error: WebAPIPlatformError): string {
  const told = listIn(error.data.response_metadata, 'messages');
  const messages = told.filter((it) => typeof it === 'string');
  const pointers = messages.flatMap((it) => /json-pointer:(\/[\w/]{1,80})/.exec(it)?.[1] ?? []);
  return pointers.length === 0 ? '' : ` (at ${[...new Set(pointers)].slice(0, 5).join(', ')})`;
}

function ofRefusal(error: WebAPIPlatformError): PlatformError {
  const code = codeOf(error);
  // Something else than Slack answered, after Slack may have done its work.
  if (code === undefined)
    return new PlatformError('transient', 'Slack answered with something that is no answer');
  if (isFaultOfInstallation(code)) {
    const needed = wordsIn(error.data, 'needed') ?? '';
    const scope = /^[\w:.,-]{1,200}$/.test(needed) ? ` (${needed})` : '';
    return new PlatformError('rate-limited', `Slack refuses the app: ${code}${scope}`, INSTALLATION_WAIT);
  }
  const failure: Failure = failureOfCode(code);
  const wait = failure === 'rate-limited' ? DEFAULT_WAIT : undefined;
  return new PlatformError(failure, `Slack answered ${code}${pointersIn(error)}`, wait);
}

function ofStatus({ statusCode }: WebAPIHTTPError): PlatformError {
  const message = `Slack answered with HTTP ${statusCode}`;
  if (statusCode === 413) return new PlatformError('bad-content', message);
  // The request never came as far as Slack's methods: a wrong SLACK_API_URL, or a proxy that does not let it through.
  if (statusCode >= 400 && statusCode < 500 && statusCode !== 408)
    return new PlatformError('rate-limited', message, INSTALLATION_WAIT);
  return new PlatformError('transient', message);
}

/** Names the cause of a failed call in one word, for logs and the doctor. */
export function causeOf(error: unknown): string {
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof WebAPIPlatformError) return codeOf(error) ?? 'no answer of Slack';
  return errorName(error instanceof WebAPIRequestError ? error.original : error);
}

/** Says in the core's words what went wrong with a call; the message holds codes and never any content. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof WebAPIPlatformError) return ofRefusal(error);
  if (error instanceof WebAPIRateLimitedError) {
    const seconds = Math.max(1, error.retryAfter);
    return new PlatformError('rate-limited', `Slack asks to wait ${seconds} s`, seconds * 1_000);
  }
  if (error instanceof WebAPIHTTPError) return ofStatus(error);
  return new PlatformError('transient', `Slack was not reached, or its answer was lost (${causeOf(error)})`);
}

/** Wraps what asks Slack, so that it throws in the core's words. */
export const mapped = throwing(toPlatformError);
