import { type ChatDirectory, type Check, type Installation, type Platform, PlatformError } from '../chat/index.ts';
import type { Config } from '../config.ts';
import { installationStore, type PeopleSettings } from '../features/people/index.ts';
import type { AppStore } from '../schema.ts';
import { realClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Log } from '../shared/log.ts';
import { ChatFault } from './chat-fault.ts';

/** A real chat, connected: the platform's port and what stands beside it. */
export type ConnectedChat = {
  platform: Platform;
  directory: ChatDirectory;
  installation: Installation;
  checks(locale: Locale): Promise<Check[]>;
};

/** What people call the chats. */
export const chatNames = {
  slack: { en: 'Slack', 'zh-CN': 'Slack' },
  feishu: { en: 'Feishu', 'zh-CN': '飞书' },
} satisfies NonNullable<PeopleSettings['chats']>;

type Parts = { config: Config; store: AppStore; log: Log };

const asFault =
  (chat: string) =>
  (error: unknown): never => {
    if (error instanceof PlatformError) throw new ChatFault(chat, error.failure, error.message);
    throw error;
  };

/** Connects every chat that the settings name, and keeps what each says about itself for starts without a connection. */
export async function connectChats({ config, store, log }: Parts): Promise<ConnectedChat[]> {
  const installations = installationStore(store);
  const chats: ConnectedChat[] = [];
  if (config.slack !== undefined) {
    // Loaded on demand: a bot that lives elsewhere never loads this chat's libraries.
    const { connectSlack, PLATFORM } = await import('../../adapters/slack/index.ts');
    chats.push(
      await connectSlack({
        config: config.slack,
        known: await installations.of(PLATFORM),
        paint: async (picture) => (await import('../pictures/index.ts')).paint(picture),
        realClock,
        newId,
        log,
      }).catch(asFault(chatNames.slack.en)),
    );
  }
  const now = realClock.now();
  await store.batch(chats.flatMap((it) => installations.keep(it.platform.name, it.installation, now)));
  return chats;
}
