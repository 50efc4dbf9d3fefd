import type { Hono } from 'hono';
import { type Platform, PlatformError, type Receive } from '../../src/chat/index.ts';
import { createInFlight } from '../../src/shared/in-flight.ts';
import { createAnswerDoor } from './answer-door.ts';
import { type Api, baseUrlOf, createApi } from './api-client.ts';
import { createChecks } from './checks.ts';
import { type Feishu, type FeishuParts, PLATFORM } from './config.ts';
import { createConversations } from './conversations.ts';
import { DEFAULT_TIMEOUT } from './http-instance.ts';
import { readInstallation } from './installation.ts';
import { createListener } from './listen.ts';
import { canConnect, createLongConnection } from './long-connection.ts';
import { createNormalize } from './normalize.ts';
import { createNormalizeSpoken } from './normalize-spoken.ts';
import { createOpenForms } from './open-forms.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { createPrivateAnswers } from './private-answers.ts';
import { CARDS_LIVE, IDEMPOTENT_FOR, usualRate } from './rates.ts';
import { createReceiver } from './receiver.ts';
import { createReply } from './reply.ts';
import { eyesIn } from './reply-content.ts';
import { createInForm } from './reply-in-form.ts';
import { mountEvents } from './transport.ts';

export * from './config.ts';

/** Feishu waits for 3 s: so long (ms) is left for the way. */
const ANSWER_WITHIN = 2_500;
/** What is being answered when the bot stops has so long to end (ms). */
const GRACE = 5_000;

type Connection = { start(): Promise<void>; stop(): Promise<void> };
type Own = {
  parts: FeishuParts;
  api: Api;
  outbound: Outbound;
  openForms: ReturnType<typeof createOpenForms>;
  installation: Feishu['installation'];
};

/** Reads who the bot is; without a connection what an earlier start knew has to do. */
async function installationOf(
  api: Api,
  { config, known, log }: FeishuParts,
): Promise<Feishu['installation']> {
  return readInstallation(api, config).catch((error: unknown) => {
    if (known === undefined || known.workspace !== config.appId) throw error;
    const code = error instanceof PlatformError ? error.failure : 'unknown';
    log.warn({ code }, 'Feishu was not reached; the bot starts with what it knew');
    return known;
  });
}

/** Joins what hears events with the core and with what answers them. */
function createEars({ parts, api, outbound, openForms, installation }: Own, receive: Receive) {
  const { config, defaultLocale, realClock, log, forwardOpens, options = {} } = parts;
  const { workspace, botId, details } = installation;
  const inFlight = createInFlight(log, PLATFORM);
  const eyesOf = eyesIn(defaultLocale);
  const conversations = createConversations({ ask: outbound.channels.conversation, realClock });
  const door = createAnswerDoor(api, outbound.turns);
  const answers = createPrivateAnswers({ door, openForms, conversations, eyesOf });
  const reply = createReply({ answers, pictures: outbound.uploads.keysFor, openForms, eyesOf });
  const seen = { workspace, clock: realClock, conversations };
  const { heard, pressed } = createListener({
    receive,
    normalize: createNormalize(seen),
    spoken: createNormalizeSpoken({ ...seen, botId, forwardOpens }),
    reply,
    inForm: createInForm({ receive, reply, answers, openForms, eyesOf }),
    answers,
    eyesOf,
    directory: outbound.directory,
    answerWithinMs: options.answerWithinMs ?? ANSWER_WITHIN,
    log,
    inFlight,
  });
  const tenant = details.tenantKey ?? '';
  return {
    inFlight,
    receiver: createReceiver({ appId: config.appId, tenant, heard, pressed, log, inFlight }),
  };
}

/** Opens the way by which Feishu reaches the bot: signed requests where there are keys for them, else a long connection. */
function connect(own: Own, receive: Receive, http: Hono): Connection {
  const { config, realClock, log, options = {} } = own.parts;
  const { encryptKey, verificationToken, appId, appSecret } = config;
  const { inFlight, receiver } = createEars(own, receive);
  if (encryptKey !== undefined && verificationToken !== undefined) {
    const { deliver } = receiver;
    mountEvents(http, { encryptKey, verificationToken, clock: realClock, deliver, inFlight });
    const stop = async () => {
      receiver.stop();
      await inFlight.settle(GRACE);
    };
    return { start: async () => undefined, stop };
  }
  const connection = createLongConnection({
    appId,
    appSecret,
    baseUrl: baseUrlOf(config),
    dispatcher: receiver.dispatcher,
    firstMs: options.reconnectFirstMs,
    pongWithinMs: options.pongWithinMs,
    log,
    inFlight,
  });
  const stop = async () => {
    receiver.stop();
    await connection.stop(GRACE);
  };
  return { start: connection.start, stop };
}

function checkConfig({ appId, encryptKey, verificationToken }: FeishuParts['config']): void {
  if (encryptKey !== undefined && verificationToken !== undefined) return;
  if (canConnect(appId)) return;
  throw new PlatformError(
    'forbidden',
    'A long connection needs an App ID of cli_ and 16 hexadecimal digits: check FEISHU_APP_ID, or set FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN to receive events over HTTP.',
  );
}

/** Makes what the doctor asks of Feishu; it works without a connection, and says why there is none. */
export function createFeishuChecks({
  config,
  realClock,
  options = {},
}: Pick<FeishuParts, 'config' | 'realClock' | 'options'>): Feishu['checks'] {
  const { httpTimeoutMs = DEFAULT_TIMEOUT } = options;
  return createChecks({ api: createApi(config, options), config, realClock, httpTimeoutMs });
}

/** Connects the bot with one app of Feishu or Lark: the port of the core, its people and groups. */
export async function connectFeishu(parts: FeishuParts): Promise<Feishu> {
  const { config, options = {} } = parts;
  checkConfig(config);
  const api = createApi(config, options);
  const installation = await installationOf(api, parts);
  const openForms = createOpenForms(parts.realClock);
  const outbound = createOutbound({ ...parts, api, installation, showsForm: openForms.shows });
  let connection: Connection | undefined;
  const platform: Platform = {
    name: PLATFORM,
    workspace: installation.workspace,
    capabilities: {
      modal: false,
      idempotentSendMs: IDEMPOTENT_FOR,
      cardsLiveMs: CARDS_LIVE,
      findBack: 'nowhere',
      rate: options.rate ?? usualRate,
    },
    async start(receive, http) {
      connection = connect({ parts, api, outbound, openForms, installation }, receive, http);
      await connection.start();
    },
    async stop() {
      await connection?.stop();
    },
    ...outbound.messages,
  };
  return { platform, directory: outbound.directory, installation, checks: outbound.checks };
}
