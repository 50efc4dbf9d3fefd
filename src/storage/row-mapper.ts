import { Column, getTableName, is, SQL } from 'drizzle-orm';
import type { SelectedFieldsOrdered } from 'drizzle-orm/pg-core';

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Cell = { decoder: Decoder; objects: readonly string[]; key: string };
type Row = Record<string, unknown>;
/** Which tables a query joins such that they always have a row; drizzle sets it when there are joins at all. */
type Joins = Readonly<Record<string, boolean>> | undefined;

/**
 * Makes what turns rows of a query into objects as drizzle does, but finds out once a query what each column is: asked of every
 * value, that takes longer than reading it. Answers nothing where a field is something else than a column or an expression.
 */
export function rowMapper<Rows>(
  fields: SelectedFieldsOrdered,
  joins: () => Joins,
): ((rows: unknown[][]) => Rows) | undefined {
  const cells: Cell[] = [];
  for (const { path, field } of fields) {
    const decoder = decoderOf(field);
    const key = path.at(-1);
    if (decoder === undefined || key === undefined) return undefined;
    cells.push({ decoder, objects: path.slice(0, -1), key });
  }
  let absent: ReadonlyMap<string, number> | undefined;
  return (rows) => {
    absent ??= firstColumns(fields, joins());
    const absentAt = [...absent];
    const mapped = rows.map((row) => {
      const object = objectOf(cells, row);
      for (const [name, first] of absentAt) if (row[first] === null) object[name] = null;
      return object;
    });
    return mapped as Rows;
  };
}

function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  if (is(field, SQL)) return Reflect.get(field, 'decoder');
  if (is(field, SQL.Aliased)) return decoderOf(field.sql);
  return undefined;
}

function objectOf(cells: readonly Cell[], row: readonly unknown[]): Row {
  const object: Row = {};
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] as Cell;
    const value = row[i];
    let inner = object;
    for (const name of cell.objects) {
      inner[name] ??= {};
      inner = inner[name] as Row;
    }
    inner[cell.key] = value === null ? null : cell.decoder.mapFromDriverValue(value);
  }
  return object;
}

/** Finds, for each object of a joined table that may have no row, the column by which drizzle tells that it has none: its first. */
function firstColumns(fields: SelectedFieldsOrdered, joins: Joins): ReadonlyMap<string, number> {
  const found = new Map<string, { table: string; first: number } | 'of several'>();
  if (joins === undefined) return new Map();
  fields.forEach(({ path: [name], path, field }, i) => {
    if (name === undefined || path.length !== 2 || !is(field, Column)) return;
    const table = getTableName(field.table);
    const before = found.get(name);
    if (before === undefined) found.set(name, { table, first: i });
    else if (before !== 'of several' && before.table !== table) found.set(name, 'of several');
  });
  return new Map(
    [...found].flatMap(([name, it]): [string, number][] =>
      it === 'of several' || joins[it.table] === true ? [] : [[name, it.first]],
    ),
  );
}
