import { defaultHours, parseHours, type WorkHours } from '../../../calendar/index.ts';
import { foldName } from '../names.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { AwayRow } from './away-rows.ts';
import type { Words } from './copy.ts';
import type { PersonField, TeamField } from './headers.ts';
import { hoursText, type Stored } from './load-stored.ts';
import type { PersonRow } from './people-rows.ts';
import { matchAbsences } from './plan-absences.ts';
import { type PeoplePlan, planPeople, type StoredPerson } from './plan-people.ts';
import { planTeams, type TeamsPlan } from './plan-teams.ts';
import type { TeamRow } from './team-rows.ts';

/** The rows of one kind of file with the columns it has; no rows where there is no such file. */
type Sheet<Row, Field> = { rows: readonly Row[]; fields: ReadonlySet<Field> };

export type Sheets = {
  people: Sheet<PersonRow, PersonField>;
  teams: Sheet<TeamRow, TeamField>;
  away: Sheet<AwayRow, unknown>;
};

type NewTeam = { id: string; name: string };

export type ImportPlan = {
  people: PeoplePlan;
  teams: TeamsPlan;
  /** Teams that only people name; they are made switched off. */
  namedTeams: readonly NewTeam[];
  /** Finds the id of a team that a person's row names. */
  teamId(name: string): string | null;
  absentPeople: ReadonlyMap<AwayRow, string>;
  /** Reads hours as a file writes them, with the usual break of the calendar that holds for the row. */
  hoursOf(text: string, row: PersonRow, stored: StoredPerson | undefined): WorkHours | null;
};

export type PlanContext = { stored: Stored; settings: PeopleSettings; words: Words; newId(): string };

/** Plans people, teams and absences of one import together: leads, managers and teams may be in any of the files or stored already. */
export function planImport(sheets: Sheets, { stored, settings, words, newId }: PlanContext): ImportPlan {
  const teamCalendars = new Map(stored.teams.map((team) => [foldName(team.name), team.now.calendar]));
  for (const { values } of sheets.teams.rows) {
    if (values.calendar !== '') teamCalendars.set(foldName(values.team), values.calendar);
  }
  const calendarOf = (row: PersonRow, person: StoredPerson | undefined): string =>
    row.values.calendar ||
    person?.now.calendar ||
    stored.locationCalendars.get(foldName(row.values.location || (person?.now.location ?? ''))) ||
    teamCalendars.get(foldName(row.values.team || (person?.now.team ?? ''))) ||
    (stored.organisationCalendar ?? settings.workCalendar);
  const hoursOf: ImportPlan['hoursOf'] = (text, row, person) => {
    const hours = parseHours(text, defaultHours(calendarOf(row, person)));
    return hours.ok ? hours.value : null;
  };
  const people = planPeople({
    ...sheets.people,
    stored: stored.people,
    newId,
    words,
    sameHours(file, now, row, person) {
      const hours = hoursOf(file, row, person);
      return hours !== null && hoursText(hours) === now;
    },
  });
  const teams = planTeams({ ...sheets.teams, stored: stored.teams, personOf: people.personOf, newId, words });
  const named = new Map<string, NewTeam>();
  for (const { comparison } of people.plans) {
    const name = comparison.changes.team ?? '';
    const key = foldName(name);
    if (name !== '' && !named.has(key) && teams.teamOf(name) === undefined)
      named.set(key, { id: newId(), name });
  }
  return {
    people,
    teams,
    namedTeams: [...named.values()],
    teamId: (name) => teams.teamOf(name)?.id ?? named.get(foldName(name))?.id ?? null,
    absentPeople: matchAbsences(sheets.away.rows, people.personOf, words),
    hoursOf,
  };
}
