/** What Feishu answers instead of doing something: a code, by an HTTP status that is 400 unless said. */
export class Refused extends Error {
  readonly code: number;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(code: number, msg: string, status = 400, headers: Record<string, string> = {}) {
    super(msg);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}
