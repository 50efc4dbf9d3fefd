import { isBehind } from '../rules.ts';
import type { TeamRow } from './card.ts';

/** A goal of the card with its key results that are behind as well. */
export type TeamGroup = TeamRow & { keyResults: readonly TeamRow[] };

const isStillBehind = ({ goal, status }: TeamRow): boolean => isBehind({ state: goal.state, status });

/** Puts key results under their objective where both stand in one card: it is one matter, and listed once. */
export function groupRows(rows: readonly TeamRow[]): TeamGroup[] {
  const objectives = new Set(
    rows.filter((it) => it.news === 'behind' && isStillBehind(it)).map((it) => it.goal.id),
  );
  const parentOf = ({ goal, news }: TeamRow): string | undefined =>
    news === 'behind' && goal.kind === 'key-result' && objectives.has(goal.parentId ?? '')
      ? goal.parentId
      : undefined;
  const below = new Map<string, TeamRow[]>();
  for (const row of rows) {
    const parent = parentOf(row);
    // One that has caught up is no part of what is behind.
    if (parent !== undefined && isStillBehind(row)) below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  return rows
    .filter((it) => parentOf(it) === undefined)
    .map((it) => ({ ...it, keyResults: below.get(it.goal.id) ?? [] }));
}
