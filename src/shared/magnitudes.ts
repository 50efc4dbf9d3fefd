/** As people write them behind a figure: the longer spelling first. */
const magnitudes: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['千万', 1e7],
  ['百万', 1e6],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
];

/** What multiplies a figure, as a pattern at the beginning of the words behind it; a million, m, only tells that it does. */
export const magnitudePattern = new RegExp(
  `^(?:${magnitudes.map(([spelling]) => spelling).join('|')}|[kKmM](?!\\p{L}))`,
  'u',
);

/** Larger than anything that is counted, smaller than where whole numbers blur. */
const LARGEST = 1e15;

/** How often a figure counts, and what stands behind that. */
export type Multiplied = { times: number; rest: string };

const fold = (words: string): string => words.normalize('NFKC').toLowerCase();

/** Takes a unit off the words behind a figure: set against it, a sign, or all that is left. */
export function takeUnit(words: string, unit: string): string | undefined {
  const behind = words.trimStart();
  if (unit === '' || !fold(behind).startsWith(fold(unit))) return undefined;
  const rest = behind.slice(unit.length);
  const isWord = /\p{Script=Latin}$/u.test(unit);
  if (isWord && /^\p{L}/u.test(rest)) return undefined;
  const isSetOff = behind.length < words.length && !/^[%％‰°]/u.test(unit);
  return isSetOff && rest.trim() !== '' ? undefined : rest;
}

/** Takes 万, 亿 or k off the words behind a figure, where it does not belong to the goal's own unit (万元). */
export function takeMagnitude(words: string, unit: string): Multiplied {
  const behind = words.trimStart();
  const isSetOff = behind.length < words.length;
  for (const [spelling, factor] of magnitudes) {
    if (!behind.startsWith(spelling)) continue;
    const rest = behind.slice(spelling.length);
    if (unit.startsWith(spelling))
      return { times: 1, rest: takeUnit(words, unit) === undefined ? rest : words };
    // 45 万事俱备 is a remark.
    const isWhole = !isSetOff || /^(?:$|[\s\p{P}])/u.test(rest) || takeUnit(rest, unit) !== undefined;
    if (isWhole) return { times: factor, rest };
  }
  const isThousand = /^[kKｋＫ](?!\p{L})/u.test(words) && fold(unit) !== 'k';
  return isThousand ? { times: 1e3, rest: words.slice(1) } : { times: 1, rest: words };
}

/** Multiplies a figure without the dust of binary fractions; more than anybody counts is no number. */
export function times(value: number, { times: factor }: Pick<Multiplied, 'times'>): number | undefined {
  // 1.1 × 10,000 is a little more than 11,000.
  const whole = factor === 1 ? value : Number((value * factor).toPrecision(15));
  return Math.abs(whole) > LARGEST ? undefined : whole;
}
