import { type Comparison, compareValues } from '../../../sheets/index.ts';
import type { Goal, Measure } from '../model.ts';
import { titleKeyOf } from '../store.ts';
import { targetText } from './choices.ts';
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
  // A goal that is there keeps its owner where a file names none; a part takes its goal's.
  const left = it.kind === 'goal' ? (it.stored?.ownerId ?? '') : '';
  return {
    ...values,
    code: '',
    owner_email: values.owner_email === '' ? left : ownerIdOf(it),
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

/** Every goal has one of these: an empty cell says nothing about it. */
const neverEmpty: ReadonlySet<GoalField> = new Set<GoalField>([
  'level',
  'tool',
  'kind',
  'horizon',
  'rhythm',
  'visibility',
]);

function same(field: GoalField, file: string, now: string): boolean {
  if (file === now || (file === '' && neverEmpty.has(field))) return true;
  return field === 'title' && titleKeyOf(file) === titleKeyOf(now);
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
