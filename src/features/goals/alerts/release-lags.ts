import { type JobContext, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { cardsOf } from './end-lags.ts';
import { lookAtGoals } from './look-at-goals.ts';
import type { Lag } from './model.ts';
import type { AlertParts } from './parts.ts';
import { alertOf, isBehind, messageOf, releaseAt, wakeTeam } from './rules.ts';

const isHeld = (it: Lag): boolean =>
  it.knownAt !== undefined && it.releasedAt === undefined && it.endedAt === undefined;

/** Asks for the release of each, one of its owner's working days after they knew; of somebody who is gone, now. */
async function arm({ people }: AlertParts, lags: readonly Lag[], now: Instant): Promise<Outcome> {
  const works = await people.workTimes([...new Set(lags.map((it) => it.ownerId))]);
  return {
    wake: lags.map((lag) => {
      const work = works.get(lag.ownerId);
      const at = work === undefined ? now : releaseAt(work, lag.knownAt ?? now);
      return { timer: 'goals.release', subject: lag.id, at };
    }),
  };
}

/** Hears that alerts reached their owners, or never will: from now on the owner has one working day. */
export async function hearOfDelivery(
  parts: AlertParts,
  { now }: JobContext,
  messageIds: readonly string[],
): Promise<Outcome> {
  const alertIds = messageIds.flatMap((it) => alertOf(it) ?? []);
  const waiting = (await parts.lags.ofAlerts(alertIds)).filter(
    (it) => it.knownAt === undefined && it.tellAt === undefined && it.endedAt === undefined,
  );
  if (waiting.length === 0) return {};
  const known = new Map<string, Instant>();
  for (const id of new Set(waiting.map((it) => it.alertId)))
    known.set(id, (await parts.deliveredAt(messageOf(id))) ?? now);
  const lags = waiting.map((it) => ({ ...it, knownAt: known.get(it.alertId) ?? now }));
  return joinOutcomes(
    { write: [...known].map(([id, at]) => parts.lags.know(id, at)) },
    await arm(parts, lags, now),
  );
}

/** Looks whether an alert had arrived by the time that another goal joined it: of that arrival it has not heard. */
export async function lookForDelivery(
  parts: AlertParts,
  ctx: JobContext,
  alertIds: readonly string[],
): Promise<Outcome> {
  const messageIds = alertIds.map(messageOf);
  const delivered = await Promise.all(messageIds.map(parts.deliveredAt));
  return hearOfDelivery(
    parts,
    ctx,
    messageIds.filter((_, i) => delivered[i] !== undefined),
  );
}

/** Looks again at when people's goals are released: they are away, or no longer. */
export async function armAgain(
  parts: AlertParts,
  { now }: JobContext,
  ownerIds: readonly string[],
): Promise<Outcome> {
  return arm(parts, (await parts.lags.openOfOwners(ownerIds)).filter(isHeld), now);
}

/** Tells everybody else what its owner has known for a working day, if it is still so. */
export async function releaseLags(
  parts: AlertParts,
  ctx: JobContext,
  lagIds: readonly string[],
): Promise<Outcome> {
  const held = (await parts.lags.byIds(lagIds)).filter(isHeld);
  const goals = await parts.own.goals(held.map((it) => it.goalId));
  const works = await parts.people.workTimes([...new Set(held.map((it) => it.ownerId))]);
  const early: Lag[] = [];
  const due: Lag[] = [];
  const others: string[] = [];
  for (const lag of held) {
    const [goal, work] = [goals.get(lag.goalId), works.get(lag.ownerId)];
    if (goal === undefined || !isBehind(goal) || goal.ownerId !== lag.ownerId) others.push(lag.goalId);
    else if (work !== undefined && releaseAt(work, lag.knownAt ?? ctx.now) > ctx.now) early.push(lag);
    else due.push(lag);
  }
  const released = due.flatMap((lag) => goals.get(lag.goalId) ?? []);
  const teamIds = [...new Set(released.flatMap((it) => it.teamId ?? []))];
  return joinOutcomes(
    {
      write: [
        ...released.flatMap((goal) => parts.own.release(goal, ctx.now)),
        ...due.map((lag) => parts.lags.release(lag.id, ctx.now)),
      ],
      refresh: [
        ...(await cardsOf(parts, due)),
        ...released.map((goal) => ({ card: 'goals.goal', thing: goal.id })),
      ],
      wake: teamIds.map((id) => wakeTeam(id, ctx.now)),
    },
    await arm(parts, early, ctx.now),
    others.length === 0 ? {} : await lookAtGoals(parts, ctx, others),
  );
}
