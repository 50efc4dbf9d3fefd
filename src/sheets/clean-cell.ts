// Marks that steer layout and show nothing: zero-width space and word joiner, byte order mark, writing-direction controls.
// The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** Cleans a cell: well-formed, without controls and invisible marks, composed (NFC), white space folded and trimmed. */
export function cleanCell(text: string): string {
  if (text === '' || plain.test(text)) return text;
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
}
