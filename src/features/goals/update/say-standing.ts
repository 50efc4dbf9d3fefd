import type { Locale } from '../../../shared/locale.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import { explain } from '../explain.ts';
import type { Goal } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import type { Surprise } from '../rules/progress.ts';
import { say } from './copy.ts';

/** Writes a value of a goal with its unit, or how many of its milestones are reached. */
export function writeCurrent({ goal, milestones }: GoalView, locale: Locale): string | undefined {
  if (goal.measure.kind === 'milestones') {
    const done = milestones.filter((it) => it.doneOn !== undefined).length;
    return say(locale).milestones({ done, of: milestones.length });
  }
  return goal.current === undefined ? undefined : writeAmount(goal.current, unitOf(goal.measure), locale);
}

/** Asks in one sentence about a value that surprises. */
export function whySurprising(
  { measure }: Pick<Goal, 'measure'>,
  surprise: Surprise,
  locale: Locale,
): string {
  const words = say(locale);
  if (measure.kind === 'keep')
    return words.keptSurprise({ limits: sayGoals(locale).measure({ measure, parts: 0 }) });
  const target = measure.kind === 'level' ? writeAmount(measure.target, measure.unit, locale) : '';
  return words.surprise({ surprise, target });
}

/** Says in words how a goal stands for its owner; nothing where nothing is reported. */
export function standing(
  view: GoalView,
  locale: Locale,
): { current: string; status: string; why: string } | undefined {
  const current = writeCurrent(view, locale);
  const status = sayGoals(locale).status({ status: view.status });
  return current === undefined ? undefined : { current, status, why: explain(view, locale) };
}
