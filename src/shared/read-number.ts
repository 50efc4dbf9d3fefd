import { type Multiplied, takeMagnitude, takeUnit, times } from './magnitudes.ts';

/** Which sign sets off decimals. */
export type DecimalSign = 'point' | 'comma';

const withPoint = /^[+-]?(?:\d{1,15}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,17})?$/;
const withComma = /^[+-]?(?:\d{1,15}|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d{1,17})?$/;
const leading = /^[+-]?\d(?:[\d.,'’_\s]*\d)?/;

const tidy = (text: string): string => text.normalize('NFKC').trim().replace('−', '-').replace(/^'/, '');

/** Leaves out what sets off thousands in every language: `4 500`, `4’500`. */
const bare = (figure: string): string => figure.replace(/(?<=\d)[\s'’_](?=\d{3}(?!\d))/g, '');

type Readings = { point: number | undefined; comma: number | undefined };

const none: Readings = { point: undefined, comma: undefined };

/** Splits what somebody typed into its figure and what multiplies it; nothing where something else stands behind. */
function partsOf(text: string, unit: string): { figure: string; multiplied: Multiplied } | undefined {
  const typed = tidy(text);
  const found = leading.exec(typed)?.[0];
  if (found === undefined) return undefined;
  const multiplied = takeMagnitude(typed.slice(found.length), unit);
  const left = (takeUnit(multiplied.rest, unit) ?? multiplied.rest).trim();
  return left === '' || (left === '%' && unit === '') ? { figure: bare(found), multiplied } : undefined;
}

function readingsOf(text: string, unit: string): Readings {
  const parts = partsOf(text, unit);
  if (parts === undefined) return none;
  const { figure, multiplied } = parts;
  const by = (written: string) => times(Number(written), multiplied);
  return {
    point: withPoint.test(figure) ? by(figure.replaceAll(',', '')) : undefined,
    comma: withComma.test(figure) ? by(figure.replaceAll('.', '').replace(',', '.')) : undefined,
  };
}

/** Finds how numbers that belong together set off decimals: by those that can be read in one way only, where they agree. */
export function decimalSignOf(texts: Iterable<string>): DecimalSign | undefined {
  const found = new Set<DecimalSign>();
  for (const text of texts) {
    const { point, comma } = readingsOf(text, '');
    if (point !== undefined && comma === undefined) found.add('point');
    if (comma !== undefined && point === undefined) found.add('comma');
  }
  const [only, another] = found;
  return another === undefined ? only : undefined;
}

/**
 * Reads a number as people write it: `4,500`, `4.500,5`, `4 500`, `45 %`, `1.2万`, `3.5k`, full-width digits, its unit behind it.
 * `4,500` is thousands and `1.500` can be read in two ways, unless it is known which sign sets off decimals.
 */
export function readNumber(text: string, sign?: DecimalSign, unit = ''): number | 'two-ways' | undefined {
  const { point, comma } = readingsOf(text, unit);
  if (point === comma) return point;
  if (point === undefined || comma === undefined) return point ?? comma;
  if (sign !== undefined) return sign === 'point' ? point : comma;
  return tidy(text).includes(',') ? point : 'two-ways';
}

/** Writes a number so that it is read as the same again: `99.995` could also be thousands, `99.9950` could not. */
export const writeNumber = (value: number): string =>
  readNumber(String(value)) === 'two-ways' ? `${value}0` : String(value);
