import { joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { takesValues } from '../amounts.ts';
import { assessReported } from '../assess/assess-goals.ts';
import { goalFacts } from '../facts.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { reportValues } from '../report-values.ts';
import { weightedMean } from '../rules/progress.ts';
import { countingParts } from '../standing-of.ts';
import type { Cause, Result } from './model.ts';
import { finalProgress, objectiveScore, scoreOf } from './rules.ts';
import type { ResultStore } from './store.ts';

export type ClosingParts = Parts & { results: ResultStore };

/** A goal on its way to being closed, with what was typed about its result. */
export type Closing = {
  goal: Goal;
  /** Its key results that are still active: they are closed with it. */
  keyResults: readonly Goal[];
  /** Final values by goal; a goal without one keeps its latest. */
  values: ReadonlyMap<string, number>;
  words: string;
  cause: Cause | undefined;
  constraints: string | undefined;
  byId: string;
  how: 'closed' | 'extended';
  adjustmentId?: string;
  /** Which new goal carries on which of these. */
  carried?: ReadonlyMap<string, string>;
};

/** How a goal and its key results end. */
export type Ending = {
  progress: number;
  score: number;
  parts: ReadonlyMap<string, { progress: number; score: number }>;
};

const finalOf = ({ values }: Pick<Closing, 'values'>, goal: Goal): number | undefined =>
  takesValues(goal) ? (values.get(goal.id) ?? goal.current) : undefined;

/** Works out how a goal ends with the values given: an objective as the weighted mean of what it is made of. */
export function endingOf(
  it: Pick<Closing, 'goal' | 'keyResults' | 'values'>,
  serving: readonly Goal[],
): Ending {
  const ended = (goal: Goal) => ({
    progress: finalProgress(goal, finalOf(it, goal)),
    score: scoreOf(goal, finalOf(it, goal)),
  });
  if (it.goal.measure.kind !== 'parts') return { ...ended(it.goal), parts: new Map() };
  const agreed = serving.filter(({ state }) => state === 'active' || state === 'closed');
  const ends = agreed.map((goal) => ({ goal, ...ended(goal) }));
  const progresses = countingParts(ends.map(({ goal, progress }) => ({ ...goal, progress })));
  const scores = countingParts(ends.map(({ goal, score }) => ({ ...goal, progress: score })));
  return {
    progress: weightedMean(progresses),
    score: objectiveScore(scores.map(({ weight, progress }) => ({ weight, score: progress }))),
    parts: new Map(ends.map(({ goal, progress, score }) => [goal.id, { progress, score }])),
  };
}

/** Keeps the final values, and what an objective becomes by them. */
async function report(parts: Parts, ctx: Moment, it: Closing, ending: Ending): Promise<Outcome> {
  const typed = [it.goal, ...it.keyResults].flatMap((goal) => {
    const value = takesValues(goal) ? it.values.get(goal.id) : undefined;
    return value === undefined || value === goal.current ? [] : [{ goal, value }];
  });
  const { outcome } = await reportValues(parts, ctx, typed, { byId: it.byId, source: 'close' });
  const { goal } = it;
  if (goal.measure.kind !== 'parts' || ending.progress === goal.progress) return outcome;
  const { current, reportedAt, outsideInARow } = goal;
  const figures = { progress: ending.progress, current, reportedAt, outsideInARow };
  const { assessments: _known, ...assessed } = await assessReported(parts, [{ goal, figures }], ctx.now);
  return joinOutcomes(outcome, assessed);
}

type Moment = { now: Instant; newId(): string };

function resultsOf(ctx: Moment, it: Closing, ending: Ending): [Result, ...Result[]] {
  const common = { at: ctx.now, byId: it.byId };
  const main: Result = {
    ...common,
    id: ctx.newId(),
    goalId: it.goal.id,
    value: finalOf(it, it.goal),
    progress: ending.progress,
    score: ending.score,
    words: it.words,
    cause: it.cause,
    constraints: it.constraints,
  };
  const ofKeyResults = it.keyResults.map(
    (goal): Result => ({
      ...common,
      id: ctx.newId(),
      goalId: goal.id,
      value: finalOf(it, goal),
      ...(ending.parts.get(goal.id) ?? { progress: goal.progress, score: scoreOf(goal, goal.current) }),
      words: '',
      cause: undefined,
      constraints: undefined,
    }),
  );
  return [main, ...ofKeyResults];
}

/** Closes a goal with its result, and its key results with it; milestones stay as they are. */
export async function closeGoals(
  parts: ClosingParts,
  ctx: Moment,
  it: Closing,
): Promise<{ outcome: Outcome; result: Result }> {
  const serving = await parts.own.partsOf([it.goal.id]);
  const ending = endingOf(it, serving);
  const reported = await report(parts, ctx, it, ending);
  const all = [it.goal, ...it.keyResults];
  const results = resultsOf(ctx, it, ending);
  const changes = all.flatMap((goal, i) => {
    const set = { state: 'closed' as const, closedAt: ctx.now, carriedIntoId: it.carried?.get(goal.id) };
    const change = {
      byId: it.byId,
      what: it.how,
      ...(it.adjustmentId === undefined ? {} : { adjustmentId: it.adjustmentId }),
      before: { state: goal.state },
      after: { state: 'closed', progress: results[i]?.progress ?? null, score: results[i]?.score ?? null },
    };
    return parts.own.change(goal, set, change, ctx.now);
  });
  const outcome: Outcome = {
    write: [...changes, parts.results.add(results)],
    refresh: all.map(({ id }) => ({ card: 'goals.goal', thing: id })),
    // Key results end as parts of their objective, whose end is told.
    tell: [{ name: goalFacts.closed, thing: it.goal.id }],
    wake:
      it.goal.parentId === undefined
        ? []
        : [{ timer: 'goals.roll-up', subject: it.goal.parentId, at: ctx.now }],
  };
  return { outcome: joinOutcomes(reported, outcome), result: results[0] };
}

/** Finds the key results that are closed with a goal. */
export async function keyResultsOf({ own }: Pick<Parts, 'own'>, goal: Goal): Promise<Goal[]> {
  if (goal.measure.kind !== 'parts') return [];
  const serving = await own.partsOf([goal.id]);
  return serving.filter((it) => it.kind === 'key-result' && it.state === 'active');
}
