import type { Goal } from '../model.ts';
import { weightProblem } from '../rules/progress.ts';
import { withoutCarried } from '../standing-of.ts';
import type { Words } from './copy.ts';
import { type Linked, parentIdOf } from './link-rows.ts';
import type { Known } from './load-known.ts';

/** What hangs below one parent and is weighed together. */
type Group = { parentId: string; kind: 'goal' | 'key-result'; rows: Linked[] };

/** Weights of one parent that do not make a hundred: what they make, and how many have none. */
export type WeightSum = { title: string; sum: number; without: number };

/** Groups the rows by their parent, where a weight is given at all. */
function groupsOf(all: readonly Linked[], kind: Group['kind']): Group[] {
  const groups = new Map<string, Group>();
  for (const it of all) {
    const parentId = parentIdOf(it);
    if (it.kind !== kind || parentId === undefined) continue;
    const group = groups.get(parentId);
    if (group === undefined) groups.set(parentId, { parentId, kind, rows: [it] });
    else group.rows.push(it);
  }
  return [...groups.values()].filter(({ rows }) => rows.some((it) => it.row.values.weight !== ''));
}

/** Finds what weighs in a group once the file is in: its rows, and what is stored there already; what is carried on counts once. */
function weightsOf({ parentId, kind, rows }: Group, stored: readonly Goal[], elsewhere: ReadonlySet<string>) {
  const counted = withoutCarried(stored.filter((it) => it.parentId === parentId && it.kind === kind));
  const ids = new Set(counted.map((it) => it.id));
  const inGroup = new Set(rows.map((it) => it.id));
  const weighed = rows.filter(
    (it) => it.stored === undefined || it.stored.parentId !== parentId || ids.has(it.id),
  );
  const others = counted.filter((it) => !inGroup.has(it.id) && !elsewhere.has(it.id));
  return [
    ...weighed.map((it) => (it.row.values.weight === '' ? it.stored?.weight : Number(it.row.values.weight))),
    ...others.map((it) => it.weight),
  ];
}

/** Lists the groups of one kind whose weights do not make a hundred. */
function sumsOff(all: readonly Linked[], kind: Group['kind'], known: Known) {
  const elsewhere = new Set(
    all.flatMap((it) => (it.stored === undefined || it.parent === undefined ? [] : it.id)),
  );
  return groupsOf(all, kind).flatMap((group) => {
    const weights = weightsOf(group, known.below.get(group.parentId) ?? [], elsewhere);
    const problem = weightProblem(weights);
    if (problem?.kind !== 'sum') return [];
    return [{ group, sum: problem.sum, without: weights.filter((it) => it === undefined).length }];
  });
}

/** Rejects key results whose weights cannot be shared out; all of one objective share the reason. */
export function rejectWeights(all: readonly Linked[], known: Known, words: Words): void {
  for (const { group, sum } of sumsOff(all, 'key-result', known))
    for (const it of group.rows)
      if (it.row.values.weight !== '') it.row.reasons.push(words.weightSum(it.row.values.parent, sum));
}

/** Lists the parents of which the weights of what serves them do not make a hundred; where key results count, no other weight does. */
export const servingSums = (
  all: readonly Linked[],
  known: Known,
  keyResultsBelow: (id: string) => number,
): WeightSum[] =>
  sumsOff(all, 'goal', known)
    .filter(({ group }) => keyResultsBelow(group.parentId) === 0)
    .map(({ group, sum, without }) => ({ title: titleOfParent(group), sum, without }));

function titleOfParent({ rows: [first] }: Group): string {
  const parent = first?.parent;
  if (parent === undefined) return '';
  return 'row' in parent ? parent.row.row.values.title : parent.goal.title;
}
