import type { Locale } from '../../../shared/locale.ts';
import { describeRows } from '../../../sheets/index.ts';
import { say } from './copy.ts';
import type { ImportReport } from './report.ts';

export type Description = { out: string[]; problems: string[] };

/** Lines of one kind before the report says how many more there are. */
const shown = 20;

/** Writes an import's report in a language: what happened, and apart from it what went wrong. `all` leaves no line out. */
export function describeReport(
  report: ImportReport,
  locale: Locale,
  all: boolean,
  seconds: number,
): Description {
  const words = say(locale);
  const limit = all ? Number.POSITIVE_INFINITY : shown;
  const nameList = <T>(
    names: readonly string[],
    write: (names: readonly string[], more: number) => T,
  ): T[] => (names.length === 0 ? [] : [write(names.slice(0, limit), Math.max(names.length - limit, 0))]);
  const rows = describeRows(report, words, limit, seconds);
  const counted = (['teams', 'people', 'absences'] as const).flatMap((what) => {
    const counts = report.counts[what];
    return counts === undefined ? [] : [words.counted(what, counts)];
  });
  const replaced = report.replaced
    .slice(0, limit)
    .map((it) => words.overwritten(it.person, words.column(it.field), it.was, it.is));
  return {
    problems: rows.problems,
    out: [
      ...report.notes,
      ...counted,
      ...nameList(report.made, words.teamsMade),
      ...nameList(report.started, words.teamsStarted),
      ...nameList(report.stopped, words.teamsStopped),
      ...replaced,
      ...(report.replaced.length > limit ? [words.moreOverwritten(report.replaced.length - limit)] : []),
      ...(report.joined > 0 ? [words.joined(report.joined)] : []),
      ...(report.kept > 0 ? [words.kept(report.kept)] : []),
      ...(report.leavers > 0 ? [words.leavers(report.leavers)] : []),
      rows.ending,
    ],
  };
}
