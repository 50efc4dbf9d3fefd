import type { WorkCalendar } from '../../../calendar/index.ts';
import { checkAbsences } from './away-rows.ts';
import type { Words } from './copy.ts';
import {
  awayColumns,
  type Columns,
  type HeaderReader,
  headerReader,
  personColumns,
  teamColumns,
} from './headers.ts';
import { checkPeople, keyFields } from './people-rows.ts';
import type { Sheets } from './plan-import.ts';
import { type Row, readTable, type TableProblem } from './read-table.ts';
import { checkTeams } from './team-rows.ts';

/** A file as the caller read it; nothing if it could not be read. */
export type NamedFile = { name: string; bytes: Buffer | undefined };
export type ImportFiles = { people?: NamedFile; teams?: NamedFile; away?: NamedFile };

export type ReadSheets = {
  sheets: Sheets;
  /** What is wrong with whole files; then nothing else of them was looked at. */
  problems: string[];
  /** How the files were read, and what of them was ignored. */
  notes: string[];
};

type Opened<Field extends string> = { rows: readonly Row[]; columns: Columns<Field> };

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
    const { opened, problem, note } = await openFile(file, reader, needed, words);
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

/** Of each group one column must be there. */
type Needed<Field extends string> = readonly (readonly Field[])[];

async function openFile<Field extends string>(
  { name, bytes }: NamedFile,
  reader: HeaderReader<Field>,
  needed: Needed<Field>,
  words: Words,
): Promise<{ opened?: Opened<Field>; problem: string[]; note: string[] }> {
  if (bytes === undefined) return { problem: [words.fileMissing(name)], note: [] };
  const table = await readTable(bytes, reader.recognises);
  if (!table.ok) return { problem: [describeProblem(name, table.error, words)], note: [] };
  const { source, header, rows } = table.value;
  const columns = reader.read(header.cells);
  const problem = [
    ...needed
      .filter((group) => group.every((field) => !columns.at.has(field)))
      .map((group) => words.columnsMissing(name, group.map(words.column))),
    ...columns.repeated.map(({ field, headers }) =>
      words.columnsRepeated(name, words.column(field), headers),
    ),
  ];
  if (problem.length > 0) return { problem, note: [] };
  if (rows.length === 0) return { problem: [words.fileNoRows(name)], note: [] };
  const ignored = columns.unknown.length === 0 ? [] : [words.columnsIgnored(name, columns.unknown)];
  return {
    opened: { rows, columns },
    problem: [],
    note: [words.readAs(name, source, rows.length), ...ignored],
  };
}

function describeProblem(file: string, problem: TableProblem, words: Words): string {
  switch (problem.code) {
    case 'empty':
      return words.fileEmpty(file);
    case 'too-large':
    case 'archive-too-large':
      return words.fileTooLarge(file);
    case 'wrong-encoding':
      return words.fileEncoding(file);
    case 'old-excel':
      return words.fileOldExcel(file);
    case 'broken-archive':
      return words.fileBroken(file);
    case 'too-many-rows':
      return words.fileTooManyRows(file, problem.count, problem.limit);
    case 'too-many-columns':
      return words.fileTooManyColumns(file, problem.count, problem.limit);
    case 'open-quote':
      return words.fileOpenQuote(file, problem.line);
    case 'broken-row':
      return words.fileBrokenRow(file, problem.line);
  }
}
