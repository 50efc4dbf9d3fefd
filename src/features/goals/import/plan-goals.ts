import type { Comparison, Counts, Rejection } from '../../../sheets/index.ts';
import type { Goal, Measure, Milestone } from '../model.ts';
import { titleKeyOf } from '../store.ts';
import { rejectWeights, servingSums, type WeightSum } from './check-weights.ts';
import { compareGoal } from './compare-goal.ts';
import type { Words } from './copy.ts';
import type { GoalRow } from './goal-rows.ts';
import type { GoalField } from './headers.ts';
import { type Linked, linkRows, parentIdOf } from './link-rows.ts';
import type { Known } from './load-known.ts';
import { type Below, measureOf } from './measure-of.ts';

/** A row that may be imported: a new goal, or a stored one with what changes. */
export type GoalPlan = {
  it: Linked;
  measure: Measure;
  /** Nothing for a new goal. */
  comparison: Comparison<GoalField> | undefined;
};

export type MilestonePlan = {
  it: Linked;
  goalId: string;
  stored: Milestone | undefined;
  position: number;
  isMoved: boolean;
};

export type GoalsPlan = {
  goals: readonly GoalPlan[];
  milestones: readonly MilestonePlan[];
  rejections: readonly Rejection[];
  counts: Counts;
  /** Objectives with fewer or more key results than work well. */
  crowded: readonly { title: string; count: number }[];
  /** Parents of which the weights of what serves them do not make a hundred. */
  weightSums: readonly WeightSum[];
};

type Planning = { known: Known; words: Words; fields: ReadonlySet<GoalField>; newId(): string };

const isEnded = ({ state }: Pick<Goal, 'state'>): boolean => state === 'closed' || state === 'withdrawn';

/** Finds the stored goal that a row belongs to or serves, where that one is closed. */
const endedParent = ({ parent }: Linked): Goal | undefined => {
  const goal = parent === undefined ? undefined : 'goal' in parent ? parent.goal : parent.row.stored;
  return goal !== undefined && isEnded(goal) ? goal : undefined;
};

/** Counts what hangs below each goal, in the file and stored. */
function countBelow(all: readonly Linked[], known: Known): (id: string) => Below {
  const found = new Map<string, Below>();
  const none: Below = { keyResults: 0, milestones: 0, goals: 0 };
  const add = (id: string | undefined, what: keyof Below) => {
    if (id === undefined) return;
    const before = found.get(id) ?? none;
    found.set(id, { ...before, [what]: before[what] + 1 });
  };
  const inFile = new Set(all.map((it) => it.id));
  for (const it of all)
    add(
      parentIdOf(it),
      it.kind === 'key-result' ? 'keyResults' : it.kind === 'milestone' ? 'milestones' : 'goals',
    );
  for (const it of known.goals)
    if (it.state === 'active' && !inFile.has(it.id))
      add(it.parentId, it.kind === 'key-result' ? 'keyResults' : 'goals');
  for (const [id, list] of known.milestones) for (const _ of list) add(id, 'milestones');
  return (id) => found.get(id) ?? none;
}

function planGoal(it: Linked, below: Below, { known, words, fields }: Planning): GoalPlan | undefined {
  const measure = measureOf(it, below, words);
  if (!measure.ok) {
    it.row.reasons.push(measure.error);
    return undefined;
  }
  const { stored } = it;
  const over = endedParent(it);
  if (stored === undefined && over !== undefined) it.row.reasons.push(words.notActive(over.code));
  if (stored === undefined) return { it, measure: measure.value, comparison: undefined };
  const comparison = compareGoal(it, stored, fields, known.said.get(stored.id));
  if (isEnded(stored) && Object.keys(comparison.changes).length > 0)
    it.row.reasons.push(words.notActive(stored.code));
  const { target, baseline, unit } = comparison.changes;
  const isRemeasured = target !== undefined || baseline !== undefined || unit !== undefined;
  if (isRemeasured && measure.value.kind !== stored.measure.kind) {
    it.row.reasons.push(words.keptMeasure(stored.code));
    return undefined;
  }
  return { it, measure: isRemeasured ? measure.value : stored.measure, comparison };
}

