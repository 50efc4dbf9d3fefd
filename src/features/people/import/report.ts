import type { Counts, Rejection, RowsReport } from '../../../sheets/index.ts';
import type { AbsencesPlan } from './plan-absences.ts';
import type { ImportPlan } from './plan-import.ts';
import type { ImportFiles } from './read-sheets.ts';

/** A value of the file that replaced one which had been changed elsewhere since the last file. */
type Replaced = { person: string; field: string; was: string; is: string };

export type ImportReport = RowsReport & {
  notes: readonly string[];
  counts: Readonly<Partial<Record<'people' | 'teams' | 'absences', Counts>>>;
  /** Teams made because a person's row names them, teams started and stopped; by name. */
  made: readonly string[];
  started: readonly string[];
  stopped: readonly string[];
  replaced: readonly Replaced[];
  /** People known apart until the file named them as one. */
  joined: number;
  /** People of whom values changed elsewhere were kept. */
  kept: number;
  /** Leavers in the file. */
  leavers: number;
};

/** The report of an import that did not come to comparing anything. */
export const emptyReport = {
  counts: {},
  rejections: [],
  made: [],
  started: [],
  stopped: [],
  replaced: [],
  joined: 0,
  kept: 0,
  leavers: 0,
};

type Planned = { stored: unknown; comparison: { changes: object } };

function countsOf(plans: readonly Planned[], rejected: number): Counts {
  const created = plans.filter(({ stored }) => stored === undefined).length;
  const updated = plans.filter(
    (it) => it.stored !== undefined && Object.keys(it.comparison.changes).length > 0,
  ).length;
  return { created, updated, unchanged: plans.length - created - updated, rejected };
}

/** Sums up what an import comes to, before it is known how it ends. */
export function reportOf(
  files: ImportFiles,
  notes: readonly string[],
  plan: ImportPlan,
  absences: AbsencesPlan,
): ImportReport {
  const from = (file: { name: string } | undefined, rejections: readonly Rejection[]) =>
    rejections.map((it) => ({ ...it, file: file?.name ?? '' }));
  const switched = (status: string) =>
    plan.teams.plans
      .filter(({ comparison }) => comparison.changes.status === status)
      .map(({ row }) => row.values.team);
  return {
    end: 'written',
    problems: [],
    notes,
    counts: {
      ...(files.people ? { people: countsOf(plan.people.plans, plan.people.rejections.length) } : {}),
      ...(files.teams ? { teams: countsOf(plan.teams.plans, plan.teams.rejections.length) } : {}),
      ...(files.away ? { absences: absences.counts } : {}),
    },
    rejections: [
      ...from(files.teams, plan.teams.rejections),
      ...from(files.people, plan.people.rejections),
      ...from(files.away, absences.rejections),
    ],
    made: plan.namedTeams.map(({ name }) => name),
    started: switched('on'),
    stopped: switched('off'),
    replaced: replacedBy(plan),
    joined: 0,
    kept: plan.people.plans.filter(({ comparison }) => comparison.isKept).length,
    leavers: plan.people.plans.filter(({ stored }) => stored?.hasLeft).length,
  };
}

function replacedBy(plan: ImportPlan): Replaced[] {
  const names = new Map(plan.people.plans.map(({ id, row }) => [id, row.values.name]));
  return plan.people.plans.flatMap(({ row, comparison }) =>
    comparison.overwritten.map(({ field, was, is }) => ({
      person: row.values.name,
      field,
      was: field === 'manager_email' ? (names.get(was) ?? was) : was,
      is,
    })),
  );
}
