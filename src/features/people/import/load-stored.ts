import type { WorkHours } from '../../../calendar/index.ts';
import { foldAddress } from '../names.ts';
import type { PersonField, TeamField } from './headers.ts';
import { addressKey, employeeKey } from './people-rows.ts';
import type { StoredPerson } from './plan-people.ts';
import type { StoredTeam } from './plan-teams.ts';
import { readEmployeeNo, readLocale } from './read-values.ts';
import type { ImportStore } from './store.ts';

/** What is stored, as far as files speak of it. */
export type Stored = {
  people: readonly StoredPerson[];
  teams: readonly StoredTeam[];
  /** Work calendars of locations by folded name, and the organisation's. */
  locationCalendars: ReadonlyMap<string, string>;
  organisationCalendar: string | undefined;
};

/** The platforms whose addresses have a column of their own. */
export const addressPlatforms = { slack_email: 'slack', feishu_email: 'feishu' } as const;
export const channelPlatforms = {
  slack: { channel: 'slack_channel', locale: 'slack_locale' },
  feishu: { channel: 'feishu_chat', locale: 'feishu_locale' },
} as const satisfies Record<string, { channel: TeamField; locale: TeamField }>;

/** What people may set for themselves in chat. */
const ownFields = ['locale', 'time_zone', 'calendar', 'working_days', 'hours'] as const;

type Texts = Partial<Record<PersonField, string>>;
type PersonRecord = Awaited<ReturnType<ImportStore['people']>>[number];

/** Loads everybody and every team, in the canonical texts of files. */
export async function loadStored(store: ImportStore, today: string): Promise<Stored> {
  const [teams, organisation, locations] = [
    await loadTeams(store),
    await store.organisation(),
    await store.locations(),
  ];
  const calendars = locations.flatMap(({ key, calendar }) =>
    calendar === null ? [] : [[key, calendar] as const],
  );
  return {
    teams,
    people: await loadPeople(store, new Map(teams.map(({ id, name }) => [id, name])), today),
    locationCalendars: new Map(calendars),
    organisationCalendar: organisation[0]?.settings.calendar,
  };
}

async function loadPeople(
  store: ImportStore,
  teamNames: ReadonlyMap<string, string>,
  today: string,
): Promise<StoredPerson[]> {
  const records = await store.people();
  if (records.length === 0) return [];
  const successor = new Map(
    records.flatMap(({ id, mergedIntoId }) => (mergedIntoId === null ? [] : [[id, mergedIntoId]])),
  );
  const keys = new Map<string, Set<string>>();
  const addKey = (personId: string, key: string) => {
    const owner = successor.get(personId) ?? personId;
    const known = keys.get(owner);
    if (known === undefined) keys.set(owner, new Set([key]));
    else known.add(key);
  };
  const addresses = new Map<string, string[]>();
  const platforms = new Map<string, string[]>();
  for (const { personId, platform, address } of await store.addresses()) {
    addKey(personId, addressKey(address));
    append(addresses, `${platform} ${personId}`, address);
  }
  for (const { personId, platform, address } of await store.accountAddresses()) {
    append(platforms, personId, platform);
    if (address === null) continue;
    addKey(personId, addressKey(foldAddress(address)));
    append(addresses, `${platform} ${personId}`, foldAddress(address));
  }
  for (const { id, email, employeeNo } of records) {
    if (email !== null) addKey(id, addressKey(email));
    if (employeeNo !== null) addKey(id, employeeKey(readEmployeeNo(employeeNo)));
  }
  const said = await loadSaid(store);
  const managers = new Map(
    (await store.managers(today)).map(({ personId, managerId }) => [personId, managerId]),
  );
  return records.flatMap((record) => {
    if (record.mergedIntoId !== null) return [];
    const last = said.byFile.get(record.id);
    const now = textsOf(
      record,
      teamNames,
      (platform, preferred) => {
        const all = addresses.get(`${platform} ${record.id}`) ?? [];
        return all.find((address) => address === preferred) ?? all[0] ?? '';
      },
      last,
    );
    const others = said.byDirectories.get(record.id) ?? [];
    return [
      {
        id: record.id,
        name: record.name,
        hasLeft: record.standing === 'left',
        platforms: platforms.get(record.id) ?? [],
        keys: [...(keys.get(record.id) ?? [])],
        now,
        last,
        own: new Set(
          ownFields.filter(
            (field) => now[field] !== '' && !others.some((it) => saysSame(it, field, now[field])),
          ),
        ),
        managerId: managers.get(record.id),
      },
    ];
  });
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Separates what the file said last from what the chats' directories said. */
async function loadSaid(store: ImportStore) {
  const byFile = new Map<string, Texts>();
  const byDirectories = new Map<string, Texts[]>();
  for (const { personId, source, values } of await store.sources()) {
    if (source === 'file') byFile.set(personId, values);
    else byDirectories.set(personId, [...(byDirectories.get(personId) ?? []), values]);
  }
  return { byFile, byDirectories };
}

function saysSame(said: Texts, field: (typeof ownFields)[number], now: string | undefined): boolean {
  const value = said[field];
  return value !== undefined && (value === now || (field === 'locale' && readLocale(value) === now));
}

function textsOf(
  record: PersonRecord,
  teamNames: ReadonlyMap<string, string>,
  addressOn: (platform: string, preferred: string | undefined) => string,
  last: Texts | undefined,
): Texts {
  return {
    name: record.name,
    email: record.email ?? '',
    team: (record.teamId === null ? undefined : teamNames.get(record.teamId)) ?? '',
    time_zone: record.timeZone ?? '',
    locale: record.locale ?? '',
    title: record.title ?? '',
    level: record.level ?? '',
    location: record.location ?? '',
    start_date: record.startDate ?? '',
    calendar: record.calendar ?? '',
    working_days: record.workingDays?.join(',') ?? '',
    hours: record.hours === null ? '' : hoursText(record.hours),
    slack_email: addressOn(addressPlatforms.slack_email, last?.slack_email),
    feishu_email: addressOn(addressPlatforms.feishu_email, last?.feishu_email),
    employee_no: record.employeeNo ?? '',
  };
}

/** Writes stored hours as `readHours` does. */
export const hoursText = ({ start, end, breakStart, breakEnd }: WorkHours): string =>
  breakStart < breakEnd ? `${start}-${breakStart},${breakEnd}-${end}` : `${start}-${end}`;

async function loadTeams(store: ImportStore): Promise<StoredTeam[]> {
  const teams = await store.teams();
  const said = new Map((await store.teamSources()).map(({ teamId, values }) => [teamId, values]));
  const channels = new Map((await store.teamChannels()).map((row) => [`${row.platform} ${row.teamId}`, row]));
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return teams.map((team) => {
    const now: Partial<Record<TeamField, string>> = {
      team: team.name,
      parent: (team.parentId === null ? undefined : names.get(team.parentId)) ?? '',
      business_type: team.businessType,
      time_zone: team.timeZone ?? '',
      calendar: team.calendar ?? '',
      status: team.on ? 'on' : 'off',
    };
    for (const [platform, fields] of Object.entries(channelPlatforms)) {
      const channel = channels.get(`${platform} ${team.id}`);
      now[fields.channel] = channel?.name ?? '';
      now[fields.locale] = channel?.locale ?? '';
    }
    const last: StoredTeam['last'] = said.get(team.id);
    return {
      id: team.id,
      name: team.name,
      now,
      last,
      parentId: team.parentId ?? undefined,
      leadId: team.leadId ?? undefined,
    };
  });
}
