import type { WorkHours } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { and, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from '../../../storage/query.ts';
import { exactly, type Statement, type Store } from '../../../storage/store.ts';
import { keyStore } from '../keys/store.ts';
import type { BusinessType } from '../model.ts';
import { bulk, chunks } from './bulk.ts';
import type { ImportTables } from './schema.ts';

/** The columns of a person that files fill; those left out of an update stay. */
export type PersonColumns = {
  name: string;
  nameKey: string;
  pinyin: string;
  initials: string;
  email: string | null;
  employeeNo: string | null;
  locale: Locale | null;
  timeZone: string | null;
  calendar: string | null;
  workingDays: readonly number[] | null;
  hours: WorkHours | null;
  teamId: string | null;
  title: string | null;
  level: string | null;
  location: string | null;
  locationKey: string | null;
  startDate: string | null;
};

export type TeamColumns = {
  parentId: string | null;
  leadId: string | null;
  businessType: BusinessType;
  on: boolean;
  timeZone: string | null;
  calendar: string | null;
};

export type Said = { values: Readonly<Record<string, string>>; pinned: readonly string[] };
export type Address = { platform: string; address: string; personId: string };
export type TeamChannelRow = { teamId: string; platform: string; name: string; locale: Locale | null };

const idsAStatement = 500;

/** The queries and writes of imports, made for 50,000 rows. */
export function importStore(store: Store<ImportTables>) {
  const { db, t } = store;
  const {
    people,
    teams,
    addresses,
    accounts,
    managerPeriods,
    absences,
    personSources,
    teamChannels,
    teamSources,
  } = t;
  const place = (name: string) => sql.placeholder(name);
  const many = <Row extends Record<string, unknown>>(
    rows: readonly Row[],
    build: (places: { [K in keyof Row]: ReturnType<typeof place> }[]) => Statement,
  ): Statement[] => bulk(rows, store.prepareWrite, place, build);
  const taken = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;
  const each = <T>(list: readonly T[], build: (part: T[]) => Statement): Statement[] =>
    chunks(list, idsAStatement).map(build);

  /** Updates rows that differ in the same columns, as an upsert of rows that are known to exist. */
  function updatePeople(
    rows: readonly (Partial<PersonColumns> & { id: string; name: string })[],
    now: Instant,
  ): Statement[] {
    const groups = new Map<string, (Partial<PersonColumns> & { id: string; name: string })[]>();
    for (const row of rows) {
      const key = Object.keys(row).sort().join();
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()].flatMap((group) => {
      const changed = Object.keys(group[0] ?? {}).filter(
        (key): key is keyof PersonColumns => key !== 'id' && key in people,
      );
      const set = Object.fromEntries(changed.map((key) => [key, taken(people[key])]));
      const whole = group.map((row) => ({ nameKey: '', pinyin: '', initials: '', ...row, createdAt: now }));
      return many(whole, (places) =>
        db.insert(people).values(places).onConflictDoUpdate({ target: people.id, set }),
      );
    });
  }

  return {
    // ── reads ──
    people: () =>
      db
        .select({
          id: people.id,
          name: people.name,
          email: people.email,
          employeeNo: people.employeeNo,
          locale: people.locale,
          timeZone: people.timeZone,
          calendar: people.calendar,
          workingDays: people.workingDays,
          hours: people.hours,
          teamId: people.teamId,
          title: people.title,
          level: people.level,
          location: people.location,
          startDate: people.startDate,
          standing: people.standing,
          mergedIntoId: people.mergedIntoId,
        })
        .from(people),
    named: keyStore(store).named,
    addresses: () => db.select().from(addresses),
    accountAddresses: () =>
      db
        .select({ personId: accounts.personId, platform: accounts.platform, address: accounts.address })
        .from(accounts),
    /** What every source said last: the file, and the chats' directories. */
    sources: () =>
      db
        .select({
          personId: personSources.personId,
          source: personSources.source,
          values: personSources.values,
        })
        .from(personSources),
    /** Who manages whom on a date, and periods that begin later. */
    managers: (date: string) =>
      db
        .select({
          personId: managerPeriods.personId,
          managerId: managerPeriods.managerId,
          from: managerPeriods.from,
        })
        .from(managerPeriods)
        .where(
          and(
            lte(managerPeriods.from, date),
            or(isNull(managerPeriods.until), gt(managerPeriods.until, date)),
          ),
        ),
    teams: () => db.select().from(teams),
    teamChannels: () => db.select().from(teamChannels),
    teamSources: () => db.select().from(teamSources),
    organisation: () => db.select().from(t.organisation).where(eq(t.organisation.key, 'all')),
    locations: () => db.select({ key: t.locations.key, calendar: t.locations.calendar }).from(t.locations),
    async absencesOf(personIds: readonly string[]) {
      const parts = chunks(personIds, idsAStatement).map((ids) =>
        db
          .select({ id: absences.id, personId: absences.personId, from: absences.from, to: absences.to })
          .from(absences)
          .where(inArray(absences.personId, ids)),
      );
      const rows = [];
      for (const part of parts) rows.push(...(await part));
      return rows;
    },

    // ── writes ──
    insertPeople: (rows: readonly (PersonColumns & { id: string; createdAt: Instant })[]) =>
      many(rows, (places) => db.insert(people).values(places)),
    updatePeople,
    insertAddresses: (rows: readonly Address[]) =>
      many(rows, (places) => db.insert(addresses).values(places).onConflictDoNothing()),
    /** Takes addresses of one platform from whoever has them. */
    removeAddresses: (platform: string, gone: readonly string[]) =>
      each(gone, (part) =>
        db.delete(addresses).where(and(eq(addresses.platform, platform), inArray(addresses.address, part))),
      ),
    rememberPeople: (rows: readonly (Said & { personId: string; at: Instant })[]) =>
      many(
        rows.map((row) => ({ ...row, source: 'file' })),
        (places) =>
          db
            .insert(personSources)
            .values(places)
            .onConflictDoUpdate({
              target: [personSources.personId, personSources.source],
              set: {
                values: taken(personSources.values),
                pinned: taken(personSources.pinned),
                at: taken(personSources.at),
              },
            }),
      ),
    /** Ends what manages these people today, before `setManagers`. */
    endManagers: (personIds: readonly string[], today: string) => [
      ...each(personIds, (part) =>
        db
          .delete(managerPeriods)
          .where(and(inArray(managerPeriods.personId, part), gte(managerPeriods.from, today))),
      ),
      ...each(personIds, (part) =>
        db
          .update(managerPeriods)
          .set({ until: today })
          .where(
            and(
              inArray(managerPeriods.personId, part),
              lt(managerPeriods.from, today),
              or(isNull(managerPeriods.until), gt(managerPeriods.until, today)),
            ),
          ),
      ),
    ],
    setManagers: (rows: readonly { personId: string; managerId: string; from: string }[]) =>
      many(rows, (places) => db.insert(managerPeriods).values(places)),
    insertTeams: (rows: readonly { id: string; name: string; nameKey: string; createdAt: Instant }[]) =>
      many(rows, (places) => db.insert(teams).values(places)),
    updateTeam: (id: string, set: Partial<TeamColumns>) =>
      db
        .update(teams)
        // A form read before this import is told that the team has changed.
        .set({ ...set, version: sql`${teams.version} + 1` })
        .where(eq(teams.id, id)),
    rememberTeams: (
      rows: readonly { teamId: string; values: Readonly<Record<string, string>>; at: Instant }[],
    ) =>
      many(rows, (places) =>
        db
          .insert(teamSources)
          .values(places)
          .onConflictDoUpdate({
            target: teamSources.teamId,
            set: { values: taken(teamSources.values), at: taken(teamSources.at) },
          }),
      ),
    removeTeamChannel: (teamId: string, platform: string) =>
      db
        .delete(teamChannels)
        .where(and(eq(teamChannels.teamId, teamId), eq(teamChannels.platform, platform))),
    /** Names a team's channel; until it is found in the chat it has no id. */
    insertTeamChannels: (rows: readonly TeamChannelRow[]) =>
      many(rows, (places) => db.insert(teamChannels).values(places)),
    setChannelLocale: (teamId: string, platform: string, locale: Locale | null) =>
      db
        .update(teamChannels)
        .set({ locale })
        .where(and(eq(teamChannels.teamId, teamId), eq(teamChannels.platform, platform))),
    insertAbsences: (
      rows: readonly { id: string; personId: string; from: string; to: string; at: Instant }[],
    ) =>
      many(
        rows.map((row) => ({ ...row, source: 'file' as const })),
        (places) => db.insert(absences).values(places),
      ),
    removeAbsences: (ids: readonly string[]) =>
      chunks(ids, idsAStatement).map((part) =>
        exactly(part.length, db.delete(absences).where(inArray(absences.id, part))),
      ),
  };
}

export type ImportStore = ReturnType<typeof importStore>;
