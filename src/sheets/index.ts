// CSV and XLSX files as people send them: into checked rows, with every problem in the reader's language.
export {
  type CellReader,
  type Checked,
  cellReaders,
  checkRows,
  quoted,
  type Rejection,
} from './check-rows.ts';
export { type Comparison, compareValues, notCompared } from './compare-values.ts';
export { type Counts, sheetEn, sheetZh } from './copy.ts';
export { describeRows, type RowsReport } from './describe-rows.ts';
export { type Columns, type HeaderReader, headerReader, type Synonyms } from './headers.ts';
export { type NamedFile, type Needed, openSheet } from './open-sheet.ts';
export { maxBytes, type Row, readTable } from './read-table.ts';
export { readAddress, readDate, readYesNo } from './read-values.ts';
export { type Cell, csvLines } from './write-csv.ts';
