import type { SheetWords } from './copy.ts';
import type { Columns, HeaderReader } from './headers.ts';
import { type Row, readTable, type TableProblem } from './read-table.ts';

/** A file as the caller read it; nothing if it could not be read. */
export type NamedFile = { name: string; bytes: Buffer | undefined };

type Opened<Field extends string> = {
  rows: readonly Row[];
  columns: Columns<Field>;
  /** Its numbers are numbers, not texts: their decimals stand behind a point. */
  isWorkbook: boolean;
};

/** Of each group one column must be there. */
export type Needed<Field extends string> = readonly (readonly Field[])[];

/** Opens a file of one kind: its rows and where each field stands in them, or what is wrong with it as a whole. */
export async function openSheet<Field extends string>(
  { name, bytes }: NamedFile,
  reader: HeaderReader<Field>,
  needed: Needed<Field>,
  words: SheetWords,
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
    opened: { rows, columns, isWorkbook: source === 'XLSX' },
    problem: [],
    note: [words.readAs(name, source, rows.length), ...ignored],
  };
}

function describeProblem(file: string, problem: TableProblem, words: SheetWords): string {
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
