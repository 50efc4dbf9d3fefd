import type { Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { assessReported, readAssessments } from '../assess/assess-goals.ts';
import type { Goal, Milestone, Status, Update } from '../model.ts';
import type { Parts } from '../parts.ts';
import { toldStatus } from '../rules/hold.ts';
import { type Figures, figuresOf } from '../standing-of.ts';
import type { Adjustment, Terms } from './model.ts';
import { historyFields, measureWith, milestonesWith, movedMilestones } from './rules.ts';
import type { AdjustmentStore } from './store.ts';

type Adjusted = { goal: Goal; milestones: Milestone[]; figures: Figures };

/** Works out what a goal would be under other terms: its progress follows from the same history. */
function adjusted(
  goal: Goal,
  after: Terms,
  history: { milestones: readonly Milestone[]; updates: readonly Update[] },
): Adjusted {
  const next = { ...goal, due: after.due, measure: measureWith(goal.measure, after) };
  const milestones = milestonesWith(history.milestones, after);
  const { progress, current, reportedAt, outsideInARow } = goal;
  const figures =
    goal.measure.kind === 'parts'
      ? { progress, current, reportedAt, outsideInARow }
      : figuresOf(next, { updates: history.updates, milestones, parts: [] });
  return { goal: next, milestones, figures };
}

/** Moves an adjusted goal: its terms with their history, the figures that follow, and its milestones. */
export async function applyAdjustment(
  parts: Parts & { adjustments: AdjustmentStore },
  ctx: { now: Instant },
  it: { adjustment: Adjustment; goal: Goal; milestones: readonly Milestone[]; byId: string },
): Promise<Outcome> {
  const { before, after, id } = it.adjustment;
  const updates = (await parts.own.updatesOf([it.goal.id])).get(it.goal.id) ?? [];
  const next = adjusted(it.goal, after, { milestones: it.milestones, updates });
  const { assessments: _known, ...assessed } = await assessReported(parts, [next], ctx.now);
  const set = { due: next.goal.due, measure: next.goal.measure };
  const change = {
    byId: it.byId,
    what: 'adjusted' as const,
    adjustmentId: id,
    ...historyFields(before, after),
  };
  return {
    ...assessed,
    write: [
      ...parts.own.change(it.goal, set, change, ctx.now),
      ...movedMilestones(before, after).map(parts.adjustments.moveMilestone),
      ...(assessed.write ?? []),
    ],
  };
}

/** What an adjustment would do to how its goal stands, as a reader is told. */
export type Effect = { progress: { from: number; to: number }; status: { from: Status; to: Status } };

/** Works out how a goal would stand under other terms; nobody hears *behind* this way before its owner's day is over. */
export async function readEffect(
  parts: Parts,
  it: { goal: Goal; milestones: readonly Milestone[]; after: Terms; isOwner: boolean },
  now: Instant,
): Promise<Effect> {
  const { goal, isOwner } = it;
  const updates = (await parts.own.updatesOf([goal.id])).get(goal.id) ?? [];
  const next = adjusted(goal, it.after, { milestones: it.milestones, updates });
  const assessments = await readAssessments(
    parts,
    [{ ...next.goal, ...next.figures }],
    now,
    new Map([[goal.id, next.milestones]]),
  );
  const from = isOwner ? goal.status : goal.shownStatus;
  const found = assessments.get(goal.id);
  const to = found === undefined ? from : isOwner ? found.status : toldStatus(goal, found);
  return {
    progress: { from: goal.progress, to: next.figures.progress },
    status: { from, to },
  };
}
