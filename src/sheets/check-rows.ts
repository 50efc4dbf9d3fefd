import { err, ok, type Result } from '../shared/result.ts';
import type { SheetWords } from './copy.ts';
import type { Columns } from './headers.ts';
import type { Row } from './read-table.ts';
import { readAddress, readDate } from './read-values.ts';

/** A row that cannot be imported, with every reason, in the language of whoever imports. */
export type Rejection = {
  line: number;
  reasons: readonly string[];
  /** Nothing is wrong with the row itself: it leans on one that was rejected. */
  consequence: boolean;
};

/** Reads one cell into its canonical text, or says what is wrong with it; never called for an empty one. */
export type CellReader = (text: string, column: string) => Result<string, string>;

export type Checked<Field extends string> = {
  line: number;
  /** Canonical texts; '' where the cell was empty or the file has no such column. */
  values: Readonly<Record<Field, string>>;
  /** The reasons so far; files' own rules add theirs. */
  reasons: string[];
};

/** Checks rows cell by cell, remembering what equal cells came to: files repeat teams, zones and titles thousands of times. */
export function checkRows<Field extends string>(
  rows: readonly Row[],
  columns: Columns<Field>,
  readers: Readonly<Record<Field, CellReader>>,
  words: SheetWords,
): Checked<Field>[] {
  const cells = [...columns.at].map(([field, index]) => ({
    field,
    index,
    read: remembering(field, readers[field], words),
  }));
  const empty = Object.fromEntries(Object.keys(readers).map((field) => [field, ''])) as Record<Field, string>;
  return rows.map((row) => {
    const values = { ...empty };
    const reasons: string[] = [];
    for (const { field, index, read } of cells) {
      const text = row.cells[index] ?? '';
      if (text === '') continue;
      const result = read(text);
      if (result.ok) values[field] = result.value;
      else reasons.push(result.error);
    }
    if (row.cells.length > columns.width && row.cells.slice(columns.width).some((cell) => cell !== ''))
      reasons.push(words.extraCells());
    return { line: row.line, values, reasons };
  });
}

const maxRemembered = 10_000;

function remembering(
  field: string,
  read: CellReader,
  words: SheetWords,
): (text: string) => Result<string, string> {
  const column = words.column(field);
  const known = new Map<string, Result<string, string>>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = text.includes('\ufffd') ? err(words.unreadable(column)) : read(text, column);
      if (known.size < maxRemembered) known.set(text, result);
    }
    return result;
  };
}

/** Shortens a wrong value for a report, so that a whole pasted document does not end up there. */
export const quoted = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;

/** The cell readers that several kinds of file share. */
export const cellReaders = (words: SheetWords) => ({
  text:
    (limit: number): CellReader =>
    (text, column) => {
      if (text.length > limit) return err(words.tooLong(column, limit));
      // Where Excel shows a formula, a text that begins like one is an accident or an attack on whoever opens an export.
      return /^[=@]|^[+-].*[(!]/.test(text) ? err(words.formula(column, quoted(text))) : ok(text);
    },
  address: ((text, column) => {
    const address = readAddress(text);
    return address === undefined ? err(words.badAddress(column, quoted(text))) : ok(address);
  }) satisfies CellReader,
  date: ((text, column) => {
    const date = readDate(text);
    if (date.ok) return ok(date.value);
    return err(
      date.error === 'ambiguous'
        ? words.ambiguousDate(column, quoted(text))
        : words.badDate(column, quoted(text)),
    );
  }) satisfies CellReader,
});
