import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../shared/result.ts';
import { checkArchive } from './check-archive.ts';
import { cleanCell } from './clean-cell.ts';
import { decodeText, type Encoding } from './decode-text.ts';

export const maxBytes = 64 * 1024 * 1024;
const maxRows = 200_000;
const maxColumns = 200;
/** A single row longer than this is a forgotten quotation mark rather than a person. */
const maxRecordLength = 100_000;

/** A row with the line (or sheet row) it begins on, counted from 1 as editors and Excel do. */
export type Row = { line: number; cells: readonly string[] };
export type Table = { source: Encoding | 'XLSX'; header: Row; rows: readonly Row[] };

export type TableProblem =
  | { code: 'empty' | 'too-large' | 'wrong-encoding' | 'old-excel' | 'broken-archive' | 'archive-too-large' }
  | { code: 'too-many-rows' | 'too-many-columns'; count: number; limit: number }
  | { code: 'open-quote' | 'broken-row'; line: number };

/**
 * Reads a CSV (comma, semicolon or tab) or XLSX file into cleaned cells. `recognises` tells a known column header: it helps
 * to find the encoding, the delimiter, and the header row below a title.
 */
export async function readTable(
  bytes: Buffer,
  recognises: (header: string) => boolean,
): Promise<Result<Table, TableProblem>> {
  if (bytes.length > maxBytes) return err({ code: 'too-large' });
  if (bytes.length === 0) return err({ code: 'empty' });
  if (bytes.readUInt8(0) === 0xd0 && bytes.toString('latin1', 1, 4) === '\xcf\x11\xe0')
    return err({ code: 'old-excel' });
  const isZip = bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
  const read = isZip ? await readSpreadsheet(bytes) : readText(bytes, recognises);
  return read.ok ? shape(read.value.source, read.value.rows, recognises) : read;
}

type Raw = Result<{ source: Table['source']; rows: Row[] }, TableProblem>;

async function readSpreadsheet(bytes: Buffer): Promise<Raw> {
  const problem = checkArchive(bytes);
  if (problem !== undefined) return err({ code: problem });
  try {
    // Loaded on demand: most files are CSV.
    const { readSheet } = await import('read-excel-file/node');
    const sheet = await readSheet(bytes);
    // The types call a date cell `typeof Date`; what arrives is a Date.
    const cells: readonly (readonly unknown[])[] = sheet;
    const rows = cells.map((row, index) => ({
      line: index + 1,
      cells: row.map((value) => cleanCell(cellText(value))),
    }));
    return ok({ source: 'XLSX', rows });
  } catch {
    return err({ code: 'broken-archive' });
  }
}

/** Writes a spreadsheet's value as it would stand in a CSV file; sheet dates have no zone and arrive as UTC. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  if (iso.endsWith('T00:00:00.000Z')) return iso.slice(0, 10);
  // A cell that holds a time of day alone is a fraction of Excel's day zero.
  return iso < '1900-01-01' ? iso.slice(11, 16) : iso.slice(0, 16).replace('T', ' ');
}

function readText(bytes: Buffer, recognises: (header: string) => boolean): Raw {
  const decoded = decodeText(bytes, recognises);
  if (!decoded.ok) return err({ code: decoded.error });
  const { text, encoding } = decoded.value;
  // Excel itself writes and obeys a first line that names the delimiter.
  const declared = /^sep=([,;\t])\r?\n/i.exec(text);
  // The parser would count a \r\n inside quotation marks as two lines.
  const body = text.slice(declared?.[0].length ?? 0).replace(/\r\n?/g, '\n');
  const delimiter = declared?.[1] ?? findDelimiter(body, recognises);
  const rows: Row[] = [];
  let lineBefore = declared === null ? 0 : 1;
  const offset = lineBefore;
  try {
    parse(body, {
      delimiter,
      bom: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: maxRecordLength,
      on_record: (record: string[], { lines }) => {
        const end = lines + offset;
        rows.push({
          line: end === lineBefore + 1 ? end : end - countLineBreaks(record),
          cells: record.map(cleanCell),
        });
        lineBefore = end;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({
      code: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : 'broken-row',
      line: lineBefore + 1,
    });
  }
  return ok({ source: encoding, rows });
}

const countLineBreaks = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);

const delimiters = [',', ';', '\t'];

/** Takes the delimiter under which most of the first rows' cells are known headers, or else most cells appear. */
function findDelimiter(text: string, recognises: (header: string) => boolean): string {
  const sample = text.slice(0, 10_000);
  const scores = delimiters.map((delimiter) => {
    const cells = sampleCells(sample, delimiter);
    return { delimiter, known: cells.filter(recognises).length, all: cells.length };
  });
  scores.sort((a, b) => b.known - a.known || b.all - a.all);
  return scores[0]?.delimiter ?? ',';
}

function sampleCells(sample: string, delimiter: string): string[] {
  const lines = sample.split('\n').slice(0, maxTitleRows);
  return lines.flatMap((line) => line.split(delimiter).map((cell) => cell.replaceAll('"', '')));
}

/** Files from HR systems put a title or a date above the header. */
const maxTitleRows = 10;

function shape(
  source: Table['source'],
  all: readonly Row[],
  recognises: (header: string) => boolean,
): Result<Table, TableProblem> {
  const filled = all.filter((row) => row.cells.some((cell) => cell !== ''));
  const known = (row: Row) => row.cells.filter(recognises).length;
  const header = filled.slice(0, maxTitleRows).find((row) => known(row) >= 2) ?? filled[0];
  if (header === undefined) return err({ code: 'empty' });
  const width = filled.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width > maxColumns) return err({ code: 'too-many-columns', count: width, limit: maxColumns });
  const rows = filled.slice(filled.indexOf(header) + 1);
  if (rows.length > maxRows) return err({ code: 'too-many-rows', count: rows.length, limit: maxRows });
  return ok({ source, header, rows });
}
