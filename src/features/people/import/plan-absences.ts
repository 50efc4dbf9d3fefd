import type { DateRange } from '../../../calendar/index.ts';
import type { Counts, Rejection } from '../../../sheets/index.ts';
import { mergeAbsence } from '../rules.ts';
import type { AwayRow } from './away-rows.ts';
import type { Words } from './copy.ts';
import { keyOf } from './people-rows.ts';
import type { PeoplePlan } from './plan-people.ts';

export type StoredAbsence = DateRange & { id: string };

export type AbsencesPlan = {
  counts: Counts;
  rejections: readonly Rejection[];
  /** Absences that became part of a longer one. */
  removed: readonly string[];
  added: readonly (DateRange & { personId: string })[];
};

/** Finds the person of each row; what has none is rejected. */
export function matchAbsences(
  rows: readonly AwayRow[],
  personOf: PeoplePlan['personOf'],
  words: Words,
): Map<AwayRow, string> {
  const matched = new Map<AwayRow, string>();
  for (const row of rows) {
    if (row.reasons.length > 0) continue;
    const person = personOf(keyOf(row.values.email));
    if (person !== undefined && 'id' in person) matched.set(row, person.id);
    else row.reasons.push(words.unknownPerson(row.values.email));
  }
  return matched;
}

/** Joins a file's absences with the stored ones; one person's absences never overlap, and a row that adds no day changes nothing. */
export function planAbsences(
  rows: readonly AwayRow[],
  matched: ReadonlyMap<AwayRow, string>,
  stored: ReadonlyMap<string, readonly StoredAbsence[]>,
  words: Words,
): AbsencesPlan {
  const now = new Map<string, (DateRange & { id?: string })[]>();
  const lines = new Map<string, number>();
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const removed: string[] = [];
  for (const [row, personId] of matched) {
    const { from, to } = row.values;
    const same = `${personId} ${from} ${to}`;
    const earlier = lines.get(same);
    if (earlier !== undefined) row.reasons.push(words.repeatedAbsence(earlier));
    if (earlier !== undefined) continue;
    lines.set(same, row.line);
    const known = now.get(personId) ?? [...(stored.get(personId) ?? [])];
    if (known.some((it) => it.from <= from && to <= it.to)) counts.unchanged++;
    else {
      const { merged, replaced } = mergeAbsence({ from, to }, known);
      const gone = known.filter((it) => replaced.some((range) => range.from === it.from));
      counts[gone.length === 0 ? 'created' : 'updated']++;
      for (const { id } of gone) if (id !== undefined) removed.push(id);
      now.set(personId, [...known.filter((it) => !gone.includes(it)), merged]);
    }
  }
  const rejections = rows
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ line, reasons }) => ({ line, reasons, consequence: false }));
  const added = [...now].flatMap(([personId, ranges]) =>
    ranges.filter(({ id }) => id === undefined).map(({ from, to }) => ({ personId, from, to })),
  );
  return { counts: { ...counts, rejected: rejections.length }, rejections, removed, added };
}
