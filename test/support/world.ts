import { Hono } from 'hono';
import { expect } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { atWallTime } from '../../src/calendar/index.ts';
import type { Capabilities, ChatDirectory, Place } from '../../src/chat/index.ts';
import { searchKeys } from '../../src/features/people/names.ts';
import type { PeopleSettings } from '../../src/features/people/people-settings.ts';
import type { AppStore } from '../../src/schema.ts';
import { movableClock } from '../../src/shared/clock.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { openLog } from '../../src/shared/log.ts';
import { eq } from '../../src/storage/query.ts';
import type { Write } from '../../src/storage/store.ts';
import { ordinarySettings } from './ordinary-settings.ts';
import { cardsWords, createTalker, type Talker } from './talk.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

export type MadePerson = {
  /** Also the person id and the account id. */
  id: string;
  name?: string;
  team?: string;
  manager?: string;
  locale?: Locale;
  timeZone?: string;
  calendar?: string;
  startDate?: string;
  admin?: boolean;
  hr?: boolean;
  external?: boolean;
  /** Default true: the welcome card was answered. */
  welcomed?: boolean;
  away?: readonly [from: string, to: string][];
};

export type MadeTeam = {
  /** Also the channel id and its name. */
  id: string;
  lead?: string;
  parent?: string;
  locale?: Locale;
  timeZone?: string;
  /** Default true: the team was started. */
  on?: boolean;
  channel?: boolean;
};

export type Company = { people: readonly MadePerson[]; teams: readonly MadeTeam[] };

/** Anna leads payments with Alice and Bob in Berlin, Mei and Wang in Shanghai read Chinese: Mei reports to Anna, Wang leads supply. */
export const smallCompany: Company = {
  teams: [
    { id: 'payments', lead: 'anna', timeZone: 'Europe/Berlin' },
    { id: 'supply', lead: 'wang', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  ],
  people: [
    { id: 'helen', name: 'Helen Zhou' },
    { id: 'anna', name: 'Anna Berg', team: 'payments', manager: 'helen' },
    { id: 'alice', name: 'Alice Moreau', team: 'payments', manager: 'anna' },
    { id: 'bob', name: 'Bob Jansen', team: 'payments', manager: 'anna' },
    {
      id: 'mei',
      name: '陈美',
      team: 'payments',
      manager: 'anna',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      calendar: 'CN',
    },
    {
      id: 'wang',
      name: '王芳',
      team: 'supply',
      manager: 'helen',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      calendar: 'CN',
    },
    {
      id: 'li',
      name: '李强',
      team: 'supply',
      manager: 'wang',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      calendar: 'CN',
    },
  ],
};

const longAgo = new Date('2020-01-01T00:00:00Z');

function companyWrites(store: AppStore, platform: TestPlatform, { people, teams }: Company): Write[] {
  const { db, t } = store;
  const teamRows = teams.map((it) => ({
    id: it.id,
    name: it.id,
    nameKey: it.id.toLowerCase(),
    parentId: it.parent ?? null,
    on: it.on ?? true,
    timeZone: it.timeZone ?? 'Europe/Berlin',
    createdAt: longAgo,
  }));
  const peopleRows = people.map((it) => ({
    id: it.id,
    name: it.name ?? it.id,
    ...searchKeys(it.name ?? it.id),
    email: `${it.id}@beacon.example`,
    locale: it.locale ?? null,
    timeZone: it.timeZone ?? 'Europe/Berlin',
    calendar: it.calendar ?? null,
    teamId: it.team ?? null,
    admin: it.admin ?? false,
    hr: it.hr ?? false,
    external: it.external ?? false,
    startDate: it.startDate ?? '2024-01-01',
    welcomedAt: (it.welcomed ?? true) ? longAgo : null,
    createdAt: longAgo,
  }));
  const accounts = people.map((it) => ({
    ...platform.account(it.id),
    accountId: it.id,
    personId: it.id,
    linkedBy: 'directory' as const,
    linkedAt: longAgo,
  }));
  const managed = people.flatMap((it) =>
    it.manager === undefined ? [] : [{ personId: it.id, managerId: it.manager, from: '2020-01-01' }],
  );
  const away = people.flatMap((it) =>
    (it.away ?? []).map(([from, to], i) => ({
      id: `away:${it.id}:${i}`,
      personId: it.id,
      from,
      to,
      source: 'file' as const,
      at: longAgo,
    })),
  );
  const channels = teams
    .filter((it) => it.channel ?? true)
    .map((it) => ({
      teamId: it.id,
      platform: platform.name,
      workspace: platform.workspace,
      channelId: it.id,
      name: it.id,
      locale: it.locale ?? 'en',
    }));
  const leads = teams.flatMap((it) => (it.lead === undefined ? [] : [{ id: it.id, leadId: it.lead }]));
  return [
    ...chunksOf(teamRows).map((rows) => db.insert(t.teams).values(rows)),
    ...chunksOf(peopleRows).map((rows) => db.insert(t.people).values(rows)),
    ...chunksOf(accounts).map((rows) => db.insert(t.accounts).values(rows)),
    ...leads.map((it) => db.update(t.teams).set({ leadId: it.leadId }).where(eq(t.teams.id, it.id))),
    ...chunksOf(managed).map((rows) => db.insert(t.managerPeriods).values(rows)),
    ...chunksOf(away).map((rows) => db.insert(t.absences).values(rows)),
    ...chunksOf(channels).map((rows) => db.insert(t.teamChannels).values(rows)),
  ];
}

/** Rows of one statement: benchmarks make companies of 50,000. */
const chunksOf = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 200) }, (_, i) => rows.slice(i * 200, (i + 1) * 200));

