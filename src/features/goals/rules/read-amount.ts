import { readNumber } from '../../../shared/read-number.ts';

/** What keeps typed words from being a value: no number, one that can be read in two ways, a per cent of something else. */
export type AmountProblem = 'no-number' | 'two-ways' | 'other-unit';

export type TakenAmount = { value: number; rest: string } | { problem: AmountProblem };

const DIGITS = '[0-9０-９]';
const number = new RegExp(`^\\s*[-+−－＋]?${DIGITS}(?:[0-9０-９.,'．，’]*${DIGITS})?`, 'u');

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

/** Larger than anything that is counted, smaller than where whole numbers blur. */
const LARGEST = 1e15;

const fold = (words: string): string => words.normalize('NFKC').toLowerCase();

/** Takes a unit off the words behind a figure: set against it, a sign, or all that is left. */
function takeUnit(words: string, unit: string): string | undefined {
  const behind = words.trimStart();
  if (unit === '' || !fold(behind).startsWith(fold(unit))) return undefined;
  const rest = behind.slice(unit.length);
  const isWord = /\p{Script=Latin}$/u.test(unit);
  if (isWord && /^\p{L}/u.test(rest)) return undefined;
  const isSetOff = behind.length < words.length && !/^[%％‰°]/u.test(unit);
  return isSetOff && rest.trim() !== '' ? undefined : rest;
}

/** Takes 万, 亿 or k off the words behind a figure, where it does not belong to the goal's own unit (万元). */
function takeMagnitude(words: string, unit: string): { times: number; rest: string } {
  const behind = words.trimStart();
  const isSetOff = behind.length < words.length;
  for (const [spelling, times] of magnitudes) {
    if (!behind.startsWith(spelling)) continue;
    const rest = behind.slice(spelling.length);
    if (unit.startsWith(spelling))
      return { times: 1, rest: takeUnit(words, unit) === undefined ? rest : words };
    // 45 万事俱备 is a remark.
    const isWhole = !isSetOff || /^(?:$|[\s\p{P}])/u.test(rest) || takeUnit(rest, unit) !== undefined;
    if (isWhole) return { times, rest };
  }
  const isThousand = /^[kKｋＫ](?!\p{L})/u.test(words) && fold(unit) !== 'k';
  return isThousand ? { times: 1e3, rest: words.slice(1) } : { times: 1, rest: words };
}

/** Tells whether words can stand behind a figure: nothing, a remark, but not the rest of a date, a time or another word. */
function canFollow(words: string): boolean {
  if (/^[年月日号点时分秒天周]/u.test(words) || /^[:：/.-]\S/u.test(words)) return false;
  return /^(?:$|[\s,，.。;；:：!！?？、(（]|\p{Script=Han})/u.test(words);
}

/** Takes a value off the start of what somebody typed, in the goal's own unit: `4,500 calls`, `45%`, `1.2万`. */
export function takeAmount(typed: string, unit: string): TakenAmount {
  const found = number.exec(typed)?.[0];
  if (found === undefined) return { problem: 'no-number' };
  const value = readNumber(found, 'point');
  const { times, rest: behind } = takeMagnitude(typed.slice(found.length), unit);
  const rest = takeUnit(behind, unit) ?? behind;
  if (/^\s*[%％]/u.test(rest)) return { problem: 'other-unit' };
  if (!canFollow(rest)) return { problem: 'no-number' };
  // A space between the thousands: 4 500.
  if (value === undefined && /^\s*[-+−－＋]?\p{Nd}+$/u.test(found)) return { problem: 'no-number' };
  if (typeof value !== 'number' || /^\s\d{3}(?!\d)/u.test(rest)) return { problem: 'two-ways' };
  if (Math.abs(value * times) > LARGEST) return { problem: 'no-number' };
  // 1.1 × 10,000 is a little more than 11,000.
  const whole = Number((value * times).toPrecision(15));
  return { value: whole, rest: rest.replace(/^[\s,，.。;；:：!！?？、]+/u, '').trim() };
}

/** Reads a field that holds a value and nothing else. */
export function readAmount(typed: string, unit: string): { value: number } | { problem: AmountProblem } {
  const taken = takeAmount(typed, unit);
  if ('problem' in taken) return taken;
  // 45 calls, where the goal counts calls in another spelling, is still one value with a word behind it.
  return /\d/u.test(taken.rest.normalize('NFKC')) ? { problem: 'two-ways' } : { value: taken.value };
}
