import { inflateRawSync } from 'node:zlib';

/** Far above what 200,000 people need, and far below what the parser's memory could not bear. */
const maxUnpackedBytes = 256 * 1024 * 1024;
/** A cell named further out makes the parser fill everything before it with empty cells. */
const maxSheetRow = 250_000;
/** Up to ZZ: 702 columns. */
const maxColumnLetters = 2;

export type ArchiveProblem = 'broken-archive' | 'archive-too-large';

type Entry = { name: string; method: number; packed: number; offset: number };

/**
 * Checks an XLSX file before it is parsed: its XML parts are unpacked under a limit whatever sizes the archive claims, and no cell may lie
 * absurdly far out. Formats: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16
 */
export function checkArchive(bytes: Buffer): ArchiveProblem | undefined {
  try {
    const entries = listEntries(bytes);
    if (entries === undefined) return 'broken-archive';
    let left = maxUnpackedBytes;
    for (const entry of entries) {
      if (!/\.xml(\.rels)?$/.test(entry.name)) continue;
      const content = unpack(bytes, entry, left);
      left -= content.length;
      if (left < 0 || (entry.name.includes('worksheets/') && reachesTooFar(content)))
        return 'archive-too-large';
    }
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'archive-too-large' : 'broken-archive';
  }
}

function listEntries(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(bytes: Buffer, entry: Entry, limit: number): Buffer {
  const start =
    entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  return entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) });
}

function reachesTooFar(sheet: Buffer): boolean {
  for (const [, column = '', row] of sheet
    .toString('latin1')
    .matchAll(/<(?:row|c)\s[^>]*?\br="([A-Z]*)(\d+)"/g)) {
    if (Number(row) > maxSheetRow || column.length > maxColumnLetters) return true;
  }
  return false;
}