export type WorldOptions = {
  store: AppStore;
  /** An instant with its offset: `2026-11-16T09:00:00+01:00`. Default: Sunday noon before week 47 of 2026. */
  at?: string;
  company?: Company;
  settings?: Partial<PeopleSettings>;
  /** The chat's own directory; without one the company is what was made. */
  directory?: ChatDirectory;
  /** What the chat can do, where that is not all. */
  capabilities?: Partial<Capabilities>;
};

/** Makes a company that talks to the whole bot on a test platform: a real database, a clock that is moved, ids that count. */
export async function createWorld({
  store,
  at = '2026-11-15T12:00:00Z',
  company = smallCompany,
  settings = {},
  directory,
  capabilities,
}: WorldOptions) {
  const platform = createTestPlatform(undefined, capabilities);
  const clock = movableClock(new Date(at));
  let ids = 0;
  // Sortable as real ids are.
  const newId = () => {
    ids += 1;
    return `id-${String(ids).padStart(8, '0')}`;
  };
  const app: App = createApp({
    store,
    clock,
    newId,
    log: openLog(process.env.TEST_LOG ?? 'silent'),
    platforms: [platform],
    directories: directory === undefined ? [] : [directory],
    settings: { ...ordinarySettings, ...settings },
  });
  await platform.start(app.receive, new Hono());
  await store.batch(companyWrites(store, platform, company));
  // As after an import: every feature learns who is there.
  await app.commit({ tell: [{ name: 'people.imported', thing: 'world' }] });
  await app.settle();

  const talkers = new Map<string, Talker>();
  const localeOf = (id: string): Locale => company.people.find((it) => it.id === id)?.locale ?? 'en';

  return {
    app,
    store,
    clock,
    platform,
    /** A person at their chat. */
    person(id: string): Talker {
      const talker = talkers.get(id) ?? createTalker(platform, id, localeOf(id), app.settle);
      talkers.set(id, talker);
      return talker;
    },
    /** A channel, as everybody in it sees it. */
    channel(id: string) {
      const seen = () =>
        platform.seen
          .filter((it) => it.to === `#${id}`)
          .map((it) => cardsWords(it.cards, it.locale === 'zh-CN' ? 'zh-CN' : 'en'));
      return {
        place: { kind: 'channel', channel: platform.channel(id), name: id, botPresent: true } satisfies Place,
        posts: seen,
        shows(pattern: RegExp): void {
          expect(
            seen().some((it) => pattern.test(it)),
            `#${id} should show ${pattern} but shows:\n${seen().join('\n---\n')}`,
          ).toBe(true);
        },
        showsNot(pattern: RegExp): void {
          expect(
            seen().filter((it) => pattern.test(it)),
            `#${id} should not show ${pattern}`,
          ).toEqual([]);
        },
      };
    },
    /** Moves the clock to a wall time in a zone, through everything that falls due on the way. */
    goTo: (date: string, time: string, zone = 'Europe/Berlin') =>
      app.advance(clock, atWallTime(date, time, zone)),
    /** Moves the clock in one leap, as after downtime: what fell due meanwhile is found late. */
    async wakeUpAt(date: string, time: string, zone = 'Europe/Berlin'): Promise<void> {
      clock.set(atWallTime(date, time, zone));
      await app.settle();
    },
    settle: app.settle,
  };
}

export type TestWorld = Awaited<ReturnType<typeof createWorld>>;
