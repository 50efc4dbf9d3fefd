import type { WorkTime } from '../../../calendar/index.ts';
import type {
  Account,
  Actor,
  Address,
  ChannelRef,
  PersonRef,
  Target,
  Unreachable,
} from '../../../chat/index.ts';
import type { Absence, People, Person, Team } from '../model.ts';
import { compareNames, foldForSearch, rankCandidates } from '../names.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { chooseAccount, type Reachable } from './choose-account.ts';
import { calendarNamed, hoursOf, localeOf, timeZoneOf, workTimeOf } from './layers.ts';
import { managersOf, reportIdsOf } from './managers.ts';
import { layersOf, type PersonRow, readPerson, readTeams, rolesOf } from './read-person.ts';
import type { DirectoryStore } from './store.ts';

// Merges are undone, never chained on purpose; this only keeps bad data from going round.
const MOST_MERGES = 5;

/** What is read of people as they are; who has become whom stands in `merging/`. */
type Lookups = Omit<People, 'moves' | 'isNow' | 'channelsFor' | 'keyed'>;

/** Answers what chat, delivery and the other features ask about people. */
export function createDirectory(store: DirectoryStore, settings: PeopleSettings): Lookups {
  const toPersons = (rows: readonly PersonRow[]): Person[] => rows.map((row) => readPerson(row, settings));
  const byName = (people: Person[]): Person[] => people.sort((a, b) => compareNames(a.name, b.name));

  async function actor(account: Account): Promise<Actor | undefined> {
    const [row] = await store.actor(account);
    if (row === undefined) return undefined;
    const { person, leads } = row;
    const layers = layersOf(row);
    return {
      personId: person.id,
      name: person.name,
      locale: localeOf(layers, settings),
      timeZone: timeZoneOf(layers, settings),
      account,
      roles: [...(leads ? (['lead'] as const) : []), ...rolesOf(person, settings)],
      external: person.external,
      standing: person.standing,
      welcomed: settings.welcomeCard === 'off' || person.welcomedAt !== null,
    };
  }

  async function personAddress(
    target: { person: string; platform?: string },
    gated: boolean,
    merges = 0,
  ): Promise<Address | Unreachable> {
    const rows = await store.reach(target.person);
    const [first] = rows;
    if (first === undefined) return 'unknown';
    const { person } = first;
    if (person.mergedIntoId !== null && merges < MOST_MERGES) {
      return personAddress({ ...target, person: person.mergedIntoId }, gated, merges + 1);
    }
    if (person.standing === 'left') return 'left';
    const accounts = rows.flatMap(({ account, channel }): Reachable[] =>
      account === null ? [] : [{ ...account, teamIsThere: channel !== null }],
    );
    const chosen = chooseAccount(accounts, person.mainPlatform, target.platform);
    if (chosen === undefined) return 'no-account';
    if (gated && settings.welcomeCard === 'on' && person.welcomedAt === null) return 'not-welcomed';
    const { platform, workspace, accountId } = chosen;
    const layers = layersOf(first);
    const locale = localeOf(layers, settings);
    const timeZone = timeZoneOf(layers, settings);
    return {
      account: { platform, workspace, id: accountId },
      reader: { locale, timeZone, platform, personId: person.id },
    };
  }

  async function channelAddress(channel: ChannelRef): Promise<Address> {
    const [bound] = await store.channel(channel);
    const organisation = bound?.organisation ?? (await store.organisation())[0]?.settings;
    const layers = [bound?.team, organisation];
    const locale = bound?.locale ?? localeOf([organisation], settings);
    const reader = { locale, timeZone: timeZoneOf(layers, settings), platform: channel.platform, channel };
    return { channel, reader };
  }

  const address = (target: Target, gated: boolean): Promise<Address | Unreachable> =>
    'person' in target ? personAddress(target, gated) : channelAddress(target.channel);

  async function persons(ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = toPersons(await store.persons(ids));
    return new Map(found.map((it) => [it.id, it]));
  }

  async function teams(ids?: readonly string[]): Promise<ReadonlyMap<string, Team>> {
    return readTeams(await store.teams(ids), settings);
  }

  async function teamOfChannel(channel: ChannelRef): Promise<Team | undefined> {
    const [bound] = await store.channel(channel);
    return bound === undefined ? undefined : (await teams([bound.teamId])).get(bound.teamId);
  }

  async function workTimes(ids: readonly string[]): Promise<ReadonlyMap<string, WorkTime>> {
    const [rows, away] = await Promise.all([store.persons(ids), store.absences(ids)]);
    const absences = new Map<string, Absence[]>();
    for (const it of away) absences.set(it.personId, [...(absences.get(it.personId) ?? []), it]);
    return new Map(
      rows.map((row) => [
        row.person.id,
        workTimeOf(layersOf(row), settings, absences.get(row.person.id) ?? []),
      ]),
    );
  }

  return {
    actor,
    address,
    persons,
    teams,
    teamOfChannel,
    workTimes,
    async accountsOn(platform, personIds) {
      const rows = await store.accountsOn(platform, personIds);
      return new Map(rows.map((row) => [row.personId, row.accountId]));
    },
    async names(personIds) {
      const rows = await store.names(personIds);
      // Whoever turned out to be somebody else is still here, under the name that was written then.
      const here = rows.filter((row) => row.standing !== 'left' || row.mergedIntoId !== null);
      return new Map(here.map((row) => [row.id, row.name]));
    },
    person: async (id) => (await persons([id])).get(id),
    reachable: async (personIds) => new Set((await store.reachable(personIds)).map((row) => row.personId)),
    activeAfter: async (cursor, limit) => toPersons(await store.activeAfter(cursor, limit)),
    membersOf: async (teamId) => byName(toPersons(await store.membersOf(teamId))),
    async sizesOf(teamIds) {
      const rows = await store.sizes(teamIds);
      const sizes = new Map(rows.map((row) => [row.teamId, row.members]));
      return new Map(teamIds.map((id) => [id, sizes.get(id) ?? 0]));
    },
    hr: async () => byName(toPersons(await store.hr())),
    team: async (id) => (await teams([id])).get(id),
    async teamsLedBy(personId) {
      const led = [...readTeams(await store.teamsLedBy(personId), settings).values()];
      return led.sort((a, b) => compareNames(a.name, b.name));
    },
    async managersOf(ids, date) {
      const managers = await managersOf(store, ids, date);
      return new Map([...managers].map(([id, manager]) => [id, manager.id]));
    },
    managerOf: async (id, date) => (await managersOf(store, [id], date)).get(id),
    async reportsOf(managerId, date) {
      const found = await persons(await reportIdsOf(store, managerId, date));
      return byName([...found.values()]);
    },
    async managersAfter(cursor, date, limit) {
      return (await store.managersAfter(cursor, date, limit)).map((row) => row.id);
    },
    teamWorkTime: (team) => ({
      timeZone: team.timeZone,
      calendar: calendarNamed(team.calendar, settings),
      workingDays: team.workingDays,
      hours: hoursOf([{ calendar: team.calendar }], settings),
      absences: [],
    }),
    absencesOf: (personId) => store.absences([personId]),
    async find(query, limit) {
      const folded = foldForSearch(query);
      if (folded === '') return [];
      const candidates = await store.candidates(folded, Math.max(limit * 3, 30));
      return rankCandidates(query, candidates)
        .slice(0, limit)
        .map(({ id, name }) => ({ id, name }));
    },
    async spelled(spellings) {
      const keys = new Map(spellings.map((it) => [it, foldForSearch(it)]));
      const found = await store.spelled([...new Set(keys.values())].filter((it) => it !== ''));
      const named = [...keys].map(([spelling, key]): [string, PersonRef[]] => {
        const spoken = key.replaceAll(' ', '');
        const are = found.filter(
          (it) => it.nameKey === key || it.email === key || (it.pinyin !== '' && it.pinyin === spoken),
        );
        return [spelling, are.map(({ id, name }) => ({ id, name }))];
      });
      return new Map(named.filter(([, are]) => are.length > 0));
    },
  };
}
