import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '../../../chat/index.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import {
  type Counts,
  headerReader,
  type NamedFile,
  openSheet,
  type RowsReport,
} from '../../../sheets/index.ts';
import { isUnique } from '../../../storage/faults.ts';
import { GuardFailed } from '../../../storage/store.ts';
import type { Parts } from '../parts.ts';
import { say } from './copy.ts';
import { fractionsIn } from './figures-of.ts';
import { checkGoals } from './goal-rows.ts';
import { type GoalField, goalColumns } from './headers.ts';
import { loadKnown } from './load-known.ts';
import { type GoalsPlan, planGoals } from './plan-goals.ts';
import { goalImportStore } from './store.ts';
import { writeGoals } from './write-goals.ts';

export type GoalImportOptions = {
  locale: Locale;
  /** Only reports what would happen. */
  dryRun?: boolean;
  /** Imports the rows that are right although others were rejected. */
  partial?: boolean;
  /** Is told what is being done, before each step. */
  progress?: (sentence: string) => void;
};

export type GoalImportReport = RowsReport & {
  notes: readonly string[];
  counts: Counts | undefined;
  milestones: number;
  values: number;
  overwritten: readonly { code: string; field: string; was: string; is: string }[];
  /** Goals of which values changed elsewhere were kept. */
  kept: number;
};

/** What commits the outcome, and with which clock and ids. */
export type Committing = { clock: Clock; newId(): string; commit(outcome: Outcome): Promise<void> };

const ATTEMPTS = 3;
const readGoalHeaders = headerReader(goalColumns);

const nothing = {
  notes: [],
  rejections: [],
  counts: undefined,
  milestones: 0,
  values: 0,
  overwritten: [],
  kept: 0,
};

function reportOf(file: string, notes: readonly string[], plan: GoalsPlan): GoalImportReport {
  const compared = plan.goals.flatMap((it) =>
    it.comparison === undefined ? [] : [{ ...it.comparison, code: it.it.stored?.code ?? '' }],
  );
  const isReported = ({ comparison, it }: GoalsPlan['goals'][number]) =>
    comparison === undefined ? it.row.values.current !== '' : comparison.changes.current !== undefined;
  return {
    end: 'written',
    problems: [],
    notes,
    rejections: plan.rejections.map((it) => ({ ...it, file })),
    counts: plan.counts,
    milestones: plan.milestones.filter((it) => it.stored === undefined).length,
    values: plan.goals.filter(isReported).length,
    overwritten: compared.flatMap((it) => it.overwritten.map((each) => ({ code: it.code, ...each }))),
    kept: compared.filter((it) => it.isKept).length,
  };
}

/**
 * Imports goals from a file as one: all rows or none, unless `partial`; they are active at once. Reads and checks everything first, then
 * commits one batch; if somebody else changed the same meanwhile, it compares again.
 */
export async function importGoals(
  parts: Parts,
  { clock, newId, commit }: Committing,
  file: NamedFile,
  options: GoalImportOptions,
): Promise<GoalImportReport> {
  const words = say(options.locale);
  // A pause lets the caller show what is said.
  const progress = async (sentence: string) => {
    options.progress?.(sentence);
    await setImmediate();
  };
  const store = goalImportStore(parts.store);
  for (let attempt = 1; ; attempt++) {
    await progress(words.reading(file.name));
    const sheet = await openSheet(file, readGoalHeaders, [['title']], words);
    if (sheet.opened === undefined) return { ...nothing, end: 'unreadable', problems: sheet.problem };
    const checked = checkGoals(sheet.opened, words);
    await progress(words.comparing(checked.length));
    const known = await loadKnown(parts, store, checked);
    const fields: ReadonlySet<GoalField> = new Set(sheet.opened.columns.at.keys());
    const plan = planGoals(checked, { known, words, fields, newId });
    const crowded = plan.crowded.map(({ title, count }) => words.keyResults(title, count));
    const [fraction] = sheet.opened.isWorkbook ? fractionsIn(checked) : [];
    const shares = fraction === undefined ? [] : [words.fractions(fraction.values.title, fraction.line)];
    const weights = plan.weightSums.map((it) => words.servingWeights(it));
    const report = reportOf(file.name, [...sheet.note, ...crowded, ...weights, ...shares], plan);
    if (options.dryRun) return { ...report, end: 'dry-run' };
    if (report.rejections.length > 0 && !options.partial) return { ...report, end: 'refused' };
    const outcome = await writeGoals(parts, store, plan, { now: clock.now(), newId });
    if (outcome === undefined) return { ...report, end: 'nothing-new' };
    await progress(words.writing());
    try {
      await commit(outcome);
      return report;
    } catch (error) {
      if (attempt >= ATTEMPTS || !(error instanceof GuardFailed || isUnique(error))) throw error;
    }
  }
}
