import type { Context, Outcome } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from './copy.ts';
import type { Draft } from './draft.ts';
import type { GoalValues } from './form-values.ts';
import type { Prepared } from './open-goal-form.ts';
import { say as sayProblem } from './problem-copy.ts';
import { type FieldProblems, readDraft } from './read-draft.ts';

const wordsOf = (problems: FieldProblems, locale: Locale): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, sayProblem(locale).problem(problem)]),
  );

/** Reads a goal from its form, or answers what is wrong with it, field by field. */
export function readFromForm(
  ctx: Pick<Context, 'locale'>,
  { view }: Prepared,
  values: GoalValues,
): Result<Draft, Outcome> {
  const { locale } = ctx;
  const { choice, defaults } = view;
  const read = readDraft(values, { choice, defaults, locale, ratingTitle: say(locale).ratingTitle() });
  if (read.ok) return ok(read.value);
  return err({ reply: { kind: 'form-errors', fields: wordsOf(read.error, locale) } });
}
