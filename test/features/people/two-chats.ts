import { Hono } from 'hono';
import { createApp } from '../../../src/app.ts';
import { searchKeys } from '../../../src/features/people/names.ts';
import type { AppStore, Tables } from '../../../src/schema.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import { openLog } from '../../../src/shared/log.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import { createTalker } from '../../support/talk.ts';
import { createTestPlatform } from '../../support/test-platform.ts';

const longAgo = new Date('2020-01-01T00:00:00Z');

type NewPerson = Partial<Tables['people']['$inferInsert']> & { id: string; on: readonly ('red' | 'blue')[] };

/** Makes a company in two chats, Red and Blue; accounts are called like their people. */
export async function createTwoChats(store: AppStore) {
  const platforms = { red: createTestPlatform('red'), blue: createTestPlatform('blue') };
  const clock = movableClock(new Date('2026-11-16T10:00:00+01:00'));
  let ids = 0;
  const app = createApp({
    store,
    clock,
    newId: () => {
      ids += 1;
      return `id-${String(ids).padStart(8, '0')}`;
    },
    log: openLog(process.env.TEST_LOG ?? 'silent'),
    platforms: [platforms.red, platforms.blue],
    settings: {
      ...ordinarySettings,
      chats: { blue: { en: 'Blue', 'zh-CN': '蓝聊' }, red: { en: 'Red', 'zh-CN': '红聊' } },
    },
  });
  for (const platform of [platforms.red, platforms.blue]) await platform.start(app.receive, new Hono());

  const accounts = (people: readonly NewPerson[]) =>
    people.flatMap(({ id, on }) =>
      on.map((name) => ({
        ...{ platform: name, workspace: 'W1', accountId: id, personId: id, linkedAt: longAgo },
        linkedBy: 'directory' as const,
      })),
    );

  return {
    app,
    clock,
    store,
    platforms,
    async add(...people: NewPerson[]): Promise<void> {
      const rows = people.map(({ on: _, ...it }) => ({
        name: it.id,
        ...searchKeys(it.name ?? it.id),
        welcomedAt: longAgo,
        createdAt: longAgo,
        ...it,
      }));
      await store.batch([
        store.db.insert(store.t.people).values(rows),
        store.db.insert(store.t.accounts).values(accounts(people)),
      ]);
    },
    on: (platform: 'red' | 'blue', id: string, locale: Locale = 'en') =>
      createTalker(platforms[platform], id, locale, app.settle),
    /** Whose an account is now. */
    owner: async (platform: 'red' | 'blue', id: string) =>
      (await app.people.people.actor(platforms[platform].account(id)))?.personId,
  };
}
