import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import { type CardElement, type Text, wordsOfText } from '../../src/chat/index.ts';
import { say } from './copy.ts';
import type { Detail } from './drawing.ts';
import { limits } from './limits.ts';
import { type Eyes, plainObject, rich, richBlock, richElements, section, smallPrint } from './render-text.ts';

type Table = Extract<CardElement, { kind: 'table' }>;

// So that a table of average width keeps most of its rows.
const MAX_CELL = 300;
// Words between the cells of a row that is drawn as a line.
const BETWEEN = ' · ';

type Cell = { type: 'raw_text'; text: string };

/** Draws rows from the beginning while they fit. */
function rowsThatFit(
  table: Table,
  draw: (row: readonly Text[]) => Cell[],
  most: number,
  budget: number,
): Cell[][] {
  let left = budget;
  const taken: Cell[][] = [];
  for (const row of table.rows.slice(0, most)) {
    const cells = draw(row);
    left -= cells.reduce((sum, it) => sum + it.text.length, 0);
    if (left < 0) break;
    taken.push(cells);
  }
  return taken;
}

function lost(table: Table, rows: number, columns: number, eyes: Eyes): KnownBlock[] {
  const words = say(eyes.locale);
  const said = [
    ...(table.rows.length > rows ? [words.moreRows({ count: table.rows.length - rows })] : []),
    ...(table.columns.length > columns ? [words.moreColumns({ count: table.columns.length - columns })] : []),
  ];
  return said.length === 0 ? [] : [smallPrint(said.join('\n'))];
}

/** Draws a table with Slack's own, and says what does not fit into it. */
export function renderTable(table: Table, eyes: Eyes, detail: Detail): KnownBlock[] {
  const columns = table.columns.slice(0, limits.tableColumns);
  const max = Math.min(MAX_CELL, detail.words);
  const drawRow = (row: readonly Text[]): Cell[] =>
    columns.map((_, i) => ({
      type: 'raw_text',
      text: plainObject(wordsOfText(row[i] ?? [], eyes, max), max).text,
    }));
  const head = columns.map((it) => richBlock(section([rich(plainObject(it, max).text, { bold: true })])));
  const budget = limits.tableCharacters - columns.length * max;
  const rows = rowsThatFit(table, drawRow, Math.min(limits.tableRows - 1, detail.rows * 2), budget);
  const block: TableBlock = {
    type: 'table',
    rows: [head, ...rows],
    column_settings: columns.map(() => ({ is_wrapped: true })),
  };
  return [block, ...lost(table, rows.length, columns.length, eyes)];
}

/** Draws a table as lines, where Slack takes none. */
export function renderTableLines(table: Table, eyes: Eyes, detail: Detail): KnownBlock[] {
  const columns = table.columns.slice(0, limits.tableColumns);
  const max = Math.min(MAX_CELL, detail.words);
  const head = section([rich(columns.map((it) => plainObject(it, max).text).join(BETWEEN), { bold: true })]);
  const lines: RichTextBlock['elements'] = table.rows
    .slice(0, detail.rows)
    .map((row) =>
      section(
        columns.flatMap((_, i) => [
          ...(i === 0 ? [] : [rich(BETWEEN)]),
          ...richElements(row[i] ?? [], eyes, max),
        ]),
      ),
    );
  return [richBlock(head, ...lines), ...lost(table, lines.length, columns.length, eyes)];
}
