/** A number as people write it: `1,500`, `1.5`, `1,5`, `１２`, `−3`. */
export const numberPattern = '[-−－]?\\p{Nd}(?:[\\p{Nd},，.．]*\\p{Nd})?';

/** Reads such a number; a comma before three digits sets off thousands, any other is a decimal point. */
export function readNumber(typed: string): number | undefined {
  const written = typed.normalize('NFKC').replace('−', '-').trim();
  if (!/^-?\d[\d,.]*$/.test(written)) return undefined;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written)
    ? written.replaceAll(',', '')
    : written.replace(',', '.');
  const number = Number(plain);
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number : undefined;
}
