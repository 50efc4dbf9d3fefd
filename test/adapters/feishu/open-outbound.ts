import { expect, onTestFinished } from 'vitest';
import { createApi } from '../../../adapters/feishu/api-client.ts';
import type { FeishuConfig } from '../../../adapters/feishu/config.ts';
import { readInstallation } from '../../../adapters/feishu/installation.ts';
import { createOutbound } from '../../../adapters/feishu/outbound.ts';
import { scopes } from '../../../adapters/feishu/scopes.ts';
import {
  type Address,
  type Card,
  type Installation,
  type OutgoingMessage,
  type Picture,
  plain,
} from '../../../src/chat/index.ts';
import { type Clock, realClock } from '../../../src/shared/clock.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import type { Log } from '../../../src/shared/log.ts';
import { type FakeFeishuOptions, startFakeFeishu } from '../../support/feishu/fake-feishu.ts';
import { type Answers, serveApi } from './serve-api.ts';

export const APP = 'cli_0123456789abcdef';
export const TENANT = 'tk-acme';

type Said = { level: string; about: unknown; words: string };

/** Makes a log that keeps what was said. */
function keepingLog(): { log: Log; said: Said[] } {
  const said: Said[] = [];
  const at =
    (level: string) =>
    (about: unknown, words = ''): void => {
      said.push({ level, about, words });
    };
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, said };
}

type Options = {
  config?: Partial<FeishuConfig>;
  paint?: (picture: Picture) => Promise<Uint8Array>;
  realClock?: Clock;
  httpTimeoutMs?: number;
  defaultLocale?: Locale;
  tenantKey?: string;
  showsForm?: (ref: string) => boolean;
};

function outboundOf(config: FeishuConfig, known: Installation | undefined, options: Options) {
  const { httpTimeoutMs = 2_500 } = options;
  const { log, said } = keepingLog();
  const waited: number[] = [];
  const api = createApi(config, { httpTimeoutMs });
  const open = (installation: Installation) =>
    createOutbound({
      api,
      installation,
      config,
      defaultLocale: options.defaultLocale ?? 'en',
      paint: options.paint ?? (async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47])),
      realClock: options.realClock ?? realClock,
      log,
      options: { httpTimeoutMs },
      showsForm: options.showsForm ?? (() => false),
      wait: async (ms) => void waited.push(ms),
      settleMs: 30,
    });
  const installed = known === undefined ? readInstallation(api, config) : Promise.resolve(known);
  return installed.then((it) => ({ api, config, installation: it, said, waited, ...open(it) }));
}

/** Opens the outbound half of the adapter against a server with prescribed answers. */
export async function openOutbound(answers: Answers, options: Options = {}) {
  const server = await serveApi(answers);
  const { tenantKey = TENANT } = options;
  const installation = { workspace: APP, name: 'Acme', botId: 'ou_bot', details: { tenantKey } };
  const config = { appId: APP, appSecret: 'shhh', baseUrl: server.baseUrl, ...options.config };
  return { server, ...(await outboundOf(config, installation, options)) };
}

/** Opens it in a tenant that grants exactly the permissions that the manifest asks for. */
export async function openInTenant(fake: FakeFeishuOptions = {}, options: Options = {}) {
  const feishu = await startFakeFeishu({ scopes, ...fake });
  onTestFinished(async () => {
    await feishu.close();
    expect(feishu.violations).toEqual([]);
  });
  const { app, baseUrl } = feishu;
  const config = { appId: app.id, appSecret: app.secret, baseUrl, ...options.config };
  return { feishu, ...(await outboundOf(config, undefined, options)) };
}

const reader = { locale: 'en', timeZone: 'UTC', platform: 'feishu' } as const;

export const toPerson = (id: string): Address => ({
  account: { platform: 'feishu', workspace: APP, id },
  reader: { ...reader, personId: 'p-1' },
});

export function toGroup(id: string): Address {
  const channel = { platform: 'feishu', workspace: APP, id };
  return { channel, reader: { ...reader, channel } };
}

/** A card with one sentence in it. */
export const card = (words = 'All is well', more: Card['elements'] = []): Card => ({
  title: plain('News'),
  summary: 'News for you',
  elements: [{ kind: 'text', text: plain(words) }, ...more],
});

export const message = (to: Address, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'm-1',
  to,
  cards: [card()],
  accounts: new Map(),
  ...more,
});
