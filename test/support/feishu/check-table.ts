import {
  ErrCode,
  flag,
  integer,
  isObject,
  type Json,
  list,
  listOf,
  matching,
  objectsOf,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';
import { textAlign, textSize, translations } from './check-text.ts';

const MOST_COLUMNS = 10;
const width = matching(/^(auto|\d{2,3}px|\d{1,3}%)$/, 'a width');

const column = shape(
  {
    name: string(100),
    data_type: oneOf('text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'),
  },
  {
    display_name: string(200),
    i18n_display_name: translations,
    width,
    vertical_align: oneOf('top', 'center', 'bottom'),
    horizontal_align: textAlign,
    date_format: string(40),
    format: shape({}, { precision: integer(0, 10), symbol: string(1), separator: flag }),
  },
);

const headerStyle = shape(
  {},
  {
    text_align: textAlign,
    text_size: textSize,
    background_style: oneOf('none', 'grey'),
    text_color: oneOf('default', 'grey'),
    bold: flag,
    lines: integer(1, 100),
  },
);

const holds: Readonly<Record<string, (it: unknown) => boolean>> = {
  number: (it) => typeof it === 'number',
  date: (it) => typeof it === 'number',
  options: Array.isArray,
  persons: (it) => typeof it === 'string' || Array.isArray(it),
};

/** The cells stand in known columns and are of their kind. */
function cells(it: Json, at: string): string[] {
  const kinds = new Map(objectsOf(it.columns).map((one) => [String(one.name), String(one.data_type)]));
  const same = kinds.size === listOf(it.columns).length ? [] : problem(at, 'two columns have the same name');
  const wrong = listOf(it.rows).some(
    (row) =>
      !isObject(row) ||
      Object.entries(row).some(([name, value]) => {
        const kind = kinds.get(name);
        return kind === undefined || !(holds[kind]?.(value) ?? typeof value === 'string');
      }),
  );
  return [...same, ...(wrong ? problem(at, 'table rows is invalid', ErrCode.tableRows) : [])];
}

/** Makes the rule of a table with what every element may have. */
export const tableWith = (common: Readonly<Record<string, Rule>>): Rule =>
  shape(
    { columns: list(1, MOST_COLUMNS, column), rows: list(0, 1_000, () => []) },
    {
      ...common,
      page_size: integer(1, 10),
      row_height: matching(/^(low|medium|high|auto|\d{2,3}px)$/, 'a row height'),
      row_max_height: string(10),
      freeze_first_column: flag,
      header_style: headerStyle,
    },
    cells,
  );
