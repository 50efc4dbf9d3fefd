import type { WebClient } from '@slack/web-api';
import { PlatformError } from '../../src/chat/index.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';

/** More pages than any workspace has: a server that never ends is not read for ever. */
const MOST_PAGES = 10_000;

type Request = { method: string; args: Record<string, string | number | boolean>; list: string };

/** Reads all pages of a list, or throws: half a list would pass for people who left. */
export async function readPages(
  client: WebClient,
  patiently: Patiently,
  { method, args, list }: Request,
): Promise<unknown[]> {
  const all: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await patiently(() => client.apiCall(method, { ...args, cursor }));
    if (!Array.isArray(fieldIn(answer, list)))
      throw new PlatformError('transient', `Slack answered ${method} without its list`);
    all.push(...listIn(answer, list));
    const next = wordsIn(fieldIn(answer, 'response_metadata'), 'next_cursor');
    if (next === undefined) return all;
    if (next === cursor) break;
    cursor = next;
  }
  throw new PlatformError('transient', `Slack did not come to an end of ${method}`);
}