const stepKey = (goalId: string, title: string, due: string): string =>
  `${goalId}\n${titleKeyOf(title)}\n${due}`;

/** Matches milestones with those that are there: by title and date, else one of that title whose date the file no longer has. */
function planMilestones(all: readonly Linked[], { known, words }: Planning): MilestonePlan[] {
  const rows = all.filter((it) => it.kind === 'milestone' && it.row.reasons.length === 0);
  const keyOf = (it: Linked) => stepKey(parentIdOf(it) ?? '', it.row.values.title, it.due);
  const said = new Set(rows.map(keyOf));
  const counts = new Map<string, number>();
  const lines = new Map<string, number>();
  return rows.flatMap((it) => {
    const goalId = parentIdOf(it) ?? '';
    const list = known.milestones.get(goalId) ?? [];
    const earlier = lines.get(keyOf(it));
    if (earlier !== undefined) {
      it.row.reasons.push(words.repeated(earlier));
      return [];
    }
    lines.set(keyOf(it), it.row.line);
    const titled = list.filter((each) => titleKeyOf(each.title) === titleKeyOf(it.row.values.title));
    const stored =
      titled.find((each) => each.due === it.due) ??
      titled.find((each) => !said.has(stepKey(goalId, each.title, each.due)));
    const isMoved = stored !== undefined && stored.due !== it.due;
    const over = endedParent(it);
    if (over !== undefined && (stored === undefined || isMoved)) {
      it.row.reasons.push(words.notActive(over.code));
      return [];
    }
    const position = (counts.get(goalId) ?? list.length) + (stored === undefined ? 1 : 0);
    counts.set(goalId, position);
    return [{ it, goalId, stored, position, isMoved }];
  });
}

const isChanged = ({ comparison }: GoalPlan): boolean =>
  comparison !== undefined && Object.keys(comparison.changes).length > 0;

function countsOf(
  goals: readonly GoalPlan[],
  milestones: readonly MilestonePlan[],
  rejected: number,
): Counts {
  const created =
    goals.filter((it) => it.comparison === undefined).length +
    milestones.filter((it) => it.stored === undefined).length;
  const updated = goals.filter(isChanged).length + milestones.filter((it) => it.isMoved).length;
  return { created, updated, unchanged: goals.length + milestones.length - created - updated, rejected };
}

/** Matches the rows of a goals file with what is stored and with each other. Linear in both. */
export function planGoals(rows: readonly GoalRow[], planning: Planning): GoalsPlan {
  const { known, words, newId } = planning;
  const all = linkRows(rows, { known, words, newId });
  const sound = all.filter((it) => it.row.reasons.length === 0);
  const below = countBelow(sound, known);
  rejectWeights(sound, known, words);
  const goals = sound
    .filter((it) => it.kind !== 'milestone' && it.row.reasons.length === 0)
    .flatMap((it) => planGoal(it, below(it.id), planning) ?? [])
    .filter(({ it }) => it.row.reasons.length === 0);
  const milestones = planMilestones(sound, planning);
  const rejections = all
    .filter((it) => it.row.reasons.length > 0)
    .map(({ row, isConsequence }) => ({
      line: row.line,
      reasons: row.reasons,
      consequence: isConsequence,
    }));
  return {
    goals,
    milestones,
    rejections,
    counts: countsOf(goals, milestones, rejections.length),
    crowded: goals
      .map((plan) => ({ title: plan.it.row.values.title, count: below(plan.it.id).keyResults }))
      .filter(({ count }) => count === 1 || count > 5),
    weightSums: servingSums(
      sound.filter((it) => it.row.reasons.length === 0),
      known,
      (id) => below(id).keyResults,
    ),
  };
}
