// What the fonts beside this file were cut to; the recipe is in fonts/README.md.
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x24f],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x22ff],
  [0x2460, 0x25ff],
  [0x3000, 0x303f],
  [0xff00, 0xffef],
];

/** The 6,763 characters and the symbols of GB 2312. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb18030');
  const row = (high: number) =>
    Array.from({ length: 94 }, (_, i) => decoder.decode(Uint8Array.of(high, 0xa1 + i)));
  return Array.from({ length: 87 }, (_, i) => row(0xa1 + i)).flat();
}

const drawn = new Set<string>([
  ...ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  ),
  ...gb2312().filter((it) => it.length === 1),
]);

const invisible = /[\p{Cc}\p{Cf}\p{M}]/u;
const pictograph = /\p{Extended_Pictographic}/u;

/**
 * Leaves only what the fonts can draw: a missing glyph would be drawn as nothing. Emoji are left out, any other unknown character
 * becomes a box.
 */
export function written(words: string): string {
  return [...words]
    .filter((it) => !invisible.test(it) && !(pictograph.test(it) && !drawn.has(it)))
    .map((it) => (drawn.has(it) ? it : '□'))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}
