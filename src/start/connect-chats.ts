import {
  type CardElement,
  type ChatDirectory,
  type Check,
  type Installation,
  type Platform,
  PlatformError,
} from '../chat/index.ts';
import type { Config } from '../config.ts';
import { installationStore } from '../features/people/index.ts';
import type { AppStore } from '../schema.ts';
import { realClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Log } from '../shared/log.ts';
import { ChatFault } from './chat-fault.ts';
import { chatNames } from './chat-names.ts';

/** A real chat, connected: the platform's port and what stands beside it. */
export type ConnectedChat = {
  platform: Platform;
  directory: ChatDirectory;
  installation: Installation;
};

type Parts = { config: Config; store: AppStore; log: Log };
type Known = {
  known: (platform: string) => Promise<Installation | undefined>;
  log: Log;
  defaultLocale: Locale;
};
type Picture = Extract<CardElement, { kind: 'picture' }>;

/** What a message forwarded to the bot opens, in chats that have no menu on messages (decision 21). */
const FORWARD_OPENS = 'feedback.give';

const asFault =
  (chat: string) =>
  (error: unknown): never => {
    if (error instanceof PlatformError) throw new ChatFault(chat, error.failure, error.message);
    throw error;
  };

const paint = async (picture: Picture) => (await import('../pictures/index.ts')).paint(picture);

// Loaded on demand: a bot that lives elsewhere never loads a chat's libraries.
async function connectToSlack(config: NonNullable<Config['slack']>, { known, log }: Known) {
  const { connectSlack, PLATFORM } = await import('../../adapters/slack/index.ts');
  return connectSlack({ config, known: await known(PLATFORM), paint, realClock, newId, log }).catch(
    asFault(chatNames.slack.en),
  );
}

async function connectToFeishu(
  config: NonNullable<Config['feishu']>,
  { known, log, defaultLocale }: Known,
): Promise<ConnectedChat> {
  const { connectFeishu, PLATFORM } = await import('../../adapters/feishu/index.ts');
  return connectFeishu({
    config,
    known: await known(PLATFORM),
    defaultLocale,
    paint,
    realClock,
    newId,
    log,
    forwardOpens: FORWARD_OPENS,
  }).catch(asFault(chatNames.feishu.en));
}

/** Connects every chat that the settings name, and keeps what each says about itself for starts without a connection. */
export async function connectChats({ config, store, log }: Parts): Promise<ConnectedChat[]> {
  const installations = installationStore(store);
  const own: Known = { known: installations.of, log, defaultLocale: config.defaultLocale };
  const chats: ConnectedChat[] = [];
  if (config.slack !== undefined) chats.push(await connectToSlack(config.slack, own));
  if (config.feishu !== undefined) chats.push(await connectToFeishu(config.feishu, own));
  const now = realClock.now();
  await store.batch(chats.flatMap((it) => installations.keep(it.platform.name, it.installation, now)));
  return chats;
}

/** Makes what the doctor asks of every chat that the settings name; nothing has to be connected for it. */
export async function chatChecks(config: Config): Promise<((locale: Locale) => Promise<Check[]>)[]> {
  const { slack, feishu } = config;
  const [ofSlack, ofFeishu] = await Promise.all([
    slack && import('../../adapters/slack/index.ts'),
    feishu && import('../../adapters/feishu/index.ts'),
  ]);
  return [
    ...(slack && ofSlack ? [ofSlack.createSlackChecks({ config: slack, realClock })] : []),
    ...(feishu && ofFeishu ? [ofFeishu.createFeishuChecks({ config: feishu, realClock })] : []),
  ];
}
