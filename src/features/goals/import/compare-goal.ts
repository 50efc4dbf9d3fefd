import { type Comparison, compareValues } from '../../../sheets/index.ts';
import type { Goal, Measure } from '../model.ts';
import { titleKeyOf } from '../store.ts';
import { readTarget, targetText } from './choices.ts';
import type { GoalField } from './headers.ts';
import { type Linked, ownerIdOf } from './link-rows.ts';

export type Texts = Readonly<Record<GoalField, string>>;

const indicators: readonly string[] = ['lead', 'lag'];
const levels: readonly string[] = ['company', 'team', 'person'];
const unitOf = (measure: Measure) =>
  measure.kind === 'level' || measure.kind === 'keep' ? measure.unit : '';

/** What a file says of a goal, in texts that can be compared: people, teams and parents by id; what only tells rows apart left out. */
export function fileTexts(it: Linked): Texts {
  const { values } = it.row;
  return {
    ...values,
    code: '',
    owner_email: values.owner_email === '' ? '' : ownerIdOf(it),
    team: values.team === '' ? '' : (it.teamId ?? ''),
    parent: it.parent === undefined ? '' : 'row' in it.parent ? it.parent.row.id : it.parent.goal.id,
    level: levels.includes(values.level) ? values.level : '',
    kind: indicators.includes(values.kind) ? values.kind : '',
  };
}

/** What is stored of a goal, in the same texts. */
const storedTexts = (goal: Goal): Texts => ({
  code: '',
  title: goal.title,
  level: goal.level,
  owner_email: goal.ownerId,
  team: goal.teamId ?? '',
  parent: goal.parentId ?? '',
  tool: goal.tool,
  unit: unitOf(goal.measure),
  baseline: goal.measure.kind === 'level' ? String(goal.measure.baseline) : '',
  current: goal.current === undefined ? '' : String(goal.current),
  target: targetText(goal.measure),
  weight: goal.weight === undefined ? '' : String(goal.weight),
  start: goal.start,
  due: goal.due,
  class: goal.resultClass ?? '',
  kind: goal.indicator,
  horizon: goal.horizon,
  rhythm: goal.rhythm,
  visibility: goal.visibility,
});

function same(field: GoalField, file: string, now: string): boolean {
  if (file === now) return true;
  if (field === 'title') return titleKeyOf(file) === titleKeyOf(now);
  if (field !== 'target' || file === '' || now === '') return false;
  return JSON.stringify(readTarget(file)) === JSON.stringify(readTarget(now));
}

/** Decides what a file changes of a stored goal: a value counts when it differs from what the last file said. */
export const compareGoal = (
  it: Linked,
  stored: Goal,
  fields: ReadonlySet<GoalField>,
  last: Readonly<Partial<Record<string, string>>> | undefined,
): Comparison<GoalField> =>
  compareValues({
    fields,
    file: fileTexts(it),
    now: storedTexts(stored),
    last,
    own: new Set(),
    isPinned: false,
    same,
  });
