import { localDate } from '../../../calendar/index.ts';
import type { Context, FieldValues } from '../../../chat/index.ts';
import type { CheckIn } from '../../check-ins/index.ts';
import { takesValues, unitOf } from '../amounts.ts';
import type { Update } from '../model.ts';
import type { Parts } from '../parts.ts';
import { levelProgress, type Surprise } from '../rules/progress.ts';
import { type AmountProblem, readAmount } from '../rules/read-amount.ts';
import { surpriseOf } from '../update/rules.ts';
import { type AskedGoal, isReportedIn, ownUpdate, readNamed, readReportable } from './read-asked.ts';
import { readSaid, type Said, type TickChanges, tickChanges } from './rules.ts';

type Of = { it: AskedGoal; field: string };

/** What keeps the form open. */
export type Problem = Of &
  (
    | { kind: 'closed'; shown: number | undefined }
    | { kind: 'no-value' }
    | { kind: 'unreadable'; problem: AmountProblem }
  );

/** A value to be reported. */
export type NewReport = Of & {
  value: number;
  confidence: number | undefined;
  /** The value before this check-in. */
  before: number | undefined;
  /** What this check-in reported earlier: struck through. */
  replaces: Update | undefined;
  surprise: Surprise | undefined;
};

export type NewTicks = TickChanges & { it: AskedGoal; replaces: Update | undefined };

/** What a check-in's form reports, compared with what is kept. */
export type Plan = {
  problems: readonly Problem[];
  reports: readonly NewReport[];
  /** Values that are again what they were before this check-in. */
  takenBack: readonly { it: AskedGoal; update: Update }[];
  ticks: readonly NewTicks[];
  /** Something was reported with this check-in before. */
  hasReported: boolean;
};

type Step = Partial<Pick<Plan, 'problems' | 'reports' | 'takenBack' | 'ticks'>>;

function planValue(it: AskedGoal, { field, typed, confidence }: Said, checkInId: string): Step {
  const { goal, updates } = it;
  const mine = ownUpdate(it, checkInId);
  const isSure = confidence !== undefined && confidence !== mine?.confidence;
  if (typed === undefined && !isSure) return {};
  const read = typed === undefined ? undefined : readAmount(typed, unitOf(goal.measure));
  if (read !== undefined && 'problem' in read)
    return { problems: [{ it, field, kind: 'unreadable', ...read }] };
  const value = read?.value ?? goal.current;
  if (value === undefined) return { problems: [{ it, field, kind: 'no-value' }] };
  if (value === goal.current && !isSure) return {};
  const before = updates.at(mine === undefined ? -1 : -2)?.value;
  if (mine !== undefined && value === before && !isSure) return { takenBack: [{ it, update: mine }] };
  const { measure } = goal;
  const progress = before === undefined || measure.kind !== 'level' ? 0 : levelProgress(measure, before);
  const surprise =
    value === goal.current ? undefined : surpriseOf({ measure, progress, current: before }, value);
  const sure = confidence ?? mine?.confidence;
  return { reports: [{ it, field, value, confidence: sure, before, replaces: mine, surprise }] };
}

function planTicks(it: AskedGoal, ticked: readonly string[], checkInId: string, today: string): Step {
  const changes = tickChanges(it.milestones, ticked, { checkInId, today });
  return changes.reachedNow.length + changes.takenBack.length === 0
    ? {}
    : { ticks: [{ it, ...changes, replaces: ownUpdate(it, checkInId) }] };
}

function planGoal(it: AskedGoal, said: Said | undefined, checkInId: string, today: string): Step {
  if (it.goal.state === 'closed') {
    const isSaid = said?.typed !== undefined || said?.confidence !== undefined || said?.ticked !== undefined;
    return said !== undefined && isSaid
      ? { problems: [{ it, field: said.field, kind: 'closed', shown: said.shown }] }
      : {};
  }
  // What was ticked with this check-in is always in its form: a list that is not there has nothing ticked any more.
  if (!takesValues(it.goal)) return planTicks(it, said?.ticked ?? [], checkInId, today);
  return said === undefined ? {} : planValue(it, said, checkInId);
}

/** Compares what the form says of somebody's goals with what is kept. */
export async function planReports(
  parts: Pick<Parts, 'own'>,
  ctx: Context,
  checkIn: Pick<CheckIn, 'id' | 'personId'>,
  values: FieldValues,
): Promise<Plan> {
  const said = readSaid(values);
  const active = await readReportable(parts, checkIn.personId);
  const gone = [...said.keys()].filter((id) => !active.some((it) => it.goal.id === id));
  const closed = gone.length === 0 ? [] : await readNamed(parts, checkIn.personId, gone);
  const today = localDate(ctx.now, ctx.actor.timeZone);
  const goals = [...active, ...closed];
  const steps = goals.map((it) => planGoal(it, said.get(it.goal.id), checkIn.id, today));
  return {
    problems: steps.flatMap((it) => it.problems ?? []),
    reports: steps.flatMap((it) => it.reports ?? []),
    takenBack: steps.flatMap((it) => it.takenBack ?? []),
    ticks: steps.flatMap((it) => it.ticks ?? []),
    hasReported: goals.some((it) => isReportedIn(it, checkIn.id)),
  };
}

/** Tells whether the form says anything of goals, and whether that is news. */
export function readPlan({ problems, reports, takenBack, ticks, hasReported }: Plan) {
  const changed = problems.length + reports.length + takenBack.length + ticks.length > 0;
  return { filled: changed || hasReported, changed };
}
