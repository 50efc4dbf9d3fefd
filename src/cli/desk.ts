import { createApp } from '../app.ts';
import type { ChatDirectory, Outcome } from '../chat/index.ts';
import type { Config } from '../config.ts';
import type { PeopleSettings } from '../features/people/index.ts';
import { factWrites, wakeWrites } from '../jobs/index.ts';
import { type AppStore, tables } from '../schema.ts';
import type { Clock } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import { openLog } from '../shared/log.ts';
import { type ConnectedChat, connectChats } from '../start/connect-chats.ts';
import { openStore } from '../storage/open.ts';
import { version } from '../version.ts';
import { readSettings } from './read-settings.ts';
import { cliStore } from './store.ts';

export type DeskParts = { config: Config; clock: Clock; newId: NewId };

/** Opens the real database, with its tables brought up to date, and the features over it; nothing ticks and nothing is sent here. */
export async function openDesk({ config, clock, newId }: DeskParts) {
  const settings: PeopleSettings = readSettings(config);
  const store: AppStore = await openStore({
    url: config.databaseUrl,
    tables,
    mark: 'real',
    version,
    role: 'cli',
  });
  const log = openLog('fatal');
  const app = createApp({ store, clock, newId, log, platforms: [], settings });

  /** Commits an outcome in one batch; the running bot finds the messages and tasks at its next tick. */
  async function commit({
    write = [],
    post = [],
    refresh = [],
    tell = [],
    wake = [],
  }: Outcome): Promise<void> {
    const now = clock.now();
    const writes = [
      ...write,
      ...app.delivery.enqueue(post, now),
      ...app.delivery.refresh(refresh, now),
      ...factWrites(store, tell, app.features, now, newId),
      ...wakeWrites(store, wake, newId),
    ];
    if (writes.length > 0) await store.batch(writes);
  }

  let connected: Promise<readonly ConnectedChat[]> | undefined;
  /** Connects the chats that the settings name, once; nothing is received here. */
  const chats = (): Promise<readonly ConnectedChat[]> => {
    connected ??= connectChats({ config, store, log });
    return connected;
  };

  /** What the chats know of their people and channels. */
  const directories = async (): Promise<readonly ChatDirectory[]> =>
    (await chats()).map((it) => it.directory);

  return {
    store,
    settings,
    clock,
    newId,
    app,
    commit,
    chats,
    directories,
    own: cliStore(store),
    close: store.close,
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
