import { App } from '@slack/bolt';
import type { Hono } from 'hono';
import type { Capabilities, Platform, Receive } from '../../src/chat/index.ts';
import { createInFlight } from '../../src/shared/in-flight.ts';
import { createChecks } from './checks.ts';
import { PLATFORM, type Slack, type SlackParts } from './config.ts';
import { readInstallation } from './installation.ts';
import { type Context, listen } from './listen.ts';
import { createNormalize } from './normalize.ts';
import { createNormalizeSpoken } from './normalize-spoken.ts';
import { createViews, OPEN_TIMEOUT } from './open-view.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { createPrivateAnswers } from './private-answers.ts';
import { createReceiver } from './receiver.ts';
import { createReply } from './reply.ts';
import { createSocket } from './socket.ts';
import { mountEvents } from './transport.ts';
import { createWithGroups } from './user-groups.ts';
import { createWebClient, DEFAULT_TIMEOUT, webClientOptions } from './web-client.ts';

export * from './config.ts';

/** One message a second in one conversation; overall far below the several hundred a minute that a workspace takes. */
const usualRate: Capabilities['rate'] = { perSecond: 5, burst: 20, perTargetPerSecond: 1 };
/** What is being answered when the bot stops has so long to end (ms). */
const GRACE = 5_000;

type Connection = { start(): Promise<void>; stop(): Promise<void> };

/** Connects the bot with one Slack workspace: the port of the core, its people and channels. */
export async function connectSlack(parts: SlackParts): Promise<Slack> {
  const { config, known, log, realClock, options = {} } = parts;
  const client = createWebClient(config, options);
  const installation = await readInstallation(client).catch((error: unknown) => {
    if (known === undefined) throw error;
    const code = error instanceof Error ? error.message : 'unknown';
    log.warn({ code }, 'Slack was not reached; the bot starts with what it knew');
    return known;
  });
  const { workspace, details, botId: botUserId } = installation;
  const outbound = createOutbound({ ...parts, client, installation });
  const inFlight = createInFlight(log, PLATFORM);
  const { httpTimeoutMs = DEFAULT_TIMEOUT } = options;

  function createApp(receive: Receive) {
    const { receiver, deliver } = createReceiver();
    const clientOptions = webClientOptions(config, options);
    const app = new App<Context>({
      receiver,
      token: config.botToken,
      // With both given, Bolt asks Slack for neither.
      botId: details.botMessageId ?? '',
      botUserId,
      tokenVerificationEnabled: false,
      convoStore: false,
      ignoreSelf: true,
      clientOptions,
      ...(clientOptions.logger === undefined ? {} : { logger: clientOptions.logger }),
    });
    const facts = factsOf(outbound);
    const withGroups = createWithGroups({ client, realClock });
    const quick = createWebClient(config, { httpTimeoutMs: Math.min(OPEN_TIMEOUT, httpTimeoutMs) });
    const url = details.url === undefined || details.url === '' ? 'https://slack.com/' : details.url;
    listen(app, {
      workspace,
      botUserId,
      receive,
      normalize: createNormalize({ workspace, url, clock: realClock, facts, withGroups }),
      spoken: createNormalizeSpoken({ workspace, botUserId, clock: realClock, facts, withGroups }),
      reply: createReply({
        answers: createPrivateAnswers({ client, httpTimeoutMs }),
        views: createViews({ client, quick }),
        pictures: outbound.uploads.filesFor,
      }),
      directory: outbound.directory,
      learn: outbound.learn,
      log,
    });
    return deliver;
  }

  function connect(receive: Receive, http: Hono): Connection {
    const deliver = createApp(receive);
    const { appToken, signingSecret } = config;
    const own = { log, deliver, inFlight };
    if (signingSecret !== undefined) mountEvents(http, { signingSecret, clock: realClock, ...own });
    const socket =
      appToken === undefined
        ? undefined
        : createSocket({
            appToken,
            clientOptions: webClientOptions(config, options),
            firstMs: options.reconnectFirstMs,
            ...own,
          });
    return {
      start: async () => socket?.start(),
      stop: async () => (socket === undefined ? inFlight.settle(GRACE) : socket.stop(GRACE)),
    };
  }

  let connection: Connection | undefined;
  const platform: Platform = {
    name: PLATFORM,
    workspace,
    capabilities: {
      modal: true,
      // Slack has no key by which it would recognise a second send.
      idempotentSendMs: 0,
      findBack: 'direct',
      rate: options.rate ?? usualRate,
    },
    async start(receive, http) {
      connection = connect(receive, http);
      await connection.start();
    },
    async stop() {
      await connection?.stop();
    },
    ...outbound.messages,
  };
  return { platform, directory: outbound.directory, installation };
}

/** Makes what the doctor asks of Slack; it works without a connection, and says why there is none. */
export function createSlackChecks({
  config,
  realClock,
  options = {},
}: Pick<SlackParts, 'config' | 'realClock' | 'options'>): ReturnType<typeof createChecks> {
  const { httpTimeoutMs = DEFAULT_TIMEOUT } = options;
  return createChecks({ client: createWebClient(config, options), config, realClock, httpTimeoutMs });
}

/** Private channels come without their name; Slack tells it together with whether the bot is in them. */
const factsOf =
  ({ channels }: Outbound) =>
  async (id: string, name: string) => {
    const botPresent = await channels.botIn(id);
    return { name: channels.last(id)?.name ?? (name === '' ? id : name), botPresent };
  };
