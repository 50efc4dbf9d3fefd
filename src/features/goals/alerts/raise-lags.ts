import type { WorkTime } from '../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { readAssessments } from '../assess/assess-goals.ts';
import type { Goal } from '../model.ts';
import type { Lag } from './model.ts';
import { readAlerts, readOwners, sendAlerts } from './owner-alerts.ts';
import type { AlertParts } from './parts.ts';
import { hasWorsened, lagOf, quietUntil } from './rules.ts';
import type { NewLag } from './store.ts';

/** What raising an alert needs. */
type Raising = Pick<AlertParts, 'own' | 'people' | 'twoWindowsClosed' | 'lags' | 'deliveredAt'>;

type Told = { alertId: string; until: Instant };

/** Until when an owner who heard of a goal lately hears no more of it, and by which alert they did; nothing where they hear now. */
function toldLately(
  lag: number,
  before: readonly Lag[],
  { work, now }: { work: WorkTime | undefined; now: Instant },
): Told | undefined {
  const last = before.findLast((it) => it.knownAt !== undefined);
  if (last?.knownAt === undefined || work === undefined || hasWorsened(lag, last.lag)) return undefined;
  const until = quietUntil(work, last.knownAt);
  return until > now ? { alertId: last.alertId, until } : undefined;
}

/** Tells owners, and them alone, that goals of theirs fell behind; not again within five of their working days, unless it is worse. */
export async function raiseLags(
  parts: Raising,
  { now, newId }: JobContext,
  goals: readonly Goal[],
): Promise<Outcome> {
  if (goals.length === 0) return {};
  const owners = await readOwners(parts, goals);
  const known = goals.filter((it) => owners.has(it.ownerId));
  const [before, works, assessments, joinedBy] = await Promise.all([
    parts.lags.ofGoals(known.map((it) => it.id)),
    parts.people.workTimes([...owners.keys()]),
    readAssessments(parts, known, now),
    readAlerts(parts, owners, now),
  ]);
  const beforeOf = new Map<string, Lag[]>();
  for (const it of before) beforeOf.set(it.goalId, [...(beforeOf.get(it.goalId) ?? []), it]);
  const raised = known.flatMap((goal): NewLag[] => {
    const { id: goalId, ownerId } = goal;
    const found = assessments.get(goalId);
    if (found === undefined) return [];
    const lag = lagOf(goal, found);
    const theirs = (beforeOf.get(goalId) ?? []).filter((it) => it.ownerId === ownerId);
    const told = toldLately(lag, theirs, { work: works.get(ownerId), now });
    const alertId = told?.alertId ?? joinedBy(ownerId).alertId;
    return [{ id: newId(), goalId, ownerId, alertId, raisedAt: now, tellAt: told?.until, lag }];
  });
  const later = raised.filter((it) => it.tellAt !== undefined);
  const fresh = raised.filter((it) => it.tellAt === undefined);
  return joinOutcomes(sendAlerts(new Map(fresh.map((it) => [it.ownerId, joinedBy(it.ownerId)])), now), {
    write: parts.lags.raise(raised),
    refresh: later.map((it) => ({ card: 'goals.lag', thing: it.alertId })),
    wake: later.map((it) => ({ timer: 'goals.lag', subject: it.id, at: it.tellAt ?? now })),
  });
}

/** Tells owners what they were not to hear so soon again, if it is still so. */
export async function tellOwners(
  parts: AlertParts,
  { now }: JobContext,
  lagIds: readonly string[],
): Promise<Outcome> {
  const lags = (await parts.lags.byIds(lagIds)).filter(
    (it) => it.endedAt === undefined && it.tellAt !== undefined,
  );
  const goals = [...(await parts.own.goals(lags.map((it) => it.goalId))).values()];
  const joinedBy = await readAlerts(parts, await readOwners(parts, goals), now);
  return joinOutcomes(sendAlerts(new Map(lags.map((it) => [it.ownerId, joinedBy(it.ownerId)])), now), {
    write: lags.map((it) => parts.lags.tellOwner(it.id, joinedBy(it.ownerId).alertId)),
    refresh: lags.map((it) => ({ card: 'goals.lag', thing: it.alertId })),
  });
}
