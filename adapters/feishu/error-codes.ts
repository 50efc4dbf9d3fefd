import type { Failure } from '../../src/chat/index.ts';

/** What Feishu's codes mean to the core (feishu.md section 11). Faults of the app are not here but below. */
const failures: Readonly<Record<number, Failure>> = {
  // Whom or what it was for is not there any more.
  // Outside the app's availability range, or has left: Feishu does not say which.
  230013: 'gone',
  230029: 'gone',
  230034: 'gone',
  230011: 'gone',
  230110: 'gone',
  // Older than 14 days: the card stays as it is for ever.
  230031: 'gone',
  // Not a message of ours.
  230050: 'gone',
  232009: 'gone',
  232006: 'gone',
  // An open_id that nobody has, or another app's.
  99992351: 'gone',
  99992352: 'gone',
  99992361: 'gone',

  // It is there, but the bot may not.
  230002: 'forbidden',
  230018: 'forbidden',
  230027: 'forbidden',
  // Muted in the group, or blocked.
  230035: 'forbidden',
  230038: 'forbidden',
  // The person stopped the bot from writing: their own wish.
  230053: 'forbidden',
  232011: 'forbidden',
  // The contact scope ends before this department or person.
  40003: 'forbidden',
  40004: 'forbidden',
  40014: 'forbidden',
  41050: 'forbidden',

  // A mistake of ours in what was drawn: sending it again changes nothing.
  230001: 'bad-content',
  // Held back by the company's own audit of content, for this content for good.
  230022: 'bad-content',
  230028: 'bad-content',
  230025: 'bad-content',
  230099: 'bad-content',
  // A field of the request itself.
  99992402: 'bad-content',
  40008: 'bad-content',
  40009: 'bad-content',
  40011: 'bad-content',
  40012: 'bad-content',

  // The gateway's limit (with a time to wait), and those of the message service (without).
  99991400: 'rate-limited',
  230020: 'rate-limited',
  11232: 'rate-limited',
  11233: 'rate-limited',
  11247: 'rate-limited',

  // The first send with this uuid is still under way: the next try tells what became of it.
  230049: 'transient',
};

/** What is waited for where Feishu does not say for how long (ms). */
const waits: Readonly<Record<number, number>> = {
  // Up to a minute where it was the limit of the minute.
  99991400: 10_000,
  // Five a second to one person or group: the next second will do, and nobody else shall wait for it longer.
  230020: 1_000,
};
const USUAL_WAIT = 5_000;

/** Tokens that Feishu will not have: a new one may do. */
const refusedTokens: ReadonlySet<number> = new Set([
  99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677,
]);

/** Refusals of the app as a whole. Nothing may be lost by them: the lane waits until somebody has put it right. */
const appFaults: ReadonlySet<number> = new Set([
  // App id or secret.
  10003,
  10005,
  10012,
  10013,
  10014,
  10015,
  // A token that is refused though it is new.
  ...refusedTokens,
  // The address that the bot calls from is not among those that the app allows.
  99991401,
  // The calls that the company's plan includes are used up until the month ends.
  99991403,
  // Switched off, taken away from the company, or not released yet.
  99991662,
  99991673,
  99991674,
  // Permissions that were not granted, or not yet by a release.
  99991672,
  // The app has no bot.
  230006,
]);

/** Tells whether Feishu refused a token, so that another may be tried. */
export const isRefusedToken = (code: number): boolean => refusedTokens.has(code);

/** Tells whether a code concerns the app, and so every message alike. */
export const isFaultOfApp = (code: number): boolean => appFaults.has(code);

/** Finds what a code means for the one message; a code that nobody has met yet leaves it in doubt. */
export const failureOfCode = (code: number): Failure => failures[code] ?? 'unknown';

/** Finds how long to wait after a refusal for its frequency (ms). */
export const waitAfter = (code: number): number => waits[code] ?? USUAL_WAIT;
