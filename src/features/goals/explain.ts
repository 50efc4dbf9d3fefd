import { formatDay } from '../../calendar/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { GoalView } from './read-goals.ts';
import { isConfidenceFalling } from './rules/status.ts';

type Explained = Pick<GoalView, 'goal' | 'status' | 'assessment' | 'updates' | 'today' | 'reportedOn'>;

/** Updates whose confidence is looked at. */
const LATEST = 4;

function paceOf({ goal, assessment }: Explained, locale: Locale): string {
  const words = say(locale);
  if (goal.measure.kind === 'keep') {
    if (goal.reportedAt === undefined) return words.neverReported();
    if (goal.outsideInARow === 0) return words.kept();
    return goal.outsideInARow === 1 ? words.keptOnce() : words.keptLong({ times: goal.outsideInARow });
  }
  const figures = { progress: goal.progress, elapsed: assessment?.elapsed ?? 0 };
  if (goal.measure.kind === 'milestones') return words.paceMilestones(figures);
  const expected = assessment?.expected ?? figures.elapsed;
  return expected === figures.elapsed ? words.pace(figures) : words.paceBent({ ...figures, expected });
}

/** Says that confidence fell: three times in a row, or in most of the latest updates. */
function confidenceOf(updates: Explained['updates'], locale: Locale): string | undefined {
  const words = say(locale);
  const latest = updates.flatMap((it) => it.confidence ?? []).slice(-LATEST);
  if (isConfidenceFalling(latest)) return words.falling();
  const times = latest.slice(1).filter((it, i) => it < (latest[i] ?? 0)).length;
  const of = latest.length - 1;
  return of >= 2 && times * 2 > of ? words.lowered({ times, of }) : undefined;
}

/** Explains in one sentence, with its figures, why a goal stands where it stands. */
export function explain(it: Explained, locale: Locale): string {
  const words = say(locale);
  const { goal, status, updates, today, reportedOn, assessment } = it;
  if (goal.state === 'closed') return words.ended({ progress: goal.progress });
  const due = words.dueOn({ on: formatDay(goal.due, locale, today) });
  const silent =
    status !== 'no-recent-update'
      ? undefined
      : reportedOn === undefined
        ? words.neverReported()
        : words.silent({ on: formatDay(reportedOn, locale, today) });
  // Without figures of its pace this reader is told nothing that it follows from.
  const isTold = assessment !== undefined;
  const pace = isTold ? [paceOf(it, locale), silent, confidenceOf(updates, locale)] : [silent];
  const sentences = [...pace, due].filter((each) => each !== undefined);
  return words.and({ sentences: [...new Set(sentences)] });
}
