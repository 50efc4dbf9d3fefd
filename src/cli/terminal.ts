/** Where a command writes: results to `out`, problems and progress to `err`. */
export type Terminal = { out(line: string): void; err(line: string): void };

/** What a command ends with: all is well, something was rejected or failed, it was called wrongly. */
export const exits = { ok: 0, failed: 1, usage: 2 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

// Han, kana, Hangul, full-width forms and most emoji take two columns.
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);

/** Sets rows in columns, with Chinese characters twice as wide as Latin ones. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(...rows.map((row) => row.length), 0);
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => widthOf(row[i] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}
