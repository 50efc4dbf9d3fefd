import type { FieldValues, RawValue, RawValues } from '../../../chat/index.ts';
import type { Goal, Milestone, Update } from '../model.ts';
import { urgency } from '../rules/urgency.ts';

/** Goals that the form asks about, besides those already typed for or reported with the check-in. */
export const MAX_ASKED = 5;

type Urgent = {
  goal: Pick<Goal, 'status' | 'due'>;
  milestones: readonly Pick<Milestone, 'due' | 'doneOn'>[];
};

/** Finds the date that comes next: of a milestone that is not reached, else of the goal. */
const nextDate = ({ goal, milestones }: Urgent): string =>
  milestones
    .filter((it) => it.doneOn === undefined)
    .map((it) => it.due)
    .reduce((first, due) => (due < first ? due : first), goal.due);

/** Puts goals in the order in which they need their owner: how they stand, then what is due next. */
export const byUrgency = <T extends Urgent>(goals: readonly T[]): T[] =>
  goals.toSorted(
    (a, b) =>
      urgency.indexOf(a.goal.status) - urgency.indexOf(b.goal.status) ||
      nextDate(a).localeCompare(nextDate(b)),
  );

// A field names the value that it showed: only another one is a report, whatever was reported elsewhere meanwhile.
const VALUE = 'goals.value:';
const CONFIDENCE = 'goals.confidence:';
const MILESTONES = 'goals.milestones:';

/** Writes a value as a field shows it. */
export const written = (value: number | undefined): string => (value === undefined ? '' : String(value));

export const valueField = (goalId: string, shown: number | undefined): string =>
  `${VALUE}${goalId}:${written(shown)}`;
export const confidenceField = (goalId: string): string => `${CONFIDENCE}${goalId}`;
export const milestonesField = (goalId: string): string => `${MILESTONES}${goalId}`;

const after = (name: string, prefix: string): string | undefined =>
  name.startsWith(prefix) ? name.slice(prefix.length) : undefined;

/** Reads of which goal a field takes the value, and what it showed. */
function readValueField(name: string): { goalId: string; shown: number | undefined } | undefined {
  const [, goalId, shown] = /^(.+):([^:]*)$/.exec(after(name, VALUE) ?? '') ?? [];
  if (goalId === undefined || shown === undefined) return undefined;
  return { goalId, shown: shown === '' ? undefined : Number(shown) };
}

const isTouched = (typed: RawValue, shown: number | undefined): typed is string =>
  typeof typed === 'string' && typed.trim() !== '' && typed.trim() !== written(shown);

/** Finds for which goals something is typed, in a draft or in what is being sent; with what the field showed where a value is. */
export function typedFor(typed: RawValues): Map<string, { shown: number | undefined } | undefined> {
  const found = new Map<string, { shown: number | undefined } | undefined>();
  for (const [name, value] of Object.entries(typed)) {
    const other = after(name, CONFIDENCE) ?? after(name, MILESTONES);
    if (other !== undefined && value.length !== 0 && !found.has(other)) found.set(other, undefined);
    const field = readValueField(name);
    if (field !== undefined && isTouched(value, field.shown)) found.set(field.goalId, { shown: field.shown });
  }
  return found;
}

/** What somebody says of one goal in the form. */
export type Said = {
  goalId: string;
  /** The field on which anything wrong with it is said. */
  field: string;
  /** What the field of its value showed. */
  shown?: number | undefined;
  /** What is typed there, where that is something else. */
  typed?: string;
  confidence?: number;
  /** The milestones that are ticked. */
  ticked?: readonly string[];
};

/** Reads what the form's values say of each goal. */
export function readSaid(values: FieldValues): Map<string, Said> {
  const all = new Map<string, Said>();
  const add = (it: Said) => all.set(it.goalId, { ...all.get(it.goalId), ...it });
  for (const [name, value] of Object.entries(values)) {
    const [rated, reached] = [after(name, CONFIDENCE), after(name, MILESTONES)];
    if (rated !== undefined && typeof value === 'string')
      add({ field: name, ...all.get(rated), goalId: rated, confidence: Number(value) });
    if (reached !== undefined && Array.isArray(value)) add({ goalId: reached, field: name, ticked: value });
    const field = readValueField(name);
    if (field !== undefined && typeof value === 'string')
      add({ ...field, field: name, ...(isTouched(value, field.shown) ? { typed: value } : {}) });
  }
  return all;
}

/** What ticking milestones in a check-in changes. */
export type TickChanges = {
  /** All of them as they are then. */
  milestones: readonly Milestone[];
  reachedNow: Milestone[];
  takenBack: Milestone[];
};

/** Finds what the ticks of a check-in change: those reached elsewhere stay, and only its own are taken back. */
export function tickChanges(
  before: readonly Milestone[],
  ticked: readonly string[],
  { checkInId, today }: { checkInId: string; today: string },
): TickChanges {
  const isTicked = (it: Milestone) => ticked.includes(it.id);
  const reachedNow = before
    .filter((it) => it.doneOn === undefined && isTicked(it))
    .map((it) => ({ ...it, doneOn: today, sourceId: checkInId }));
  const takenBack = before
    .filter((it) => it.doneOn !== undefined && it.sourceId === checkInId && !isTicked(it))
    .map((it) => ({ ...it, doneOn: undefined, sourceId: undefined }));
  const changed = new Map([...reachedNow, ...takenBack].map((it) => [it.id, it]));
  return { milestones: before.map((it) => changed.get(it.id) ?? it), reachedNow, takenBack };
}

/** How a goal moved: its value, or milestones reached. */
export type Move = {
  goal: Goal;
  value?: { from: number | undefined; to: number };
  /** Titles of milestones reached. */
  reached: readonly string[];
};

type History = { updates: readonly Update[]; milestones: readonly Milestone[] };

/** Finds how a goal moved by some of its updates and milestones; nothing where it did not. */
export function moveOf(
  goal: Goal,
  { updates, milestones }: History,
  isMeant: { update(it: Update): boolean; milestone(it: Milestone): boolean },
): Move | undefined {
  const reached = milestones.filter((it) => it.doneOn !== undefined && isMeant.milestone(it));
  const first = updates.findIndex(isMeant.update);
  const last = updates.findLast(isMeant.update);
  const baseline = goal.measure.kind === 'level' ? goal.measure.baseline : undefined;
  const from = first > 0 ? updates[first - 1]?.value : baseline;
  const value = last === undefined || last.value === from ? {} : { value: { from, to: last.value } };
  if (value.value === undefined && reached.length === 0) return undefined;
  return { goal, ...value, reached: reached.map((it) => it.title) };
}
