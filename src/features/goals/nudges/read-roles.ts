import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import { actingAbove, managersNow } from './acting.ts';
import type { Role, Wait } from './model.ts';
import type { NudgeParts } from './parts.ts';

/** How somebody stands to a goal today; nothing where it is not theirs to look after. */
export type Standing = {
  role: Role | undefined;
  /** The owner's direct manager today. */
  managerId: string | undefined;
  wait: Wait | undefined;
};

/** Whoever looks after a goal: its owner's manager; while they are on a long leave the next one up, unless it is private; and who was asked one up. */
function roleOf(
  personId: string,
  goal: Pick<Goal, 'visibility'>,
  it: { managerId: string | undefined; actingId: string | undefined; wait: Wait | undefined },
): Role | undefined {
  if (it.managerId === personId) return 'manager';
  if (goal.visibility === 'private') return undefined;
  if (it.actingId === personId) return 'stand-in';
  return it.wait?.escalatedToId === personId ? 'decision' : undefined;
}

/** Finds how somebody stands to goals today; asked again at every look, press and submit. */
export async function readStandings(
  { people, nudges }: Pick<NudgeParts, 'people' | 'nudges'>,
  personId: string,
  goals: readonly Goal[],
  now: Instant,
): Promise<ReadonlyMap<string, Standing>> {
  const owners = goals.map((it) => it.ownerId);
  const [managers, acting, waits] = await Promise.all([
    managersNow(people, owners, now),
    actingAbove(people, owners, now),
    nudges.waits(goals.map((it) => it.id)),
  ]);
  const byGoal = new Map(waits.map((it) => [it.goalId, it]));
  return new Map(
    goals.map((goal) => {
      const wait = byGoal.get(goal.id);
      const managerId = managers.get(goal.ownerId);
      const role = roleOf(personId, goal, { managerId, actingId: acting.get(goal.ownerId), wait });
      return [goal.id, { role, managerId, wait }];
    }),
  );
}
