import { type LocalDate, readDatePhrase } from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeNumber } from '../../../shared/read-number.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { LadderStep } from '../model.ts';
import { weightProblem } from '../rules/progress.ts';
import { numberPattern, readNumbers } from './read-number.ts';

const MAX_MILESTONES = 12;
const MAX_STEPS = 6;
const MAX_TITLE = 120;

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((it) => it.trim())
    .filter((it) => it !== '');

export type MilestoneLine = { title: string; due: LocalDate };
export type MilestonesProblem =
  | { kind: 'line-date' | 'line-title' | 'line-outside'; line: string }
  | { kind: 'too-many-milestones' };

/** Reads milestones, one a line, the date first: `10 Dec Pilot`, `12月10日 试点`, `2026-12-10 Pilot`. */
export function readMilestones(
  text: string,
  { start, due, locale }: { start: LocalDate; due: LocalDate; locale: Locale },
): Result<MilestoneLine[], MilestonesProblem> {
  const lines = linesOf(text);
  if (lines.length > MAX_MILESTONES) return err({ kind: 'too-many-milestones' });
  const read: MilestoneLine[] = [];
  for (const line of lines) {
    const bare = line.replace(/^[-•·*]\s*/, '');
    const date = readDatePhrase(bare.normalize('NFKC').toLowerCase(), { today: start, locale, start });
    if (!date.ok) return err({ kind: 'line-date', line });
    const title = bare
      .slice(date.value.length)
      .replace(/^[\s:：|,，;；–—-]+/u, '')
      .trim();
    if (title === '' || [...title].length > MAX_TITLE) return err({ kind: 'line-title', line });
    if (date.value.date < start || date.value.date > due) return err({ kind: 'line-outside', line });
    read.push({ title, due: date.value.date });
  }
  return ok(read.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)));
}

/** Writes milestones as the lines that are read as the same again. */
export const writeMilestones = (milestones: readonly MilestoneLine[]): string =>
  milestones.map((it) => `${it.due} ${it.title}`).join('\n');

export type LadderProblem = { kind: 'ladder' | 'two-ways' };

const step = new RegExp(`^(${numberPattern})\\s*[=:：→]+\\s*(${numberPattern})\\s*([%％]?)$`, 'u');

/** Reads a ladder, steps parted by commas or lines: `70 = 0.3, 85 = 0.7, 100 = 1`. Nothing typed is no ladder. */
export function readLadder(text: string): Result<readonly LadderStep[] | undefined, LadderProblem> {
  const parts = text
    .split(/[\n;；、]|[,，](?=\s|\D)/u)
    .map((it) => it.trim())
    .filter((it) => it !== '');
  if (parts.length === 0) return ok(undefined);
  if (parts.length > MAX_STEPS) return err({ kind: 'ladder' });
  const steps: LadderStep[] = [];
  for (const part of parts) {
    const [, at = '', score = '', percent] = step.exec(part) ?? [];
    const numbers = readNumbers([at, score]);
    if (numbers === 'two-ways') return err({ kind: 'two-ways' });
    const [from, scored] = numbers;
    const share = scored === undefined ? undefined : percent ? scored / 100 : scored;
    if (from === undefined || share === undefined || share < 0 || share > 1) return err({ kind: 'ladder' });
    steps.push({ at: from, score: share });
  }
  const isEachOnce = new Set(steps.map((it) => it.at)).size === steps.length;
  return isEachOnce ? ok(steps) : err({ kind: 'ladder' });
}

export const writeLadder = (steps: readonly LadderStep[]): string =>
  steps.map((it) => `${writeNumber(it.at)} = ${writeNumber(it.score)}`).join(', ');

export type WeightsProblem =
  | { kind: 'weights' | 'two-ways' }
  | { kind: 'weights-many' }
  | { kind: 'weights-sum'; sum: number };

/** Reads weights in per cent for so many parts, in their order: `50 30` leaves the rest to the last. */
export function readWeights(
  text: string,
  parts: number,
): Result<readonly (number | undefined)[], WeightsProblem> {
  const typed = text.split(/[\s,，、;；/%％]+/u).filter((it) => it !== '');
  if (typed.length > parts) return err({ kind: 'weights-many' });
  const given = readNumbers(typed);
  if (given === 'two-ways') return err({ kind: 'two-ways' });
  if (given.includes(undefined)) return err({ kind: 'weights' });
  const weights = Array.from({ length: parts }, (_, i) => given[i]);
  const problem = weightProblem(weights);
  if (problem === undefined) return ok(weights);
  return err(problem.kind === 'sum' ? { kind: 'weights-sum', sum: problem.sum } : { kind: 'weights' });
}
