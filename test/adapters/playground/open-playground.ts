import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { createPlayground, PLATFORM, WORKSPACE } from '../../../adapters/playground/index.ts';
import { type PlaygroundTables, playgroundTables } from '../../../adapters/playground/schema.ts';
import { playgroundStore } from '../../../adapters/playground/store.ts';
import type { Address, Receive } from '../../../src/chat/index.ts';
import { newId } from '../../../src/shared/ids.ts';
import type { Log } from '../../../src/shared/log.ts';
import type { Kit } from '../../../src/storage/kit.ts';
import { storageTables } from '../../../src/storage/schema.ts';
import type { Store } from '../../../src/storage/store.ts';
import { createSampleWorld } from './sample-world.ts';

/** The playground's tables alone, as a database of its own. */
export const tables = (k: Kit) => ({ ...storageTables(k), ...playgroundTables(k) });

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const direct = (id: string, timeZone = 'Europe/Berlin'): Address => ({
  account: { platform: PLATFORM, workspace: WORKSPACE, id },
  reader: { locale: 'en', timeZone, platform: PLATFORM, personId: `p-${id}` },
});

export const channel = (id: string): Address => {
  const ref = { platform: PLATFORM, workspace: WORKSPACE, id };
  return {
    channel: ref,
    reader: { locale: 'en', timeZone: 'Europe/Berlin', platform: PLATFORM, channel: ref },
  };
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const unescapeHtml = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

/** Reads markup as its reader would: the words without the tags. */
export const wordsOf = (html: string): string =>
  unescapeHtml(
    html
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      // What a picture shows to those who do not see it.
      .replace(/<img[^>]* alt="([^"]*)"[^>]*>/g, '$1')
      .replace(/<[^>]*>/g, ''),
  );

/** Makes the key that a page would make for one press. */
export const keyOf = (delivery: string): string => {
  const hex = createHash('sha256').update(delivery).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Opens the playground without a server or a browser: pages are asked for and acts are posted as a browser would. */
export async function openPlayground(database: Store<PlaygroundTables>, receive: Receive) {
  const sample = createSampleWorld();
  const store = playgroundStore(database);
  const { platform } = createPlayground({ world: sample.world, store, newId, log: silent });
  const http = new Hono();
  await platform.start(receive, http);
  const get = (path: string, headers: Record<string, string> = {}) =>
    http.request(`http://localhost${path}`, { headers: { host: 'localhost', ...headers } });
  const page = async (as: string, place = `direct:${as}`): Promise<string> =>
    (await get(`/playground?as=${as}&in=${encodeURIComponent(place)}`)).text();
  const token = async (): Promise<string> =>
    /"token":"([^"]+)"/.exec(unescapeHtml(await page('mei')))?.[1] ?? '';
  const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
    http.request(`http://localhost/playground/${path}`, {
      method: 'POST',
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/json',
        'x-pacer-token': await token(),
        ...headers,
      },
      body: JSON.stringify(body),
    });
  return { ...sample, platform, store, http, get, post, page, token };
}

export type OpenedPlayground = Awaited<ReturnType<typeof openPlayground>>;

/** Cuts one message out of a page. */
export const articleOf = (html: string, id: string): string => {
  const from = html.indexOf(`<article class="message" id="m-${id}"`);
  const start = from < 0 ? html.indexOf(`id="m-${id}"`) : from;
  return start < 0 ? '' : html.slice(start, html.indexOf('</article>', start));
};
