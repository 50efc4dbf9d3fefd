import type { Person, Role, Team, TeamChannel } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { calendarNameOf, type Defaults, type Layers, localeOf, timeZoneOf, workingDaysOf } from './layers.ts';
import type { DirectoryStore } from './store.ts';

export type PersonRow = Awaited<ReturnType<DirectoryStore['persons']>>[number];
type LayerRow = Pick<PersonRow, 'own' | 'location' | 'team' | 'organisation'>;
type TeamRow = Awaited<ReturnType<DirectoryStore['teamsLedBy']>>[number];

/** Puts a person's layers in their order. */
export const layersOf = (row: LayerRow): Layers => [row.own, row.location, row.team, row.organisation];

/** Lists the roles that a person has been given. */
export function rolesOf(
  it: { hr: boolean; admin: boolean; email: string | null },
  settings: PeopleSettings,
): Role[] {
  const isAdmin = it.admin || (it.email !== null && settings.adminEmails.includes(it.email));
  return [...(it.hr ? (['hr'] as const) : []), ...(isAdmin ? (['admin'] as const) : [])];
}

/** Reads a person's row with what is inherited filled in. */
export function readPerson(row: PersonRow, settings: PeopleSettings): Person {
  const { person } = row;
  const layers = layersOf(row);
  return {
    id: person.id,
    name: person.name,
    email: person.email ?? undefined,
    locale: localeOf(layers, settings),
    timeZone: timeZoneOf(layers, settings),
    teamId: person.teamId ?? undefined,
    roles: rolesOf(person, settings),
    external: person.external,
    standing: person.standing,
    title: person.title ?? undefined,
    location: person.location ?? undefined,
    startDate: person.startDate ?? undefined,
    welcomedAt: person.welcomedAt ?? (settings.welcomeCard === 'off' ? person.createdAt : undefined),
  };
}

function readChannels(rows: readonly TeamRow[], fallback: TeamChannel['locale']): TeamChannel[] {
  return rows.flatMap(({ channel }) => {
    if (channel === null || channel.workspace === null || channel.channelId === null) return [];
    const { platform, workspace, channelId: id, name, locale } = channel;
    return [{ channel: { platform, workspace, id }, name, locale: locale ?? fallback }];
  });
}

/** Reads the rows of teams, one for each channel, into teams. */
export function readTeams(rows: readonly TeamRow[], defaults: Defaults): Map<string, Team> {
  const byTeam = new Map<string, TeamRow[]>();
  for (const row of rows) byTeam.set(row.team.id, [...(byTeam.get(row.team.id) ?? []), row]);
  const teams = new Map<string, Team>();
  for (const [id, [first, ...others]] of byTeam) {
    if (first === undefined) continue;
    const { team, organisation } = first;
    const layers = [team, organisation];
    teams.set(id, {
      id,
      name: team.name,
      parentId: team.parentId ?? undefined,
      leadId: team.leadId ?? undefined,
      businessType: team.businessType,
      on: team.on,
      timeZone: timeZoneOf(layers, defaults),
      calendar: calendarNameOf(layers, defaults),
      workingDays: workingDaysOf(layers),
      channels: readChannels([first, ...others], localeOf([organisation], defaults)),
    });
  }
  return teams;
}
