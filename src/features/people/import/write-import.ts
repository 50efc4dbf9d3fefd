import { addDays, type LocalDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Write } from '../../../storage/store.ts';
import type { BusinessType } from '../model.ts';
import { foldName, searchKeys } from '../names.ts';
import type { PersonField } from './headers.ts';
import { addressPlatforms, channelPlatforms } from './load-stored.ts';
import type { AbsencesPlan } from './plan-absences.ts';
import type { ImportPlan } from './plan-import.ts';
import type { PersonPlan } from './plan-people.ts';
import type { TeamPlan } from './plan-teams.ts';
import type { ImportStore, PersonColumns, TeamColumns } from './store.ts';

export type WriteContext = { store: ImportStore; now: Instant; today: LocalDate; newId(): string };

/** Turns a plan into statements, in the order in which rows refer to each other. */
export function writeImport(plan: ImportPlan, absences: AbsencesPlan, ctx: WriteContext): Write[] {
  const { store, now, newId } = ctx;
  const newTeams = [
    ...plan.teams.plans
      .filter(({ stored }) => stored === undefined)
      .map(({ id, row }) => ({ id, name: row.values.team })),
    ...plan.namedTeams,
  ];
  const people = plan.people.plans;
  return [
    ...store.insertTeams(
      newTeams.map(({ id, name }) => ({ id, name, nameKey: foldName(name), createdAt: now })),
    ),
    ...store.insertPeople(
      people
        .filter(({ stored }) => stored === undefined)
        .map((it) => ({ id: it.id, ...newPerson(it, plan), createdAt: now })),
    ),
    ...store.updatePeople(
      people.flatMap((it) => personUpdate(it, plan)),
      now,
    ),
    ...writeAddresses(people, ctx),
    ...writeManagers(people, ctx),
    ...store.rememberPeople(
      people
        .filter(({ comparison, stored }) => comparison.isNews || stored === undefined)
        .map((it) => ({ personId: it.id, values: said(it), pinned: pinnedOf(it), at: now })),
    ),
    ...plan.teams.plans.flatMap((it) => {
      const set = teamColumns(it);
      return Object.keys(set).length === 0 ? [] : [store.updateTeam(it.id, set)];
    }),
    ...writeChannels(plan.teams.plans, ctx),
    ...store.rememberTeams(
      plan.teams.plans
        .filter(({ comparison }) => comparison.isNews)
        .map((it) => ({ teamId: it.id, values: said(it), at: now })),
    ),
    ...store.removeAbsences(absences.removed),
    ...store.insertAbsences(absences.added.map((it) => ({ id: newId(), ...it, at: now }))),
  ];
}

const orNull = (text: string): string | null => (text === '' ? null : text);

type Columns = Partial<PersonColumns>;

/** How each column of a file is stored; the others have tables of their own. */
const stores: {
  [K in PersonField]?: (set: Columns, text: string, it: PersonPlan, plan: ImportPlan) => void;
} = {
  name(set, text) {
    set.name = text;
    Object.assign(set, searchKeys(text));
  },
  email(set, text) {
    set.email = orNull(text);
  },
  employee_no(set, text) {
    set.employeeNo = orNull(text);
  },
  team(set, text, _, plan) {
    set.teamId = text === '' ? null : plan.teamId(text);
  },
  time_zone(set, text) {
    set.timeZone = orNull(text);
  },
  locale(set, text) {
    set.locale = localeOf(text);
  },
  title(set, text) {
    set.title = orNull(text);
  },
  level(set, text) {
    set.level = orNull(text);
  },
  location(set, text) {
    set.location = orNull(text);
    set.locationKey = text === '' ? null : foldName(text);
  },
  start_date(set, text) {
    set.startDate = orNull(text);
  },
  calendar(set, text) {
    set.calendar = orNull(text);
  },
  working_days(set, text) {
    set.workingDays = text === '' ? null : text.split(',').map(Number);
  },
  hours(set, text, it, plan) {
    set.hours = text === '' ? null : plan.hoursOf(text, it.row, it.stored);
  },
};

const localeOf = (text: string): Locale | null => (text === 'en' || text === 'zh-CN' ? text : null);

const nobody: PersonColumns = {
  name: '',
  nameKey: '',
  pinyin: '',
  initials: '',
  email: null,
  employeeNo: null,
  locale: null,
  timeZone: null,
  calendar: null,
  workingDays: null,
  hours: null,
  teamId: null,
  title: null,
  level: null,
  location: null,
  locationKey: null,
  startDate: null,
};

/** Fills in what changes, over what is there. */
function columnsOf<Set extends Columns>(it: PersonPlan, plan: ImportPlan, set: Set): Set {
  for (const field of Object.keys(it.comparison.changes)) {
    if (isPersonField(field)) stores[field]?.(set, it.comparison.changes[field] ?? '', it, plan);
  }
  return set;
}

