import type { Instant } from '../../../shared/clock.ts';
import type { Goal, Milestone } from '../model.ts';
import { codeOf } from '../rows.ts';
import type { Choice } from './choice.ts';
import type { Draft, DraftPart } from './draft.ts';
import type { Target } from './targets.ts';

export type Built = { goal: Goal; parts: readonly Goal[]; milestones: readonly Milestone[] };

type Making = {
  newId(): string;
  now: Instant;
  /** The first number that is free. */
  number: number;
  proposerId: string;
};

/** What a draft says of a goal and of each of its parts. */
export const sharedOf = (draft: Draft) => ({
  resultClass: draft.resultClass,
  perspective: draft.perspective,
  indicator: draft.indicator,
  horizon: draft.horizon,
  rhythm: draft.rhythm,
  visibility: draft.visibility,
  ambition: draft.ambition,
  curve: draft.curve,
  start: draft.start,
  due: draft.due,
});

/** Makes the part of a goal that is measured by itself. */
export const partOf = (
  goal: Goal,
  { title, measure, weight }: DraftPart,
  it: { id: string; number: number; now: Instant },
): Goal => ({
  ...goal,
  id: it.id,
  code: codeOf(it.number),
  kind: 'key-result',
  title,
  measure,
  weight,
  parentId: goal.id,
  excessReason: undefined,
  createdAt: it.now,
  statusSince: it.now,
  version: 1,
});

/** Makes the milestones of a goal, in the order of their dates. */
export const milestonesOf = (goalId: string, draft: Draft, newId: () => string): Milestone[] =>
  draft.milestones.map(({ title, due }, position) => ({
    id: newId(),
    goalId,
    position,
    title,
    due,
    doneOn: undefined,
  }));

/** Makes what is kept of a goal that nobody has agreed to yet. */
export function buildGoals(
  draft: Draft,
  target: Pick<Target, 'level' | 'ownerId' | 'teamId'>,
  { tool }: Pick<Choice, 'tool'>,
  { newId, now, number, proposerId }: Making,
): Built {
  const goal: Goal = {
    ...sharedOf(draft),
    id: newId(),
    code: codeOf(number),
    kind: 'goal',
    tool,
    level: target.level,
    title: draft.title,
    ownerId: target.ownerId,
    teamId: target.teamId,
    parentId: draft.parentId,
    shownToTeam: false,
    measure: draft.measure,
    weight: draft.weight,
    state: 'proposed',
    ownerAgreedAt: undefined,
    managerAgreedAt: undefined,
    proposedById: proposerId,
    excessReason: draft.excessReason,
    status: 'on-track',
    statusSince: now,
    shownStatus: 'on-track',
    progress: 0,
    current: undefined,
    reportedAt: undefined,
    outsideInARow: 0,
    reports: 0,
    underDiscussionSince: undefined,
    createdAt: now,
    closedAt: undefined,
    carriedIntoId: undefined,
    version: 1,
  };
  const parts = draft.parts.map((part, i) =>
    partOf(goal, part, { id: newId(), number: number + 1 + i, now }),
  );
  return { goal, parts, milestones: milestonesOf(goal.id, draft, newId) };
}
