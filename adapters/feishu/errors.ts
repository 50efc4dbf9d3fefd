import { PlatformError, throwing } from '../../src/chat/index.ts';
import { errorName } from '../../src/shared/error-name.ts';
import { failureOfCode, isFaultOfApp, waitAfter } from './error-codes.ts';
import { FeishuRefusal, NoAnswer } from './refusal.ts';

/** How long everything waits when the app itself is refused (ms): somebody has to act first. */
const APP_WAIT = 180_000;
const LACKS_PERMISSION = 230027;
const TOO_MANY = 429;
const CARD_REFUSED = 230099;

/** Reads Feishu's own code of a refusal. */
export const codeOf = (error: unknown): number | undefined =>
  error instanceof FeishuRefusal ? error.code : undefined;

/** Tells whether Feishu will not have a card: one unknown id in it is enough. */
export const isCardRefused = (error: unknown): boolean => codeOf(error) === CARD_REFUSED;

/** Lists the permissions whose lack a refusal names. */
export const scopesOf = (error: unknown): readonly string[] =>
  error instanceof FeishuRefusal ? (error.details.scopes ?? []) : [];

/** Tells whether an error concerns credentials, permissions or the app, and so every message alike. */
export function isAppFault(error: unknown): boolean {
  if (!(error instanceof FeishuRefusal)) return false;
  const { code, details } = error;
  // With a permission named it is the app's; without, this one group's.
  if (code === LACKS_PERMISSION) return scopesOf(error).length > 0;
  if (isFaultOfApp(code)) return true;
  const failure = failureOfCode(code);
  // What has no token can do nothing, whatever the reason.
  return details.ofToken === true && failure !== 'rate-limited' && error.status < 500;
}

/** Reads why Feishu refuses the app as a whole, with the permissions that it lacks; undefined where the refusal concerns less. */
export function refusalIn(
  error: unknown,
): { code: number | undefined; scopes?: readonly string[] } | undefined {
  if (!isAppFault(error)) return undefined;
  const scopes = scopesOf(error);
  return { code: codeOf(error), ...(scopes.length === 0 ? {} : { scopes }) };
}

function ofRefusal(error: FeishuRefusal): PlatformError {
  const { code, status, details } = error;
  if (isAppFault(error)) {
    const scopes = scopesOf(error);
    const named = scopes.length === 0 ? '' : ` (${scopes.join(', ')})`;
    return new PlatformError('rate-limited', `Feishu refuses the app: ${code}${named}`, APP_WAIT);
  }
  const known = failureOfCode(code);
  const failure = known !== 'unknown' ? known : status >= 500 ? 'transient' : known;
  if (failure === 'rate-limited' || status === TOO_MANY) {
    const wait = details.waitMs ?? waitAfter(code);
    return new PlatformError('rate-limited', `Feishu asks to wait (${code})`, wait);
  }
  const card = details.cardCode === undefined ? '' : `/${details.cardCode}`;
  const path = details.cardPath === undefined ? '' : ` (at ${details.cardPath})`;
  return new PlatformError(failure, `Feishu answered ${code}${card}${path}`);
}

function ofStatus({ status, waitMs }: NoAnswer): PlatformError {
  const message = `Feishu's address answered with HTTP ${status}`;
  if (status === TOO_MANY) return new PlatformError('rate-limited', message, waitMs ?? waitAfter(0));
  if (status === 413) return new PlatformError('bad-content', message);
  // The request never came as far as Feishu: a wrong FEISHU_BASE_URL, or a proxy that does not let it through.
  if (status >= 300 && status < 500 && status !== 408)
    return new PlatformError('rate-limited', message, APP_WAIT);
  return new PlatformError('transient', message);
}

/** Names the cause of a failed call in one word, for logs and the doctor. */
export function causeOf(error: unknown): string {
  if (error instanceof FeishuRefusal) return String(error.code);
  if (error instanceof NoAnswer) return `HTTP ${error.status}`;
  return errorName(error);
}

/** Says in the core's words what went wrong with a call; the message holds codes and never any content. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof FeishuRefusal) return ofRefusal(error);
  if (error instanceof NoAnswer) return ofStatus(error);
  return new PlatformError('transient', `Feishu was not reached, or its answer was lost (${causeOf(error)})`);
}

/** Wraps what asks Feishu, so that it throws in the core's words. */
export const mapped = throwing(toPlatformError);
