import { defaultHours, noCalendar, type WorkTime } from '../../src/calendar/index.ts';
import {
  type Card,
  type CardRef,
  type Directory,
  type Fact,
  type Post,
  plain,
  type Reader,
} from '../../src/chat/index.ts';
import { createDelivery, type Delivery } from '../../src/delivery/index.ts';
import type { DeliveryOptions } from '../../src/delivery/model.ts';
import { type DeliveryTables, deliveryTables } from '../../src/delivery/schema.ts';
import { factWrites } from '../../src/jobs/index.ts';
import { type JobTables, jobTables } from '../../src/jobs/schema.ts';
import { type Clock, type MovableClock, movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { type Locale, locales } from '../../src/shared/locale.ts';
import type { Kit } from '../../src/storage/kit.ts';
import { storageTables } from '../../src/storage/schema.ts';
import type { Store, Write } from '../../src/storage/store.ts';
import type { RecordingPlatform } from '../support/recording-platform.ts';

export const outboxTables = (kit: Kit) => ({
  ...storageTables(kit),
  ...deliveryTables(kit),
  ...jobTables(kit),
});
export type OutboxTables = DeliveryTables & JobTables;

/** A person of the tests, as delivery knows people: by an account on each of some chats, the first being the main one. */
export type Resident = {
  chats: string[];
  locale: Locale;
  timeZone: string;
  welcomed: boolean;
  left: boolean;
  away: string[];
};

const resident = (it: Partial<Resident> = {}): Resident => ({
  chats: ['chat'],
  locale: 'en',
  timeZone: 'UTC',
  welcomed: true,
  left: false,
  away: [],
  ...it,
});

const workTimeOf = (it: Resident): WorkTime => ({
  timeZone: it.timeZone,
  calendar: noCalendar,
  workingDays: [1, 2, 3, 4, 5],
  hours: defaultHours('none'),
  absences: it.away.map((day) => ({ from: day, to: day })),
});

/** Keeps people and channels in memory; account ids are `<person>@<chat>`, every channel is known on every chat. */
export function createTown(people: Record<string, Partial<Resident>>) {
  const residents = new Map(Object.entries(people).map(([id, it]) => [id, resident(it)]));
  const account = (id: string, platform: string) => ({ platform, workspace: 'W1', id: `${id}@${platform}` });
  const reader = (id: string, it: Resident, platform: string): Reader & { personId: string } => ({
    personId: id,
    locale: it.locale,
    timeZone: it.timeZone,
    platform,
  });
  const directory: Pick<Directory, 'address' | 'actor' | 'accountsOn'> = {
    async address(target, gated) {
      if ('channel' in target)
        return {
          channel: target.channel,
          reader: {
            channel: target.channel,
            locale: 'en',
            timeZone: 'UTC',
            platform: target.channel.platform,
          },
        };
      const it = residents.get(target.person);
      if (it === undefined) return 'unknown';
      if (it.left) return 'left';
      const [platform] = it.chats;
      if (platform === undefined) return 'no-account';
      if (gated && !it.welcomed) return 'not-welcomed';
      return { account: account(target.person, platform), reader: reader(target.person, it, platform) };
    },
    async actor({ platform, id }) {
      const personId = id.split('@')[0] ?? '';
      const it = residents.get(personId);
      if (it === undefined || !it.chats.includes(platform)) return undefined;
      const { locale, timeZone, welcomed } = it;
      return {
        personId,
        name: personId,
        locale,
        timeZone,
        account: account(personId, platform),
        roles: [],
        external: false,
        standing: 'active',
        welcomed,
      };
    },
    async accountsOn(platform, ids) {
      const there = ids.filter((id) => residents.get(id)?.chats.includes(platform));
      return new Map(there.map((id) => [id, account(id, platform).id]));
    },
  };
  return {
    residents,
    directory,
    workTimes: async (ids: readonly string[]) =>
      new Map(
        ids.flatMap((id): [string, WorkTime][] => {
          const it = residents.get(id);
          return it === undefined ? [] : [[id, workTimeOf(it)]];
        }),
      ),
  };
}

export type Town = ReturnType<typeof createTown>;

/** Cards of the tests: `note` shows what stands in `words` under its thing, and waits where that says “please”; an absent one is gone. */
export function createNotes() {
  const words = new Map<string, string>();
  const render = async ({ card, thing }: CardRef, { locale }: Reader): Promise<Card | 'gone'> => {
    const it = words.get(thing);
    if (it === undefined) return 'gone';
    const button = { label: 'Press', action: { name: 'test.press', version: 1, payload: { thing } } };
    return {
      title: plain(`${locale === 'en' ? 'Note' : '便条'}: ${it}`),
      summary: card,
      ...(it.startsWith('please') ? { waits: true as const } : {}),
      elements: [
        { kind: 'text', text: plain(it) },
        { kind: 'list', items: [{ text: plain('row'), button }] },
        { kind: 'buttons', buttons: [button] },
      ],
    };
  };
  return { words, render };
}

/** A Tuesday at eleven, when everybody in UTC works. */
export const tuesday = new Date('2026-11-17T11:00:00Z');

export type Office = {
  delivery: Delivery;
  clock: MovableClock;
  machine: MovableClock;
  town: Town;
  notes: Map<string, string>;
  /** Queues posts as an outcome would. */
  post(...posts: Post[]): Promise<void>;
  commit(writes: readonly Write[]): Promise<void>;
  refresh(...things: string[]): Promise<void>;
  /** Facts told since the beginning, as `name thing`. */
  facts(): Promise<string[]>;
  /** Moves the real clock on. */
  later(ms: number): void;
};

type Setting = {
  people?: Record<string, Partial<Resident>>;
  options?: Partial<DeliveryOptions>;
  /** Instead of the standing one, where rates are measured. */
  realClock?: Clock;
};

/** Opens the outbox for a test: standing clocks, people in memory, a real database. */
export function openOffice(
  store: Store<OutboxTables>,
  platforms: readonly RecordingPlatform[],
  { people = {}, options = {}, realClock }: Setting = {},
): Office {
  const clock = movableClock(tuesday);
  const machine = movableClock(new Date('2027-03-01T00:00:00Z'));
  const town = createTown({ alice: {}, bob: {}, ...people });
  const { words: notes, render } = createNotes();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const subscribers = [
    { name: 'test', on: { 'delivery.delivered': async () => ({}), 'delivery.refused': async () => ({}) } },
  ];
  const delivery = createDelivery({
    store,
    platforms,
    render,
    reason: (why, locale) => {
      if (!why.startsWith('test.') || !locales.includes(locale))
        throw new Error(`No feature gives the reason ${why}`);
      return why;
    },
    directory: town.directory,
    workTimes: town.workTimes,
    tell: (facts: readonly Fact[]) => factWrites(store, facts, subscribers, clock.now(), newId),
    clock,
    realClock: realClock ?? machine,
    log,
    options: {
      pollMs: 20,
      welcomeCard: 'test.welcome',
      // A standing clock never comes to an end of waiting.
      ...(realClock === undefined ? { longestWaitMs: 0 } : {}),
      ...options,
    },
  });
  return {
    delivery,
    clock,
    machine,
    town,
    notes,
    commit: store.batch,
    post: (...posts) => store.batch(delivery.enqueue(posts, clock.now())),
    refresh: (...things) =>
      store.batch(
        delivery.refresh(
          things.map((thing) => ({ card: 'test.note', thing })),
          clock.now(),
        ),
      ),
    async facts() {
      const rows = await store.db.select().from(store.t.timers);
      return rows.map((row) => `${row.timer.replace('on:test:', '')} ${row.subject.split(' ')[1]}`).sort();
    },
    later: (ms) => machine.set(new Date(machine.now().getTime() + ms)),
  };
}

/** Makes a post of one note to a person, whose words are its id. */
export const noteTo = (person: string, id: string, more: Partial<Post> = {}): Post => ({
  id,
  to: [{ person }],
  parts: [{ card: 'test.note', thing: id }],
  kind: 'answer',
  why: 'test.why',
  ...more,
});
