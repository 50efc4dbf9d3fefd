import { expect, onTestFinished } from 'vitest';
import type { SlackConfig } from '../../../adapters/slack/config.ts';
import { createSlackChecks } from '../../../adapters/slack/index.ts';
import { readInstallation } from '../../../adapters/slack/installation.ts';
import { createOutbound } from '../../../adapters/slack/outbound.ts';
import { botScopes } from '../../../adapters/slack/scopes.ts';
import { createWebClient } from '../../../adapters/slack/web-client.ts';
import {
  type Address,
  type Card,
  type OutgoingMessage,
  type Picture,
  plain,
} from '../../../src/chat/index.ts';
import { type Clock, realClock } from '../../../src/shared/clock.ts';
import type { Log } from '../../../src/shared/log.ts';
import { type FakeSlackOptions, startFakeSlack } from '../../support/slack/fake-slack.ts';

export type Said = { level: string; about: unknown; words: string };

/** Makes a log that keeps what was said. */
export function keepingLog(): { log: Log; said: Said[] } {
  const said: Said[] = [];
  const at =
    (level: string) =>
    (about: unknown, words = ''): void => {
      said.push({ level, about, words });
    };
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, said };
}

/** Long enough for a busy machine (ms). */
const TIMEOUT = 2_500;

type Options = {
  slack?: FakeSlackOptions;
  config?: Partial<SlackConfig>;
  paint?: (picture: Picture) => Promise<Uint8Array>;
  realClock?: Clock;
  httpTimeoutMs?: number;
};

/** Opens the outbound half of the adapter against a workspace with Ann in it. */
export async function openOutbound({
  slack: fake = {},
  config = {},
  paint,
  realClock: clock = realClock,
  httpTimeoutMs = TIMEOUT,
}: Options = {}) {
  // Exactly the permissions that the manifest asks for: every call must do with them.
  const scopes = botScopes({ readsProfiles: config.managerField !== undefined });
  const slack = await startFakeSlack({ scopes, ...fake });
  onTestFinished(async () => {
    await slack.close();
    expect(slack.violations).toEqual([]);
  });
  const ann = slack.addUser({ real_name: 'Ann Lee', email: 'ann@acme.example' });
  const settings: SlackConfig = {
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    ...config,
  };
  const { log, said } = keepingLog();
  const options = { httpTimeoutMs };
  const client = createWebClient(settings, options);
  const installation = await readInstallation(client);
  const outbound = createOutbound({
    client,
    installation,
    config: settings,
    paint: paint ?? (async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47])),
    realClock: clock,
    log,
    options,
  });
  const { workspace } = installation;
  const reader = { locale: 'en', timeZone: 'UTC', platform: 'slack' } as const;
  const toPerson = (id: string): Address => ({
    account: { platform: 'slack', workspace, id },
    reader: { ...reader, personId: 'p-1' },
  });
  const toChannel = (id: string): Address => {
    const channel = { platform: 'slack', workspace, id };
    return { channel, reader: { ...reader, channel } };
  };
  const checks = createSlackChecks({ config: settings, realClock: clock, options });
  return { slack, ann, client, installation, said, toPerson, toChannel, checks, ...outbound };
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
