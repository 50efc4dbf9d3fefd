import type { JobContext, Outcome, Post } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import type { Ending, Lag } from './model.ts';
import type { AlertParts } from './parts.ts';
import { isRecovery, SECOND_LOOK_MS, teamCardOf, wakeTeam } from './rules.ts';

function endingOf(goal: Goal | undefined, lag: Lag): Ending {
  if (goal === undefined || goal.state !== 'active') return 'closed';
  return goal.ownerId === lag.ownerId ? goal.status : 'handed-over';
}

type Ended = { lag: Lag; as: Ending };

/** Tells each owner who had heard of it: one message, however many recover together. */
function tellOwners(ended: readonly Ended[], { now }: JobContext): Post[] {
  const told = ended.filter(({ lag, as }) => lag.knownAt !== undefined && isRecovery(as));
  const theirs = (ownerId: string) => told.flatMap(({ lag }) => (lag.ownerId === ownerId ? [lag.id] : []));
  return [...new Set(told.map(({ lag }) => lag.ownerId))].map((ownerId) => ({
    id: `goals:recovered:${theirs(ownerId)[0]}`,
    to: [{ person: ownerId }],
    parts: theirs(ownerId).map((thing) => ({ card: 'goals.recovered', thing })),
    kind: 'nudge',
    why: 'goals.recovered',
    notBefore: new Date(now.getTime() + SECOND_LOOK_MS),
  }));
}

/** Names the posted cards on which these stand. */
export async function cardsOf({ teams }: AlertParts, lags: readonly Lag[]) {
  const inTeams = await teams.cardsOf(lags.map((it) => it.id));
  return [
    ...[...new Set(lags.map((it) => it.alertId))].map((thing) => ({ card: 'goals.lag', thing })),
    ...inTeams.map((it) => ({ card: 'goals.team-alert', thing: teamCardOf(it) })),
  ];
}

/** Ends what is no longer behind: the posted cards say so, and a recovery is told where the alert was. */
export async function endLags(
  parts: AlertParts,
  ctx: JobContext,
  lags: readonly Lag[],
  goals: ReadonlyMap<string, Goal>,
): Promise<Outcome> {
  if (lags.length === 0) return {};
  const ended = lags.map((lag) => ({ lag, as: endingOf(goals.get(lag.goalId), lag) }));
  const recovered = ended.filter(({ as }) => isRecovery(as));
  const teamIds = [...new Set(recovered.flatMap(({ lag }) => goals.get(lag.goalId)?.teamId ?? []))];
  return {
    write: ended.map(({ lag, as }) => parts.lags.end(lag.id, as, ctx.now)),
    post: tellOwners(ended, ctx),
    refresh: await cardsOf(parts, lags),
    wake: teamIds.map((id) => wakeTeam(id, new Date(ctx.now.getTime() + SECOND_LOOK_MS))),
  };
}
