import { localDate } from '../../../calendar/index.ts';
import { joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { takesValues } from '../amounts.ts';
import { type ClosingParts, closeGoals, keyResultsOf } from '../close/close-goals.ts';
import type { Goal, Measure, Milestone } from '../model.ts';
import { codeOf } from '../rows.ts';
import { startGoals } from '../start-goals.ts';
import type { Adjustment } from './model.ts';
import { finalValue } from './rules.ts';

type Moment = { now: Instant; newId(): string };

/** The new goal starts where the old one ended. */
const measureFrom = (measure: Measure, value: number | undefined): Measure =>
  measure.kind === 'level' && value !== undefined && value !== measure.target
    ? { ...measure, baseline: value }
    : measure;

/** Makes the goal that carries the rest on: agreed by the approval, with no history of its own yet. */
const carriedGoal = (
  goal: Goal,
  it: { id: string; number: number; parentId: string | undefined; value: number | undefined },
  when: { now: Instant; start: string; due: string },
  askerId: string,
): Goal => ({
  ...goal,
  id: it.id,
  code: codeOf(it.number),
  parentId: it.parentId,
  measure: measureFrom(goal.measure, it.value),
  start: when.start,
  due: when.due,
  state: 'active',
  ownerAgreedAt: when.now,
  managerAgreedAt: when.now,
  proposedById: askerId,
  status: 'on-track',
  statusSince: when.now,
  shownStatus: 'on-track',
  progress: 0,
  current: undefined,
  reportedAt: undefined,
  outsideInARow: 0,
  reports: 0,
  underDiscussionSince: undefined,
  createdAt: when.now,
  closedAt: undefined,
  carriedIntoId: undefined,
  version: 1,
});

type Extension = {
  adjustment: Adjustment;
  /** The value with which the goal ends. */
  value: number | undefined;
  goal: Goal;
  /** Its key results, which are closed with it. */
  keyResults: readonly Goal[];
};

/** Plans the new goals: the goal itself first, then its key results that are not achieved. */
async function planCarried(parts: ClosingParts, ctx: Moment, it: Extension) {
  const { adjustment, goal, keyResults } = it;
  const owner = await parts.people.person(goal.ownerId);
  const start = localDate(ctx.now, owner?.timeZone ?? 'UTC');
  const when = { now: ctx.now, start, due: adjustment.after.due };
  const from = await parts.own.nextNumber();
  const id = ctx.newId();
  const finalOf = (each: Goal) =>
    takesValues(each) ? ((each.id === goal.id ? it.value : undefined) ?? each.current) : undefined;
  const old = [goal, ...keyResults.filter(({ progress }) => progress < 1)];
  const goals = old.map((each, i) => {
    const own = i === 0 ? { id, parentId: goal.parentId } : { id: ctx.newId(), parentId: id };
    const as = { ...own, number: from + i, value: finalOf(each) };
    return carriedGoal(each, as, when, adjustment.askerId);
  });
  return { from, id, goals, carried: new Map(old.map((each, i) => [each.id, goals[i]?.id ?? id])) };
}

/** Closes an extended goal with its result and carries the rest into a linked new one (结转): its open key results and milestones too. */
export async function carryOn(
  parts: ClosingParts,
  ctx: Moment,
  { adjustment, goal, byId }: { adjustment: Adjustment; goal: Goal; byId: string },
): Promise<Outcome> {
  const { after, outgoing, askerId } = adjustment;
  if (outgoing === undefined) throw new Error('An extension has a result');
  const keyResults = await keyResultsOf(parts, goal);
  const value = finalValue(adjustment, goal);
  const extension = { adjustment, value, goal, keyResults };
  const { from, id, goals, carried } = await planCarried(parts, ctx, extension);
  const milestones = (after.milestones ?? []).map(
    (each, i): Milestone => ({ ...each, id: ctx.newId(), goalId: id, position: i + 1, doneOn: undefined }),
  );
  const { outcome: closing } = await closeGoals(parts, ctx, {
    goal,
    keyResults,
    values: value === undefined ? new Map() : new Map([[goal.id, value]]),
    words: outgoing.words,
    cause: outgoing.cause,
    constraints: adjustment.evidence,
    byId: askerId,
    how: 'extended',
    adjustmentId: adjustment.id,
    carried,
  });
  const created: Outcome = {
    write: [
      ...parts.own.takeNumbers(from, goals.length),
      ...parts.own.create(goals, 'created', askerId),
      ...parts.own.addMilestones(milestones),
    ],
  };
  return joinOutcomes(
    created,
    closing,
    await moveServing(parts, ctx, { goal, to: id, byId }),
    await startGoals(parts, goals, ctx.now),
  );
}

/** Other goals that served the old one serve the new one. */
async function moveServing(
  { own }: ClosingParts,
  { now }: Moment,
  { goal, to, byId }: { goal: Goal; to: string; byId: string },
): Promise<Outcome> {
  const serving = await own.partsOf([goal.id]);
  const moved = serving.filter((it) => it.kind === 'goal' && it.state === 'active');
  const change = { byId, what: 'revised' as const, before: { parent: goal.id }, after: { parent: to } };
  return { write: moved.flatMap((each) => own.change(each, { parentId: to }, change, now)) };
}
