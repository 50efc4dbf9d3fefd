import { addWorkingDays, type LocalDate, type WorkTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal, Measure, Milestone } from '../model.ts';
import type { Adjustment, Reason, Step, StepKind, Terms } from './model.ts';

/** Who decides: somebody, or whoever has the role HR at the top of the company. */
export type Approver = { kind: 'person'; id: string } | { kind: 'hr' };

/** Nobody decides on what they asked for, on their own goal, or twice. */
function nextAbove(chain: readonly string[], left: readonly string[]): Approver {
  const id = chain.find((it) => !left.includes(it));
  return id === undefined ? { kind: 'hr' } : { kind: 'person', id };
}

type Sides = { askerId: string; ownerId: string };

/**
 * Finds who decides first. `chain` are the managers, the direct one first, above the owner; for a team goal above the team's lead.
 * Whoever asks is passed over, together with those below them.
 */
export const firstApprover = (chain: readonly string[], { askerId, ownerId }: Sides): Approver =>
  nextAbove(chain.slice(chain.indexOf(askerId) + 1), [askerId, ownerId]);

/** Finds who decides after somebody: the next one above them who has not decided yet; `chain` are the managers above that one. */
export const approverAbove = (
  chain: readonly string[],
  { askerId, ownerId }: Sides,
  decided: readonly string[],
): Approver => nextAbove(chain, [askerId, ownerId, ...decided]);

/** Tells whether somebody with the role HR may decide. */
export const mayStandForHr = (
  personId: string,
  { askerId, ownerId }: Sides,
  decided: readonly string[],
): boolean => ![askerId, ownerId, ...decided].includes(personId);

/** Finds who decides now where whoever was asked stands above the goal no more; nothing while they do, or while it is up to HR. */
export function presentApprover(
  chain: readonly string[],
  { askerId, ownerId, approverId }: Sides & { approverId: string | undefined },
  decided: readonly string[],
): Approver | undefined {
  if (approverId === undefined || chain.includes(approverId)) return undefined;
  return nextAbove(chain.slice(chain.indexOf(askerId) + 1), [askerId, ownerId, ...decided]);
}

/** The second change within a goal's period, and any in its last fifth, need two approvals. */
export const approvalsNeeded = (it: { changesBefore: number; isLastFifth: boolean }): 1 | 2 =>
  it.changesBefore > 0 || it.isLastFifth ? 2 : 1;

/** In the last fifth only what came from outside moves a goal. */
export const isReasonTaken = (reason: Reason, it: { isLastFifth: boolean }): boolean =>
  !it.isLastFifth || reason === 'strategy' || reason === 'market';

/** Working days of the approver after which an undecided request is brought up again, and goes one up (decision 23). */
const REMIND_AFTER = 2;
const ESCALATE_AFTER = 5;

export const remindAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, REMIND_AFTER);
export const escalateAt = (work: WorkTime, askedAt: Instant): Instant =>
  addWorkingDays(work, askedAt, ESCALATE_AFTER);

/** Reads what of a goal can be moved: of milestones those that are not reached. */
export function termsOf(goal: Pick<Goal, 'measure' | 'due'>, milestones: readonly Milestone[]): Terms {
  const { measure, due } = goal;
  switch (measure.kind) {
    case 'level':
      return { due, target: measure.target };
    case 'keep':
      return {
        due,
        ...(measure.least === undefined ? {} : { least: measure.least }),
        ...(measure.most === undefined ? {} : { most: measure.most }),
      };
    case 'milestones':
      return {
        due,
        milestones: milestones
          .filter((it) => it.doneOn === undefined)
          .map(({ id, title, due: on }) => ({ id, title, due: on })),
      };
    case 'parts':
      return { due };
  }
}

