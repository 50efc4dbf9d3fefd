import { magnitudePattern } from '../../../shared/magnitudes.ts';
import { writeNumber as written } from '../../../shared/read-number.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Measure } from '../model.ts';
import { numberPattern, readNumbers } from './read-number.ts';

/** A level to reach or to keep; what a line of text can say. */
export type LineMeasure = Extract<Measure, { kind: 'level' | 'keep' }>;
/** A measure with what it measures: `Renewals: 60 → 80 %`. */
export type MeasureLine = { title: string; measure: LineMeasure };
export type LineProblem =
  | 'no-figures'
  | 'no-title'
  | 'same'
  | 'reversed'
  | 'long-unit'
  | 'two-ways'
  | 'mixed-units';

const MAX_UNIT = 20;
const number = `(${numberPattern})`;
const between = '[^\\p{Nd}→]{0,20}?';

const reaches = new RegExp(
  `(?:(?<!\\p{L})from\\s|从|由)?\\s*${number}(${between})\\s*(?:→|⇒|-+>|=>|(?<!\\p{L})to(?!\\p{L})|至|到)\\s*${number}(.*)$`,
  'iu',
);
const least = '(?:≥|>=|＞=|(?<!\\p{L})at least|不低于|至少|不少于)';
const most = '(?:≤|<=|＜=|(?<!\\p{L})at most|不高于|至多|不超过|最多)';
const within = new RegExp(`${number}(${between})\\s*[-–—~～]\\s*${number}(.*)$`, 'iu');
const above = new RegExp(`${least}\\s*${number}(.*)$`, 'iu');
const below = new RegExp(`${most}\\s*${number}(.*)$`, 'iu');
const both = new RegExp(`${least}\\s*${number}(${between})${most}\\s*${number}(.*)$`, 'iu');

/** What people set between a title and its figures. */
const separators = /[\s:：|｜,，;；–—-]+$/u;

const tidy = (unit: string): string => unit.replace(/[\s,，;；、.。]+$/u, '').trim();

type Found = Result<{ at: number; measure: LineMeasure }, LineProblem> | undefined;

const unclear = err<LineProblem>('two-ways');

function keepOf(line: string): Found {
  const two = both.exec(line) ?? within.exec(line);
  if (two !== null) {
    const limits = readNumbers([two[1] ?? '', two[3] ?? '']);
    if (limits === 'two-ways') return unclear;
    const [from, to] = limits;
    const unit = tidy(two[4] ?? '') || tidy(two[2] ?? '').replace(/(?:且|and)$/iu, '');
    if (from !== undefined && to !== undefined)
      return ok({ at: two.index, measure: { kind: 'keep', unit, least: from, most: to } });
  }
  for (const [pattern, side] of [
    [above, 'least'],
    [below, 'most'],
  ] as const) {
    const one = pattern.exec(line);
    if (one === null) continue;
    const limits = readNumbers([one[1] ?? '']);
    if (limits === 'two-ways') return unclear;
    const [limit] = limits;
    if (limit !== undefined)
      return ok({ at: one.index, measure: { kind: 'keep', unit: tidy(one[2] ?? ''), [side]: limit } });
  }
  return undefined;
}

/** Tells whether two figures, each with what stands behind it, are multiplied differently; one unit behind both is meant for both. */
function isMixed(first: string, second: string): boolean {
  const [one, other] = [first, second].map((it) => magnitudePattern.exec(it.trimStart())?.[0]);
  // 8000 → 1.2万 is another thing than 100 → 120 万元.
  return first.trim() === '' ? magnitudePattern.test(second) : one !== other;
}

function levelOf(line: string): Found {
  const found = reaches.exec(line);
  if (found === null) return undefined;
  const [, first = '', behindFirst = '', second = '', behind = ''] = found;
  const numbers = readNumbers([first, second]);
  if (numbers === 'two-ways') return unclear;
  const [baseline, target] = numbers;
  if (baseline === undefined || target === undefined) return undefined;
  if (isMixed(behindFirst, behind)) return err('mixed-units');
  const unit = tidy(behind) || tidy(behindFirst);
  return ok({ at: found.index, measure: { kind: 'level', unit, baseline, target } });
}

function problemWith({ title, measure }: MeasureLine): LineProblem | undefined {
  if (title === '') return 'no-title';
  if ([...measure.unit].length > MAX_UNIT) return 'long-unit';
  if (measure.kind === 'level') return measure.baseline === measure.target ? 'same' : undefined;
  const { least: low, most: high } = measure;
  return low !== undefined && high !== undefined && low > high ? 'reversed' : undefined;
}

/** Reads what somebody typed as one measure: what it is, and from where to where, or within which limits. */
export function readMeasureLine(line: string): Result<MeasureLine, LineProblem> {
  const found = levelOf(line) ?? keepOf(line);
  if (found === undefined) return err('no-figures');
  if (!found.ok) return found;
  const { at, measure } = found.value;
  const read = { title: line.slice(0, at).replace(separators, '').trim(), measure };
  const problem = problemWith(read);
  return problem === undefined ? ok(read) : err(problem);
}

/** Writes a measure as the line that is read as the same again. */
export function writeMeasureLine({ title, measure }: MeasureLine): string {
  const unit = measure.unit === '' ? '' : ` ${measure.unit}`;
  if (measure.kind === 'level')
    return `${title}: ${written(measure.baseline)} → ${written(measure.target)}${unit}`;
  const limits = [
    ...(measure.least === undefined ? [] : [`≥ ${written(measure.least)}`]),
    ...(measure.most === undefined ? [] : [`≤ ${written(measure.most)}`]),
  ];
  return `${title}: ${limits.join(' ')}${unit}`;
}
