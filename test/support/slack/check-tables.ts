import { charactersIn, richText } from './check-rich-text.ts';
import {
  byType,
  type Fields,
  finite,
  flag,
  integer,
  type Json,
  list,
  listOf,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';

/** Characters of all cells of one table. */
const CHARACTERS = 10_000;
const COLUMNS = 20;

const raw: Fields = {
  raw_text: shape({ text: string(CHARACTERS) }),
  raw_number: shape({ value: finite, text: string(CHARACTERS) }),
};
const cell = byType({ ...raw, rich_text: richText() });

const short = (it: Json, at: string): string[] =>
  charactersIn(it.rows) > CHARACTERS
    ? problem(`${at}/rows`, `must be less than ${CHARACTERS + 1} characters in all cells`)
    : [];

const even = (it: Json, at: string): string[] =>
  new Set(listOf(it.rows).map((row) => listOf(row).length)).size > 1
    ? problem(`${at}/rows`, 'all rows must have the same number of cells')
    : [];

const headed = (it: Json, at: string): string[] =>
  list(1, COLUMNS, byType(raw))(listOf(it.rows)[0], `${at}/rows/0`);

const column = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });

/** `table`: at most 100 rows of 20 cells. */
export const table = (common: Fields): Rule =>
  shape(
    { rows: list(1, 100, list(1, COLUMNS, cell)) },
    { ...common, column_settings: list(1, COLUMNS, column) },
    (it, at) => [...short(it, at), ...even(it, at)],
  );

/** `data_table`: a caption, a first row of headers and 1 to 100 rows. */
export const dataTable = (common: Fields): Rule =>
  shape(
    { caption: string(3_000), rows: list(2, 101, list(1, COLUMNS, cell)) },
    { ...common, page_size: integer(1, 100), row_header_column_index: integer(0, COLUMNS - 1) },
    (it, at) => [...short(it, at), ...even(it, at), ...headed(it, at)],
  );
