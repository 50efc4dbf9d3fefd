import { err, ok, type Result } from '../../../shared/result.ts';
import type { Goal, Measure, Tool } from '../model.ts';
import { readWrittenTarget } from './choices.ts';
import type { Words } from './copy.ts';
import type { Linked } from './link-rows.ts';

/** What hangs below a row, in the file or already stored. */
export type Below = { keyResults: number; milestones: number; goals: number };

const fromTarget = ({ row, stored }: Linked, words: Words): Result<Measure, string> => {
  const { target, unit, baseline } = row.values;
  const read = readWrittenTarget(target);
  const before = stored?.measure;
  const kept = before?.kind === 'level' || before?.kind === 'keep' ? before.unit : '';
  if (read === undefined) return err(words.targetMissing());
  if (read.kind === 'keep') return ok({ ...read, unit: unit || kept });
  const from = baseline === '' ? (before?.kind === 'level' ? before.baseline : 0) : Number(baseline);
  if (from === read.value) return err(words.sameBaseline(String(from)));
  const ladder = before?.kind === 'level' ? before.ladder : undefined;
  const measure: Measure = { kind: 'level', unit: unit || kept, baseline: from, target: read.value };
  return ok(ladder === undefined ? measure : { ...measure, ladder });
};

/** Finds how a row's goal is measured: by what hangs below it, else by its target; a theme without either is made of what will serve it. */
export function measureOf(it: Linked, below: Below, words: Words): Result<Measure, string> {
  const { target, tool, level } = it.row.values;
  if (below.keyResults > 0) return ok({ kind: 'parts' });
  if (below.milestones > 0) return ok({ kind: 'milestones' });
  if (target !== '') return fromTarget(it, words);
  if (it.stored !== undefined) return ok(it.stored.measure);
  const isTheme = tool === 'okr' || level === 'company' || level === 'team';
  return below.goals > 0 || (isTheme && it.kind === 'goal')
    ? ok({ kind: 'parts' })
    : err(words.targetMissing());
}

/** Finds the tool that fits a measure where a file names none. */
export function toolFor(measure: Measure, parent: Pick<Goal, 'tool'> | undefined): Tool {
  if (parent !== undefined) return parent.tool;
  switch (measure.kind) {
    case 'parts':
      return 'okr';
    case 'milestones':
      return 'project';
    case 'keep':
      return 'service';
    case 'level':
      return 'kpi';
  }
}
