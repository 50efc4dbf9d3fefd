import type { Way } from '../create/choice.ts';
import type { GoalValues } from '../create/form-values.ts';
import { partFields } from '../create/form-values.ts';
import { writeLadder, writeMilestones } from '../create/list-lines.ts';
import { writeMeasureLine } from '../create/measure-line.ts';
import type { Goal, Milestone } from '../model.ts';

export type Written = { goal: Goal; results: readonly Goal[]; milestones: readonly Milestone[] };

/** Finds what a goal does with its measure, as its proposer chose it. */
export function wayOf({ goal, results }: Pick<Written, 'goal' | 'results'>): Way {
  if (goal.measure.kind === 'keep') return 'keep';
  return goal.measure.kind === 'parts' && results.length === 0 ? 'sum' : 'reach';
}

/** The rating stands behind the levels of a service. */
function ratingValues(rating: Goal | undefined): Partial<GoalValues> {
  if (rating?.measure.kind === 'level')
    return { ratingNow: rating.measure.baseline, rating: rating.measure.target };
  return rating?.measure.kind === 'keep' && rating.measure.least !== undefined
    ? { rating: rating.measure.least }
    : {};
}

function partValues({ goal, results }: Written): Partial<GoalValues> {
  const isService = goal.tool === 'service';
  const lines = isService ? results.slice(0, -1) : results;
  const written: Partial<Record<(typeof partFields)[number], string>> = {};
  lines.forEach(({ title, measure }, i) => {
    const name = partFields[i];
    if (name !== undefined && (measure.kind === 'level' || measure.kind === 'keep'))
      written[name] = writeMeasureLine({ title, measure });
  });
  const weights = results.map((it) => it.weight);
  const isEqual = weights.every((it) => it === weights[0]);
  return {
    ...written,
    ...(isService ? ratingValues(results.at(-1)) : {}),
    ...(isEqual ? {} : { weights: weights.join(' ') }),
  };
}

function measureValues(written: Written): Partial<GoalValues> {
  const { measure } = written.goal;
  switch (measure.kind) {
    case 'level':
      return {
        baseline: String(measure.baseline),
        target: String(measure.target),
        unit: measure.unit,
        ...(measure.ladder === undefined ? {} : { ladder: writeLadder(measure.ladder) }),
      };
    case 'keep': {
      const { unit, least, most } = measure;
      return {
        unit,
        ...(least === undefined ? {} : { least: String(least) }),
        ...(most === undefined ? {} : { most: String(most) }),
      };
    }
    case 'milestones':
      return { milestones: writeMilestones(written.milestones) };
    case 'parts':
      return partValues(written);
  }
}

/** Writes a proposed goal as the values of the form that it is read from. */
export const valuesOf = (written: Written): Partial<GoalValues> => ({
  title: written.goal.title,
  ...measureValues(written),
  ...(written.goal.perspective === undefined ? {} : { perspective: written.goal.perspective }),
  ...(written.goal.excessReason === undefined ? {} : { excessReason: written.goal.excessReason }),
  ...(written.goal.weight === undefined ? {} : { weight: written.goal.weight }),
  ...(written.goal.parentId === undefined ? {} : { serves: written.goal.parentId }),
});
