import { decimalSignOf, readNumber } from '../../../shared/read-number.ts';

/** A number as people write it: `1,500`, `1.5`, `1,5`, `１２`, `−3`. */
export const numberPattern = "[-−－]?\\p{Nd}(?:[\\p{Nd},，.．'’]*\\p{Nd})?";

/** Reads numbers that stand side by side: one that is clear tells how the others are meant. */
export function readNumbers(typed: readonly string[]): (number | undefined)[] | 'two-ways' {
  const read = typed.map((it) => readNumber(it, decimalSignOf(typed)));
  return read.includes('two-ways') ? 'two-ways' : read.map((it) => (it === 'two-ways' ? undefined : it));
}
