import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';

/** What Feishu says besides its code; never its own words, in which a person's could stand. */
type Details = {
  /** Milliseconds that Feishu asks to wait. */
  waitMs?: number | undefined;
  /** What it found wrong with a card (`ErrCode`), and where. */
  cardCode?: number | undefined;
  cardPath?: string | undefined;
  /** Permissions that the app lacks. */
  scopes?: readonly string[] | undefined;
  /** Whether it was the token that could not be had, and so concerns every call. */
  ofToken?: boolean | undefined;
};

/** A call that Feishu answered with a code that is not 0, by whatever HTTP status. */
export class FeishuRefusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly details: Details;

  constructor(code: number, status: number, details: Details = {}) {
    super(`Feishu answered ${code}`);
    this.name = 'FeishuRefusal';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** An answer that is none of Feishu's: a proxy's page, or a gateway without a body. */
export class NoAnswer extends Error {
  readonly status: number;
  readonly waitMs: number | undefined;

  constructor(status: number, waitMs?: number) {
    super(`HTTP ${status}`);
    this.name = 'NoAnswer';
    this.status = status;
    this.waitMs = waitMs;
  }
}

const scopePattern = /^[a-z_]+:[a-z_.:]{2,80}$/;
const scopesInWords = /\b[a-z_]+(?::[a-z_]+(?:\.[a-z_]+)*){1,3}\b/g;
const MOST_SCOPES = 20;

/** Lists the permissions that a refusal names: in a list of its own, else in brackets within its words. */
function scopesIn(body: unknown): string[] {
  const violations = listIn(fieldIn(body, 'error'), 'permission_violations');
  const listed = violations.flatMap((it) => wordsIn(it, 'subject') ?? []);
  const words = (wordsIn(body, 'msg') ?? '').replace(/https?:\S+/g, '');
  const found = listed.length > 0 ? listed : (words.match(scopesInWords) ?? []);
  return [...new Set(found.filter((it) => scopePattern.test(it)))].slice(0, MOST_SCOPES);
}

/** The path through a card holds tags and positions only, as long as it looks like one. */
function cardPathIn(words: string): string | undefined {
  const path = /ErrPath: ?(ROOT(?: -> (?:\[\d{1,4}\](?:\(tag: [a-z_]{1,40}\))?|[a-z_0-9]{1,40}))*)/i.exec(
    words,
  )?.[1];
  return path?.slice(0, 200);
}

/** Seconds until the gateway lets calls through again; there is no Retry-After. */
export function waitIn(headers: Headers): number | undefined {
  const seconds = Number(headers.get('x-ogw-ratelimit-reset') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) * 1_000 : undefined;
}

/** Reads a body as a refusal; undefined where it is none. */
export function readRefusal(
  body: unknown,
  status: number,
  { waitMs, ofToken }: Pick<Details, 'waitMs' | 'ofToken'>,
): FeishuRefusal | undefined {
  const code = fieldIn(body, 'code');
  if (typeof code !== 'number' || code === 0) return undefined;
  const words = wordsIn(body, 'msg') ?? '';
  const cardCode = /ErrCode: ?(\d{1,9})/i.exec(words)?.[1];
  return new FeishuRefusal(code, status, {
    waitMs,
    ofToken,
    cardCode: cardCode === undefined ? undefined : Number(cardCode),
    cardPath: cardPathIn(words),
    scopes: scopesIn(body),
  });
}