const isPersonField = (field: string): field is PersonField => field in stores;

const newPerson = (it: PersonPlan, plan: ImportPlan): PersonColumns => columnsOf(it, plan, { ...nobody });

function personUpdate(
  it: PersonPlan,
  plan: ImportPlan,
): (Partial<PersonColumns> & { id: string; name: string })[] {
  if (it.stored === undefined) return [];
  const set: Columns = columnsOf(it, plan, {});
  return Object.keys(set).length === 0 ? [] : [{ id: it.id, name: it.stored.name, ...set }];
}

/** What is remembered of a row: its values without empty ones, over those of columns that this file does not have. */
function said({ row, stored, comparison }: PersonPlan | TeamPlan): Record<string, string> {
  const values: Record<string, string> = { ...stored?.last };
  for (const [field, text] of Object.entries(row.values)) {
    if (text !== '') values[field] = text;
    else if (comparison.compared.has(field)) delete values[field];
  }
  return values;
}

const pinnedOf = ({ row }: PersonPlan): string[] =>
  row.values.pinned === ''
    ? []
    : Object.entries(row.values).flatMap(([field, text]) =>
        text === '' || field === 'pinned' ? [] : [field],
      );

function writeAddresses(people: readonly PersonPlan[], { store }: WriteContext): Write[] {
  return (['slack_email', 'feishu_email'] as const).flatMap((field) => {
    const platform = addressPlatforms[field];
    const changed = people.filter(({ comparison }) => comparison.changes[field] !== undefined);
    const old = changed.map(({ stored }) => stored?.now[field] ?? '').filter((address) => address !== '');
    const added = changed.map(({ id, comparison }) => ({
      platform,
      address: comparison.changes[field] ?? '',
      personId: id,
    }));
    return [
      ...store.removeAddresses(platform, old),
      ...store.insertAddresses(added.filter(({ address }) => address !== '')),
    ];
  });
}

function writeManagers(people: readonly PersonPlan[], { store, today }: WriteContext): Write[] {
  const changed = people.filter(({ comparison }) => comparison.changes.manager_email !== undefined);
  const moved = changed.flatMap(({ id, stored }) => (stored === undefined ? [] : [id]));
  const rows = changed.flatMap((it) =>
    it.managerId === undefined
      ? []
      : [{ personId: it.id, managerId: it.managerId, from: managedFrom(it, today) }],
  );
  return [...store.endManagers(moved, today), ...store.setManagers(rows)];
}

/** Rights follow dates: a new manager begins today. Of somebody new nothing older exists, and zones west of here still have yesterday. */
function managedFrom({ stored, row }: PersonPlan, today: LocalDate): LocalDate {
  if (stored !== undefined) return today;
  const yesterday = addDays(today, -1);
  const joined = row.values.start_date;
  return joined !== '' && joined < yesterday ? joined : yesterday;
}

function teamColumns({ comparison: { changes }, parentId, leadId }: TeamPlan): Partial<TeamColumns> {
  return {
    ...(changes.parent === undefined ? {} : { parentId: parentId ?? null }),
    ...(changes.lead_email === undefined ? {} : { leadId: leadId ?? null }),
    ...(isBusinessType(changes.business_type) ? { businessType: changes.business_type } : {}),
    ...(changes.status === undefined ? {} : { on: changes.status === 'on' }),
    ...(changes.time_zone === undefined ? {} : { timeZone: orNull(changes.time_zone) }),
    ...(changes.calendar === undefined ? {} : { calendar: orNull(changes.calendar) }),
  };
}

const isBusinessType = (text: string | undefined): text is BusinessType => text !== undefined && text !== '';

function writeChannels(teams: readonly TeamPlan[], { store }: WriteContext): Write[] {
  const removed: Write[] = [];
  const added: Parameters<ImportStore['insertTeamChannels']>[0][number][] = [];
  const relabelled: Write[] = [];
  for (const { id, stored, comparison } of teams) {
    for (const [platform, fields] of Object.entries(channelPlatforms)) {
      const name = comparison.changes[fields.channel];
      const language = comparison.changes[fields.locale];
      const locale = localeOf(language ?? stored?.now[fields.locale] ?? '');
      if (name !== undefined) {
        if (stored !== undefined) removed.push(store.removeTeamChannel(id, platform));
        if (name !== '') added.push({ teamId: id, platform, name: name.replace(/^[#＃]\s*/, ''), locale });
      } else if (language !== undefined) relabelled.push(store.setChannelLocale(id, platform, locale));
    }
  }
  return [...removed, ...store.insertTeamChannels(added), ...relabelled];
}
