import { err, ok, type Result } from '../shared/result.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030';
export type Decoded = { text: string; encoding: Encoding };

const fatal = { fatal: true } as const;

/**
 * Decodes a text file: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or GB18030 as Chinese Excel saves CSV.
 * `recognises` tells a known column header, which is the best evidence that the guess was right.
 */
export function decodeText(
  bytes: Uint8Array,
  recognises: (header: string) => boolean,
): Result<Decoded, 'wrong-encoding'> {
  const marked = startsWith(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : startsWith(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : undefined;
  if (marked !== undefined) return decoded(marked, bytes, 'UTF-16');
  if (isMostlyNul(bytes)) return err('wrong-encoding');
  const utf8 = decoded('utf-8', bytes, 'UTF-8');
  if (utf8.ok) return utf8;
  const chinese = decoded('gb18030', bytes, 'GB18030');
  const plausible = chinese.ok && (hasKnownHeader(chinese.value.text, recognises) || isCommonChinese(bytes));
  return plausible ? chinese : err('wrong-encoding');
}

function decoded(label: string, bytes: Uint8Array, encoding: Encoding): Result<Decoded, 'wrong-encoding'> {
  try {
    return ok({ text: new TextDecoder(label, fatal).decode(bytes), encoding });
  } catch {
    return err('wrong-encoding');
  }
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

// UTF-16 without its mark has a NUL in every second byte of Latin text; a stray NUL in a cell is merely removed.
function isMostlyNul(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4_096);
  return sample.filter((byte) => byte === 0).length > sample.length / 10;
}

function hasKnownHeader(text: string, recognises: (header: string) => boolean): boolean {
  const cells = text.slice(0, 4_096).split(/[\r\n,;\t"]/);
  return cells.some((cell) => /[\u0080-\uffff]/.test(cell) && recognises(cell));
}

/**
 * Nearly any bytes are "valid" GB18030. Real Chinese stays almost wholly within GB 2312 (both bytes from A1 on), while an accented
 * Latin letter takes the ASCII letter after it along, and Big5 uses low second bytes for four characters in ten.
 */
function isCommonChinese(bytes: Uint8Array): boolean {
  let all = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    const isFourBytes = trail >= 0x30 && trail <= 0x39;
    all++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
    i += isFourBytes ? 3 : 1;
  }
  return common >= all * 0.8;
}
