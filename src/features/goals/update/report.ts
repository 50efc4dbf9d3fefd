import { type Context, joinOutcomes, type Outcome, type Wake } from '../../../chat/index.ts';
import { assessReported } from '../assess/assess-goals.ts';
import type { Milestone, Update, UpdateSource } from '../model.ts';
import { notice, type Parts } from '../parts.ts';
import type { GoalView } from '../read-goals.ts';
import { reportValues } from '../report-values.ts';
import type { Assessment } from '../rules/status.ts';
import { type Figures, figuresOf } from '../standing-of.ts';
import { say } from './copy.ts';
import { milestonesRef } from './news-refs.ts';
import { milestoneChanges, NEWS_AFTER_MS } from './rules.ts';
import { standing } from './say-standing.ts';

/** What may stand beside a value. */
export type Remark = { confidence: number | undefined; note: string | undefined };

/** A goal as its owner sees it once something is reported. */
const viewAfter = (
  view: GoalView,
  it: {
    figures: Figures;
    assessment: Assessment | undefined;
    updates: readonly Update[];
    milestones?: readonly Milestone[];
  },
): GoalView => ({
  ...view,
  goal: { ...view.goal, ...it.figures },
  status: it.assessment?.status ?? view.status,
  assessment: it.assessment,
  updates: it.updates,
  milestones: it.milestones ?? view.milestones,
  reportedOn: it.figures.reportedAt === undefined ? undefined : view.today,
});

const newUpdate = (
  ctx: Context,
  { goal }: GoalView,
  it: Remark & { value: number },
  source: UpdateSource,
): Update => ({
  id: ctx.newId(),
  goalId: goal.id,
  at: ctx.now,
  byId: ctx.actor.personId,
  value: it.value,
  confidence: it.confidence,
  note: it.note,
  source,
  sourceId: undefined,
  struck: false,
});

/** Keeps a value that somebody may report, and says how the goal stands now. */
export async function reportNumber(
  parts: Parts,
  ctx: Context,
  view: GoalView,
  it: Remark & { value: number },
  source: UpdateSource,
): Promise<Outcome> {
  const { goal } = view;
  const from = { byId: ctx.actor.personId, source };
  const { outcome, assessments } = await reportValues(parts, ctx, [{ goal, ...it }], from);
  const updates = [...view.updates, newUpdate(ctx, view, it, source)];
  const figures = figuresOf(goal, { updates, milestones: [], parts: [] });
  const after = standing(
    viewAfter(view, { figures, assessment: assessments.get(goal.id), updates }),
    ctx.locale,
  );
  const said = after && notice(say(ctx.locale).reported({ code: goal.code, ...after }));
  return joinOutcomes(outcome, said ?? {});
}

/** Tells of reached milestones in a while, and of those that are taken back not at all. */
export const milestoneNews = (
  changes: { reachedNow: Milestone[]; takenBack: Milestone[] },
  now: Date,
): Wake[] => [
  ...changes.reachedNow.map(({ id }) => ({
    timer: 'goals.milestone',
    subject: id,
    at: new Date(now.getTime() + NEWS_AFTER_MS),
  })),
  ...changes.takenBack.map(({ id }) => ({ timer: 'goals.milestone', subject: id, at: null })),
];

/** Keeps which milestones are reached, with a remark, and says how the goal stands now. */
export async function reportMilestones(
  parts: Parts,
  ctx: Context,
  view: GoalView,
  it: Remark & { ticked: readonly string[]; shown: number | undefined },
): Promise<Outcome> {
  const { goal, today } = view;
  const changes = milestoneChanges(view.milestones, { ...it, today });
  const { next: milestones } = changes;
  // Its value is how many are reached: so the day, the confidence and the remark have a place.
  const value = milestones.filter((each) => each.doneOn !== undefined).length;
  const update = newUpdate(ctx, view, { ...it, value }, 'form');
  const updates = [...view.updates, update];
  const figures = figuresOf(goal, { updates, milestones, parts: [] });
  const { assessments, ...outcome } = await assessReported(parts, [{ goal, figures, milestones }], ctx.now);
  const after = viewAfter(view, { figures, assessment: assessments.get(goal.id), updates, milestones });
  const words = standing(after, ctx.locale);
  const reach = (each: Milestone, on: string | null) => parts.own.reach(each.id, on, ctx.actor.personId);
  return joinOutcomes(
    {
      write: [
        ...parts.own.report([update]),
        ...changes.reachedNow.map((each) => reach(each, today)),
        ...changes.takenBack.map((each) => reach(each, null)),
      ],
      wake: milestoneNews(changes, ctx.now),
      refresh: changes.takenBack.map((each) => milestonesRef(goal.id, each.doneOn ?? today)),
    },
    outcome,
    words === undefined ? {} : notice(say(ctx.locale).reachedNow({ code: goal.code, ...words })),
  );
}
