import { type Context, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { CheckIn, SentBack } from '../../check-ins/index.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import { assessReported } from '../assess/assess-goals.ts';
import type { Update } from '../model.ts';
import type { Parts } from '../parts.ts';
import { reportValues } from '../report-values.ts';
import { figuresOf } from '../standing-of.ts';
import { say as sayUpdate } from '../update/copy.ts';
import { milestoneNews } from '../update/report.ts';
import { valueBefore } from '../update/rules.ts';
import { whySurprising } from '../update/say-standing.ts';
import { say } from './copy.ts';
import type { NewReport, NewTicks, Plan, Problem } from './plan-reports.ts';
import { written } from './rules.ts';
import type { CheckInValues } from './store.ts';

type ReportParts = Parts & { kept: CheckInValues };

function wordsOf(problem: Problem, locale: Locale): string {
  const words = say(locale);
  switch (problem.kind) {
    case 'closed':
      return words.closed({ shown: problem.shown === undefined ? undefined : written(problem.shown) });
    case 'no-value':
      return words.needsValue();
    case 'unreadable':
      return sayUpdate(locale).problem({ problem: problem.problem, unit: unitOf(problem.it.goal.measure) });
  }
}

/** Asks about a value that surprises, in the same words wherever it is reported. */
function question({ it: { goal }, before, value, surprise }: NewReport, locale: Locale): string | undefined {
  if (surprise === undefined) return undefined;
  const write = (it: number) => writeAmount(it, unitOf(goal.measure), locale);
  return sayUpdate(locale).askInForm({
    from: write(valueBefore({ ...goal, current: before })),
    to: write(value),
    why: whySurprising(goal, surprise, locale),
  });
}

/** Takes back a value, as if this check-in had not reported it. */
async function takeBack(parts: ReportParts, ctx: Context, takenBack: Plan['takenBack']): Promise<Outcome> {
  if (takenBack.length === 0) return {};
  const reported = takenBack.map(({ it, update }) => {
    const updates = it.updates.filter((each) => each.id !== update.id);
    return { goal: it.goal, figures: figuresOf(it.goal, { updates, milestones: [], parts: [] }) };
  });
  const { assessments: _known, ...outcome } = await assessReported(parts, reported, ctx.now);
  const strike = takenBack.map(({ update }) => parts.own.strike(update.id, ctx.actor.personId, ctx.now));
  return joinOutcomes({ write: strike }, outcome);
}

/** Keeps which milestones of a goal are reached; the update beside them holds how many, and when. */
async function tick(parts: ReportParts, ctx: Context, checkIn: CheckIn, it: NewTicks): Promise<Outcome> {
  const { goal, updates } = it.it;
  const { personId } = ctx.actor;
  const earlier = updates.filter((each) => each.id !== it.replaces?.id);
  const update: Update = {
    id: ctx.newId(),
    goalId: goal.id,
    at: ctx.now,
    byId: personId,
    value: it.milestones.filter((each) => each.doneOn !== undefined).length,
    confidence: undefined,
    note: undefined,
    source: 'check-in',
    sourceId: checkIn.id,
    struck: false,
  };
  // Nothing ticked any more is nothing reported.
  const isNews = it.milestones.some((each) => each.sourceId === checkIn.id);
  const now = isNews ? [...earlier, update] : earlier;
  const figures = figuresOf(goal, { updates: now, milestones: it.milestones, parts: [] });
  const { assessments: _known, ...outcome } = await assessReported(
    parts,
    [{ goal, figures, milestones: it.milestones }],
    ctx.now,
  );
  return joinOutcomes(
    {
      write: [
        ...(it.replaces === undefined ? [] : [parts.own.strike(it.replaces.id, personId, ctx.now)]),
        ...parts.own.report(isNews ? [update] : []),
        ...it.reachedNow.map((each) => parts.own.reach(each.id, each.doneOn ?? null, personId, checkIn.id)),
        ...it.takenBack.map(({ id }) => parts.own.reach(id, null, personId)),
      ],
      wake: milestoneNews(it, ctx.now),
    },
    outcome,
  );
}

/** Reports what the form says with the check-in, or sends it back: what cannot be taken is said on its field, what surprises asked once. */
export async function reportIn(
  parts: ReportParts,
  ctx: Context,
  checkIn: CheckIn,
  plan: Plan,
): Promise<Outcome | SentBack> {
  const { kept } = parts;
  const asked = await kept.asked(checkIn.id);
  const toAsk = plan.reports.filter(
    (it) => it.surprise !== undefined && asked.get(it.it.goal.id) !== it.value,
  );
  const wrong = [
    ...plan.problems.map((it) => [it.field, wordsOf(it, ctx.locale)] as const),
    ...toAsk.map((it) => [it.field, question(it, ctx.locale) ?? ''] as const),
  ];
  if (wrong.length > 0)
    return {
      errors: Object.fromEntries(wrong),
      write: kept.ask(
        checkIn.id,
        toAsk.map((it) => ({ goalId: it.it.goal.id, value: it.value })),
        ctx.now,
      ),
    };
  const values = plan.reports.map(({ it, value, confidence, replaces }) => ({
    goal: it.goal,
    value,
    confidence,
    replaces: replaces?.id,
  }));
  const from = { byId: ctx.actor.personId, source: 'check-in' as const, sourceId: checkIn.id };
  const ticks: Outcome[] = [];
  for (const it of plan.ticks) ticks.push(await tick(parts, ctx, checkIn, it));
  return joinOutcomes(
    asked.size === 0 ? {} : { write: [kept.forget(checkIn.id)] },
    values.length === 0 ? {} : (await reportValues(parts, ctx, values, from)).outcome,
    await takeBack(parts, ctx, plan.takenBack),
    ...ticks,
  );
}
