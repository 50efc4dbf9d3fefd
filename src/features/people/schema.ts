import type { WorkHours } from '../../calendar/index.ts';
import { locales } from '../../shared/locale.ts';
import type { AnyColumn, Kit } from '../../storage/kit.ts';
import { channelTables } from './channels/schema.ts';
import { businessTypes, type OrganisationSettings } from './model.ts';
import { syncTables } from './sync/schema.ts';

/** How an account came to its person: a file named both, the same address, a typed code, the chat's directory, an administrator. */
const linkWays = ['file', 'address', 'code', 'directory', 'admin'] as const;
/** Who said that somebody is away. */
export const absenceSources = ['self', 'manager', 'lead', 'admin', 'file', 'interface'] as const;

type Reference = () => AnyColumn;

function personTable(k: Kit, team: Reference) {
  const people = k.table(
    'people',
    {
      id: k.text('id').primaryKey(),
      /** As people write it; not unique. */
      name: k.text('name').notNull(),
      /** Made of the name by `searchKeys`: folded, pinyin without spaces, initials. */
      nameKey: k.text('name_key').notNull(),
      pinyin: k.text('pinyin').notNull(),
      initials: k.text('initials').notNull(),
      /** Folded by `foldAddress`. */
      email: k.text('email'),
      employeeNo: k.text('employee_no'),
      /** Own values; where there is none, the location's, the team's, the organisation's holds. */
      locale: k.text('locale', { enum: locales }),
      timeZone: k.text('time_zone'),
      calendar: k.text('calendar'),
      /** 1 = Monday … 7 = Sunday. */
      workingDays: k.json<readonly number[]>('working_days'),
      hours: k.json<WorkHours>('hours'),
      teamId: k.text('team_id').references(team),
      hr: k.bool('hr').notNull().default(false),
      admin: k.bool('admin').notNull().default(false),
      /** Guests and partner people: they see and do only what they were invited to. */
      external: k.bool('external').notNull().default(false),
      standing: k
        .text('standing', { enum: ['active', 'absent', 'left'] })
        .notNull()
        .default('active'),
      /** When the standing last changed; a deactivated person is absent for 14 days, then a leaver. */
      standingSince: k.time('standing_since'),
      /** The person this one turned out to be; then the standing is `left` and the accounts are the other's. */
      mergedIntoId: k.text('merged_into_id').references((): AnyColumn => people.id),
      title: k.text('title'),
      level: k.text('level'),
      location: k.text('location'),
      /** The location folded by `foldName`: the key of `locations`. */
      locationKey: k.text('location_key'),
      /** Local date. */
      startDate: k.text('start_date'),
      /** The chat chosen to be written to in; without one, where the team's channel is. */
      mainPlatform: k.text('main_platform'),
      welcomedAt: k.time('welcomed_at'),
      /** How often the welcome card was sent. */
      welcomeAsked: k.int('welcome_asked').notNull().default(0),
      /** When the latest of them was answered with **Not now**. */
      welcomeDeclinedAt: k.time('welcome_declined_at'),
      createdAt: k.time('created_at').notNull(),
    },
    (t) => [
      k.uniqueIndex('people_email').on(t.email),
      k.uniqueIndex('people_employee_no').on(t.employeeNo),
      k.index('people_team').on(t.teamId, t.id),
      k.index('people_merged').on(t.mergedIntoId),
    ],
  );
  return people;
}

function teamTable(k: Kit, person: Reference) {
  const teams = k.table(
    'teams',
    {
      id: k.text('id').primaryKey(),
      name: k.text('name').notNull(),
      /** The name folded by `foldName`: files name teams by it. */
      nameKey: k.text('name_key').notNull(),
      parentId: k.text('parent_id').references((): AnyColumn => teams.id),
      leadId: k.text('lead_id').references(person),
      businessType: k.text('business_type', { enum: businessTypes }).notNull().default('mature'),
      /** Teams are off until they are started; nothing is sent for a team that is off. */
      on: k.bool('is_on').notNull().default(false),
      timeZone: k.text('time_zone'),
      calendar: k.text('calendar'),
      workingDays: k.json<readonly number[]>('working_days'),
      hours: k.json<WorkHours>('hours'),
      /** Counts changes made in chat, so that a form that was read before one is told. */
      version: k.int('version').notNull().default(1),
      createdAt: k.time('created_at').notNull(),
    },
    (t) => [k.uniqueIndex('teams_name').on(t.nameKey), k.index('teams_lead').on(t.leadId)],
  );
  return teams;
}

