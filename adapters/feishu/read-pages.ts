import { PlatformError } from '../../src/chat/index.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, isSet, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, type Call, dataOf } from './api-client.ts';

/** More pages than any company has: a server that never ends is not read for ever. */
const MOST_PAGES = 10_000;

/** Reads what each page of a list tells, or throws: half a list would pass for people who left. */
export async function readPages(
  api: Api,
  patiently: Patiently,
  { path, params }: Omit<Call, 'method' | 'data'>,
): Promise<unknown[]> {
  const pages: unknown[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const body = await patiently(() =>
      api.call({ method: 'GET', path, params: { ...params, page_token: token } }),
    );
    const data = dataOf(body);
    if (typeof data !== 'object' || data === null)
      throw new PlatformError('transient', `Feishu answered ${path} without its list`);
    pages.push(data);
    if (!isSet(data, 'has_more')) return pages;
    const next = wordsIn(data, 'page_token');
    if (next === undefined || next === token) break;
    token = next;
  }
  throw new PlatformError('transient', `Feishu did not come to an end of ${path}`);
}

/** Joins the lists of all pages; one that Feishu leaves out is empty. */
export function itemsOf(pages: readonly unknown[], list = 'items'): unknown[] {
  return pages.flatMap((page): unknown[] => {
    const items = fieldIn(page, list);
    return Array.isArray(items) ? items : [];
  });
}
