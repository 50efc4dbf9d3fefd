import { type CardElement, type Text, wordsOfText } from '../../src/chat/index.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import type { Drawing } from './render-drawing.ts';
import type { Element } from './render-json.ts';
import { boldLabel, type Eyes, markdown, plainObject, smallPrint, words } from './render-text.ts';

type Table = Extract<CardElement, { kind: 'table' }>;

const MAX_CELL = 300;
/** Characters that a cell of one line holds on a phone. */
const ONE_LINE = 14;
// Words between the cells of a row that is drawn as a line.
const BETWEEN = ' · ';

function lost(table: Table, rows: number, columns: number, eyes: Eyes): Element[] {
  const said = [
    ...(table.rows.length > rows ? [say(eyes.locale).moreRows({ count: table.rows.length - rows })] : []),
    ...(table.columns.length > columns
      ? [say(eyes.locale).moreColumns({ count: table.columns.length - columns })]
      : []),
  ];
  return said.length === 0 ? [] : [smallPrint(said.join('\n'))];
}

const cellOf = (text: Text | undefined, eyes: Eyes, max: number): string =>
  plainObject(wordsOfText(text ?? [], eyes, max), max).content;

/** Draws a table with Feishu's own, whose cells are words, and says what does not fit into it. */
function renderTable(table: Table, { eyes, detail }: Drawing): Element[] {
  const columns = table.columns.slice(0, limits.tableColumns);
  const max = Math.min(MAX_CELL, detail.words);
  const cells = table.rows
    .slice(0, detail.rows)
    .map((row) => columns.map((_, i) => cellOf(row[i], eyes, max)));
  if (cells.length === 0)
    return [smallPrint(columns.join(BETWEEN), detail.words), ...lost(table, 0, columns.length, eyes)];
  const isLong = cells.flat().some((it) => it.length > ONE_LINE || it.includes('\n'));
  return [
    {
      tag: 'table',
      page_size: Math.min(cells.length, limits.tablePage),
      row_height: isLong ? 'auto' : 'low',
      header_style: { bold: true, background_style: 'grey' },
      columns: columns.map((name, i) => ({
        name: `c${i}`,
        display_name: plainObject(name, Math.min(max, limits.buttonLabel)).content,
        data_type: 'text',
        width: 'auto',
      })),
      rows: cells.map((row) => Object.fromEntries(row.map((cell, i) => [`c${i}`, cell]))),
    },
    ...lost(table, cells.length, columns.length, eyes),
  ];
}

/** Draws a table as lines of words: where there can be no further table. */
function renderLines(table: Table, { eyes, detail }: Drawing): Element[] {
  const columns = table.columns.slice(0, limits.tableColumns);
  const max = Math.min(MAX_CELL, detail.words);
  const rows = table.rows.slice(0, detail.rows);
  const lines = rows.map((row) => columns.map((_, i) => cellOf(row[i], eyes, max)).join(BETWEEN));
  return [
    markdown(boldLabel(columns.join(BETWEEN), max)),
    ...(lines.length === 0 ? [] : [words(lines.join('\n'), Number.POSITIVE_INFINITY)]),
    ...lost(table, rows.length, columns.length, eyes),
  ];
}

/** Draws a table, as lines of words where the card has no more room for tables. */
export function drawTable(table: Table, drawing: Drawing): Element[] {
  if (table.columns.length === 0) return [];
  if (drawing.left.tables === 0) return renderLines(table, drawing);
  drawing.left.tables -= 1;
  return renderTable(table, drawing);
}
