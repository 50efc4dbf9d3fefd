import { takeMagnitude, takeUnit, times } from '../../../shared/magnitudes.ts';
import { readNumber } from '../../../shared/read-number.ts';

/** What keeps typed words from being a value: no number, one that can be read in two ways, a per cent of something else. */
export type AmountProblem = 'no-number' | 'two-ways' | 'other-unit';

export type TakenAmount = { value: number; rest: string } | { problem: AmountProblem };

const DIGITS = '[0-9０-９]';
const number = new RegExp(`^\\s*[-+−－＋]?${DIGITS}(?:[0-9０-９.,'．，’]*${DIGITS})?`, 'u');

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
  const multiplied = takeMagnitude(typed.slice(found.length), unit);
  const rest = takeUnit(multiplied.rest, unit) ?? multiplied.rest;
  if (/^\s*[%％]/u.test(rest)) return { problem: 'other-unit' };
  if (!canFollow(rest)) return { problem: 'no-number' };
  // A space between the thousands: 4 500.
  if (value === undefined && /^\s*[-+−－＋]?\p{Nd}+$/u.test(found)) return { problem: 'no-number' };
  if (typeof value !== 'number' || /^\s\d{3}(?!\d)/u.test(rest)) return { problem: 'two-ways' };
  const whole = times(value, multiplied);
  if (whole === undefined) return { problem: 'no-number' };
  return { value: whole, rest: rest.replace(/^[\s,，.。;；:：!！?？、]+/u, '').trim() };
}

/** Reads a field that holds a value and nothing else. */
export function readAmount(typed: string, unit: string): { value: number } | { problem: AmountProblem } {
  const taken = takeAmount(typed, unit);
  if ('problem' in taken) return taken;
  // 45 calls, where the goal counts calls in another spelling, is still one value with a word behind it.
  return /\d/u.test(taken.rest.normalize('NFKC')) ? { problem: 'two-ways' } : { value: taken.value };
}
