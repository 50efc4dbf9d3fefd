import { formatDay } from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from '../copy.ts';
import { explain } from '../explain.ts';
import type { GoalView } from '../read-goals.ts';
import { isHeld } from './rules.ts';

/** Says why a goal asks for its manager; within its owner's day nothing of its pace, which is the owner's to know first. */
export function reasonOf(view: GoalView, locale: Locale): string {
  if (!isHeld(view.goal)) return explain(view, locale);
  const words = say(locale);
  const { goal, reportedOn, today } = view;
  const silent =
    reportedOn === undefined
      ? words.neverReported()
      : words.silent({ on: formatDay(reportedOn, locale, today) });
  return words.and({ sentences: [silent, words.dueOn({ on: formatDay(goal.due, locale, today) })] });
}
