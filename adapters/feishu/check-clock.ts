import type { Check } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { say } from './check-copy.ts';

type Parts = { url: string; realClock: Clock; httpTimeoutMs: number };

/** Answered with the time whoever asks, if only with a refusal. */
const ANY_PATH = '/open-apis/bot/v3/info';
/** The server's time has whole seconds, and its way takes some: less apart (s) says nothing. */
const WORTH_KNOWING = 5;
/** Requests signed longer ago (s) are refused. */
const TOO_FAR = 300;

/** Compares this machine's time with Feishu's; undefined where Feishu does not tell its own. */
async function secondsApart({ url, realClock, httpTimeoutMs }: Parts): Promise<number | undefined> {
  const asked = realClock.now().getTime();
  const signal = AbortSignal.timeout(httpTimeoutMs);
  const response = await fetch(`${url}${ANY_PATH}`, { redirect: 'manual', signal });
  const middle = (asked + realClock.now().getTime()) / 2;
  await response.body?.cancel();
  const theirs = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round(Math.abs(middle - theirs) / 1_000);
}

/** Looks whether this machine's clock and Feishu's agree. */
export async function checkClock(parts: Parts, words: ReturnType<typeof say>): Promise<Check> {
  // Why Feishu is not reached is said with the app.
  const seconds = await secondsApart(parts).catch(() => undefined);
  if (seconds === undefined) return { state: 'note', sentence: words.clockUntold() };
  if (seconds > TOO_FAR) return { state: 'wrong', sentence: words.clockWrong({ seconds }) };
  return seconds > WORTH_KNOWING
    ? { state: 'note', sentence: words.clockNote({ seconds }) }
    : { state: 'fine', sentence: words.clockFine() };
}
