import { type Form, field, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayCheckIn } from '../copy.ts';
import { cadences, MAX_QUESTION, type Plan } from '../rules.ts';
import { say } from './copy.ts';

export type PlanFormView = {
  /** Undefined: the company's plan. */
  team: string | undefined;
  plan: Plan;
  version: number;
};

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Draws the form with a team's or the company's check-in settings. */
export function planForm({ team, plan, version }: PlanFormView, locale: Locale): Form {
  const words = say(locale);
  const questions = sayCheckIn(locale);
  const question = (name: 'strengths' | 'improvements' | 'nextSteps') => {
    const initial = plan.questions[name];
    return field({
      kind: 'text',
      name,
      label: words.question({ name: questions[name]() }),
      hint: words.questionHint(),
      maxLength: MAX_QUESTION,
      ...(initial === undefined ? {} : { initial }),
    });
  };
  const time = (name: 'opensAt' | 'closesAt', label: string, hint?: string) =>
    field({
      kind: 'text',
      name,
      label,
      required: true,
      maxLength: 5,
      initial: plan[name],
      ...(hint === undefined ? {} : { hint }),
    });
  return {
    title: words.title({ team }),
    audience: plain(words.audience({ team })),
    items: [
      field({
        kind: 'select',
        name: 'cadence',
        label: words.cadence(),
        required: true,
        options: cadences.map((cadence) => ({ value: cadence, label: words.cadenceWord({ cadence }) })),
        initial: plan.cadence,
      }),
      field({
        kind: 'select',
        name: 'closingDay',
        label: words.closingDay(),
        hint: words.closingDayHint(),
        required: true,
        options: weekdays.map((day) => ({ value: String(day), label: words.day({ day }) })),
        initial: String(plan.closingDay),
      }),
      time('opensAt', words.opensAt(), words.opensAtHint()),
      time('closesAt', words.closesAt()),
      question('strengths'),
      question('improvements'),
      question('nextSteps'),
      field({ kind: 'yes-no', name: 'reminder', label: words.reminder(), initial: plan.reminder }),
      field({ kind: 'yes-no', name: 'summary', label: words.summary(), initial: plan.summary }),
    ],
    submit: words.submit(),
    buttons: [],
    version,
  };
}