function accountTables(k: Kit, person: Reference) {
  /** One account a person on each platform; never guessed, always linked by one of `linkWays`. */
  const accounts = k.table(
    'accounts',
    {
      platform: k.text('platform').notNull(),
      workspace: k.text('workspace').notNull(),
      accountId: k.text('account_id').notNull(),
      personId: k.text('person_id').notNull().references(person),
      /** The address the chat has confirmed, folded. */
      address: k.text('address'),
      linkedBy: k.text('linked_by', { enum: linkWays }).notNull(),
      linkedAt: k.time('linked_at').notNull(),
      /** False while the chat has it deactivated. */
      active: k.bool('active').notNull().default(true),
    },
    (t) => [
      k.primaryKey({ columns: [t.platform, t.workspace, t.accountId] }),
      k.uniqueIndex('accounts_person').on(t.personId, t.platform),
      k.index('accounts_address').on(t.address),
    ],
  );
  /** Addresses by which a chat's directory will find a person: `*` for every platform. */
  const addresses = k.table(
    'person_addresses',
    {
      platform: k.text('platform').notNull(),
      address: k.text('address').notNull(),
      personId: k.text('person_id').notNull().references(person),
    },
    (t) => [
      k.primaryKey({ columns: [t.platform, t.address] }),
      k.index('person_addresses_person').on(t.personId),
    ],
  );
  /** Typed in the other chat within ten minutes; one a person. */
  const linkCodes = k.table(
    'link_codes',
    {
      personId: k.text('person_id').primaryKey().references(person),
      code: k.text('code').notNull(),
      platform: k.text('platform').notNull(),
      expiresAt: k.time('expires_at').notNull(),
    },
    (t) => [k.uniqueIndex('link_codes_code').on(t.code)],
  );
  /** Wrong codes typed from one account, so that none can be found by trying. */
  const linkTries = k.table('link_tries', {
    account: k.text('account').primaryKey(),
    count: k.int('count').notNull(),
    since: k.time('since').notNull(),
  });
  return { accounts, addresses, linkCodes, linkTries };
}

/** Each time that two people turned out to be one; append-only but for its undoing. */
const linkTable = (k: Kit, person: Reference) =>
  k.table(
    'person_links',
    {
      id: k.text('id').primaryKey(),
      personId: k.text('person_id').notNull().references(person),
      /** The one who is now `personId`; none where the account had belonged to nobody. */
      otherId: k.text('other_id').references(person),
      platform: k.text('platform').notNull(),
      workspace: k.text('workspace').notNull(),
      accountId: k.text('account_id').notNull(),
      how: k.text('how', { enum: linkWays }).notNull(),
      /** What was the other's and became the person's, to be given back by a split. */
      moved: k.json<{ teams: string[]; reports: string[]; email: string | null }>('moved').notNull(),
      at: k.time('at').notNull(),
      undoneAt: k.time('undone_at'),
    },
    (t) => [k.index('person_links_person').on(t.personId), k.index('person_links_other').on(t.otherId)],
  );

/** What of other features' rows became the person's in a merge, by kind and id: a split gives exactly these back. */
const moveTable = (k: Kit, person: Reference) =>
  k.table(
    'person_moves',
    {
      otherId: k.text('other_id').notNull().references(person),
      what: k.text('what').notNull(),
      thing: k.text('thing').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.otherId, t.what, t.thing] })],
  );

function historyTables(k: Kit, person: Reference) {
  /** Who managed whom when; rights follow these dates. */
  const managerPeriods = k.table(
    'manager_periods',
    {
      personId: k.text('person_id').notNull().references(person),
      managerId: k.text('manager_id').notNull().references(person),
      /** First local date. */
      from: k.text('from_date').notNull(),
      /** First local date on which it no longer holds; nothing while it does. */
      until: k.text('until_date'),
    },
    (t) => [
      k.primaryKey({ columns: [t.personId, t.from] }),
      k.index('manager_periods_manager').on(t.managerId, t.until),
    ],
  );
  /** Days away, both ends included; one person's never overlap. Never a reason. */
  const absences = k.table(
    'absences',
    {
      id: k.text('id').primaryKey(),
      personId: k.text('person_id').notNull().references(person),
      from: k.text('from_date').notNull(),
      to: k.text('to_date').notNull(),
      source: k.text('source', { enum: absenceSources }).notNull(),
      /** Who said so; nothing for files. */
      byId: k.text('by_id').references(person),
      at: k.time('at').notNull(),
    },
    (t) => [k.index('absences_person').on(t.personId, t.from)],
  );
  /** What each source said last about a person, so that only its changes count. */
  const personSources = k.table(
    'person_sources',
    {
      personId: k.text('person_id').notNull().references(person),
      /** `file`, or the platform whose directory it is. */
      source: k.text('source').notNull(),
      /** By column name, as read. */
      values: k.json<Readonly<Record<string, string>>>('said').notNull(),
      /** Columns of a file whose value holds whatever a directory says. */
      pinned: k.json<readonly string[]>('pinned').notNull(),
      at: k.time('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.personId, t.source] })],
  );
  return { managerPeriods, absences, personSources };
}

function organisationTables(k: Kit) {
  const locations = k.table('locations', {
    /** Folded by `foldName`. */
    key: k.text('key').primaryKey(),
    name: k.text('name').notNull(),
    locale: k.text('locale', { enum: locales }),
    timeZone: k.text('time_zone'),
    calendar: k.text('calendar'),
    workingDays: k.json<readonly number[]>('working_days'),
    hours: k.json<WorkHours>('hours'),
  });
  /** One row, `all`: what the administrators set; where a setting is missing, the environment's holds. */
  const organisation = k.table('organisation', {
    key: k.text('key').primaryKey(),
    settings: k.json<OrganisationSettings>('settings').notNull(),
  });
  return { locations, organisation };
}

/** The tables of people, teams and what is known about them. */
export function peopleTables(k: Kit) {
  const people = personTable(k, (): AnyColumn => teams.id);
  const teams = teamTable(k, (): AnyColumn => people.id);
  const person = (): AnyColumn => people.id;
  return {
    people,
    teams,
    ...accountTables(k, person),
    personLinks: linkTable(k, person),
    personMoves: moveTable(k, person),
    ...channelTables(k, () => teams.id, person),
    ...syncTables(k, () => teams.id),
    ...historyTables(k, person),
    ...organisationTables(k),
  };
}

export type PeopleTables = ReturnType<typeof peopleTables>;
