import { type App, createApp } from '../../src/app.ts';
import type { ChatDirectory, Platform, Post } from '../../src/chat/index.ts';
import { importFiles } from '../../src/features/people/import/import-files.ts';
import type { PeopleSettings } from '../../src/features/people/index.ts';
import { tables } from '../../src/schema.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { openLog } from '../../src/shared/log.ts';
import { openStore } from '../../src/storage/open.ts';

const settings: PeopleSettings = {
  welcomeCard: 'off',
  adminEmails: [],
  defaultTimeZone: 'Europe/Berlin',
  defaultLocale: 'en',
  workCalendar: 'none',
};

/** A Thursday morning, minutes after the week's check-in has opened. */
const NOW = new Date('2026-11-19T09:05:00Z');
const LATER = new Date(NOW.getTime() + 60_000);

type Given = { people: number; file: string; platform: Platform; directory: ChatDirectory };

/** Opens the whole bot in one chat on a database of its own: people imported and joined, their team started. */
export async function openBot({ people, file, platform, directory }: Given) {
  const store = await openStore({
    url: `file:${file}`,
    tables,
    mark: 'real',
    version: 'bench',
    role: 'bot',
  });
  const clock = movableClock(NOW);
  const app: App = createApp({
    store,
    clock,
    newId,
    log: openLog('error'),
    platforms: [platform],
    directories: [directory],
    settings,
  });
  const rows = Array.from(
    { length: people },
    (_, i) => `Person ${i},p${i}@bench.example,Bench,${i === 0 ? '' : 'p0@bench.example'}`,
  );
  await importFiles(
    { store, settings, clock, newId, commit: (outcome) => app.commit(outcome) },
    {
      people: {
        name: 'people.csv',
        bytes: Buffer.from(`name,email,team,manager_email\n${rows.join('\n')}\n`),
      },
      teams: {
        name: 'teams.csv',
        bytes: Buffer.from('team,lead_email,status\nBench,p0@bench.example,on\n'),
      },
    },
    { locale: 'en' },
  );
  await app.sync();
  const ids = (await app.people.people.find('Person', people)).map((it) => it.id);

  const postTo = (i: number): Post => {
    const person = ids[i % ids.length] ?? '';
    return {
      id: newId(),
      to: [{ person }],
      parts: [{ card: 'people.welcome', thing: person }],
      kind: 'personal',
      why: 'people.welcome',
    };
  };

  return {
    app,
    queued: async (): Promise<number> => (await app.delivery.figures()).queued,
    /** Queues messages to everybody in turn, for a minute later. */
    async queue(count: number): Promise<void> {
      const posts = Array.from({ length: count }, (_, i) => ({ ...postTo(i), notBefore: LATER }));
      // A hundred a batch, as everything that goes to many (decision 28).
      for (let i = 0; i < count; i += 100) {
        await app.commit({ post: posts.slice(i, i + 100) });
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    /** Lets the minute pass, so that all of it is sent from now on. */
    async release(): Promise<void> {
      clock.set(LATER);
      await app.commit({ post: [postTo(0)] });
    },
    async stop(): Promise<void> {
      await app.stop();
      await store.close();
    },
  };
}
