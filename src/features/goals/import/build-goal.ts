import { daysBetween } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal, Level, Measure, Update } from '../model.ts';
import { codeOf } from '../rows.ts';
import { figuresOf } from '../standing-of.ts';
import {
  classWords,
  horizonWords,
  indicatorWords,
  levelWords,
  readChoice,
  rhythmWords,
  toolWords,
  visibilityWords,
} from './choices.ts';
import type { GoalField } from './headers.ts';
import { type Linked, ownerIdOf, parentIdOf } from './link-rows.ts';
import { toolFor } from './measure-of.ts';

/** Periods longer than this are long-term. */
const SHORT_DAYS = 190;

const levelOf = (it: Linked): Level => {
  const named = readChoice(it.row.values.level, levelWords);
  if (named !== undefined) return named;
  if (it.parent === undefined || it.kind === 'goal') return 'person';
  return 'goal' in it.parent ? it.parent.goal.level : levelOf(it.parent.row);
};

/** Makes a new goal of a row, active at once: whoever imports it has agreed on it elsewhere. */
export function buildGoal(
  it: Linked,
  measure: Measure,
  { number, now }: { number: number; now: Instant },
): Goal {
  const { values } = it.row;
  const level = levelOf(it);
  const stored = it.parent !== undefined && 'goal' in it.parent ? it.parent.goal : undefined;
  const isPart = it.kind === 'key-result';
  return {
    id: it.id,
    code: codeOf(number),
    kind: isPart ? 'key-result' : 'goal',
    tool:
      readChoice(values.tool, toolWords) ?? (isPart ? 'okr' : toolFor(measure, isPart ? stored : undefined)),
    level,
    title: values.title,
    ownerId: ownerIdOf(it),
    teamId: it.teamId,
    parentId: parentIdOf(it),
    resultClass: readChoice(values.class, classWords),
    perspective: undefined,
    indicator: readChoice(values.kind, indicatorWords) ?? 'lag',
    horizon:
      readChoice(values.horizon, horizonWords) ??
      (daysBetween(it.start, it.due) > SHORT_DAYS ? 'long' : 'short'),
    rhythm: readChoice(values.rhythm, rhythmWords) ?? 'weekly',
    visibility: readChoice(values.visibility, visibilityWords) ?? (level === 'company' ? 'company' : 'team'),
    shownToTeam: false,
    ambition: 'committed',
    curve: 'linear',
    measure,
    weight: values.weight === '' ? undefined : Number(values.weight),
    start: it.start,
    due: it.due,
    state: 'active',
    ownerAgreedAt: now,
    managerAgreedAt: now,
    proposedById: ownerIdOf(it),
    excessReason: undefined,
    status: 'on-track',
    statusSince: now,
    shownStatus: 'on-track',
    ...figuresOf({ measure }, { updates: [], milestones: [], parts: [] }),
    reports: 0,
    underDiscussionSince: undefined,
    createdAt: now,
    closedAt: undefined,
    carriedIntoId: undefined,
    version: 1,
  };
}

/** Adds the value that a file gives to a new goal. */
export function withCurrent(goal: Goal, update: Update | undefined): Goal {
  if (update === undefined) return goal;
  const figures = figuresOf(goal, { updates: [update], milestones: [], parts: [] });
  return { ...goal, ...figures, reports: 1 };
}

/** What of a stored goal another file changes. */
export function changesOf(
  it: Linked,
  changes: Readonly<Partial<Record<GoalField, string>>>,
  measure: Measure,
): Partial<Goal> {
  const has = (field: GoalField) => changes[field] !== undefined;
  const text = (field: GoalField) => changes[field] ?? '';
  return {
    ...(has('title') ? { title: it.row.values.title } : {}),
    ...(has('owner_email') ? { ownerId: ownerIdOf(it) } : {}),
    ...(has('team') ? { teamId: it.teamId } : {}),
    ...(has('parent') ? { parentId: parentIdOf(it) } : {}),
    ...(has('level') ? { level: levelOf(it) } : {}),
    ...(has('weight') ? { weight: text('weight') === '' ? undefined : Number(text('weight')) } : {}),
    ...(has('start') ? { start: it.start } : {}),
    ...(has('due') ? { due: it.due } : {}),
    ...(has('class') ? { resultClass: readChoice(text('class'), classWords) } : {}),
    ...choice('tool', readChoice(text('tool'), toolWords)),
    ...choice('indicator', readChoice(text('kind'), indicatorWords)),
    ...choice('horizon', readChoice(text('horizon'), horizonWords)),
    ...choice('rhythm', readChoice(text('rhythm'), rhythmWords)),
    ...choice('visibility', readChoice(text('visibility'), visibilityWords)),
    ...(has('unit') || has('baseline') || has('target') ? { measure } : {}),
  };
}

const choice = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);
