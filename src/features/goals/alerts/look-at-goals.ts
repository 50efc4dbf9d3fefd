import { type JobContext, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import { endLags } from './end-lags.ts';
import type { Lag } from './model.ts';
import type { AlertParts } from './parts.ts';
import { raiseLags } from './raise-lags.ts';
import { isBehind, wakeTeam } from './rules.ts';

const isStill = (goal: Goal | undefined, lag: Lag): boolean =>
  goal !== undefined && isBehind(goal) && goal.ownerId === lag.ownerId;

/** Looks at goals as they stand, whatever was told of them: who falls behind is alerted, and what is no longer so ends. */
export async function lookAtGoals(
  parts: AlertParts,
  ctx: JobContext,
  goalIds: readonly string[],
): Promise<Outcome> {
  const [goals, open] = await Promise.all([parts.own.goals(goalIds), parts.lags.openOf(goalIds)]);
  const over = [...open.values()].filter((lag) => !isStill(goals.get(lag.goalId), lag));
  const fresh = [...goals.values()].filter((goal) => {
    const lag = open.get(goal.id);
    return isBehind(goal) && (lag === undefined || over.includes(lag));
  });
  return joinOutcomes(await endLags(parts, ctx, over, goals), await raiseLags(parts, ctx, fresh));
}

/** Looks at closed goals, and at the key results that were closed with them, of which nothing else is told. */
export async function lookAtClosed(
  parts: AlertParts,
  ctx: JobContext,
  goalIds: readonly string[],
): Promise<Outcome> {
  const serving = await parts.own.partsOf(goalIds);
  const keyResults = serving.filter((it) => it.kind === 'key-result');
  return lookAtGoals(parts, ctx, [...goalIds, ...keyResults.map((it) => it.id)]);
}

/** Looks at people's goals of which nobody was alerted yet: their team was started, or they changed to one that is on. */
export async function lookAtOwners(
  parts: AlertParts,
  ctx: JobContext,
  ownerIds: readonly string[],
): Promise<Outcome> {
  const goals = (await parts.own.ofOwners(ownerIds)).filter(isBehind);
  return goals.length === 0
    ? {}
    : lookAtGoals(
        parts,
        ctx,
        goals.map((it) => it.id),
      );
}

/** Looks at the members of teams that were started, and at what their channels are to be told. */
export async function lookAtTeams(
  parts: AlertParts,
  ctx: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const teamId of teamIds) {
    const members = await parts.people.membersOf(teamId);
    outcomes.push(
      await lookAtOwners(
        parts,
        ctx,
        members.map((it) => it.id),
      ),
      { wake: [wakeTeam(teamId, ctx.now)] },
    );
  }
  return joinOutcomes(...outcomes);
}
