import { setImmediate } from 'node:timers/promises';
import { localDate } from '../../../calendar/index.ts';
import type { Fact, Outcome } from '../../../chat/index.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { isUnique } from '../../../storage/faults.ts';
import { GuardFailed, type Store } from '../../../storage/store.ts';
import { peopleFacts } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { say, type Words } from './copy.ts';
import { asJoined, findJoins, joinPeople } from './join-accounts.ts';
import { loadNamed } from './load-named.ts';
import { loadStored } from './load-stored.ts';
import { keyOf } from './people-rows.ts';
import { type AbsencesPlan, planAbsences, type StoredAbsence } from './plan-absences.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type ImportFiles, type ReadSheets, readSheets } from './read-sheets.ts';
import { emptyReport, type ImportReport, reportOf } from './report.ts';
import type { ImportTables } from './schema.ts';
import { type ImportStore, importStore } from './store.ts';
import { writeImport } from './write-import.ts';

export type { ImportFiles } from './read-sheets.ts';
export type { ImportReport } from './report.ts';

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

const attempts = 3;

/**
 * Imports people, teams and absences as one: all rows or none, unless `partial`. Reads and checks everything first, then commits one batch and
 * tells `people.imported`; if somebody else changed the same meanwhile, it compares again.
 */
export async function importFiles(
  parts: ImportParts,
  files: ImportFiles,
  options: ImportOptions,
): Promise<ImportReport> {
  const words = say(options.locale);
  // A pause lets the caller show what is said.
  const progress = async (sentence: string) => {
    options.progress?.(sentence);
    await setImmediate();
  };
  const joining = { impossible: new Set<string>(), joined: 0 };
  for (let attempt = 1; ; attempt++) {
    // Read anew each time, since planning notes its reasons in the rows.
    const read = await readSheets(files, parts.settings.calendars ?? [], words, progress);
    if (read.problems.length > 0)
      return { ...emptyReport, end: 'unreadable', problems: read.problems, notes: read.notes };
    try {
      const report = await compareAndWrite(parts, files, read, {
        ...options,
        words,
        joining,
        tellProgress: progress,
      });
      if (report !== 'joined') return { ...report, joined: report.joined + joining.joined };
    } catch (error) {
      if (attempt >= attempts || !(error instanceof GuardFailed || isUnique(error))) throw error;
    }
  }
}

type Running = ImportOptions & {
  words: Words;
  /** Over all rounds: whom it was impossible to join, and how many were. */
  joining: { impossible: Set<string>; joined: number };
  tellProgress(sentence: string): Promise<void>;
};

async function compareAndWrite(
  parts: ImportParts,
  files: ImportFiles,
  read: ReadSheets,
  options: Running,
): Promise<ImportReport | 'joined'> {
  const { words } = options;
  const { sheets } = read;
  const store = importStore(parts.store);
  const now = parts.clock.now();
  const rows = sheets.people.rows.length + sheets.teams.rows.length + sheets.away.rows.length;
  await options.tellProgress(words.comparing(rows));
  const organisation = (await store.organisation())[0]?.settings;
  const today = localDate(now, organisation?.timeZone ?? parts.settings.defaultTimeZone);
  const { joining } = options;
  const isAwayOnly = files.people === undefined && files.teams === undefined;
  const stored = isAwayOnly
    ? await loadNamed(store, new Set(sheets.away.rows.map(({ values }) => keyOf(values.email))))
    : await loadStored(store, today);
  const joins = findJoins(sheets.people.rows, stored.people, joining.impossible);
  const plan = planImport(sheets, {
    stored: { ...stored, people: asJoined(stored.people, joins) },
    settings: parts.settings,
    words,
    newId: parts.newId,
  });
  const absences = planAbsences(sheets.away.rows, plan.absentPeople, await loadAbsences(store, plan), words);
  const report = { ...reportOf(files, read.notes, plan, absences), joined: joins.size };
  if (options.dryRun) return { ...report, end: 'dry-run' };
  if (report.rejections.length > 0 && !options.partial) return { ...report, end: 'refused' };
  if (joins.size > 0) {
    const impossible = await joinPeople(parts, joins, today);
    for (const id of impossible) joining.impossible.add(id);
    joining.joined += joins.size - impossible.length;
    return 'joined';
  }
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

function factsOf(
  plan: ImportPlan,
  absences: AbsencesPlan,
  report: ImportReport,
  newId: () => string,
): Fact[] {
  const absent = [...new Set(absences.added.map(({ personId }) => personId))];
  const isMany = absent.length > mostAbsencesToldSingly;
  const { people, teams } = report.counts;
  const isImport = [people, teams].some((it) => it !== undefined && it.created + it.updated > 0);
  const switched = plan.teams.plans.flatMap(({ id, stored, comparison: { changes } }): Fact[] => {
    if (changes.status === 'on') return [{ name: peopleFacts.teamStarted, thing: id }];
    return changes.status === 'off' && stored !== undefined
      ? [{ name: peopleFacts.teamStopped, thing: id }]
      : [];
  });
  return [
    ...(isImport || isMany ? [{ name: peopleFacts.imported, thing: newId() }] : []),
    ...switched,
    ...(isMany ? [] : absent.map((thing) => ({ name: peopleFacts.absenceChanged, thing }))),
  ];
}
