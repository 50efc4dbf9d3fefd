import { setImmediate } from 'node:timers/promises';
import { localDate } from '../../../calendar/index.ts';
import type { Fact, Outcome } from '../../../chat/index.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { isUnique } from '../../../storage/faults.ts';
import { GuardFailed, type Store } from '../../../storage/store.ts';
import { peopleFacts } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { Rejection } from './check-rows.ts';
import { type Counts, say, type Words } from './copy.ts';
import { loadStored } from './load-stored.ts';
import { type AbsencesPlan, planAbsences, type StoredAbsence } from './plan-absences.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type ImportFiles, readSheets, type ReadSheets } from './read-sheets.ts';
import type { ImportTables } from './schema.ts';
import { type ImportStore, importStore } from './store.ts';
import { writeImport } from './write-import.ts';

export type { ImportFiles, NamedFile } from './read-sheets.ts';

export type ImportParts = {
  store: Store<ImportTables>;
  settings: PeopleSettings;
  clock: Clock;
  newId(): string;
  /** Commits an outcome in one batch, together with what its facts wake. */
  commit(outcome: Outcome): Promise<void>;
};

export type ImportOptions = {
  locale: Locale;
  /** Only reports what would happen. */
  dryRun?: boolean;
  /** Imports the rows that are right although others were rejected. */
  partial?: boolean;
  /** Is told what is being done, before each step. */
  progress?: (sentence: string) => void;
};

/** A value of the file that replaced one which had been changed elsewhere since the last file. */
export type Replaced = { person: string; field: string; was: string; is: string };

export type ImportReport = {
  /** `refused`: rows were rejected, so nothing was written; `unreadable`: a file as a whole was. */
  end: 'written' | 'nothing-new' | 'dry-run' | 'refused' | 'unreadable';
  problems: readonly string[];
  notes: readonly string[];
  counts: Readonly<Partial<Record<'people' | 'teams' | 'absences', Counts>>>;
  rejections: readonly (Rejection & { file: string })[];
  /** Teams made because a person's row names them, teams started and stopped; by name. */
  made: readonly string[];
  started: readonly string[];
  stopped: readonly string[];
  replaced: readonly Replaced[];
  /** People of whom values changed elsewhere were kept. */
  kept: number;
  /** Leavers in the file. */
  leavers: number;
};

const attempts = 3;

/**
 * Imports people, teams and absences as one: all rows or none, unless `partial`. Reads and checks everything first, then commits one batch and
 * tells `people.imported`; if somebody else changed the same meanwhile, it compares again.
 */
export async function importFiles(parts: ImportParts, files: ImportFiles, options: ImportOptions): Promise<ImportReport> {
  const words = say(options.locale);
  // A pause lets the caller show what is said.
  const progress = async (sentence: string) => {
    options.progress?.(sentence);
    await setImmediate();
  };
  for (let attempt = 1; ; attempt++) {
    // Read anew each time, since planning notes its reasons in the rows.
    const read = await readSheets(files, parts.settings.calendars ?? [], words, progress);
    if (read.problems.length > 0) return { ...emptyReport, end: 'unreadable', problems: read.problems, notes: read.notes };
    try {
      return await compareAndWrite(parts, files, read, { ...options, words, tellProgress: progress });
    } catch (error) {
      if (attempt === attempts || !(error instanceof GuardFailed || isUnique(error))) throw error;
    }
  }
}

const emptyReport = { counts: {}, rejections: [], made: [], started: [], stopped: [], replaced: [], kept: 0, leavers: 0 };

type Running = ImportOptions & { words: Words; tellProgress(sentence: string): Promise<void> };

async function compareAndWrite(parts: ImportParts, files: ImportFiles, read: ReadSheets, options: Running): Promise<ImportReport> {
  const { words } = options;
  const { sheets } = read;
  const store = importStore(parts.store);
  const now = parts.clock.now();
  const rows = sheets.people.rows.length + sheets.teams.rows.length + sheets.away.rows.length;
  await options.tellProgress(words.comparing(rows));
  const organisation = (await store.organisation())[0]?.settings;
  const today = localDate(now, organisation?.timeZone ?? parts.settings.defaultTimeZone);
  const plan = planImport(sheets, {
    stored: await loadStored(store, today),
    settings: parts.settings,
    words,
    newId: parts.newId,
  });
  const absences = planAbsences(sheets.away.rows, plan.absentPeople, await loadAbsences(store, plan), words);
  const report = reportOf(files, read, plan, absences);
  if (options.dryRun) return { ...report, end: 'dry-run' };
  if (report.rejections.length > 0 && !options.partial) return { ...report, end: 'refused' };
  const write = writeImport(plan, absences, { store, now, today, newId: parts.newId });
  if (write.length === 0) return { ...report, end: 'nothing-new' };
  await options.tellProgress(words.writing());
  await parts.commit({ write, tell: factsOf(plan, absences, report, parts.newId) });
  return { ...report, end: 'written' };
}

async function loadAbsences(store: ImportStore, plan: ImportPlan): Promise<Map<string, StoredAbsence[]>> {
  const byPerson = new Map<string, StoredAbsence[]>();
  for (const { personId, ...absence } of await store.absencesOf([...new Set(plan.absentPeople.values())])) {
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), absence]);
  }
  return byPerson;
}

/** Few absences are told person by person; many, and everything else, as one import through which subscribers walk. */
const mostAbsencesToldSingly = 100;

function factsOf(plan: ImportPlan, absences: AbsencesPlan, report: ImportReport, newId: () => string): Fact[] {
  const absent = [...new Set(absences.added.map(({ personId }) => personId))];
  const isMany = absent.length > mostAbsencesToldSingly;
  const { people, teams } = report.counts;
  const isImport = [people, teams].some((it) => it !== undefined && it.created + it.updated > 0);
  const switched = plan.teams.plans.flatMap(({ id, stored, comparison: { changes } }): Fact[] => {
    if (changes.status === 'on') return [{ name: peopleFacts.teamStarted, thing: id }];
    return changes.status === 'off' && stored !== undefined ? [{ name: peopleFacts.teamStopped, thing: id }] : [];
  });
  return [
    ...(isImport || isMany ? [{ name: peopleFacts.imported, thing: newId() }] : []),
    ...switched,
    ...(isMany ? [] : absent.map((thing) => ({ name: peopleFacts.absenceChanged, thing }))),
  ];
}

type Planned = { stored: unknown; comparison: { changes: object } };

function countsOf(plans: readonly Planned[], rejected: number): Counts {
  const created = plans.filter(({ stored }) => stored === undefined).length;
  const updated = plans.filter((it) => it.stored !== undefined && Object.keys(it.comparison.changes).length > 0).length;
  return { created, updated, unchanged: plans.length - created - updated, rejected };
}

function reportOf(files: ImportFiles, read: ReadSheets, plan: ImportPlan, absences: AbsencesPlan): ImportReport {
  const from = (file: { name: string } | undefined, rejections: readonly Rejection[]) =>
    rejections.map((it) => ({ ...it, file: file?.name ?? '' }));
  const switched = (status: string) =>
    plan.teams.plans.filter(({ comparison }) => comparison.changes.status === status).map(({ row }) => row.values.team);
  return {
    end: 'written',
    problems: [],
    notes: read.notes,
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
