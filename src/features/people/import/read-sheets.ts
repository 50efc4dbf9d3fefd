import type { WorkCalendar } from '../../../calendar/index.ts';
import {
  type HeaderReader,
  headerReader,
  type NamedFile,
  type Needed,
  openSheet,
} from '../../../sheets/index.ts';
import { checkAbsences } from './away-rows.ts';
import type { Words } from './copy.ts';
import { awayColumns, personColumns, teamColumns } from './headers.ts';
import { checkPeople, keyFields } from './people-rows.ts';
import type { Sheets } from './plan-import.ts';
import { checkTeams } from './team-rows.ts';

export type ImportFiles = { people?: NamedFile; teams?: NamedFile; away?: NamedFile };

export type ReadSheets = {
  sheets: Sheets;
  /** What is wrong with whole files; then nothing else of them was looked at. */
  problems: string[];
  /** How the files were read, and what of them was ignored. */
  notes: string[];
};

const readers = {
  people: headerReader(personColumns),
  teams: headerReader(teamColumns),
  away: headerReader(awayColumns),
};

/** Reads and checks every file of an import. */
export async function readSheets(
  files: ImportFiles,
  calendars: readonly WorkCalendar[],
  words: Words,
  progress: (sentence: string) => Promise<void>,
): Promise<ReadSheets> {
  const problems: string[] = [];
  const notes: string[] = [];
  const open = async <Field extends string>(
    file: NamedFile | undefined,
    reader: HeaderReader<Field>,
    needed: Needed<Field>,
  ) => {
    if (file === undefined) return undefined;
    await progress(words.reading(file.name));
    const { opened, problem, note } = await openSheet(file, reader, needed, words);
    problems.push(...problem);
    notes.push(...note);
    return opened;
  };
  const people = await open(files.people, readers.people, [['name'], keyFields]);
  const teams = await open(files.teams, readers.teams, [['team']]);
  const away = await open(files.away, readers.away, [['email'], ['from'], ['to']]);
  return {
    problems,
    notes,
    sheets: {
      people: {
        rows: people === undefined ? [] : checkPeople(people.rows, people.columns, calendars, words),
        fields: new Set(people?.columns.at.keys()),
      },
      teams: {
        rows: teams === undefined ? [] : checkTeams(teams.rows, teams.columns, calendars, words),
        fields: new Set(teams?.columns.at.keys()),
      },
      away: {
        rows: away === undefined ? [] : checkAbsences(away.rows, away.columns, words),
        fields: new Set(away?.columns.at.keys()),
      },
    },
  };
}
