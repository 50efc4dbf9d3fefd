import type { Rejection } from './check-rows.ts';
import type { SheetWords } from './copy.ts';

/** How an import of files ended, and what was wrong with them. */
export type RowsReport = {
  /** `refused`: rows were rejected, so nothing was written; `unreadable`: a file as a whole was. */
  end: 'written' | 'nothing-new' | 'dry-run' | 'refused' | 'unreadable';
  problems: readonly string[];
  rejections: readonly (Rejection & { file: string })[];
};

function ending(end: RowsReport['end'], words: SheetWords, seconds: number): string {
  switch (end) {
    case 'written':
      return words.written(seconds.toFixed(1));
    case 'nothing-new':
      return words.nothingNew();
    case 'dry-run':
      return words.dryRun();
    case 'refused':
      return words.nothingWritten();
    case 'unreadable':
      return words.nothingWrittenFile();
  }
}

/** Says what was wrong with files and rows, at most `limit` rows of each kind, and how the import ended. */
export function describeRows(
  report: RowsReport,
  words: SheetWords,
  limit: number,
  seconds: number,
): { problems: string[]; ending: string } {
  const all = limit === Number.POSITIVE_INFINITY;
  const primary = report.rejections.filter(({ consequence }) => all || !consequence);
  const hidden = report.rejections.length - primary.length;
  return {
    problems: [
      ...report.problems,
      ...primary.slice(0, limit).map(({ file, line, reasons }) => words.rejection(file, line, reasons)),
      ...(primary.length > limit ? [words.moreRejections(primary.length - limit)] : []),
      ...(hidden > 0 ? [words.consequences(hidden)] : []),
    ],
    ending: ending(report.end, words, seconds),
  };
}