/** Puts an approved target or limits into a goal's measure. */
export function measureWith(measure: Measure, { target, least, most }: Terms): Measure {
  if (measure.kind === 'level') return { ...measure, target: target ?? measure.target };
  if (measure.kind !== 'keep') return measure;
  return {
    kind: 'keep',
    unit: measure.unit,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

/** Lists milestones with the dates that were approved for them. */
export const milestonesWith = (milestones: readonly Milestone[], { milestones: moved }: Terms): Milestone[] =>
  milestones.map((it) => ({ ...it, due: moved?.find(({ id }) => id === it.id)?.due ?? it.due }));

/** Lists the milestones whose date an adjustment moves. */
export const movedMilestones = (before: Terms, after: Terms) =>
  (after.milestones ?? []).flatMap((it) => {
    const from = before.milestones?.find(({ id }) => id === it.id)?.due;
    return from === undefined || from === it.due ? [] : [{ ...it, from }];
  });

/** Tells whether two terms ask the same of a goal. */
const isSameTerms = (a: Terms, b: Terms): boolean =>
  a.due === b.due &&
  a.target === b.target &&
  a.least === b.least &&
  a.most === b.most &&
  movedMilestones(a, b).length === 0;

/** Tells whether a goal is still what it was when the request was made; milestones reached meanwhile do not matter. */
export const stillHolds = (
  before: Terms,
  goal: Pick<Goal, 'measure' | 'due' | 'state'>,
  milestones: readonly Milestone[],
): boolean => goal.state === 'active' && isSameTerms(before, termsOf(goal, milestones));

/** Finds the value with which an extension ends its goal: what was typed for it, or reported since. */
export function finalValue(
  { outgoing, createdAt }: Pick<Adjustment, 'outgoing' | 'createdAt'>,
  { reportedAt, current }: Pick<Goal, 'reportedAt' | 'current'>,
): number | undefined {
  const isNewer = reportedAt !== undefined && reportedAt > createdAt;
  return outgoing?.value !== undefined && isNewer ? current : outgoing?.value;
}

/** What keeps a request from being approved as it was asked. */
export type Obstacle = 'changed' | 'achieved' | 'due-passed' | 'date-passed';

/** Finds what keeps a request from being approved today, by its goal's owner's date: after the due date nothing is moved. */
export function obstacleTo(
  { kind, before, after }: Pick<Adjustment, 'kind' | 'before' | 'after'>,
  goal: Pick<Goal, 'measure' | 'due' | 'state' | 'status'>,
  milestones: readonly Milestone[],
  today: LocalDate,
): Obstacle | undefined {
  if (!stillHolds(before, goal, milestones)) return 'changed';
  if (kind === 'extend' && goal.status === 'achieved') return 'achieved';
  if (kind === 'adjust' && today > goal.due) return 'due-passed';
  return after.due < today ? 'date-passed' : undefined;
}

/** What is wrong with what an adjustment asks for, on its field. */
export type TermsProblem =
  | 'nothing-changed'
  | 'target-is-baseline'
  | 'no-limit'
  | 'limits-reversed'
  | 'date-past'
  | 'after-due';

/** Checks the terms that are asked for; problems stand on their field, milestones by their id. */
export function problemsIn(
  goal: Pick<Goal, 'measure'>,
  { before, after, kind }: Pick<Adjustment, 'before' | 'after' | 'kind'>,
  today: LocalDate,
): Readonly<Record<string, TermsProblem>> {
  const found: Record<string, TermsProblem> = {};
  if (goal.measure.kind === 'level' && after.target === goal.measure.baseline)
    found.target = 'target-is-baseline';
  if (goal.measure.kind === 'keep') {
    const { least, most } = after;
    if (least === undefined && most === undefined) found.least = 'no-limit';
    else if (least !== undefined && most !== undefined && least > most) found.most = 'limits-reversed';
  }
  if (after.due < today) found.due = 'date-past';
  // What goes on in a new goal has all its dates ahead.
  const dated = kind === 'extend' ? (after.milestones ?? []) : movedMilestones(before, after);
  for (const it of dated) if (it.due < today) found[it.id] = 'date-past';
  for (const it of after.milestones ?? []) if (it.due > after.due) found[it.id] ??= 'after-due';
  if (Object.keys(found).length === 0 && isSameTerms(before, after)) found[''] = 'nothing-changed';
  return found;
}

/** Flattens what changed for a goal's history. */
export function historyFields(before: Terms, after: Terms) {
  const flat = (it: Terms): Record<string, string | number | null> => ({
    due: it.due,
    ...(before.target === undefined ? {} : { target: it.target ?? null }),
    ...(before.least === undefined && after.least === undefined ? {} : { least: it.least ?? null }),
    ...(before.most === undefined && after.most === undefined ? {} : { most: it.most ?? null }),
  });
  const moved = movedMilestones(before, after);
  return {
    before: { ...flat(before), ...Object.fromEntries(moved.map((it) => [`milestone:${it.id}`, it.from])) },
    after: { ...flat(after), ...Object.fromEntries(moved.map((it) => [`milestone:${it.id}`, it.due])) },
  };
}

/** A request after a step: what changes, and the step that tells of it. */
export type Change = {
  set: Partial<Omit<Adjustment, 'id' | 'version'>>;
  step: Omit<Step, 'version' | 'at'>;
};

/** Turns to the next approver: a round of their own begins. */
export const turnTo = (
  next: Approver,
  it: { kind: StepKind; byId: string | undefined; words?: string | undefined; at: Instant },
): Change => {
  const personId = next.kind === 'person' ? next.id : undefined;
  return {
    set: {
      approverId: personId,
      askedAt: it.at,
      remindedAt: undefined,
      unansweredAt: undefined,
      escalatedAt: it.kind === 'escalated' ? it.at : undefined,
    },
    step: { kind: it.kind, byId: it.byId, personId, words: it.words },
  };
};
