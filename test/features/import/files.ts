import writeXlsxFile from 'write-excel-file/node';

/** Encodes text as GB18030's two-byte part, by turning the decoder's table round. */
export function gb18030(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbTable().get(char) ?? []));
  }
  return Buffer.from(bytes);
}

let table: Map<string, readonly [number, number]> | undefined;

function gbTable(): Map<string, readonly [number, number]> {
  if (table !== undefined) return table;
  table = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\ufffd') table.set(char, [lead, trail]);
    }
  }
  return table;
}

/** Encodes text as Excel's "Unicode text": UTF-16 with its mark. */
export function utf16(text: string, endian: 'LE' | 'BE' = 'LE'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return endian === 'LE' ? bytes : bytes.swap16();
}

export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
export const utf8WithMark = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf8');

export type Cell = string | number | boolean | Date | null;

/** Makes an XLSX file with real dates and numbers. */
export async function xlsx(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const sheet = rows.map((row) => row.map(xlsxCell));
  return await writeXlsxFile(sheet).toBuffer();
}

function xlsxCell(value: Cell) {
  if (value === null) return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  if (typeof value === 'number') return { value, type: Number };
  return typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String };
}

/** Writes rows as CSV, quoting what needs it. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows
    .map((row) => row.map((cell) => quote(cell, delimiter)).join(delimiter))
    .join('\n')
    .concat('\n');

const quote = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
