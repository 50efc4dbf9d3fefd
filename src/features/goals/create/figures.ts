import { readAmounts } from '../amount-field.ts';
import { type AmountProblem, takeAmount } from '../rules/read-amount.ts';
import type { GoalValues } from './form-values.ts';

/** What keeps a typed figure from being read, in the goal's unit. */
export type UnreadFigure = { kind: 'unread'; problem: AmountProblem; unit: string };

type FigureName = 'baseline' | 'target' | 'least' | 'most';

const MAX_UNIT = 20;

/** Finds the unit of figures where its own field is empty: `40 %` and `100 calls` say it themselves. */
function unitBehind(typed: readonly (string | undefined)[]): string {
  for (const text of typed) {
    const taken = takeAmount(text ?? '', '');
    if ('problem' in taken) {
      if (taken.problem === 'other-unit') return '%';
    } else if (taken.rest !== '' && [...taken.rest].length <= MAX_UNIT && !/\p{Nd}/u.test(taken.rest))
      return taken.rest;
  }
  return '';
}

/** Reads the figures of one measure, and the unit that they share. */
export function readFigures<Name extends FigureName>(
  typed: GoalValues,
  names: readonly [Name, Name],
): {
  unit: string;
  values: Partial<Record<Name, number>>;
  problems: Partial<Record<Name, UnreadFigure>>;
} {
  const [first, second] = names;
  const unit = typed.unit ?? unitBehind([typed[second], typed[first]]);
  const texts: Partial<Record<FigureName, string | undefined>> = {
    [first]: typed[first],
    [second]: typed[second],
  };
  const read = readAmounts(texts, unit);
  const problems: Partial<Record<FigureName, UnreadFigure>> = {};
  for (const name of names) {
    const problem = read.problems[name];
    if (problem !== undefined) problems[name] = { kind: 'unread', problem, unit };
  }
  return { unit, values: read.values, problems };
}
