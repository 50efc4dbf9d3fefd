import { createApp } from '../../src/app.ts';
import { atWallTime, formatWeek, weekKey } from '../../src/calendar/index.ts';
import { searchKeys } from '../../src/features/people/names.ts';
import { type Clock, type Instant, realClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { openLog } from '../../src/shared/log.ts';
import { type ChaosModule, type ChaosParts, seen } from './chaos-app.ts';
import { chats } from './chat-server.ts';

const zone = 'Europe/Berlin';
const founded = new Date('2020-01-01T00:00:00Z');
const WEEK = 7 * 86_400_000;
/** Thursday of week 47, a minute after the windows open. */
const firstOpening = atWallTime('2026-11-19', '10:01', zone);

const openingOf = (wave: number): Instant => new Date(firstOpening.getTime() + (wave - 1) * WEEK);
const idOf = (person: number): string => `p${person}`;
const chatOf = (person: number) => chats[person % chats.length] ?? 'searchable';

/** The whole bot on a clock that runs on from the opening of a week. */
function openApp({ store, platforms, options }: ChaosParts, clock: Clock) {
  return createApp({
    store,
    clock,
    newId,
    log: openLog(process.env.TEST_LOG ?? 'silent'),
    platforms,
    settings: {
      welcomeCard: 'off',
      adminEmails: [],
      defaultTimeZone: zone,
      defaultLocale: 'en',
      workCalendar: 'none',
    },
    deliveryOptions: options,
  });
}

/** A team with everybody in it, half of them on each chat, who are told of as after an import. */
export const prepare: ChaosModule['prepare'] = async (parts) => {
  const { store } = parts;
  const { db, t } = store;
  const monday = new Date(firstOpening.getTime() - 4 * 86_400_000);
  const ids = Array.from({ length: parts.people }, (_, person) => person);
  const team = { id: 'all', name: 'All', nameKey: 'all', on: true, timeZone: zone, createdAt: founded };
  await store.batch([
    db.insert(t.teams).values(team),
    db.insert(t.people).values(
      ids.map((person) => ({
        id: idOf(person),
        name: idOf(person),
        ...searchKeys(idOf(person)),
        timeZone: zone,
        teamId: team.id,
        startDate: '2024-01-01',
        welcomedAt: founded,
        createdAt: founded,
      })),
    ),
    db.insert(t.accounts).values(
      ids.map((person) => ({
        platform: chatOf(person),
        workspace: 'W1',
        accountId: idOf(person),
        personId: idOf(person),
        linkedBy: 'directory' as const,
        linkedAt: founded,
      })),
    ),
  ]);
  const app = openApp(parts, { now: () => monday });
  await app.commit({ tell: [{ name: 'people.imported', thing: 'chaos' }] });
  await app.settle();
};

export const createChaosApp: ChaosModule['createChaosApp'] = (parts) => {
  const began = realClock.now().getTime();
  let opening: Instant = firstOpening;
  const clock: Clock = { now: () => new Date(opening.getTime() + realClock.now().getTime() - began) };
  const app = openApp(parts, clock);
  return {
    async start() {
      app.delivery.start();
      setInterval(app.ticker.kick, 50);
    },
    async open(wave) {
      opening = openingOf(wave);
    },
  };
};

/** People who never answer are asked after three weeks whether to pause, instead of a fourth prompt. */
export const lastWave = 3;

export const expected: ChaosModule['expected'] = (wave, person) => {
  const week = weekKey(openingOf(wave), zone);
  return [seen(idOf(person), `Check-in · ${formatWeek(week, 'en')}`)];
};
