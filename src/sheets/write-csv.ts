/** A cell of a file that is written: text, a figure, or nothing. */
export type Cell = string | number | undefined;

// What a spreadsheet would take for a formula; it stays text behind an apostrophe.
const formula = /^[=+\-@\t\r]/;
const special = /[",\r\n]/;

function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows as the lines of a CSV file; the first begins with the mark by which spreadsheets know UTF-8. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string[] =>
  rows.map((row, i) => `${i === 0 ? '\ufeff' : ''}${row.map(written).join(',')}`);
