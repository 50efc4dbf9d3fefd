import type { LocalDate } from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Measure } from '../model.ts';
import { shareOut } from '../rules/progress.ts';
import { type Choice, isOfParts } from './choice.ts';
import { type Draft, type DraftPart, LEAST_KEY_RESULTS } from './draft.ts';
import { readFigures, type UnreadFigure } from './figures.ts';
import { type GoalField, type GoalValues, partFields } from './form-values.ts';
import {
  type LadderProblem,
  type MilestoneLine,
  type MilestonesProblem,
  readLadder,
  readMilestones,
  readWeights,
  type WeightsProblem,
} from './list-lines.ts';
import { type LineProblem, type MeasureLine, readMeasureLine } from './measure-line.ts';

/** What is wrong with one field; said in words by `copy.ts`. */
export type FieldProblem =
  | { kind: LineProblem }
  | { kind: 'too-few'; least: number }
  | { kind: 'missing' | 'reversed-dates' | 'no-limit' }
  | UnreadFigure
  | MilestonesProblem
  | LadderProblem
  | WeightsProblem;

export type FieldProblems = Partial<Record<GoalField, FieldProblem>>;

/** What stands where the form did not ask, or was left as it was. */
export type Defaults = Omit<
  Draft,
  'title' | 'measure' | 'parts' | 'milestones' | 'perspective' | 'weight' | 'excessReason'
>;

type ReadContext = {
  choice: Pick<Choice, 'tool' | 'way'>;
  defaults: Defaults;
  locale: Locale;
  /** The title of the part that is a rating, in the writer's words. */
  ratingTitle: string;
};

type Measured = Pick<Draft, 'measure' | 'parts' | 'milestones'>;

const measuredBy = (measure: Measure, more: Partial<Measured> = {}): Measured => ({
  measure,
  parts: [],
  milestones: [],
  ...more,
});

function readKeep(values: GoalValues): Result<Measured, FieldProblems> {
  const { unit, problems, values: limits } = readFigures(values, ['least', 'most']);
  if (Object.keys(problems).length > 0) return err(problems);
  const { least, most } = limits;
  if (least === undefined && most === undefined) return err({ least: { kind: 'no-limit' } });
  if (least !== undefined && most !== undefined && least > most) return err({ most: { kind: 'reversed' } });
  return ok(
    measuredBy({
      kind: 'keep',
      unit,
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    }),
  );
}

function readLevel(values: GoalValues): Result<Measured, FieldProblems> {
  const { unit, problems: unread, values: figures } = readFigures(values, ['baseline', 'target']);
  const { baseline, target } = figures;
  const steps = readLadder(values.ladder ?? '');
  const problems: FieldProblems = {
    ...(baseline === undefined ? { baseline: { kind: 'missing' } } : {}),
    ...(target === undefined ? { target: { kind: 'missing' } } : {}),
    ...(target !== undefined && baseline === target ? { target: { kind: 'same' } } : {}),
    ...unread,
    ...(steps.ok ? {} : { ladder: steps.error }),
  };
  if (baseline === undefined || target === undefined || !steps.ok || Object.keys(problems).length > 0)
    return err(problems);
  const scored = steps.value === undefined ? {} : { ladder: steps.value };
  return ok(measuredBy({ kind: 'level', unit, baseline, target, ...scored }));
}

/** Customers' rating: from where it is, or, where nobody asked them yet, a level to keep. */
function ratingOf({ rating, ratingNow }: GoalValues, title: string): MeasureLine[] {
  if (rating === undefined) return [];
  const isBelow = ratingNow !== undefined && ratingNow < rating;
  const measure = isBelow
    ? ({ kind: 'level', unit: '', baseline: ratingNow, target: rating } as const)
    : ({ kind: 'keep', unit: '', least: rating } as const);
  return [{ title, measure }];
}

function weighed(lines: readonly MeasureLine[], weights: readonly (number | undefined)[]): DraftPart[] {
  const shares = shareOut(weights);
  return lines.map((it, i) => ({ ...it, weight: Math.round((shares[i] ?? 0) * 100) / 100 }));
}

function readParts(
  values: GoalValues,
  { choice: { tool }, ratingTitle }: ReadContext,
): Result<Measured, FieldProblems> {
  const problems: FieldProblems = {};
  const lines: MeasureLine[] = [];
  for (const field of partFields) {
    const typed = values[field];
    if (typed === undefined) continue;
    const read = readMeasureLine(typed);
    if (read.ok) lines.push(read.value);
    else problems[field] = { kind: read.error };
  }
  const least = tool === 'okr' ? LEAST_KEY_RESULTS : 1;
  if (Object.keys(problems).length === 0 && lines.length < least)
    problems[lines.length === 0 ? 'part1' : 'part2'] = { kind: 'too-few', least };
  if (tool === 'service' && values.rating === undefined) problems.rating = { kind: 'missing' };
  const all = [...lines, ...(tool === 'service' ? ratingOf(values, ratingTitle) : [])];
  const weights = readWeights(values.weights ?? '', all.length);
  // With a line that cannot be read, how many weights there should be is not known yet.
  if (!weights.ok && Object.keys(problems).length === 0) problems.weights = weights.error;
  if (!weights.ok || Object.keys(problems).length > 0) return err(problems);
  return ok(measuredBy({ kind: 'parts' }, { parts: weighed(all, weights.value) }));
}

function readProject(
  values: GoalValues,
  period: { start: LocalDate; due: LocalDate },
  locale: Locale,
): Result<Measured, FieldProblems> {
  const read = readMilestones(values.milestones ?? '', { ...period, locale });
  if (!read.ok) return err({ milestones: read.error });
  if (read.value.length === 0) return err({ milestones: { kind: 'missing' } });
  const milestones: readonly MilestoneLine[] = read.value;
  return ok(measuredBy({ kind: 'milestones' }, { milestones }));
}

function readMeasured(
  values: GoalValues,
  period: { start: LocalDate; due: LocalDate },
  context: ReadContext,
): Result<Measured, FieldProblems> {
  const { choice } = context;
  if (choice.way === 'sum') return ok(measuredBy({ kind: 'parts' }));
  if (choice.way === 'keep') return readKeep(values);
  if (isOfParts(choice)) return readParts(values, context);
  return choice.tool === 'project' ? readProject(values, period, context.locale) : readLevel(values);
}

/** Reads a goal from what its form sent; every problem comes back at once, by its field. */
export function readDraft(values: GoalValues, context: ReadContext): Result<Draft, FieldProblems> {
  const { defaults } = context;
  const start = values.start ?? defaults.start;
  const due = values.due ?? defaults.due;
  const measured = readMeasured(values, { start, due }, context);
  const problems: FieldProblems = {
    ...(measured.ok ? {} : measured.error),
    ...(due <= start ? { due: { kind: 'reversed-dates' } } : {}),
  };
  if (!measured.ok || Object.keys(problems).length > 0) return err(problems);
  return ok({
    ...measured.value,
    title: values.title,
    perspective: values.perspective,
    ambition: values.ambition ?? defaults.ambition,
    resultClass: values.resultClass ?? defaults.resultClass,
    indicator: values.indicator ?? defaults.indicator,
    horizon: values.horizon ?? defaults.horizon,
    rhythm: values.rhythm ?? defaults.rhythm,
    visibility: values.visibility ?? defaults.visibility,
    curve: values.curve ?? defaults.curve,
    start,
    due,
    parentId: values.serves ?? defaults.parentId,
    weight: values.weight,
    excessReason: values.excessReason,
  });
}
