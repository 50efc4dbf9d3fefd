import type { Locale } from '../../../shared/locale.ts';
import { describeRows } from '../../../sheets/index.ts';
import { say } from './copy.ts';
import type { GoalImportReport } from './import-goals.ts';

/** Lines of one kind before the report says how many more there are. */
const SHOWN = 20;

/** Writes a goals import's report in a language: what happened, and apart from it what went wrong. `all` leaves no line out. */
export function describeGoalReport(
  report: GoalImportReport,
  locale: Locale,
  all: boolean,
  seconds: number,
): { out: string[]; problems: string[] } {
  const words = say(locale);
  const limit = all ? Number.POSITIVE_INFINITY : SHOWN;
  const rows = describeRows(report, words, limit, seconds);
  const newer = report.overwritten.map((it) => words.overwritten(it.code, it.field, it.was, it.is));
  return {
    problems: rows.problems,
    out: [
      ...report.notes.slice(0, limit),
      ...(report.notes.length > limit ? [words.more(report.notes.length - limit)] : []),
      ...(report.counts === undefined ? [] : [words.counted(report.counts)]),
      ...(report.milestones > 0 ? [words.milestones(report.milestones)] : []),
      ...(report.values > 0 ? [words.values(report.values)] : []),
      ...newer.slice(0, limit),
      ...(newer.length > limit ? [words.more(newer.length - limit)] : []),
      ...(report.kept > 0 ? [words.kept(report.kept)] : []),
      rows.ending,
    ],
  };
}
