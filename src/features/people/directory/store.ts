import type { Account, ChannelRef } from '../../../chat/index.ts';
import {
  alias,
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  ne,
  or,
  param,
  prepareList,
  prepareRead,
  type SQL,
  sql,
} from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';
import { gather } from './gather.ts';
import { searchQueries } from './search/store.ts';

/** The queries that say who people are. Those on the path of every click and message are prepared. */
export function directoryStore(store: Store<PeopleTables>) {
  const { db, t } = store;
  const { people, teams, locations, organisation, accounts, teamChannels, managerPeriods, absences } = t;
  const layers = {
    own: {
      locale: people.locale,
      timeZone: people.timeZone,
      calendar: people.calendar,
      workingDays: people.workingDays,
      hours: people.hours,
    },
    location: {
      locale: locations.locale,
      timeZone: locations.timeZone,
      calendar: locations.calendar,
      workingDays: locations.workingDays,
      hours: locations.hours,
    },
    team: {
      timeZone: teams.timeZone,
      calendar: teams.calendar,
      workingDays: teams.workingDays,
      hours: teams.hours,
    },
    organisation: organisation.settings,
  };
  const person = {
    id: people.id,
    name: people.name,
    email: people.email,
    teamId: people.teamId,
    hr: people.hr,
    admin: people.admin,
    external: people.external,
    standing: people.standing,
    mergedIntoId: people.mergedIntoId,
    title: people.title,
    location: people.location,
    startDate: people.startDate,
    mainPlatform: people.mainPlatform,
    welcomedAt: people.welcomedAt,
    createdAt: people.createdAt,
  };
  const isAll = eq(organisation.key, 'all');
  const isTheirLocation = eq(locations.key, people.locationKey);
  const led = alias(teams, 'led');

  const actorOf = prepareRead('people_actor', () =>
    db
      .select({
        person,
        ...layers,
        leads: sql`(select count(*) from ${teams} as ${led} where ${led.leadId} = ${people.id})`.mapWith(
          Number,
        ),
      })
      .from(accounts)
      .innerJoin(people, eq(people.id, accounts.personId))
      .leftJoin(teams, eq(teams.id, people.teamId))
      .leftJoin(locations, isTheirLocation)
      .leftJoin(organisation, isAll)
      .where(
        and(
          eq(accounts.platform, sql.placeholder('platform')),
          eq(accounts.workspace, sql.placeholder('workspace')),
          eq(accounts.accountId, sql.placeholder('accountId')),
        ),
      ),
  );

  const reachOf = prepareList('people_reach', (ids) =>
    db
      .select({
        person,
        ...layers,
        account: {
          platform: accounts.platform,
          workspace: accounts.workspace,
          accountId: accounts.accountId,
          linkedAt: accounts.linkedAt,
        },
        channel: { platform: teamChannels.platform },
      })
      .from(people)
      .leftJoin(teams, eq(teams.id, people.teamId))
      .leftJoin(locations, isTheirLocation)
      .leftJoin(organisation, isAll)
      .leftJoin(accounts, and(eq(accounts.personId, people.id), eq(accounts.active, true)))
      .leftJoin(
        teamChannels,
        and(eq(teamChannels.teamId, people.teamId), eq(teamChannels.platform, accounts.platform)),
      )
      .where(inArray(people.id, ids)),
  );

  const channelOf = prepareRead('people_channel', () =>
    db
      .select({
        teamId: teamChannels.teamId,
        locale: teamChannels.locale,
        team: layers.team,
        organisation: layers.organisation,
      })
      .from(teamChannels)
      .innerJoin(teams, eq(teams.id, teamChannels.teamId))
      .leftJoin(organisation, isAll)
      .where(
        and(
          eq(teamChannels.platform, sql.placeholder('platform')),
          eq(teamChannels.workspace, sql.placeholder('workspace')),
          eq(teamChannels.channelId, sql.placeholder('id')),
        ),
      ),
  );

  const everybody = () =>
    db
      .select({ person, ...layers })
      .from(people)
      .leftJoin(teams, eq(teams.id, people.teamId))
      .leftJoin(locations, isTheirLocation)
      .leftJoin(organisation, isAll);

  const everyTeam = () =>
    db
      .select({ team: teams, channel: teamChannels, organisation: organisation.settings })
      .from(teams)
      .leftJoin(teamChannels, eq(teamChannels.teamId, teams.id))
      .leftJoin(organisation, isAll);

  const holdsOn = (date: string | SQL): SQL =>
    sql`${managerPeriods.from} <= ${date} and (${managerPeriods.until} is null or ${managerPeriods.until} > ${date})`;
  const onDate = holdsOn(param('date', managerPeriods.from));

  const personsOf = prepareList('people_persons', (ids) => everybody().where(inArray(people.id, ids)));
  const namesOf = prepareList('people_names', (ids) =>
    db
      .select({
        id: people.id,
        name: people.name,
        standing: people.standing,
        mergedIntoId: people.mergedIntoId,
      })
      .from(people)
      .where(inArray(people.id, ids)),
  );
  const reachable = prepareList('people_reachable', (ids) =>
    db
      .select({ personId: accounts.personId })
      .from(accounts)
      .where(and(inArray(accounts.personId, ids), eq(accounts.active, true))),
  );
  const accountsOn = prepareList('people_accounts', (ids) =>
    db
      .select({ personId: accounts.personId, accountId: accounts.accountId })
      .from(accounts)
      .where(and(inArray(accounts.personId, ids), eq(accounts.platform, sql.placeholder('platform')))),
  );
  const teamsOf = prepareList('people_teams', (ids) => everyTeam().where(inArray(teams.id, ids)));
  const isMember = and(eq(people.standing, 'active'), eq(people.external, false));
  const sizesOf = prepareList('people_team_sizes', (ids) =>
    db
      .select({ teamId: people.teamId, members: count() })
      .from(people)
      .where(and(inArray(people.teamId, ids), isMember))
      .groupBy(people.teamId),
  );
  const managersOf = prepareList('people_managers', (ids) =>
    db
      .select({
        personId: managerPeriods.personId,
        managerId: managerPeriods.managerId,
        name: people.name,
        standing: people.standing,
      })
      .from(managerPeriods)
      .innerJoin(people, eq(people.id, managerPeriods.managerId))
      .where(and(inArray(managerPeriods.personId, ids), onDate)),
  );
  const reportsOf = prepareList('people_reports', (ids) =>
    db
      .select({ personId: managerPeriods.personId, standing: people.standing })
      .from(managerPeriods)
      .innerJoin(people, eq(people.id, managerPeriods.personId))
      .where(and(inArray(managerPeriods.managerId, ids), onDate)),
  );
  const absencesOf = prepareList('people_absences', (ids) =>
    db
      .select({ personId: absences.personId, from: absences.from, to: absences.to })
      .from(absences)
      .where(inArray(absences.personId, ids))
      .orderBy(asc(absences.from)),
  );
  const isMemberOf = and(eq(people.teamId, sql.placeholder('teamId')), isMember);
  const membersOf = prepareRead('people_members', () => everybody().where(isMemberOf));
  const hr = prepareRead('people_hr', () => everybody().where(and(eq(people.hr, true), isMember)));
  const activeAfter = prepareRead('people_active_after', () =>
    everybody()
      .where(and(gt(people.id, sql.placeholder('cursor')), eq(people.standing, 'active')))
      .orderBy(asc(people.id))
      .limit(sql.placeholder('limit')),
  );
  const allTeams = prepareRead('people_all_teams', everyTeam);
  const teamsLedBy = prepareRead('people_teams_led', () =>
    everyTeam().where(eq(teams.leadId, sql.placeholder('personId'))),
  );
  const organisationIs = prepareRead('people_organisation', () =>
    db.select().from(organisation).where(isAll),
  );

  const reach = gather(reachOf, (row) => row.person.id);

  return {
    actor: (account: Account) =>
      actorOf({ platform: account.platform, workspace: account.workspace, accountId: account.id }),
    /** A row for each active account, at least one if there is such a person. */
    reach: (id: string) => reach([id]),
    channel: (channel: ChannelRef) => channelOf(channel),
    organisation: () => organisationIs(),

    persons: gather(personsOf, (row) => row.person.id),
    activeAfter: (cursor: string, limit: number) => activeAfter({ cursor, limit }),
    membersOf: (teamId: string) => membersOf({ teamId }),
    sizes: (teamIds: readonly string[]) => sizesOf(teamIds),
    hr: () => hr(),
    names: gather(namesOf, (row) => row.id),
    /** A row for each active account of these people. */
    reachable: (ids: readonly string[]) => reachable(ids),
    accountsOn: (platform: string, ids: readonly string[]) => accountsOn(ids, { platform }),

    teams: (ids: readonly string[] | undefined) => (ids === undefined ? allTeams() : teamsOf(ids)),
    teamsLedBy: (personId: string) => teamsLedBy({ personId }),

    /** Who manages each of them on a date, and whether that manager is still there. */
    managers: (ids: readonly string[], date: string) => managersOf(ids, { date }),
    reports: (ids: readonly string[], date: string) => reportsOf(ids, { date }),
    /** Those still here who manage somebody, were it only somebody who left and whose own reports now come to them. */
    managersAfter(cursor: string, date: string, limit: number) {
      const manager = alias(people, 'manager');
      const under = alias(managerPeriods, 'under_leaver');
      const inherits = exists(
        db.select({ id: under.personId }).from(under).where(eq(under.managerId, people.id)),
      );
      return db
        .selectDistinct({ id: managerPeriods.managerId })
        .from(managerPeriods)
        .innerJoin(manager, eq(manager.id, managerPeriods.managerId))
        .innerJoin(people, eq(people.id, managerPeriods.personId))
        .where(
          and(
            gt(managerPeriods.managerId, cursor),
            ne(manager.standing, 'left'),
            holdsOn(date),
            or(ne(people.standing, 'left'), inherits),
          ),
        )
        .orderBy(asc(managerPeriods.managerId))
        .limit(limit);
    },

    absences: gather(absencesOf, (row) => row.personId),
    ...searchQueries(store),
  };
}

export type DirectoryStore = ReturnType<typeof directoryStore>;
