import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import type { SyncReport } from './model.ts';

/** Lines of one kind before the report says how many more there are. */
const SHOWN = 20;

/** Writes a sync's report in a language: what happened, and apart from it what somebody has to look at. */
export function describeSync(
  report: SyncReport,
  locale: Locale,
  it: { chat: string; seconds: number },
): { out: string[]; problems: string[] } {
  const words = say(locale);
  if (report.held !== undefined) return { out: [], problems: [`${it.chat}: ${words.held(report.held)}`] };
  const some = <T>(all: readonly T[], write: (one: T) => string, more = words.more): string[] => [
    ...all.slice(0, SHOWN).map(write),
    ...(all.length > SHOWN ? [more(all.length - SHOWN)] : []),
  ];
  const named = (names: readonly string[], write: (names: readonly string[], more: number) => string) =>
    names.length === 0 ? [] : [write(names.slice(0, SHOWN), Math.max(names.length - SHOWN, 0))];
  return {
    out: [
      words.counted(it.chat, report.counts),
      ...some(
        report.replaced,
        ({ person, field, was, is }) => words.replaced(person, field, was, is),
        words.moreReplaced,
      ),
      ...named(report.teams, words.teams),
      ...named(report.channels.bound, words.bound),
      ending(report, locale, it.seconds),
    ],
    problems: [
      ...some(report.loops, words.loop),
      ...some(report.doubles, words.double),
      ...some(report.channels.problems, words.problem),
    ],
  };
}

function ending({ end }: SyncReport, locale: Locale, seconds: number): string {
  const words = say(locale);
  if (end === 'dry-run') return words.dryRun();
  if (end === 'nothing-new') return words.nothingNew();
  return end === 'stopped' ? words.stopped() : words.written(seconds.toFixed(1));
}
